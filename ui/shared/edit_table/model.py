"""The rows of a table that is written in: what is kept, and over it what somebody typed that is not kept yet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow, cell_words, spoken
from ui.shared.plain_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NEW = "new row"


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a cell: on its way, kept and not read back yet, or not kept for the reason given.

    `text` is what stands there where it could not be read as a value.
    """

    value: object
    seen: object
    kept: bool = False
    why_not: str = ""
    text: str | None = None


class EditModel(QAbstractTableModel):
    """Rows by key; a row with an open editor is never taken away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[EditColumn, ...] = ()
        self._rows: list[EditRow] = []
        self._new: EditRow | None = None
        self._typed: dict[tuple[str, str], Typed] = {}
        self._held = ""
        self._wanted: list[EditRow] = []

    # What the table shows

    def set_columns(self, columns: Sequence[EditColumn]) -> None:
        """Have these columns from now on."""
        if tuple(columns) == self.columns:
            return
        same = [column.key for column in columns] == [column.key for column in self.columns]
        if same:
            self.columns = tuple(columns)
            self._tell_all()
            return
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def set_new_row(self, blank: EditRow | None) -> None:
        """Have an empty row beneath the others, to type further ones into; None takes it away."""
        new = replace(blank, key=NEW) if blank is not None else None
        if new == self._new:
            return
        self._new = new
        others = [row for row in self._wanted if row.key != NEW]
        self._wanted = [*others, *([self._new] if self._new is not None else [])]
        self._arrange(self._with_held())
        self._tell_all()

    def set_rows(self, rows: Iterable[EditRow]) -> None:
        """Show these rows; what was typed and is not kept yet stays over them."""
        before = list(self._rows)
        wanted = [*rows, *([self._new] if self._new is not None else [])]
        self._wanted = _as_they_were(before, wanted)
        touched = self._forget_what_came()
        self._arrange(self._with_held())
        self._tell_new(before, touched)

    def row(self, place: int) -> EditRow:
        """The row at this place."""
        return self._rows[place]

    def rows(self) -> Sequence[EditRow]:
        """Every row, the empty one too."""
        return self._rows

    def said_in(self, place: int) -> tuple[EditRow, dict[str, Typed]]:
        """All that a row says: what is kept in it, and what was typed over it, by column."""
        row = self._rows[place]
        return row, {column: typed for (key, column), typed in self._typed.items() if key == row.key}

    def row_of(self, key: str) -> int:
        """The place of this row, -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def column_of(self, key: str) -> int:
        """The place of this column, -1 when it is not there."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    # What somebody types

    def hold(self, key: str) -> None:
        """Never take this row away while somebody writes in it; empty lets go."""
        held, self._held = self._held, key
        if held and not key:
            self._arrange(self._wanted)

    def value(self, index: Index) -> object:
        """The value of a cell: what was typed, or what is kept."""
        typed = self._typed_at(index)
        return typed.value if typed is not None else self.kept_value(index)

    def kept_value(self, index: Index) -> object:
        """The value that the record holds."""
        return self._rows[index.row()].values.get(self.columns[index.column()].key)

    def seen(self, index: Index) -> object:
        """What a change of this cell stands on: what is on its way, or what is kept."""
        typed = self._typed_at(index)
        return self.kept_value(index) if typed is None or typed.why_not else typed.value

    def text(self, index: Index) -> str:
        """What stands in a cell, in words, or as it was typed where it could not be read."""
        typed = self._typed_at(index)
        if typed is not None and typed.text is not None:
            return typed.text
        return cell_words(self.columns[index.column()], self.value(index))

    def problem(self, index: Index) -> str:
        """What is wrong with a cell, in words."""
        typed = self._typed_at(index)
        if typed is not None:
            return f"Not kept: {typed.why_not}" if typed.why_not else ""
        return self._rows[index.row()].problems.get(self.columns[index.column()].key, "")

    def hint(self, index: Index) -> str:
        """The quiet words of a cell in which nothing stands, and of which nothing is wrong."""
        if self.text(index) or self.problem(index):
            return ""
        return self._rows[index.row()].hints.get(self.columns[index.column()].key, "")

    def is_refused(self, index: Index) -> bool:
        """Whether what stands here was typed and could not be kept."""
        typed = self._typed_at(index)
        return typed is not None and bool(typed.why_not)

    def put(self, index: Index, typed: Typed | None) -> None:
        """Put what was typed over a cell, or take it away."""
        place = (self._rows[index.row()].key, self.columns[index.column()].key)
        if typed is None:
            self._typed.pop(place, None)
        else:
            self._typed[place] = typed
        self._tell_row(index.row())

    def settle(self, row_key: str, column_key: str, why_not: str = "") -> None:
        """What was typed here was kept, or was not for this reason."""
        typed = self._typed.get((row_key, column_key))
        if typed is not None:
            self._typed[row_key, column_key] = replace(typed, kept=not why_not, why_not=why_not)
            self._tell_row(self.row_of(row_key))

    def typed_in_new_row(self) -> dict[str, object]:
        """What was typed into the empty row, by column."""
        return {column: typed.value for (row, column), typed in self._typed.items() if row == NEW and not typed.why_not}

    def clear_new_row(self) -> None:
        """The empty row is empty again."""
        self._typed = {place: typed for place, typed in self._typed.items() if place[0] != NEW}
        self._tell_row(self.row_of(NEW))

    def fill_new_row(self, values: Mapping[str, object]) -> None:
        """Put values back into the empty row."""
        for column, value in values.items():
            self._typed[NEW, column] = Typed(value, None)
        self._tell_row(self.row_of(NEW))

    # What Qt asks of any model

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell for the eye, the ear and the explanation."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.text(index) or self.hint(index)
            return spoken(column, self._rows[index.row()], words, self.problem(index))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole}:
            parts = (self.problem(index), column.tip)
            words = "\n".join(part for part in parts if part)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is ColumnKind.TICK:
            return Qt.CheckState.Checked if self.value(index) else Qt.CheckState.Unchecked
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A column's heading with its explanation; a row is named by what it is about."""
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].label if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.columns[section].spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.columns[section].tip or self.columns[section].in_full)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be reached; some can be written in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEditable if self.can_write(index) else usual

    def can_write(self, index: Index) -> bool:
        """Whether this cell can be written in."""
        column = self.columns[index.column()]
        return column.kind is not ColumnKind.READ and column.key not in self._rows[index.row()].read_only

    # How rows come and go

    def _forget_what_came(self) -> set[str]:
        """Take away what was typed and kept, and what changed since it was seen; gives the rows that it stood in."""
        values = {row.key: row.values for row in self._wanted}
        touched = set()
        for (row, column), typed in list(self._typed.items()):
            if row == NEW or (typed.why_not and row in values):
                continue
            if row not in values or typed.kept or values[row].get(column) != typed.seen:
                del self._typed[row, column]
                touched.add(row)
        return touched

    def _with_held(self) -> list[EditRow]:
        """The rows wanted, with the one that somebody is writing in, even where it is gone."""
        place = self.row_of(self._held) if self._held else -1
        if place < 0 or any(row.key == self._held for row in self._wanted):
            return list(self._wanted)
        return [*self._wanted[:place], self._rows[place], *self._wanted[place:]]

    def _arrange(self, wanted: list[EditRow]) -> None:
        keys = {row.key for row in wanted}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in keys:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(wanted):
            self._bring(place, row)
        self._rows = list(wanted)

    def _bring(self, place: int, row: EditRow) -> None:
        """Have this row at this place; those above it are in order already."""
        here = self.row_of(row.key)
        if here == place:
            return
        if here < 0:
            self.beginInsertRows(_NOWHERE, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        self.beginMoveRows(_NOWHERE, here, here, _NOWHERE, place)
        self._rows.insert(place, self._rows.pop(here))
        self.endMoveRows()

    def _typed_at(self, index: Index) -> Typed | None:
        return self._typed.get((self._rows[index.row()].key, self.columns[index.column()].key))

    def _tell_all(self) -> None:
        if self._rows and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def _tell_new(self, before: Sequence[EditRow], touched: Collection[str]) -> None:
        """Have those rows painted anew that say something else than before."""
        stood = {id(row) for row in before}
        for place, row in enumerate(self._rows):
            if id(row) not in stood or row.key in touched:
                self._tell_row(place)

    def _tell_row(self, place: int) -> None:
        if place >= 0 and self.columns:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))


def _as_they_were(before: Iterable[EditRow], wanted: Iterable[EditRow]) -> list[EditRow]:
    """The rows wanted; each that says what it said before is the very row that it was."""
    stood = {row.key: row for row in before}
    return [stood[row.key] if stood.get(row.key) == row else row for row in wanted]
