"""The list as it will go out, in the window: what changed, how it stands, and the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from cpdesk.rows.list_columns import LIST_COLUMNS
from cpdesk.rows.lpm_list import ListChanges, LpmList
from cpdesk.rules.how_dates_read import long, month_and_year
from ui.reports_room.labels import Card, button, sentence
from ui.reports_room.list_model import ListModel
from ui.shared.theme import Theme


def changes_words(changes: ListChanges) -> str:
    """What changed since the last list, in one line."""
    return (
        f"{changes.since} New {len(changes.new)}, held {len(changes.held)}, "
        f"newly overdue {len(changes.newly_overdue)}, closed or withdrawn {len(changes.closed)}."
    )


def counts_words(lpm_list: LpmList) -> str:
    """How the list stands, in one line."""
    stands = ", ".join(f"{_within_a_sentence(words)} {number}" for words, number in lpm_list.counts if number)
    entries = "1 entry" if len(lpm_list.lines) == 1 else f"{len(lpm_list.lines)} entries"
    return f"{entries}{': ' if stands else ''}{stands}."


def _within_a_sentence(words: str) -> str:
    """Words as they stand inside a sentence; LPM and its like keep their capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


class ListPreview(QWidget):
    """The preview; Esc goes back."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card("Preview")
        self._goes_out, self._counts, self._changes = sentence(kind="strong"), sentence(), sentence()
        self._counting = sentence(kind="quiet")
        self._model = ListModel(theme)
        self.table = QTableView()
        self.back = button("Back to reports", self.left.emit, drawn="back", tip="Back to reports (Esc)")
        self._dress_table()
        self._lay_out()

    def show_list(self, lpm_list: LpmList) -> None:
        """Shows this list and puts the cursor into its table."""
        kind = "As it was issued" if lpm_list.issued_at else "As it would go out now"
        self._card.heading.setText(f"LPM list: {month_and_year(lpm_list.monday.nominal)}")
        self._goes_out.setText(f"{kind}, for {long(lpm_list.monday.due)}. OFFICIAL-SENSITIVE. Children by initials.")
        self._counts.setText(counts_words(lpm_list))
        self._changes.setText(changes_words(lpm_list.changes))
        self._counting.setText(" ".join(filter(None, (lpm_list.standards, lpm_list.standards_notice))))
        self._model.show_lines(lpm_list.lines)
        self._size_columns()
        if lpm_list.lines:
            self.table.setCurrentIndex(self._model.index(0, 0))
        self.table.setFocus()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName("The list as it goes out")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _size_columns(self) -> None:
        """Columns as wide as in the workbook, and never narrower than their heading."""
        letter = self.fontMetrics().averageCharWidth() * 1.1
        heading = QFontMetrics(self.table.horizontalHeader().font())
        for number, column in enumerate(LIST_COLUMNS):
            wide = heading.horizontalAdvance(column.heading) * 1.12 + 18
            self.table.setColumnWidth(number, int(max(column.width * letter, wide)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch()
        for part in (self._goes_out, self._counts, self._changes, self._counting):
            self._card.column.addWidget(part)
        self._card.column.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addWidget(self._card, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the reports."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
