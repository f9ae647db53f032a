"""The quarter as it was shared: each time with its papers, kept for good, and whether the figures changed since."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cpdesk.rows.maqa_quarter import SnapshotRow, TheQuarter
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from ui.shared.plain_text import plain_label
from ui.shared.rows_of_buttons import ButtonRow
from ui.shared.words_table import WordsTable

NOT_YET = "This quarter has not been kept as shared yet."
HOW = "Each was kept with both papers and does not change any more. Enter writes the papers of one again."
HEADINGS = ("No.", "Kept", "By", "Small numbers", "Since then")
LINES = 6


class SnapshotTable(WordsTable):
    """What was shared, a line each."""

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the papers of this line again."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class SharedPart(QFrame):
    """`write_wanted` carries the snapshot whose papers are wanted again."""

    write_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._rows: Sequence[SnapshotRow] = ()
        self.said = plain_label(NOT_YET, "quiet")
        self.table = SnapshotTable("The quarter as it was shared", HEADINGS)
        self.table.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.buttons = ButtonRow()
        self.buttons.add("Write these papers again", self._write, drawn="pdf")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for part in (plain_label("As it was shared", "strong"), self.said, self.table, self.buttons):
            column.addWidget(part)
        self.table.opened.connect(self._write)
        self.table.hide()
        self.buttons.hide()

    def show_quarter(self, shown: TheQuarter) -> None:
        """Show what was shared of this quarter, the latest first."""
        self._rows = sorted(shown.snapshots, key=lambda row: -row.number)
        self.said.setText(HOW if self._rows else NOT_YET)
        self.table.setVisible(bool(self._rows))
        self.buttons.setVisible(bool(self._rows))
        self.table.show_rows([words_of(row) for row in self._rows])
        if self._rows:
            self.table.setCurrentIndex(self.table.words.index(0, 0))
            tall = sum(self.table.rowHeight(row) for row in range(min(len(self._rows), LINES)))
            self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + tall + 16)

    def _write(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._rows):
            self.write_wanted.emit(self._rows[row].id)


def words_of(row: SnapshotRow) -> tuple[str, ...]:
    """One sharing as the table shows it."""
    return (
        str(row.number),
        short_moment(row.kept_at.astimezone(LONDON)),
        row.kept_by,
        "withheld" if row.suppressed else "shown",
        "The figures changed" if row.changed_since else "Nothing changed",
    )
