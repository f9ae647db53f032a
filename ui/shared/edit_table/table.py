"""A table that is written in where it stands, by keyboard alone; each cell is handed on for itself as it is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.shared.almanac import Almanac
from ui.shared.edit_table.cell_keys import CellKeys
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow
from ui.shared.edit_table.model import NEW, EditModel, Index, Typed
from ui.shared.edit_table.painting import CellPainter
from ui.shared.edit_table.widths import Fitting, set_up_room, whole_height
from ui.shared.edit_table.writing import CellWriting, Onward
from ui.shared.theme import Theme

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class EditTable(QTableView):
    """Rows and columns to write in.

    `changed` carries row, column, new value and the value that was seen; answer it with `was_kept` or `was_refused`.
    `many_changed` carries the rows, the column and the value when a key set several rows at once. `added` carries
    what was typed into the empty row; `row_opened` and `removed` carry a row, `moved` also how far; `said` a sentence.
    """

    changed = Signal(str, str, object, object)
    many_changed = Signal(object, str, object)
    added = Signal(object)
    row_opened = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    said = Signal(str)

    def __init__(self, name: str, theme: Theme, almanac: Almanac, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.almanac = almanac
        self.cells = EditModel(self)
        self.keys = CellKeys(self)
        self._painter = CellPainter(self.cells, theme, self)
        self._fitting = Fitting(self, self.cells, self._painter)
        self.writing = CellWriting(self.cells, self._painter, theme=theme, almanac=almanac, parent=self)
        self._needed: tuple[str, ...] = ()
        self._whole = False
        self._many = False
        self._tabbed_from = -1
        self.setModel(self.cells)
        self._set_up()
        self.writing.typed.connect(self.hand_on)
        self.writing.left.connect(self._go_on)
        self.doubleClicked.connect(lambda _index: self.keys.enter())
        theme.changed.connect(self._restyle)

    # What is shown

    def set_columns(self, columns: Sequence[EditColumn]) -> None:
        """Have these columns."""
        self.cells.set_columns(columns)
        self._lay_out()

    def set_rows(self, rows: Iterable[EditRow]) -> None:
        """Show these rows; the keyboard stays on its row and column, the table where it is scrolled to."""
        here, column, top = self.row_key(), max(self.currentIndex().column(), 0), self.verticalScrollBar().value()
        place = self.currentIndex().row()
        self.cells.set_rows(rows)
        self._lay_out()
        if not self.writing.is_open() and self.cells.rowCount():
            row = self.cells.row_of(here)
            row = row if row >= 0 else min(max(place, 0), self.cells.rowCount() - 1)
            if self.currentIndex() != self.cells.index(row, column):
                self.stand_on(self.cells.index(row, column))
        self.verticalScrollBar().setValue(top)

    def set_new_row(self, blank: EditRow | None, *needed: str) -> None:
        """Have an empty row beneath the others, handed on whole when it is left with one of `needed` filled."""
        self._needed = needed
        self.cells.set_new_row(blank)
        self._lay_out()

    def put_back(self, values: Mapping[str, object]) -> None:
        """What was typed into the empty row was not kept: there it stands again."""
        if not self.cells.typed_in_new_row():
            self.cells.fill_new_row(values)
        self._lay_out()

    def let_choose_many(self) -> None:
        """Several rows can be chosen with Shift and the arrows; a key that sets a choice sets it in all of them."""
        self._many = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def let_remove(self, words: str, *, move: str = "") -> None:
        """A whole row can be taken out with Ctrl+Delete, and with `move` go up and down; the words are for the menu."""
        self.keys.remove_words, self.keys.move_words = words, move

    def let_open(self, words: str) -> None:
        """A row can be opened with Ctrl+Enter, or Enter where nothing is written; `words` name it in the menu."""
        self.keys.open_words = words

    def let_key(self, letter: str, words: str, act: Callable[[], object]) -> None:
        """Have a letter do something with the row of the keyboard, wherever letters do not write."""
        self.keys.acts[letter] = (words, act)

    def show_whole(self) -> None:
        """The table is as tall as its rows, for a page that scrolls."""
        self._whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    # Where the keyboard is

    def go_to(self, row_key: str, column_key: str = "") -> bool:
        """Take the keyboard to this cell; False when it is not there."""
        row, column = self.cells.row_of(row_key), self.cells.column_of(column_key)
        if row < 0:
            return False
        index = self.cells.index(row, max(column, 0))
        self.stand_on(index)
        self.setFocus()
        self.keys.follow_soon()
        return True

    def stand_on(self, index: QModelIndex) -> None:
        """Take the keyboard to this cell alone, whichever keys are held down."""
        self.selectionModel().setCurrentIndex(index, _SELECT)

    def go_to_new_row(self) -> bool:
        """Take the keyboard to the empty row."""
        return self.go_to(NEW, self._needed[0] if self._needed else "")

    def row_key(self) -> str:
        """The row that the keyboard is on."""
        row = self.currentIndex().row()
        return self.cells.row(row).key if 0 <= row < self.cells.rowCount() else ""

    def column_key(self) -> str:
        """The column that the keyboard is on."""
        column = self.currentIndex().column()
        return self.cells.columns[column].key if column >= 0 else ""

    def chosen_keys(self) -> tuple[str, ...]:
        """The chosen rows from the top; the row of the keyboard where none is."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        keys = tuple(self.cells.row(row).key for row in rows if self.cells.row(row).key != NEW)
        return keys or ((self.row_key(),) if self.row_key() not in {"", NEW} else ())

    def is_writing(self) -> bool:
        """Whether somebody is writing in a cell."""
        return self.writing.is_open()

    # What became of what was typed

    def was_kept(self, row_key: str, column_key: str) -> None:
        """What was typed into this cell was kept."""
        self.cells.settle(row_key, column_key)

    def was_refused(self, row_key: str, column_key: str, sentence: str) -> None:
        """What was typed into this cell was not kept: it stays there, with the reason."""
        self.cells.settle(row_key, column_key, sentence)

    def put_kept_back(self, row_key: str, column_key: str) -> None:
        """Show in this cell what the record holds, in place of what was typed."""
        row, column = self.cells.row_of(row_key), self.cells.column_of(column_key)
        if row >= 0 and column >= 0:
            self.cells.put(self.cells.index(row, column), None)

    def hand_on(self, index: QModelIndex, value: object, seen: object) -> None:
        """Show what was typed at once, and hand it on; the empty row is handed on whole when it is left."""
        row_key, column = self.cells.row(index.row()).key, self.cells.columns[index.column()]
        self.cells.put(index, Typed(value, seen))
        self._lay_out()
        if row_key != NEW:
            self.changed.emit(row_key, column.key, value, seen)

    def set_here(self, value: object) -> None:
        """Set the cell that the keyboard is on, or this column in every chosen row."""
        index = self.currentIndex()
        if not index.isValid():
            return
        keys = self.chosen_keys()
        if self._many and len(keys) > 1 and self.row_key() in keys:
            self.many_changed.emit(keys, self.column_key(), value)
        elif self.cells.can_write(index) and value != self.cells.value(index):
            self.hand_on(index, value, self.cells.seen(index))

    def write_here(self, letters: str = "") -> None:
        """Open the editor of the cell that the keyboard is on; letters take the place of what stood there."""
        index = self.currentIndex()
        if self.writing.is_open() or not index.isValid() or not self.cells.can_write(index):
            return
        self.edit(index)
        self._lay_out()
        if letters:
            self.writing.type_first(letters)

    def leave_new_row(self) -> None:
        """Hand on what was typed into the empty row, when what it needs is there."""
        values = self.cells.typed_in_new_row()
        if not any(values.get(column) for column in self._needed):
            return
        row = self.cells.row_of(NEW)
        wrong = [self.cells.problem(self.cells.index(row, at)) for at in range(len(self.cells.columns))]
        if any(wrong):
            self.said.emit(next(words for words in wrong if words))
            return
        self.cells.clear_new_row()
        self.added.emit(values)

    # Keys, the mouse, and what follows from size and style

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a key does in a cell; everything else as in any table."""
        if not self.keys.move(event) and not self.keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box of a cell that holds a tick ticks it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self.cells.columns[index.column()].kind is ColumnKind.TICK:
            self.keys.tick()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done in this cell and with this row, each with its key."""
        self.keys.open_menu(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Leaving the empty row hands it on; the page around a whole table follows the keyboard."""
        super().currentChanged(current, previous)
        if previous.isValid() and current.row() != previous.row() == self.cells.row_of(NEW):
            self.leave_new_row()
        self.keys.follow(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always stands on a cell; who comes by Tab comes to one that can be written in."""
        super().focusInEvent(event)
        self.keys.begin(event.reason())

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the whole of a row that somebody begins, its ticks too; elsewhere it leaves the table."""
        return self.keys.go_on_in_new_row(1 if onward else -1) or super().focusNextPrevChild(onward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the table hands on the empty row."""
        super().focusOutEvent(event)
        if not self.writing.is_open() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave_new_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._restyle()

    def sizeHint(self) -> QSize:
        """As tall as its rows, and as an open editor, where it is shown whole; its scroll bar covers none of them."""
        rows = max(self.verticalHeader().length(), self.writing.wants_tall())
        tall = whole_height(self, rows) if self._whole else super().sizeHint().height()
        return QSize(super().sizeHint().width(), tall)

    def _go_on(self, onward: Onward) -> None:
        """After an editor: to the next row, or to the next cell and write there."""
        if onward is not Onward.STAY:
            self.setFocus()
        beside = onward in {Onward.RIGHT, Onward.LEFT}
        column = self._tabbed_from if self._tabbed_from >= 0 else self.currentIndex().column()
        self._tabbed_from = column if beside else -1
        self._lay_out()
        if beside and self.keys.go_beside(1 if onward is Onward.RIGHT else -1):
            self.write_here()
        elif onward is Onward.DOWN:
            self.keys.go_down(column)

    def _lay_out(self) -> None:
        """Columns share the width, rows are as tall as their words, a whole table as tall as its rows."""
        self._fitting.fit()
        if self._whole:
            self.setFixedHeight(self.sizeHint().height())

    def _restyle(self) -> None:
        self._fitting.restyle()
        self._lay_out()
        self.viewport().update()

    def _set_up(self) -> None:
        self.setItemDelegate(self.writing)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        set_up_room(self)
        self.horizontalHeader().setAccessibleName(f"Columns of {self.accessibleName()}")
