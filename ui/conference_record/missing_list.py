"""What a record still lacks, as a list: Enter takes the keyboard to the place where it is written."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.marks import Mark
from ui.shared.marks import paint_mark, shape_side
from ui.shared.plain_text import plain_label, plain_tip
from ui.shared.theme import Theme
from ui.shared.wrapped_items import WrappedItems, wrap_items

NOTHING = "Nothing is missing."
_MISSING = Qt.ItemDataRole.UserRole
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MissingList(QWidget):
    """Its heading counts what is missing; `wanted` carries the line to which somebody goes."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[MissingLine, ...] = ()
        self.heading = plain_label("", "strong")
        self.list = _Lines(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.list.itemClicked.connect(self._want)
        self.list.entered_on.connect(self._want)
        theme.changed.connect(self._write)

    def show_missing(self, lines: Sequence[MissingLine], *, begun: bool = True) -> None:
        """Show what is missing: first what has to be there, then what is only worth knowing."""
        wanted = (*(line for line in lines if line.blocks), *(line for line in lines if not line.blocks))
        self.setVisible(begun)
        if wanted == self._lines and self.list.count() == len(wanted) and self.heading.text():
            return
        here = self._lines[self.list.currentRow()] if 0 <= self.list.currentRow() < len(self._lines) else None
        self._lines = wanted
        self._write()
        row = wanted.index(here) if here in wanted else min(max(self.list.currentRow(), 0), len(wanted) - 1)
        self.list.setCurrentRow(row)

    def take_keyboard(self) -> bool:
        """Take the keyboard; False when nothing is missing."""
        if not self._lines:
            return False
        self.list.setCurrentRow(max(self.list.currentRow(), 0))
        self.list.setFocus()
        return True

    def _write(self) -> None:
        blocking = sum(line.blocks for line in self._lines)
        self.heading.setText(f"What is missing ({blocking})" if blocking else NOTHING)
        self.list.setAccessibleName(self.heading.text())
        row = self.list.currentRow()
        self.list.clear()
        for line in self._lines:
            mark = Mark.DUE_SOON if line.blocks else Mark.NEUTRAL
            item = QListWidgetItem(self._shape(mark), line.sentence, self.list)
            said = line.sentence if line.blocks else f"Worth knowing: {line.sentence}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(plain_tip(f"{line.sentence} ({line.rule})" if line.rule else line.sentence))
            item.setData(_MISSING, line)
        self.list.setVisible(bool(self._lines))
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _shape(self, mark: Mark) -> QIcon:
        side, dots = shape_side(self.font()), self.devicePixelRatioF()
        picture = QPixmap(round(side * dots), round(side * dots))
        picture.setDevicePixelRatio(dots)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_mark(painter, QRect(0, 0, side, side), mark, self._theme.mark_colours(mark))
        painter.end()
        return QIcon(picture)

    def _want(self, item: QListWidgetItem) -> None:
        line = item.data(_MISSING)
        if isinstance(line, MissingLine):
            self.wanted.emit(line)


class _Lines(QListWidget):
    """The sentences, each whole, with Enter as with a click."""

    entered_on = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        wrap_items(self)
        self.setItemDelegate(_WithShape(self))
        side = shape_side(self.font())
        self.setIconSize(QSize(side, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place."""
        if event.key() in _ENTER and self.currentItem() is not None:
            self.entered_on.emit(self.currentItem())
            return
        super().keyPressEvent(event)


class _WithShape(WrappedItems):
    """Room for the shape beside the words."""

    ACROSS = WrappedItems.ACROSS + 22
