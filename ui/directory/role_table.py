"""Everybody who holds a role, as a table; Enter opens the entry."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cpdesk.rows.directory import DirectoryRow
from cpdesk.rules.how_dates_read import slashed
from cpdesk.words import DIRECTORY_PART_WORDS
from ui.shared.words_table import WordsTable

HEADINGS = ("Role", "For", "Name", "Email", "Telephone", "From", "Until", "Note")


class RoleTable(WordsTable):
    """One line for each entry."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who holds which role", HEADINGS, parent)
        self._rows: tuple[DirectoryRow, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setToolTip("Enter opens the entry.")
        self.doubleClicked.connect(self._open)

    def show_entries(self, rows: Sequence[DirectoryRow]) -> None:
        """Show other lines; the keyboard stays on its entry."""
        here = self.chosen()
        self._rows = tuple(rows)
        self.show_rows([_words(row) for row in rows])
        place = next((at for at, row in enumerate(rows) if here is not None and row.id == here.id), 0)
        if rows:
            self.setCurrentIndex(self.model().index(place, 0))

    def chosen(self) -> DirectoryRow | None:
        """The entry that the keyboard stands on."""
        row = self.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the entry."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.row() < len(self._rows):
            self.opened.emit(self._rows[index.row()].id)


def _words(row: DirectoryRow) -> tuple[str, ...]:
    return (
        DIRECTORY_PART_WORDS[row.part],
        row.team or row.agency,
        row.name,
        row.email,
        row.phone,
        slashed(row.from_on),
        slashed(row.last_on) if row.last_on else "",
        row.note,
    )
