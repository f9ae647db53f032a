"""The small panel under the Columns button: which columns are shown, and in what order."""

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.rows.lpm_register import Column
from ui.lpm_register.column_layout import ColumnLayout
from ui.lpm_register.columns import FACE_OF
from ui.shared.enter_key import press_by_enter

_LEAST_ROOM = 320
_SLACK = 8
_COLUMN = Qt.ItemDataRole.UserRole


class ColumnChooser(QFrame):
    """Tick a column to show it; move it with the buttons or with Alt and an arrow. Esc closes."""

    def __init__(self, columns: ColumnLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._columns = columns
        self._room = _LEAST_ROOM
        self.setProperty("kind", "card")
        self.setAccessibleName("Columns")
        self.list = QListWidget()
        self.list.setAccessibleName("Columns to show")
        self.left = QPushButton("Move up")
        self.right = QPushButton("Move down")
        self.back = QPushButton("Put columns back")
        self._lay_out()
        self.list.itemChanged.connect(self._ticked)
        self.left.clicked.connect(lambda: self._move(-1))
        self.right.clicked.connect(lambda: self._move(1))
        self.back.clicked.connect(self._put_back)
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._move, steps))

    def open_under(self, button: QWidget) -> None:
        """Show the panel beneath its button, its right edge on the button's."""
        below = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        screen = button.screen().availableGeometry()
        self._room = max(screen.bottom() - below.y(), _LEAST_ROOM)
        self._fill(0)
        self.adjustSize()
        corner = below - QPoint(self.width(), 0)
        corner.setX(max(corner.x(), button.window().mapToGlobal(QPoint(0, 0)).x()))
        corner.setY(max(min(corner.y(), screen.bottom() - self.height()), screen.top()))
        self.move(corner)
        self.show()
        self.list.setFocus()

    def _lay_out(self) -> None:
        title = QLabel("Columns, from left to right")
        title.setProperty("kind", "strong")
        buttons = QHBoxLayout()
        buttons.addWidget(self.left)
        buttons.addWidget(self.right)
        self.left.setToolTip("Move the column to the left (Alt+Up)")
        self.right.setToolTip("Move the column to the right (Alt+Down)")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(title)
        column.addWidget(self.list)
        column.addLayout(buttons)
        column.addWidget(self.back)

    def _fill(self, at: int) -> None:
        blocker = QSignalBlocker(self.list)
        self.list.clear()
        for column in self._columns.order():
            item = QListWidgetItem(FACE_OF[column].heading)
            item.setToolTip(FACE_OF[column].full)
            item.setData(_COLUMN, column)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if self._columns.is_shown(column) else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(at)
        row = self.list.sizeHintForRow(0)
        every = row * self.list.count() + 2 * self.list.frameWidth() + 2
        self.list.setFixedHeight(min(every, self._room - self._around()))
        blocker.unblock()

    def _around(self) -> int:
        """How much height the panel needs beside its list."""
        layout = self.layout()
        return 0 if layout is None else layout.sizeHint().height() - self.list.sizeHint().height() + _SLACK

    def _ticked(self, item: QListWidgetItem) -> None:
        column = Column(item.data(_COLUMN))
        self._columns.show_column(column, shown=item.checkState() is Qt.CheckState.Checked)
        self._fill(self.list.row(item))

    def _move(self, steps: int) -> None:
        at = self.list.currentRow()
        if at < 0:
            return
        self._columns.move(Column(self.list.item(at).data(_COLUMN)), steps)
        self._fill(min(max(at + steps, 0), self.list.count() - 1))

    def _put_back(self) -> None:
        self._columns.put_back()
        self._fill(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter presses the button that the cursor is on."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not press_by_enter(event):
            super().keyPressEvent(event)
