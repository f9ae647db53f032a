"""Small parts of this room: a sentence, a button, a card."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from ui.shared.icons import ON_BUTTON, ON_MAIN_BUTTON, icon


def sentence(text: str = "", kind: str = "") -> QLabel:
    """A sentence that wraps, shown exactly as it is."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label


def button(words: str, act: Callable[[], object], *, drawn: str = "", main: bool = False, tip: str = "") -> QPushButton:
    """A button with its words, perhaps an icon, and what it does."""
    made = QPushButton(words)
    made.setAutoDefault(True)
    made.setAccessibleName(words)
    if drawn:
        made.setIcon(icon(drawn, ON_MAIN_BUTTON if main else ON_BUTTON))
    if main:
        made.setProperty("kind", "main")
    made.setToolTip(tip)
    made.clicked.connect(lambda _checked=False: act())
    return made


class Card(QFrame):
    """A card with a heading; its parts stand below each other."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(7)
        self.heading = sentence(heading, "heading")
        self.column.addWidget(self.heading)
