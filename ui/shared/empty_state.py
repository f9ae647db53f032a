"""What a room says when it has nothing to show: one sentence, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A sentence in the middle of an empty room, with buttons that start something."""

    def __init__(
        self,
        sentence: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        heading: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        if heading:
            column.addWidget(_words(heading, "strong"))
        self.label = _words(sentence, "quiet")
        column.addWidget(self.label)
        column.addLayout(self._row_of(buttons))
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        """Shows another sentence."""
        self.label.setText(sentence)

    def _row_of(self, buttons: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        for place, (words, slot) in enumerate(buttons):
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.setProperty("kind", "main" if place == 0 else "plain")
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch()
        return row


def _words(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("kind", kind)
    return label
