"""One line in which a person says why, where the desk wants a reason before it keeps a change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class WhyBar(QFrame):
    """Asks for a reason in the window. `given` carries it; `put_away` when the person let it be."""

    given = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.words = QLineEdit()
        self.words.setPlaceholderText("The reason, as the history will show it")
        self.keep = QPushButton("Keep with this reason")
        self.keep.setProperty("kind", "main")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self.sentence, 2)
        row.addWidget(self.words, 3)
        row.addWidget(self.keep)
        self.words.returnPressed.connect(self._give)
        self.words.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._give)
        self.keep.setEnabled(False)
        self.hide()

    def ask(self, sentence: str) -> None:
        """Show the desk's sentence and put the cursor into the line for the reason."""
        self.sentence.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.show()
        self.words.setFocus()

    def clear(self) -> None:
        """Put the line away, empty."""
        self.words.clear()
        self.hide()

    def _give(self) -> None:
        if self.words.text().strip():
            self.given.emit(self.words.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets the change be."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.put_away.emit()
        else:
            super().keyPressEvent(event)
