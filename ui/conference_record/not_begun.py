"""What stands in place of the sections while nobody has begun the record: what it needs, and how it begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.rows.conference_record import RecordShown
from ui.shared.icons import ON_MAIN_BUTTON, icon
from ui.shared.plain_text import plain_label

WIDTH_IN_LETTERS = 90
BEGIN = "Begin the record"
WHAT_HAPPENS = (
    "Nobody has begun the record of this conference yet.\n"
    "The invitation list, the social worker and the team manager become its participants. "
    "What you write is kept as you go; nothing goes out before the chair has agreed it."
)


class NotBegun(QWidget):
    """A sentence and, where the record can be begun, the button for it."""

    begin = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = plain_label("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS)
        self.button = QPushButton(icon("plus", ON_MAIN_BUTTON), BEGIN)
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(lambda _checked=False: self.begin.emit())
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.words, 20)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_record(self, shown: RecordShown) -> None:
        """Say why it cannot be begun, or how it begins."""
        self.words.setText(shown.why_not_begun or WHAT_HAPPENS)
        self.button.setVisible(not shown.why_not_begun)
        if not shown.why_not_begun:
            self.button.setFocus()
