"""The register's lines as the table reads them: pages from the desk, never the whole register."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from cpdesk.rows.lpm_register import Column, Page, PageAfter, RegisterFilter, RegisterLine, RegisterPage
from ui.lpm_register.columns import FACES, Change
from ui.lpm_register.shown_line import ShownLine, explained, in_full, shown

Index = QModelIndex | QPersistentModelIndex
FIRST_PAGE = 50  # a window's worth and a little more, so that a key is answered at once
PAGE = 200
_NOWHERE = QModelIndex()


class Asks(Protocol):
    """The part of the desk link that the model needs."""

    def ask(
        self,
        question: object,
        answered: Callable[[Any], None],
        refused: Callable[[Any], None] | None = None,
        *,
        latest: bool = False,
    ) -> None:
        """Have the desk answer; with `latest`, an older answer to the same question is dropped."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is being read: how it is narrowed and sorted, and how many lines are wanted."""

    narrowed: RegisterFilter
    sort: Column = Column.STATE
    descending: bool = False
    wanted: int = FIRST_PAGE


class RegisterModel(QAbstractTableModel):
    """Pages of the register; while an answer is on its way the lines already read stay.

    `about_to_change` comes before the lines are replaced and `read` after, so that the table can keep its place;
    `not_read` carries the desk's sentence when there was no answer.
    """

    about_to_change = Signal()
    read = Signal()
    not_read = Signal(object)

    def __init__(self, link: Asks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._lines: list[RegisterLine] = []
        self._shown: dict[int, ShownLine] = {}
        self._reading = Reading(RegisterFilter())
        self._next: PageAfter | None = None
        self._on_its_way = False
        self._take: Callable[[Page], None] = self._add
        self._held_back: tuple[list[RegisterLine], Page] | None = None
        self._holding = False
        self.page: Page | None = None

    @property
    def narrowed(self) -> RegisterFilter:
        """What the register is narrowed to now."""
        return self._reading.narrowed

    @property
    def sorted_by(self) -> tuple[Column, bool]:
        """The column the register is sorted by, and whether downwards."""
        return self._reading.sort, self._reading.descending

    def sort_from_the_start(self, column: Column, *, descending: bool) -> None:
        """Take up this order before anything has been read."""
        self._reading = replace(self._reading, sort=column, descending=descending)

    def narrow(self, narrowed: RegisterFilter) -> None:
        """Show the lines that this filter finds, from the first."""
        self._ask(replace(self._reading, narrowed=narrowed, wanted=FIRST_PAGE))

    def read_again(self) -> None:
        """Read the same lines again, as many as were read before."""
        self._ask(replace(self._reading, wanted=max(FIRST_PAGE, len(self._lines))))

    def line(self, row: int) -> ShownLine:
        """The line that stands in this row, put into words when it is first looked at."""
        found = self._shown.get(row)
        if found is None:
            found = self._shown[row] = shown(self._lines[row])
        return found

    def lines(self) -> Sequence[RegisterLine]:
        """All the lines read so far."""
        return self._lines

    def row_of(self, entry: int) -> int:
        """The row of this entry, or -1 when it has not been read."""
        return next((row for row, line in enumerate(self._lines) if line.id == entry), -1)

    def hold(self, holding: bool) -> None:
        """Keep lines where they are while a cell is being changed; what arrived meanwhile follows after."""
        self._holding = holding
        if not holding and self._held_back is not None:
            lines, page = self._held_back
            self._show(lines, page)

    # What the table asks of any model

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines have been read."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(FACES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, for the eye, the ear and the explanation."""
        if not index.isValid():
            return None
        shown_line = self.line(index.row())
        place = index.column()
        cell = shown_line.cells[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_full(shown_line.line, FACES[place].column, cell)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole}:
            return explained(shown_line.line, FACES[place].column, cell)
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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen; those of some columns can be changed where they stand."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if FACES[index.column()].change is Change.NONE:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the desk sort by this column, from the first line."""
        if not 0 <= column < len(FACES):
            return
        downwards = order == Qt.SortOrder.DescendingOrder
        self._ask(replace(self._reading, sort=FACES[column].column, descending=downwards, wanted=FIRST_PAGE))

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Whether there is a further page, and none is on its way."""
        return not parent.isValid() and self._next is not None and not self._on_its_way

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        """Read the page after the last line."""
        if self.canFetchMore(parent):
            self._ask_page(self._next, self._add)

    # Asking and what is done with the answers

    def _ask(self, reading: Reading) -> None:
        self._reading = reading
        self._gather([], None)

    def _gather(self, so_far: list[RegisterLine], after: PageAfter | None) -> None:
        def answered(page: Page) -> None:
            lines = [*so_far, *page.lines]
            if page.next_after is not None and len(lines) < self._reading.wanted:
                self._gather(lines, page.next_after)
            else:
                self._show(lines, page)

        self._ask_page(after, answered)

    def _ask_page(self, after: PageAfter | None, take: Callable[[Page], None]) -> None:
        """Ask for one page; the desk link drops the answer if another page is asked for before it comes."""
        reading = self._reading
        self._on_its_way, self._take = True, take
        size = FIRST_PAGE if after is None and reading.wanted <= FIRST_PAGE else PAGE
        question = RegisterPage(reading.narrowed, reading.sort, reading.descending, after, size)
        self._link.ask(question, self._answered, self._say_not_read, latest=True)

    def _answered(self, page: Page) -> None:
        self._on_its_way = False
        self._take(page)

    def _say_not_read(self, refusal: object) -> None:
        self._on_its_way = False
        self.not_read.emit(refusal)

    def _show(self, lines: list[RegisterLine], page: Page) -> None:
        if self._holding:
            self._held_back = (lines, page)
            return
        self._held_back = None
        self.about_to_change.emit()
        self._put(lines)
        self.page, self._next = page, page.next_after
        self.read.emit()

    def _put(self, lines: list[RegisterLine]) -> None:
        """Replace the lines without a reset, which would throw away the table's widths and place."""
        had, has = len(self._lines), len(lines)
        if has < had:
            self.beginRemoveRows(_NOWHERE, has, had - 1)
            self._exchange(lines)
            self.endRemoveRows()
        elif has > had:
            self.beginInsertRows(_NOWHERE, had, has - 1)
            self._exchange(lines)
            self.endInsertRows()
        else:
            self._exchange(lines)
        if has:
            self.dataChanged.emit(self.index(0, 0), self.index(has - 1, len(FACES) - 1))

    def _exchange(self, lines: list[RegisterLine]) -> None:
        """The words go with their lines at once: whoever looks while rows go away must not leave old words behind."""
        self._lines = lines
        self._shown.clear()

    def _add(self, page: Page) -> None:
        had = len(self._lines)
        if page.lines:
            self.beginInsertRows(_NOWHERE, had, had + len(page.lines) - 1)
            self._lines.extend(page.lines)
            self.endInsertRows()
        self.page, self._next = page, page.next_after
        self.read.emit()
