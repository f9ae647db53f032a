"""The sections of a record as a list at the left: each with its state, in shape and words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.conference_record.lines import SectionLine
from ui.shared.marks import chip_font, paint_mark, shape_side
from ui.shared.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.ItemDataRole.UserRole
_ACROSS, _DOWN, _GAP = 10, 7, 6


class SectionList(QListWidget):
    """Up and Down go from section to section; `chosen` carries the key of the one to show."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections of the record")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painting(theme, self))
        self._showing = False
        self.currentRowChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """Show these sections, and keep the one that is chosen."""
        here = self.key()
        self._showing = True
        while self.count() > len(lines):
            self.takeItem(self.count() - 1)
        for place, line in enumerate(lines):
            item = self.item(place) or QListWidgetItem(self)
            item.setData(_LINE, line)
            item.setText(line.title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title}, {line.words}")
        self._showing = False
        if here is not None and not self.go_to(here):
            self.setCurrentRow(0)
        self.setFixedHeight(self.sizeHintForRow(0) * len(lines) + 2 * self.frameWidth() + 2 if lines else 0)

    def key(self) -> tuple[str, int] | None:
        """The section that is chosen."""
        line = self._line(self.currentRow())
        return line.key if line is not None else None

    def go_to(self, key: tuple[str, int]) -> bool:
        """Choose this section; False when there is none such."""
        place = next((row for row in range(self.count()) if self._key(row) == key), -1)
        if place >= 0:
            self.setCurrentRow(place)
        return place >= 0

    def step(self, by: int) -> None:
        """Choose the next section, or the one before."""
        self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _key(self, row: int) -> tuple[str, int] | None:
        line = self._line(row)
        return line.key if line is not None else None

    def _line(self, row: int) -> SectionLine | None:
        item = self.item(row)
        line = item.data(_LINE) if item is not None else None
        return line if isinstance(line, SectionLine) else None

    def _tell(self, row: int) -> None:
        line = self._line(row)
        if line is not None and not self._showing:
            self.chosen.emit(line.key)


class _Painting(QStyledItemDelegate):
    """A section's title at the left, its state at the right."""

    def __init__(self, theme: Theme, of: QListWidget) -> None:
        super().__init__(of)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line with air around it."""
        return QSize(0, option.fontMetrics.height() + 2 * _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Title, shape and words; the chosen one on its ground, with an edge while the keyboard is there."""
        line = index.data(_LINE)
        if not isinstance(line, SectionLine):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colours = self._theme.colours
        rect = option.rect
        if chosen:
            painter.fillRect(rect, option.palette.highlight())
        painter.setPen(option.palette.highlightedText().color() if chosen else option.palette.text().color())
        room = self._paint_state(painter, rect, line, option)
        painter.setFont(chip_font(option.font) if chosen else option.font)
        title = painter.fontMetrics().elidedText(
            line.title, Qt.TextElideMode.ElideRight, rect.width() - 2 * _ACROSS - room - _GAP
        )
        left = QRect(rect.left() + _ACROSS, rect.top(), rect.width(), rect.height())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.main)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRect, line: SectionLine, option: QStyleOptionViewItem) -> int:
        """The state at the right; how much room it took."""
        painter.setFont(option.font)
        side = shape_side(option.font)
        wide = painter.fontMetrics().horizontalAdvance(line.words)
        right = QRect(rect.right() - _ACROSS - wide, rect.top(), wide + 1, rect.height())
        painter.drawText(right, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line.words)
        shape = QRect(right.left() - side - _GAP, rect.center().y() - side // 2 + 1, side, side)
        paint_mark(painter, shape, line.mark, self._theme.mark_colours(line.mark))
        return wide + side + _GAP
