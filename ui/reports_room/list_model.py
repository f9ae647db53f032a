"""The lines of the list as a table model: what the preview shows is what the workbook holds."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from cpdesk.rows.list_columns import LIST_COLUMNS
from cpdesk.rows.lpm_list import ListLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import slashed
from ui.shared.theme import Theme

Place = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ListModel(QAbstractTableModel):
    """The lines in the order in which they go out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ListLine, ...] = ()
        theme.changed.connect(self.layoutChanged)

    def show_lines(self, lines: tuple[ListLine, ...]) -> None:
        """Shows these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """How many columns the list has."""
        return 0 if parent.isValid() else len(LIST_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return LIST_COLUMNS[section].heading
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; the state in its colours."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(LIST_COLUMNS[index.column()].value(line)).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            words = shown(LIST_COLUMNS[index.column()].value(line))
            return words if len(words) > 20 else None
        if index.column() == 0 and line.mark:
            return self._state(Mark(line.mark), role)
        return None

    def _state(self, mark: Mark, role: int) -> Any:
        colours = self._theme.mark_colours(mark)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(colours.text))
        if role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(QColor(colours.fill))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None


def shown(value: str | date | int | None) -> str:
    """A value as the list shows it."""
    if value is None:
        return ""
    return slashed(value) if isinstance(value, date) else str(value)
