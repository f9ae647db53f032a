"""The alerts that a number counts, listed beside it; Enter opens one, Esc goes back to the number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QToolButton, QVBoxLayout, QWidget

from cpdesk.rows.alert_words import ALERT_OUTCOME_WORDS
from cpdesk.rows.maqa import AlertRow
from cpdesk.rows.maqa_quarter import FigureRows
from cpdesk.rules.how_dates_read import slashed
from cpdesk.words import CONCERN_ABOUT_WORDS
from ui.shared.icons import icon
from ui.shared.plain_text import plain_label
from ui.shared.words_table import WordsTable

HEADINGS = ("No.", "Agency", "Child or meeting", "About", "Raised", "State", "Outcome")
WORDY = (1, 2, 3, 5, 6)
_SHARES, _AS_WORDS = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
NOTHING = "No alert stands behind this number any more."


class AlertsTable(WordsTable):
    """Alerts, a line each; where there is little room their words go on in a second line."""

    opened = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Alerts behind the number", HEADINGS)
        self.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(WordsTable.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        for column in range(len(HEADINGS)):
            self.horizontalHeader().setSectionResizeMode(column, _SHARES if column in WORDY else _AS_WORDS)
        self.verticalHeader().setSectionResizeMode(_AS_WORDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens an alert, Esc goes back."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AlertsBeside(QFrame):
    """A title, the alerts, and the way back. `opened` carries the number of an alert."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._rows: tuple[AlertRow, ...] = ()
        self.title = plain_label("", "strong")
        self.close_list = QToolButton()
        self.close_list.setIcon(icon("close"))
        self.close_list.setAccessibleName("Close this list")
        self.close_list.setToolTip("Back to the number (Esc)")
        self.table = AlertsTable()
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.left.connect(self.left)
        self.close_list.clicked.connect(self.left)

    def show_rows(self, found: FigureRows) -> None:
        """Show these alerts; the keyboard stays on the one where it was."""
        was = self._chosen()
        self._rows = found.rows
        self.title.setText(f"{found.title}: {len(found.rows)}" if found.rows else NOTHING)
        self.table.show_rows([words_of(row) for row in found.rows])
        same = [place for place, row in enumerate(found.rows) if was is not None and row.id == was.id]
        if found.rows:
            self.table.setCurrentIndex(self.table.words.index(same[0] if same else 0, 0))

    def _chosen(self) -> AlertRow | None:
        row = self.table.currentIndex().row()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.opened.emit(chosen.id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addLayout(head)
        column.addWidget(plain_label("Enter opens an alert. Esc goes back to the number.", "quiet"))
        column.addWidget(self.table, 1)


def words_of(row: AlertRow) -> tuple[str, ...]:
    """One alert as the list shows it."""
    about = " · ".join(part for part in (row.family or row.reference, row.meeting) if part)
    return (
        row.number,
        row.agency,
        about,
        CONCERN_ABOUT_WORDS.get(row.about, str(row.about)),
        slashed(row.raised_on) if row.raised_on else "",
        row.stands,
        ALERT_OUTCOME_WORDS[row.outcome] if row.outcome is not None else "",
    )
