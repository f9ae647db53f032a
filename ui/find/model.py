"""The rows of the list beneath Find as Qt asks for them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.find.rows import FindRow
from ui.shared.plain_text import plain_tip

ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
Place = QModelIndex | QPersistentModelIndex


class FindModel(QAbstractListModel):
    """Holds the rows; headings and sentences cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[FindRow, ...] = ()

    def show_rows(self, rows: tuple[FindRow, ...]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def next_choice(self, row: int, step: int) -> int:
        """The next row in this direction that can be chosen, from the other end after the last; -1 for none."""
        places = [place for place, one in enumerate(self.rows) if one.opens is not None]
        if not places:
            return -1
        ahead = [place for place in places if (place > row if step > 0 else place < row)]
        return (min(ahead) if step > 0 else max(ahead)) if ahead else (places[0] if step > 0 else places[-1])

    def rowCount(self, parent: Place = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, as they are shown and read aloud."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said()
        return plain_tip(row.said()) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Only what opens something can be chosen."""
        opens = index.isValid() and self.rows[index.row()].opens is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if opens else Qt.ItemFlag.ItemIsEnabled
