"""What the person opened last, each a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpdesk.rows.today import OpenedBefore
from ui.shared.plain_text import plain_label
from ui.today.side_cards import SideCard

NOTHING_OPENED = "Nothing was opened yet."


class OpenedCard(SideCard):
    """The last five requests, conferences and entries; `opened` carries the subject and the number."""

    opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Recently opened", parent)
        self._shown: tuple[OpenedBefore, ...] | None = None
        self.buttons: list[QPushButton] = []
        self._lines: list[QWidget] = []
        self.empty = plain_label(NOTHING_OPENED, "quiet")
        self.column.addWidget(self.empty)

    def show_opened(self, opened: tuple[OpenedBefore, ...]) -> None:
        """Shows these; what stands already is left alone."""
        if opened == self._shown:
            return
        self._shown = opened
        at_hand = any(button.hasFocus() for button in self.buttons)
        for line in self._lines:
            self.column.removeWidget(line)
            line.setVisible(False)
            line.deleteLater()
        self.buttons = []
        self._lines = [self._line(one) for one in opened]
        for line in self._lines:
            self.column.addWidget(line)
        self.empty.setVisible(not opened)
        if at_hand and self.buttons:
            self.buttons[0].setFocus()

    def _line(self, one: OpenedBefore) -> QWidget:
        button = QPushButton("Open")
        button.setAccessibleName(f"Open {one.words}")
        button.clicked.connect(lambda _checked=False: self.opened.emit(one.subject, one.id))
        self.buttons.append(button)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(one.words), 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line
