"""The sheet of a week as it would be printed, in the window: closed days, who is away, and the conferences."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rows.invitations import DiarySheet, SheetLine
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.london import LONDON
from ui.reports_room.labels import Card, button, sentence
from ui.shared.words_table import WordsTable

HEADINGS = (
    "Day", "Time", "Kind", "Reference", "Children", "Room", "Chair", "Minute-taker", "Expected", "State", "To arrange",
)  # fmt: skip


class SheetPreview(QWidget):
    """The preview; Esc goes back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = Card("Preview")
        self._counts, self._closed, self._away = sentence(kind="strong"), sentence(), sentence()
        self.table = WordsTable("The week as it is printed", HEADINGS)
        self.back = button("Back to reports", self.left.emit, drawn="back", tip="Back to reports (Esc)")
        self._lay_out()

    def show_sheet(self, sheet: DiarySheet) -> None:
        """Shows this sheet and puts the cursor into its table."""
        self.card.heading.setText(sheet.title)
        number = counted(len(sheet.lines), "conference") if sheet.lines else "No conference"
        self._counts.setText(f"{number}. OFFICIAL-SENSITIVE. Children by initials.")
        self._closed.setText(" ".join(f"{long(on)}: {title}. The unit does not work." for on, title in sheet.closed))
        self._away.setText(f"Away: {'; '.join(sheet.away)}." if sheet.away else "")
        for words in (self._closed, self._away):
            words.setVisible(bool(words.text()))
        self.table.show_rows([_cells(line) for line in sheet.lines])
        if sheet.lines:
            self.table.setCurrentIndex(self.table.words.index(0, 0))
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the reports."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch()
        for part in (self._counts, self._closed, self._away):
            self.card.column.addWidget(part)
        self.card.column.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self.card, 1)


def _cells(line: SheetLine) -> tuple[str, ...]:
    start, end = line.start_at.astimezone(LONDON), line.end_at.astimezone(LONDON)
    return (
        short(start.date()), f"{start:%H:%M}–{end:%H:%M}", line.kind, line.reference, line.initials, line.room,
        line.chair, line.minute_taker, str(line.expected), line.state, line.needs,
    )  # fmt: skip
