"""The lines of a road as a table, oldest first; Enter opens what a line is about."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from cpdesk.rows.child_road import RoadLine
from cpdesk.rules.how_dates_read import short
from ui.shared.words_table import WordsTable

HEADINGS = ("Day", "Time", "Of what", "", "What happened or is to come")
TO_COME, LATE = "to come", "late"


class RoadList(WordsTable):
    """Every line of a road; what is to come or late says so in a word."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Everything in order of date", HEADINGS, parent)
        self._lines: Sequence[RoadLine] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[RoadLine], today: date) -> None:
        """Show these lines; the cursor stays on its line."""
        was = self._lines[self.currentIndex().row()] if self.currentIndex().isValid() else None
        self._lines = lines
        self.show_rows([words_of(line, today) for line in lines])
        if was is not None and was in lines:
            self._choose(lines.index(was))

    def go_to_day(self, today: date) -> None:
        """Put the cursor on the last thing that happened, with what is to come beneath it in sight."""
        past = [row for row, line in enumerate(self._lines) if not line.to_come and line.on <= today]
        if self._lines:
            self._choose(past[-1] if past else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the line is about."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._lines[index.row()])


def words_of(line: RoadLine, today: date) -> tuple[str, ...]:
    """One line as the table shows it; what still waits after its day is late."""
    waits = LATE if line.on < today else TO_COME
    return (short(line.on), line.time, line.lane, waits if line.to_come else "", line.words)
