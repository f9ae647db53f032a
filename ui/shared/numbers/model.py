"""The rows of a table of numbers, for the eye and for the ear."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.shared.numbers.cells import NumberCell, NumberRow
from ui.shared.plain_text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
OPENS = "Enter opens what is counted"


class NumbersModel(QAbstractTableModel):
    """A heading and numbers in each row."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.rows: tuple[NumberRow, ...] = ()
        self.with_bars: frozenset[int] = frozenset()

    def show_rows(self, rows: Sequence[NumberRow], headings: Sequence[str] | None = None) -> None:
        """Show other rows, and other headings where they are given."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.headings = tuple(headings) if headings is not None else self.headings
        self.with_bars = frozenset(
            place for row in self.rows for place, cell in enumerate(row.cells, 1) if cell.bar is not None
        )
        self.endResetModel()

    def cell(self, index: Index) -> NumberCell | None:
        """The number of a cell; None in the column of headings."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.rows[index.row()].cells[index.column() - 1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are, the headings of the rows among them."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell for the eye, the ear and the explanation."""
        row, cell = self.rows[index.row()], self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words if cell is not None else row.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, cell, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip((cell.tip or (OPENS if cell.opens is not None else "")) if cell else row.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole and cell is not None:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading of a column; numbers stand at the right beneath theirs."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, row: NumberRow, cell: NumberCell | None, column: int) -> str:
        """A number with what it counts, in one breath: "Police, Number: 4"."""
        if cell is None:
            return row.heading
        heading = self.headings[column].replace("\n", " ")
        return f"{row.heading}, {heading}: {cell.words}"
