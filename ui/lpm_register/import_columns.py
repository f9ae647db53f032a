"""The columns of the spreadsheet: what each is taken to mean, why, and a box to correct it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cpdesk.rows.old_spreadsheet import ColumnMatch, Field
from ui.lpm_register.import_words import FIELD_WORDS
from ui.shared.plain_text import plain_tip

HEADINGS = ("Column in the spreadsheet", "Looks like", "Taken to mean", "Why")
MEANING = 2
QUIET_FOR = 300


@dataclass(frozen=True, slots=True)
class SameColumn:
    """A column, which may stand under the same heading on several sheets."""

    heading: str
    field: Field
    sheets: tuple[str, ...]
    samples: tuple[str, ...]
    because: str
    hidden: bool


class ImportColumns(QTableWidget):
    """A line for each column; `corrected` carries the sheets, the heading and the meaning chosen."""

    corrected = Signal(tuple, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(HEADINGS), parent)
        self._columns: tuple[SameColumn, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(QUIET_FOR)
        self._soon.timeout.connect(self._tell_corrected)
        self.setHorizontalHeaderLabels(list(HEADINGS))
        self.setAccessibleName("Columns of the spreadsheet and what they mean")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(False)
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.Interactive,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Interactive,
                QHeaderView.ResizeMode.Stretch,
            )
        ):
            header.setSectionResizeMode(column, mode)
        self.setColumnWidth(0, 230)
        self.setColumnWidth(MEANING, 240)

    def show_matches(self, matches: Sequence[ColumnMatch]) -> None:
        """Show these columns; where they are the ones shown, the boxes stay and the keyboard with them."""
        columns = same_columns(matches)
        if [column.heading for column in columns] != [column.heading for column in self._columns]:
            self.setRowCount(0)
            self.setRowCount(len(columns))
            for row, column in enumerate(columns):
                self._make_box(row, column)
        self._columns = columns
        for row, column in enumerate(columns):
            self._show_column(row, column)

    def box(self, row: int) -> QComboBox:
        """The box in which the meaning of a column is corrected."""
        box = self.cellWidget(row, MEANING)
        if not isinstance(box, QComboBox):
            raise TypeError("This line has no box")
        return box

    def _make_box(self, row: int, column: SameColumn) -> None:
        box = QComboBox()
        for field, words in FIELD_WORDS.items():
            box.addItem(words, field)
        box.setAccessibleName(f"{column.heading or 'No heading'} is taken to mean")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        # Going through the list with arrow keys or letters asks once, at the end.
        box.activated.connect(lambda _index: self._soon.start())
        self.setCellWidget(row, MEANING, box)
        self.setRowHeight(row, box.sizeHint().height() + 4)

    def _show_column(self, row: int, column: SameColumn) -> None:
        heading = column.heading or "No heading"
        told = f"{heading} (hidden)" if column.hidden else heading
        for place, words in ((0, told), (1, " · ".join(column.samples) or "Empty"), (3, column.because)):
            item = QTableWidgetItem(" ".join(words.split()))
            item.setToolTip(plain_tip(words))
            self.setItem(row, place, item)
        box = self.box(row)
        box.setAccessibleDescription(column.because)
        if not self._soon.isActive():
            box.setCurrentIndex(box.findData(column.field))

    def _tell_corrected(self) -> None:
        changed = [
            (row, column) for row, column in enumerate(self._columns) if self.box(row).currentData() != column.field
        ]
        for row, column in changed:
            self.corrected.emit(column.sheets, column.heading, self.box(row).currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turning the wheel over a box scrolls the table and never changes a meaning by accident."""
        if isinstance(event, QWheelEvent) and isinstance(watched, QComboBox):
            self.wheelEvent(event)
            return True
        return super().eventFilter(watched, event)


def same_columns(matches: Sequence[ColumnMatch]) -> tuple[SameColumn, ...]:
    """The columns with those that stand under the same heading and mean the same on several sheets put together."""
    found: dict[tuple[str, Field], SameColumn] = {}
    for match in matches:
        key = (match.heading, match.field)
        before = found.get(key)
        sheets = (*before.sheets, match.sheet) if before else (match.sheet,)
        samples = (before.samples if before and before.samples else match.samples)[:3]
        hidden = match.hidden and (before is None or before.hidden)
        found[key] = SameColumn(match.heading, match.field, sheets, samples, match.because, hidden)
    return tuple(found.values())
