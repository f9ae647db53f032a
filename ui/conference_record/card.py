"""A part of a section as a card with its heading, and a line of text in it that goes when there is nothing to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.shared.explained import ExplainedDate
from ui.shared.plain_text import plain_label


class Card(QFrame):
    """A heading, and beneath it what belongs together."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.heading = plain_label(heading, "strong")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 10)
        self.column.setSpacing(6)
        self.column.addWidget(self.heading)

    def add(self, *parts: QWidget) -> None:
        """Put parts beneath what is there."""
        for part in parts:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(part, ExplainedDate) else Qt.AlignmentFlag(0)
            self.column.addWidget(part, 0, side)


def first_shown(*parts: QWidget) -> QWidget | None:
    """The first of these that is not hidden."""
    return next((part for part in parts if not part.isHidden()), None)


def show_words(label: QLabel, words: str) -> None:
    """Say these words in a label; without any it is not there."""
    label.setText(words)
    label.setAccessibleName(words)
    label.setVisible(bool(words))
