"""One chair of the map: the teams linked to them on the day looked at, and those they stand in for."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from cpdesk.rows.marks import Mark
from cpdesk.rows.team_map import MappedTeam, TeamMap, TheMap
from cpdesk.rules.how_dates_read import counted
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.pane import Pane
from ui.shared.theme import Theme
from ui.team_map.pane_line import PaneLine
from ui.team_map.team_words import NOT_LINKED_CHAIR, meeting_words, standing

NO_LONGER = "This chair is not on the map on that day."


class ChairPane(Pane):
    """A chair with their teams. `teams_wanted` asks to link one more, `cover_wanted` that somebody stands in."""

    team_wanted = Signal(int)
    teams_wanted = Signal(int)
    cover_wanted = Signal(int)

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, chair_id: int, on: date | None) -> None:
        super().__init__(link, theme, almanac)
        self.chair_id = chair_id
        self.on = on

    def read_again(self) -> None:
        """Ask the desk for the map."""
        self.link.ask(TeamMap(self.on), self._show, self.refuse, latest=True)

    def _show(self, shown: TheMap) -> None:
        self.begin()
        chair = next((one for one in shown.chairs if one.id == self.chair_id), None)
        if chair is None:
            self.add_section("", NO_LONGER, "quiet")
            self.finish()
            return
        by_number = {team.id: team for team in shown.teams}
        self.add_head(chair.name, Mark.NEUTRAL, counted(len(chair.teams), "team"))
        self.add_section("", chair.away, "amber")
        row = self.add_buttons()
        if shown.may_keep:
            row.add("Link a team", lambda: self.teams_wanted.emit(self.chair_id), drawn="team_map", main=True)
        if shown.may_keep and chair.teams:
            row.add("Somebody stands in", lambda: self.cover_wanted.emit(self.chair_id), drawn="person")
        self._add_teams("Teams", (by_number[number] for number in chair.teams if number in by_number))
        self._add_teams("Stands in for", (by_number[number] for number in chair.covers if number in by_number))
        self.add_section("", NOT_LINKED_CHAIR, "quiet")
        self.finish()

    def _add_teams(self, heading: str, teams: Iterable[MappedTeam]) -> None:
        listed = tuple(teams)
        if not listed:
            return
        self.add_heading(heading)
        for team in listed:
            words = standing(team).words
            more = f"{meeting_words(team)}{f', {words}' if words else ''}"
            self.add(
                PaneLine(team.name, more, [("Open", f"Open {team.name}", partial(self.team_wanted.emit, team.id))])
            )
