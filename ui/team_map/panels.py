"""The panel at the right of the map: a team, a chair, and their forms; never a box in front."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.team_map import MappedTeam, OpenTeam, TeamMap, TeamShown, TheMap
from cpdesk.rules.linked_chairs import GapKind
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.pane import Pane
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme
from ui.team_map.chair_pane import ChairPane
from ui.team_map.cover_forms import CoverForm
from ui.team_map.link_forms import LinkForm
from ui.team_map.team_chooser import TeamChooser
from ui.team_map.team_forms import AddTeamForm
from ui.team_map.team_pane import TeamPane
from ui.team_map.who_to_ask import WhoToAskPanel

Back = Callable[[], None]


class MapPanels(QObject):
    """Shows one pane or one form at a time. `on` is the day looked at, None for today.

    `directory_wanted` leads to the directory of roles; `settled` follows everything that was kept.
    """

    directory_wanted = Signal()
    settled = Signal()

    def __init__(self, link: DeskLink, theme: Theme, side: SidePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._theme = theme
        self._almanac = link.almanac
        self._side = side
        self._errand = 0
        self.on: date | None = None

    def look_at(self, on: date | None) -> None:
        """Another day is looked at: what stands in the panel follows, a form that is being filled stays."""
        self.on = on
        content = self._side.content()
        if isinstance(content, TeamPane | ChairPane):
            content.on = on
            content.read_again()

    def open_team(self, team_id: int) -> None:
        """Show everything about one team."""
        pane = TeamPane(self._link, self._theme, self._almanac, team_id, self.on)
        pane.link_wanted.connect(self.link_team)
        pane.cover_wanted.connect(self.cover_team)
        pane.directory_wanted.connect(self.directory_wanted)
        self._show_pane("Team", pane, lambda: self.open_team(team_id))

    def open_chair(self, chair_id: int) -> None:
        """Show the teams of one chair."""
        pane = ChairPane(self._link, self._theme, self._almanac, chair_id, self.on)
        pane.team_wanted.connect(self.open_team)
        pane.teams_wanted.connect(self.choose_team)
        pane.cover_wanted.connect(self.cover_chair)
        self._show_pane("Chair", pane, lambda: self.open_chair(chair_id))

    def add_team(self) -> None:
        """Open the form for a new team."""

        def show(shown: TheMap) -> None:
            form = AddTeamForm(self._link, self._theme, self._almanac, _names(shown))
            self._show_form(form, self._side.put_away)

        self._ask(TeamMap(self.on), show)

    def link_team(self, team_id: int, proposed: str | None = None) -> None:
        """Open the form that links a team, with the chair on whose card it was let go."""

        def show(shown: TheMap, team: TeamShown) -> None:
            form = LinkForm(self._link, self._theme, self._almanac, team, _names(shown), proposed, self.on or shown.on)
            self._show_form(form, lambda: self.open_team(team_id))

        self._ask(TeamMap(self.on), lambda shown: self._ask(OpenTeam(team_id), lambda team: show(shown, team)))

    def choose_team(self, chair_id: int) -> None:
        """Ask which team is to be linked to this chair."""

        def show(shown: TheMap) -> None:
            name = next((chair.name for chair in shown.chairs if chair.id == chair_id), "")
            chooser = TeamChooser(shown, chair_id)
            chooser.chosen.connect(lambda team_id: self.link_team(team_id, name))
            self._put(f"Link a team to {name}", chooser)

        self._ask(TeamMap(self.on), show)

    def cover_team(self, team_id: int) -> None:
        """Open the form for somebody who stands in for the chair of this team, with the chair's other teams beside."""

        def show(shown: TheMap) -> None:
            linked = next((team.linked_id for team in shown.teams if team.id == team_id), None)
            together = [team for team in shown.teams if team.id == team_id or _shares(team, linked)]
            self._show_cover(shown, together, (team_id,), lambda: self.open_team(team_id))

        self._ask(TeamMap(self.on), show)

    def cover_chair(self, chair_id: int) -> None:
        """Open the form for somebody who stands in for this chair in all their teams."""

        def show(shown: TheMap) -> None:
            teams = [team for team in shown.teams if team.linked_id == chair_id]
            numbers = tuple(team.id for team in teams)
            self._show_cover(shown, teams, numbers, lambda: self.open_chair(chair_id))

        self._ask(TeamMap(self.on), show)

    def ask_whom(self) -> None:
        """Show whom to ask about a case (D14)."""
        self._put("Who to ask about a case", WhoToAskPanel(self._link, self._theme))

    def put_away(self) -> None:
        """Close the panel; what was typed stays as a draft."""
        self._side.put_away()

    # What stands in the panel

    def _show_cover(self, shown: TheMap, teams: list[MappedTeam], ticked: tuple[int, ...], back: Back) -> None:
        names = {team.id: team.name for team in teams}
        away = _days_away(shown, ticked)
        self._show_form(CoverForm(self._link, self._theme, self._almanac, names, ticked, _names(shown), away), back)

    def _show_pane(self, title: str, pane: Pane, back: Back) -> None:
        pane.wants_form.connect(lambda form: self._show_form(form, back))
        pane.kept.connect(lambda _kept: self.settled.emit())
        self._put(title, pane)
        pane.read_again()

    def _show_form(self, form: Form, back: Back) -> None:
        form.kept.connect(lambda _kept: self.settled.emit())
        form.closed.connect(lambda: self._form_closed(form, back))
        self._put(form.title, form)
        form.open()

    def _form_closed(self, form: Form, back: Back) -> None:
        if self._side.content() is form:
            back()

    def _put(self, title: str, content: QWidget) -> None:
        self._errand += 1
        self._side.show_form(title, content)

    def _ask(self, question: object, show: Callable[[Any], None]) -> None:
        """Ask what a form needs to know; only what was wanted last is shown."""
        self._errand += 1
        self._link.ask(question, partial(self._answer, self._errand, show), self._refuse)

    def _answer(self, errand: int, show: Callable[[Any], None], answer: object) -> None:
        if errand == self._errand:
            show(answer)

    def _refuse(self, refusal: Refusal) -> None:
        self._side.show()
        self._side.notice.refuse(str(refusal))


def _names(shown: TheMap) -> tuple[str, ...]:
    return tuple(chair.name for chair in shown.chairs)


def _days_away(shown: TheMap, team_ids: tuple[int, ...]) -> tuple[date, date | None] | None:
    """The days on which the chair of these teams is away and nobody stands in, as the map reports them."""
    gaps = [gap for gap in shown.gaps if gap.kind == GapKind.AWAY and gap.team_id in team_ids]
    if not gaps:
        return None
    first = min(gap.from_on for gap in gaps)
    return first, next(gap.to_on for gap in gaps if gap.from_on == first)


def _shares(team: MappedTeam, linked: int | None) -> bool:
    return linked is not None and team.linked_id == linked
