"""The room of the linked-IC map: chairs with their teams at the left, what was chosen at the right."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import TeamMap, TheMap
from cpdesk.rows.team_map_deeds import TakeMapOf2016, WriteMap
from cpdesk.rules.how_dates_read import counted, long
from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.following import Following
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.papers_out import PapersOut
from ui.shared.plain_text import plain_label
from ui.shared.remembered import Remembered
from ui.shared.scrolled import scrolled
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme
from ui.team_map.card_field import CardField
from ui.team_map.grid_view import GridView
from ui.team_map.head_row import HeadRow
from ui.team_map.panels import MapPanels
from ui.team_map.paste_page import PastePage
from ui.team_map.reported import Reported
from ui.team_map.team_words import MAY_NOT, NOT_LINKED_CHAIR

NO_TEAMS = "No teams yet. Add one, or paste the teams and their chairs from a spreadsheet."
AS_GRID = "team_map/grid"
_FOLLOWED = frozenset({"map", "unit", "days", "diary"})
_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


class TeamMapTab(QWidget):
    """The room behind the tab Linked IC map. `go` carries what is opened elsewhere: the directory of roles."""

    counted = Signal(str)
    badge = Signal(int)
    go = Signal(str, int, str)

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        remembered: Remembered,
        parent: QWidget | None = None,
        *,
        outside: Outside | None = None,
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._remembered = remembered
        self.on: date | None = None
        self.shown: TheMap | None = None
        self.head = HeadRow(theme, link.almanac)
        self.notice = NoticeBar(theme)
        self.other_day = NoticeBar(theme)
        self.note = plain_label(NOT_LINKED_CHAIR, "quiet")
        self.reported = Reported(theme)
        self.cards = CardField(theme)
        self.grid = GridView(theme)
        self.side = SidePanel(theme)
        self.panels = MapPanels(link, theme, self.side, self)
        self.papers = PapersOut(link, remembered, self.notice, outside or Outside(), self)
        ways = (
            ("Add a team", self.add_team), ("Paste from a spreadsheet", self.paste),
            ("Take Leicester's map of 2016", self._take_2016),
        )  # fmt: skip
        self.empty = EmptyState(NO_TEAMS, ways)
        self.views = QStackedWidget()
        self.pages = QStackedWidget()
        self.following = Following(self, link, self.read_again, _FOLLOWED, behind=True)
        self._lay_out()
        self._join()
        self.head.show_day(None)
        if remembered.value(AS_GRID, default=False):
            self.head.grid.setChecked(True)

    def read_again(self) -> None:
        """Read the map of the day looked at."""
        self.following.was_read()
        self._link.ask(TeamMap(self.on), self._show, self._refuse, latest=True)

    def add_team(self) -> None:
        """Open the form for a new team, for those who may."""
        if self.shown is None or self.shown.may_keep:
            self.panels.add_team()
        else:
            self.notice.warn(MAY_NOT)

    def print_map(self) -> None:
        """Write the grid of the day looked at as a PDF on one page."""
        on = self.on
        self.papers.write(lambda folder: WriteMap(folder, on), "Writing the map")

    def show_team(self, team_id: int) -> None:
        """Open one team, asked for from elsewhere."""
        self.panels.open_team(team_id)

    def show_chair(self, chair_id: int) -> None:
        """Open one chair, asked for from elsewhere."""
        self.panels.open_chair(chair_id)

    def paste(self) -> None:
        """Show the page on which cells of a spreadsheet are pasted."""
        empty = self.shown is not None and not self.shown.teams
        page = PastePage(self._link, self._theme, self.on, add_new=empty)
        page.kept.connect(self.following.soon)
        self._show_page(page)

    def look_at(self, on: date | None) -> None:
        """Look at the map on another day, today where None."""
        self.head.show_day(on)
        if on == self.on:
            return
        self.on = on
        self.panels.look_at(on)
        if on is None:
            self.other_day.clear()
        else:
            said = f"This is the map on {long(on)}, not today."
            self.other_day.say(said, button="Back to today", act=lambda: self.look_at(None))
        self.read_again()

    def _take_2016(self) -> None:
        self._link.do(TakeMapOf2016(), None, self._refuse, words="Taking the map of 2016")

    # What the map shows

    def _show(self, shown: TheMap) -> None:
        self.shown = shown
        self.note.setText(f"{NOT_LINKED_CHAIR} {shown.duty_said}")
        self.note.setToolTip(shown.meetings_said)
        self.reported.show_map(shown)
        self.cards.show_map(shown)
        self.grid.show_map(shown)
        self._show_view()
        if self.hasFocus():  # somebody came here before there was anything to stand on
            self._take_keyboard()
        without = sum(team.linked_id is None for team in shown.teams)
        told = [counted(len(shown.teams), "team"), counted(len(shown.chairs), "chair")]
        self.counted.emit(" · ".join([*told, f"{without} without a chair"] if without else told))

    def _show_view(self) -> None:
        empty = self.shown is not None and not self.shown.teams
        self.views.setCurrentIndex(2 if empty else int(self.head.grid.isChecked()))
        self.reported.setVisible(not empty and bool(self.reported.lines))
        self.head.print.setEnabled(not empty)
        may = self.shown is None or self.shown.may_keep
        for button in (self.head.add, self.head.paste, *self.empty.buttons):
            button.setVisible(may)

    def _choose_grid(self, wanted: bool) -> None:
        self._remembered.keep(AS_GRID, wanted)
        self._show_view()

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.refuse(str(refusal))

    # Pages that take the place of the map, and reading again

    def _show_page(self, page: Page) -> None:
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.left.connect(lambda: self._leave_page(page))
        page.setFocus()

    def _leave_page(self, page: Page) -> None:
        self.pages.setCurrentIndex(0)
        self.pages.removeWidget(page)
        page.deleteLater()
        self.following.soon()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self.views.currentIndex() == 0:
            self.cards.take_keyboard()
        elif self.views.currentIndex() == 1:
            self.grid.setFocus()
        elif self.empty.buttons[0].isVisible():
            self.empty.buttons[0].setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to where the work begins."""
        super().focusInEvent(event)
        self._take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody was here."""
        super().showEvent(event)
        self.following.was_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a notice away, then goes back to today."""
        if event.key() == Qt.Key.Key_Escape and self.notice.sentence():
            self.notice.clear()
        elif event.key() == Qt.Key.Key_Escape and self.on is not None:
            self.look_at(None)
        else:
            super().keyPressEvent(event)

    # Its parts

    def _lay_out(self) -> None:
        left = QWidget()
        within = QVBoxLayout(left)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(10)
        within.addWidget(self.cards, 1)
        for view in (scrolled(left, sideways=False), self.grid, self.empty):
            self.views.addWidget(view)
        map_column = QVBoxLayout()
        map_column.setSpacing(8)
        map_column.addWidget(self.reported)
        map_column.addWidget(self.views, 1)
        beneath = QHBoxLayout()
        beneath.setSpacing(10)
        beneath.addLayout(map_column, 1)
        beneath.addWidget(self.side)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        for part in (self.head, self.note, self.other_day, self.notice):
            column.addWidget(part)
        column.addLayout(beneath, 1)
        self.pages.addWidget(room)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _join(self) -> None:
        self.head.day_chosen.connect(self.look_at)
        self.head.grid_chosen.connect(self._choose_grid)
        self.head.add_wanted.connect(self.add_team)
        self.head.paste_wanted.connect(self.paste)
        self.head.print_wanted.connect(self.print_map)
        self.head.ask_wanted.connect(self.panels.ask_whom)
        self.head.directory_wanted.connect(self._open_directory)
        self.panels.directory_wanted.connect(self._open_directory)
        self.panels.settled.connect(self.following.soon)
        self.reported.team_wanted.connect(self.panels.open_team)
        self.cards.team_opened.connect(self.panels.open_team)
        self.cards.chair_opened.connect(self.panels.open_chair)
        self.cards.link_wanted.connect(self.panels.link_team)
        self.cards.dropped.connect(self.panels.link_team)
        self.cards.refused.connect(self.notice.warn)
        self.cards.cover_wanted.connect(self.panels.cover_team)
        self.cards.teams_wanted.connect(self.panels.choose_team)
        self.grid.team_opened.connect(self.panels.open_team)
        self.grid.link_wanted.connect(self.panels.link_team)
        self.grid.refused.connect(self.notice.warn)
        self.side.closed.connect(self._take_keyboard)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.add_team, context=_WITHIN)

    def _open_directory(self) -> None:
        self.go.emit("directory", 0, "")
