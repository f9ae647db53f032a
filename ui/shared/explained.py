"""A date that can say how it was counted: hover, press Enter or click, and the sentence is there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget


class ExplainedDate(QPushButton):
    """A due date as a small button; its tooltip, and one click, give the sentence of the deadline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "link")
        self.setCursor(QCursor(Qt.CursorShape.WhatsThisCursor))
        self.clicked.connect(self.explain)

    def show_date(self, words: str, sentence: str) -> None:
        """Shows a date in words, and keeps how it was counted at hand."""
        self.setText(words)
        self.setToolTip(sentence)
        self.setWhatsThis(sentence)
        self.setAccessibleName(words)
        self.setAccessibleDescription(sentence)
        self.setEnabled(bool(sentence))

    def explain(self) -> None:
        """Shows how the date was counted, beneath it."""
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)
