"""A table of numbers, walked with the arrows; each number is a button that opens what it counts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from ui.shared.numbers.cells import NumberRow
from ui.shared.numbers.model import NumbersModel
from ui.shared.numbers.painting import PADDING, NumberPainter
from ui.shared.theme import Theme

_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class NumbersTable(QTableView):
    """Numbers under headings. `opened` carries what the chosen number opens.

    `passed` says that an arrow wants to go on above the first row (-1) or beneath the last (1), and in which column;
    `came` that the keyboard came here.
    """

    opened = Signal(object)
    passed = Signal(int, int)
    came = Signal()

    def __init__(self, name: str, headings: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self.numbers = NumbersModel(headings, self)
        self.setModel(self.numbers)
        self.setAccessibleName(name)
        self._painter = NumberPainter(self.numbers, theme, self)
        self.setItemDelegate(self._painter)
        self._set_up()
        self.clicked.connect(self._open)
        theme.changed.connect(self.fit)

    def show_rows(self, rows: Sequence[NumberRow], headings: Sequence[str] | None = None) -> None:
        """Show these rows; the keyboard stays on the cell where it was."""
        here, chosen = self.currentIndex(), self.selectionModel().hasSelection()
        place = (here.row(), here.column()) if here.isValid() else None
        self.numbers.show_rows(rows, headings)
        self.fit()
        if place is not None:
            self.stand_on(*place)
        if not chosen:
            self.clearSelection()

    def show_whole(self) -> None:
        """The table is as tall as its rows, for a page that scrolls."""
        self._whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stand_on(self, row: int, column: int) -> None:
        """Take the keyboard to this cell, or to the nearest that there is."""
        rows, columns = self.numbers.rowCount(), self.numbers.columnCount()
        if rows and columns:
            self.setCurrentIndex(self.numbers.index(min(max(row, 0), rows - 1), min(max(column, 1), columns - 1)))

    def fit(self) -> None:
        """Give columns and rows the room that their words need."""
        header = self.horizontalHeader()
        for bars in (True, False):
            self._painter.bars = bars
            self._share_width()
            if self.columnWidth(0) >= self._longest_word():
                break
        self.resizeRowsToContents()
        if self._whole:
            rows = sum(self.rowHeight(row) for row in range(self.numbers.rowCount()))
            self.setFixedHeight(header.sizeHint().height() + rows + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a number; an arrow at the first or last row goes on to the next table."""
        here = self.currentIndex()
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(here)
        elif event.key() == Qt.Key.Key_Up and here.row() == 0:
            self.passed.emit(-1, here.column())
        elif event.key() == Qt.Key.Key_Down and here.row() == self.numbers.rowCount() - 1:
            self.passed.emit(1, here.column())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on a number."""
        super().focusInEvent(event)
        here = self.currentIndex()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.stand_on(here.row(), here.column())
            self.scrollTo(self.currentIndex())
        self.came.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words of a heading elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()

    def _share_width(self) -> None:
        """Numbers take what they need, the headings of the rows what is left."""
        header = self.horizontalHeader()
        if self.numbers.columnCount():
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            header.resizeSections()

    def _longest_word(self) -> int:
        """How wide the column of headings must be for none of their words to be cut."""
        words = {word for row in self.numbers.rows for word in row.heading.split()}
        return max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0) + 2 * PADDING

    def _open(self, index: QModelIndex) -> None:
        cell = self.numbers.cell(index)
        if cell is not None and cell.opens is not None:
            self.opened.emit(cell.opens)

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setAccessibleName(f"Columns of {self.accessibleName()}")
