"""What each key does in a table that is written in, and the menu that names the same for the mouse."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.edit_table.model import NEW, Index

if TYPE_CHECKING:
    from ui.shared.edit_table.table import EditTable

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_TAB = frozenset({Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
_WRITTEN = frozenset({ColumnKind.TEXT, ColumnKind.LONG, ColumnKind.DATE})
_CLEARED: dict[ColumnKind, object] = {ColumnKind.TEXT: "", ColumnKind.LONG: "", ColumnKind.TICK: False}


class CellKeys(QObject):
    """Letters set choices or begin to write, Space ticks, Ctrl+D puts today, Delete empties.

    Alt with an arrow moves a row, Ctrl+Delete takes it out.
    """

    def __init__(self, table: "EditTable") -> None:
        super().__init__(table)
        self._table = table
        self.remove_words = ""
        self.open_words = ""
        self.move_words = ""
        self.acts: dict[str, tuple[str, Callable[[], object]]] = {}

    def press(self, event: QKeyEvent) -> bool:
        """Do what this key does in the cell that the keyboard is on; False when it does nothing here."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._table.currentIndex().isValid():
            return False
        if key in _ENTER and held in {Qt.KeyboardModifier.NoModifier, _CONTROL}:
            self._open_row() if held == _CONTROL else self.enter()
        elif key == Qt.Key.Key_F2:
            self._table.write_here()
        elif key == Qt.Key.Key_D and held == _CONTROL:
            return self._put_today()
        elif key == Qt.Key.Key_Delete:
            return self._delete(whole_row=held == _CONTROL)
        elif key == Qt.Key.Key_Escape:
            return self._put_kept_back()
        else:
            return self._paste() if event.matches(QKeySequence.StandardKey.Paste) else self._type(event)
        return True

    def move(self, event: QKeyEvent) -> bool:
        """Move the row with Alt and an arrow; False for every other key, and where rows stay in their places."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by = _MOVES.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.AltModifier else None
        return by is not None and self._move(by)

    def begin(self, why: Qt.FocusReason) -> None:
        """The keyboard came: it stands on a cell, by Tab on one that can be written in where the row has any."""
        cells, here = self._table.cells, self._table.currentIndex()
        if not cells.rowCount() or (here.isValid() and (why not in _BY_TAB or cells.can_write(here))):
            return
        row = [cells.index(max(here.row(), 0), column) for column in range(cells.columnCount())]
        self._table.stand_on(next((index for index in row if cells.can_write(index)), row[0]))

    def go_on_in_new_row(self, by: int) -> bool:
        """Go to the next cell of the row that somebody begins, and write there; False at its end and elsewhere."""
        cells, here = self._table.cells, self._table.currentIndex()
        row = cells.row_of(NEW)
        if not here.isValid() or here.row() != row or not any(cells.typed_in_new_row().values()):
            return False
        places = range(here.column() + by, cells.columnCount() if by > 0 else -1, by)
        index = next((index for at in places if cells.can_write(index := cells.index(row, at))), None)
        if index is not None:
            self._table.stand_on(index)
            self._table.write_here()
        return index is not None

    def enter(self) -> None:
        """Write in this cell, tick it, or open the row where nothing is written."""
        column = self._column()
        if column.kind is ColumnKind.TICK:
            self.tick()
        elif self._can_write():
            self._table.write_here()
        else:
            self._open_row()

    def tick(self) -> None:
        """Tick this cell, or take its tick away."""
        if self._can_write():
            self._table.set_here(not self._table.cells.value(self._table.currentIndex()))

    def go_beside(self, by: int) -> bool:
        """Go to the next cell that can be written in, in this row or the next; False where there is none."""
        cells, here = self._table.cells, self._table.currentIndex()
        wide = cells.columnCount()
        place = here.row() * wide + here.column() + by
        while 0 <= place < wide * cells.rowCount():
            index = cells.index(place // wide, place % wide)
            if cells.can_write(index):
                self._table.stand_on(index)
                return True
            place += by
        return False

    def go_down(self, column: int) -> None:
        """Go to the next row in this column; the empty row is handed on and stays."""
        cells, here = self._table.cells, self._table.currentIndex()
        if self._table.row_key() == NEW:
            self._table.stand_on(cells.index(here.row(), column))
            self._table.leave_new_row()
        else:
            self._table.stand_on(cells.index(min(here.row() + 1, cells.rowCount() - 1), column))

    def follow(self, current: Index) -> None:
        """Have the page around the table scroll to this cell."""
        above = self._table.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inner = above.widget() if above is not None else None
        if above is not None and inner is not None and current.isValid() and self._table.hasFocus():
            rect = self._table.visualRect(current)
            centre = self._table.viewport().mapTo(inner, rect.center())
            tall = max(rect.height() // 2, self._table.writing.wants_tall())
            above.ensureVisible(centre.x(), centre.y(), 0, tall + 30)

    def follow_soon(self) -> None:
        """Scroll the table and the page around it to the cell, once every row has its height."""
        QTimer.singleShot(0, self, lambda: self._table.scrollTo(self._table.currentIndex()))
        QTimer.singleShot(0, self, lambda: self.follow(self._table.currentIndex()))

    def open_menu(self, event: QContextMenuEvent) -> None:
        """Everything that can be done here, each with its key."""
        if not self._table.currentIndex().isValid():
            return
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_cell_part(menu)
        if self.open_words:
            self._offer(menu, self.open_words, "Ctrl+Return", self._open_row)
        for letter, (words, act) in self.acts.items():
            self._offer(menu, words, letter.upper(), act)
        if self.move_words and self._table.row_key() != NEW:
            menu.addSeparator()
            self._offer(menu, f"{self.move_words} up", "Alt+Up", partial(self._move, -1))
            self._offer(menu, f"{self.move_words} down", "Alt+Down", partial(self._move, 1))
        if self.remove_words and self._table.row_key() != NEW:
            menu.addSeparator()
            self._offer(menu, self.remove_words, "Ctrl+Del", self._remove)
        menu.popup(self._place_of(event))

    def _fill_cell_part(self, menu: QMenu) -> None:
        if not self._can_write():
            return
        column = self._column()
        if column.kind is ColumnKind.TICK:
            self._offer(menu, "Tick or untick", "Space", self.tick)
            return
        self._offer(menu, "Write here", "F2", self._table.write_here)
        if column.kind is ColumnKind.DATE:
            self._offer(menu, "Today's date", "Ctrl+D", self._put_today)
        for letter, value in (column.letters or {}).items():
            words = (column.words or {}).get(value, str(value))
            self._offer(menu, words, letter.upper(), partial(self._table.set_here, value))
        self._offer(menu, "Leave it empty", "Del", self._delete)

    def _offer(self, menu: QMenu, words: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)

    def _place_of(self, event: QContextMenuEvent) -> QPoint:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            return event.globalPos()
        rect = self._table.visualRect(self._table.currentIndex())
        return self._table.viewport().mapToGlobal(rect.bottomLeft())

    def _type(self, event: QKeyEvent) -> bool:
        """A sign typed in a cell: sets a choice at once, ticks, or begins to write."""
        letters = event.text()
        held = event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
        if not letters or not letters.isprintable() or held:
            return False
        column = self._column()
        if letters.casefold() in self.acts and (column.kind not in _WRITTEN or not self._can_write()):
            self.acts[letters.casefold()][1]()
            return True
        if column.kind is ColumnKind.TICK:
            if letters == " ":
                self.tick()
            return letters == " "
        if not self._can_write():
            return False
        if letters == " ":
            self._table.write_here()
        elif letters.casefold() in (column.letters or {}):
            self._table.set_here((column.letters or {})[letters.casefold()])
        else:
            self._table.write_here(letters)
        return True

    def _paste(self) -> bool:
        """What was copied takes the place of what stands in the cell; its editor stays open to look at it."""
        words = QApplication.clipboard().text()
        kind = self._column().kind
        if kind not in _WRITTEN or not words.strip() or not self._can_write():
            return False
        self._table.write_here(words if kind is ColumnKind.LONG else " ".join(words.split()))
        return True

    def _put_today(self) -> bool:
        if self._column().kind is not ColumnKind.DATE:
            return False
        self._table.set_here(self._table.almanac.today())
        return True

    def _delete(self, *, whole_row: bool = False) -> bool:
        if whole_row:
            return self._remove()
        if not self._can_write():
            return False
        self._table.set_here(_CLEARED.get(self._column().kind))
        return True

    def _remove(self) -> bool:
        if not self.remove_words or self._table.row_key() == NEW:
            return False
        self._table.removed.emit(self._table.row_key())
        return True

    def _move(self, by: int) -> bool:
        if not self.move_words or self._table.row_key() == NEW:
            return False
        self._table.moved.emit(self._table.row_key(), by)
        return True

    def _put_kept_back(self) -> bool:
        """Esc in a cell that was not kept shows again what the record holds."""
        index = self._table.currentIndex()
        if not self._table.cells.is_refused(index):
            return False
        self._table.cells.put(index, None)
        return True

    def _open_row(self) -> None:
        if self.open_words and self._table.row_key() != NEW:
            self._table.row_opened.emit(self._table.row_key())

    def _can_write(self) -> bool:
        index = self._table.currentIndex()
        return index.isValid() and self._table.cells.can_write(index)

    def _column(self) -> EditColumn:
        return self._table.cells.columns[self._table.currentIndex().column()]
