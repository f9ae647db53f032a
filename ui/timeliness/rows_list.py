"""What stands behind a number, a line each; Enter opens one, F2 says why it was late, Esc goes back to the number."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from cpdesk.rows.timeliness import RowsBehind, TimelinessRow, TimelinessRows
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.timeliness import Standing
from ui.shared.icons import icon
from ui.shared.plain_text import plain_label
from ui.shared.words_table import WordsTable
from ui.timeliness.why_late import WhyLateStrip, reason_words

HEADINGS = (
    "What",
    "Child or meeting",
    "Reference",
    "Team",
    "Chair",
    "From",
    "Due",
    "Done",
    "How it stands",
    "Why late",
)
STANDING_WORDS = {Standing.IN_TIME: "In time", Standing.LATE: "Late", Standing.OPEN_LATE: "Open, late"}
HOW = "Enter opens a line, F2 says why it was late, Esc goes back."
FEWEST_LINES = 6
NOTHING = "Nothing stands behind this number any more."


class RowsTable(WordsTable):
    """The lines."""

    opened = Signal()
    left = Signal()
    why_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 goes to the reason, Esc goes back."""
        keys = {
            Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Escape: self.left,
            Qt.Key.Key_F2: self.why_wanted,
        }  # fmt: skip
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is not None:
            wanted.emit()
        else:
            super().keyPressEvent(event)


class RowsList(QFrame):
    """A title, the lines, and why the chosen one was late. `opened` carries a row."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, why: WhyLateStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows: tuple[TimelinessRow, ...] = ()
        self._asked: TimelinessRows | None = None
        self.why = why
        self.title = plain_label("", "strong")
        self.close_list = QToolButton()
        self.close_list.setIcon(icon("close"))
        self.close_list.setAccessibleName("Close this list")
        self.close_list.setToolTip("Back to the number (Esc)")
        self.table = RowsTable("What stands behind the number", HEADINGS)
        self.table.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(self.fontMetrics().height() * FEWEST_LINES)
        self._lay_out()
        self._join()

    def show_rows(self, asked: TimelinessRows, found: RowsBehind) -> None:
        """Show these lines, of another number from its first one.

        Read again, the keyboard stays on the line where it was, or on the next where that one is gone.
        """
        was, place = (self.chosen(), max(self.table.currentIndex().row(), 0)) if asked == self._asked else (None, 0)
        self.rows, self._asked = found.rows, asked
        self.title.setText(f"{found.title}: {len(found.rows)}" if found.rows else NOTHING)
        self.table.show_rows([words_of(row, asked) for row in found.rows])
        same = [at for at, row in enumerate(found.rows) if was is not None and _is_same(row, was)]
        if found.rows:
            here = same[0] if same else min(place, len(found.rows) - 1)
            self.table.setCurrentIndex(self.table.words.index(here, 0))
        self._follow()

    def chosen(self) -> TimelinessRow | None:
        """The line that the keyboard is on."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def minimumSizeHint(self) -> QSize:
        """Room for sentences that go on in a second line too: a splitter does not ask for it by itself."""
        least, layout = super().minimumSizeHint(), self.layout()
        tall = layout.minimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(least.width(), max(least.height(), tall))

    def _follow(self, *_index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.chosen()
        if row is not None and self._asked is not None:
            self.why.show_row(self._asked.measure, row)
        self.why.setVisible(row is not None)

    def _open(self) -> None:
        row = self.chosen()
        if row is not None:
            self.opened.emit(row)

    def _join(self) -> None:
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.left.connect(self.left)
        self.table.why_wanted.connect(self.why.take_keyboard)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.why.left.connect(self.table.setFocus)
        self.close_list.clicked.connect(self.left)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 3)
        head.addWidget(plain_label(HOW, "quiet"), 2)
        head.addWidget(self.close_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.why)


def words_of(row: TimelinessRow, asked: TimelinessRows) -> tuple[str, ...]:
    """One line as the list shows it."""
    return (
        row.what,
        row.about,
        row.reference,
        row.team,
        row.chair,
        slashed(row.anchor_on) if row.anchor_on else "",
        slashed(row.due_on),
        slashed(row.done_on) if row.done_on else "",
        row.over or STANDING_WORDS[row.standing],
        ": ".join(part for part in (reason_words(asked.measure).get(row.reason, ""), row.why) if part),
    )


def _is_same(one: TimelinessRow, other: TimelinessRow) -> bool:
    return (one.subject, one.subject_id) == (other.subject, other.subject_id)
