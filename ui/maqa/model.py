"""The alerts as the table reads them: pages from the desk, one after the other."""

from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cpdesk.rows.maqa import AlertRow, AlertSort, AlertsPage, MaqaAlerts
from cpdesk.rows.refusals import Refusal
from ui.maqa.columns import FACES, AlertColumn, cells_of
from ui.shared.desk_link import DeskLink

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AlertsModel(QAbstractTableModel):
    """Pages of alerts; while an answer is on its way the rows already read stay.

    `about_to_change` comes before rows are replaced and `read` after; `not_read` carries the desk's refusal.
    """

    about_to_change = Signal()
    read = Signal()
    not_read = Signal(object)

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._rows: list[AlertRow] = []
        self._cells: dict[int, tuple[str, ...]] = {}
        self._question = MaqaAlerts()
        self._on_its_way = False
        self.page: AlertsPage | None = None

    @property
    def question(self) -> MaqaAlerts:
        """What is asked for now."""
        return self._question

    def narrow(self, question: MaqaAlerts) -> None:
        """Show what this question finds, from the first, in the order that stands."""
        self._question = replace(
            question, sort=self._question.sort, backwards=self._question.backwards, after="", size=MaqaAlerts().size
        )
        self._ask()

    def sort_by(self, sort: AlertSort, *, backwards: bool) -> None:
        """Have the desk sort, from the first row."""
        self._question = replace(self._question, sort=sort, backwards=backwards)
        if self.page is not None:
            self._ask()

    def read_again(self) -> None:
        """Read the same rows again, as many as were read before."""
        self._question = replace(self._question, size=max(MaqaAlerts().size, len(self._rows)))
        self._ask()

    def rows(self) -> list[AlertRow]:
        """All the rows read so far."""
        return self._rows

    def row_of(self, alert: int) -> int:
        """The row of this alert, or -1 when it has not been read."""
        return next((place for place, row in enumerate(self._rows) if row.id == alert), -1)

    def cells(self, row: int) -> tuple[str, ...]:
        """The words of a row, made when it is first looked at."""
        if row not in self._cells:
            self._cells[row] = cells_of(self._rows[row])
        return self._cells[row]

    # What the table asks of any model

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(FACES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, for the eye, the ear and the explanation."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(index.row())[index.column()]
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._in_full(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A column's heading, and its full words as tooltip and for the ear."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        face = FACES[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return face.heading
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            return face.full
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Whether there is a further page, and none is on its way."""
        return not parent.isValid() and self.page is not None and bool(self.page.next) and not self._on_its_way

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Read the page after the last row."""
        if self.canFetchMore(parent) and self.page is not None:
            self._on_its_way = True
            question = replace(self._question, after=self.page.next, size=MaqaAlerts().size)
            self._link.ask(question, self._add, self._refuse, latest=True)

    # Asking and what is done with the answers

    def _ask(self) -> None:
        self._on_its_way = True
        self._link.ask(self._question, self._show, self._refuse, latest=True)

    def _refuse(self, refusal: Refusal) -> None:
        self._on_its_way = False
        self.not_read.emit(refusal)

    def _show(self, page: AlertsPage) -> None:
        self._on_its_way = False
        self.about_to_change.emit()
        self._put(list(page.rows))
        self.page = page
        self.read.emit()

    def _add(self, page: AlertsPage) -> None:
        """Further rows go beneath; an answer to a question asked before the last one is passed over."""
        known = {row.id for row in self._rows}
        new = [row for row in page.rows if row.id not in known]
        self._on_its_way = False
        if new:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows.extend(new)
            self.endInsertRows()
        self.page = page
        self.read.emit()

    def _put(self, rows: list[AlertRow]) -> None:
        """Replace the rows without a reset, which would throw away the table's widths and place."""
        had, has = len(self._rows), len(rows)
        if has < had:
            self.beginRemoveRows(_NOWHERE, has, had - 1)
            self._exchange(rows)
            self.endRemoveRows()
        elif has > had:
            self.beginInsertRows(_NOWHERE, had, has - 1)
            self._exchange(rows)
            self.endInsertRows()
        else:
            self._exchange(rows)
        if has:
            self.dataChanged.emit(self.index(0, 0), self.index(has - 1, len(FACES) - 1))

    def _exchange(self, rows: list[AlertRow]) -> None:
        self._rows = rows
        self._cells.clear()

    def _in_full(self, row: int, column: int) -> str:
        face, cell = FACES[column], self.cells(row)[column]
        if face.column is AlertColumn.DUE and cell:
            what = self._rows[row].due_what
            return f"{face.heading}: {cell}{f', {what}' if what else ''}"
        return f"{face.heading}: {cell or 'nothing'}"
