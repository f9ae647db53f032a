"""The strip above an empty diary: one sentence and one button, with the days still in sight to drop something on."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.shared.plain_text import plain_label

BOOK, CLEAR, WEEK = "Book conference", "Clear the filter", "Show the week"


class EmptyStrip(QFrame):
    """Hidden while there is something to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.label = plain_label("")
        self.button = QPushButton()
        self._act: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._press)
        self.hide()

    def say(self, sentence: str, button: str, act: Callable[[], object]) -> None:
        """Say that there is nothing, and offer the one thing to do about it."""
        self.label.setText(sentence)
        self.button.setText(button)
        self._act = act
        self.show()

    def _press(self) -> None:
        if self._act is not None:
            self._act()


def nothing_in_sight(span: str, waiting: int) -> str:
    """What an empty diary says: "No conferences this week. 4 are waiting for a date."."""
    where = "on this day" if span == "day" else f"this {span}"
    who = "One is waiting for a date." if waiting == 1 else f"{waiting} are waiting for a date." if waiting else ""
    return f"No conferences {where}. {who}".rstrip()
