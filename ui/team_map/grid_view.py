"""The map as a grid: teams down, chairs across, as it goes onto paper; Enter opens a team, F2 links it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.team_map import MappedTeam, TheMap
from ui.shared.marks import chip_font
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme
from ui.team_map.team_words import MAY_NOT, spoken, standing

BEFORE_CHAIRS = ("State",)
AFTER_CHAIRS = ("Meetings", "Team Manager", "Service Manager")
LINKED, COVER, NOTHING = "Linked", "Cover", "nothing"
NEEDS_SOMEBODY = frozenset({Mark.DUE_SOON, Mark.OVERDUE})
MARKS = {LINKED: Mark.NEUTRAL, COVER: Mark.HELD}
NARROWEST, WIDEST = 86, 190
HOW = "Enter opens the team, F2 links it to the chair of this column."


class GridView(QTableWidget):
    """Cells say "Linked" or "Cover". `link_wanted` carries a team and the chair of the column, None beside chairs.

    `refused` says why who only reads links nobody.
    """

    team_opened = Signal(int)
    link_wanted = Signal(int, object)
    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: TheMap | None = None
        self.setAccessibleName("Teams down, chairs across")
        self.setAccessibleDescription(HOW)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)  # teams differ in their last word
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMaximumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.cellDoubleClicked.connect(lambda row, _column: self._open(row))
        theme.changed.connect(self._write)

    def show_map(self, shown: TheMap) -> None:
        """Show the map of a day; the keyboard stays on its cell."""
        if shown == self._shown:
            return
        self._shown = shown
        self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the team, F2 links it to the chair of this column."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._open(self.currentRow())
        elif event.key() == Qt.Key.Key_F2 and self.currentRow() >= 0:
            self._link()
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if self._shown is not None:
            self.team_opened.emit(self._shown.teams[row].id)

    def _link(self) -> None:
        if self._shown is None:
            return
        if not self._shown.may_keep:
            self.refused.emit(MAY_NOT)
            return
        place = self.currentColumn() - len(BEFORE_CHAIRS)
        chair = self._shown.chairs[place].name if 0 <= place < len(self._shown.chairs) else None
        self.link_wanted.emit(self._shown.teams[self.currentRow()].id, chair)

    def _write(self) -> None:
        shown = self._shown
        if shown is None:
            return
        row, column = max(0, self.currentRow()), max(0, self.currentColumn())
        headings = (*BEFORE_CHAIRS, *(chair.name for chair in shown.chairs), *AFTER_CHAIRS)
        self.clear()
        self.setRowCount(len(shown.teams))
        self.setColumnCount(len(headings))
        for place, heading in enumerate(headings):
            self.setHorizontalHeaderItem(place, _named(heading, heading))
        for place, team in enumerate(shown.teams):
            self.setVerticalHeaderItem(place, _named(team.name, spoken(team)))
            for at, words in enumerate(_cells(team, shown)):
                self.setItem(place, at, self._item(words, f"{team.name}, {headings[at]}: {words or NOTHING}"))
            self._mark_state(self.item(place, 0), team)
        self._give_widths(headings)
        if shown.teams:
            self.setCurrentCell(min(row, len(shown.teams) - 1), min(column, len(headings) - 1))

    def _item(self, words: str, heard: str) -> QTableWidgetItem:
        item = _named(words, heard)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
        if words in MARKS:
            self._dress(item, MARKS[words])
        return item

    def _mark_state(self, item: QTableWidgetItem | None, team: MappedTeam) -> None:
        """A team that needs somebody is marked in its row: an empty row alone is easily passed over."""
        stands = standing(team)
        if item is not None and stands.mark in NEEDS_SOMEBODY:
            self._dress(item, stands.mark)

    def _dress(self, item: QTableWidgetItem, mark: Mark) -> None:
        colours = self._theme.mark_colours(mark)
        item.setBackground(QColor(colours.fill))
        item.setForeground(QColor(colours.text))
        item.setFont(chip_font(self.font()))

    def _give_widths(self, headings: tuple[str, ...]) -> None:
        self.resizeColumnsToContents()
        for place in range(len(headings)):
            self.setColumnWidth(place, min(max(self.columnWidth(place) + 8, NARROWEST), WIDEST))


def _named(words: str, heard: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setToolTip(plain_tip(heard))
    return item


def _cells(team: MappedTeam, shown: TheMap) -> list[str]:
    chairs = [_cell(team.id, chair.teams, chair.covers) for chair in shown.chairs]
    asked = team.meetings_asked
    meetings = str(team.meetings) if asked is None else f"{team.meetings} of {asked}"
    stands = standing(team)
    state = "" if stands.mark is Mark.NEUTRAL else stands.state
    return [state, *chairs, meetings, team.team_manager, team.service_manager]


def _cell(team_id: int, linked: tuple[int, ...], covered: tuple[int, ...]) -> str:
    if team_id in linked:
        return LINKED
    return COVER if team_id in covered else ""
