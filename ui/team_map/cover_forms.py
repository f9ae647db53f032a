"""The forms for a chair who stands in for the linked one, and for the last day of it."""

from collections.abc import Mapping
from datetime import date

from cpdesk.rows.team_map import CoverRow, TeamShown
from cpdesk.rows.team_map_deeds import AddCover, EndCover
from cpdesk.rules.how_dates_read import short
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.forms.tick_list import TickList
from ui.shared.theme import Theme
from ui.team_map.about_team import AboutTeam


class CoverForm(PanelForm):
    """Somebody stands in for the linked chair of one team or of several, both days included."""

    draft_name = "team-cover"
    form_title = "Somebody stands in"
    keep_words = "Keep the cover"

    def __init__(  # noqa: PLR0917  what every form of the map is given, then what this one is about
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        teams: Mapping[int, str],
        ticked: tuple[int, ...],
        chairs: tuple[str, ...],
        away: tuple[date, date | None] | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, draft_of="-".join(str(number) for number in ticked))
        self._teams = teams
        self._ticked = ticked
        self._chairs = chairs
        self._away = away
        self.set_up()

    def add_fields(self) -> None:
        """The teams, who stands in, the days and why."""
        self.ticks = TickList(self._teams)
        self.add_field("team_ids", FormField("Teams", self.ticks))
        self.add_name("chair", "Who stands in?", "The linked chair stays linked.", self._chairs)
        self.add_date("from_on", "First day")
        self.add_date("last_on", "Last day")
        self.add_line("why", "Why, if it should be remembered")

    def request(self) -> AddCover:
        """The cover as typed."""
        teams = self.ticks.ids()
        if not teams:
            raise Missing("team_ids", "Tick at least one team.")
        chair = self.required_text("chair", "Choose the chair who stands in.")
        first = self.required_date("from_on", f"Enter the first day, {LIKE}.")
        last = self.required_date("last_on", f"Enter the last day, {LIKE}.")
        return AddCover(teams, chair, first, last, self.fields["why"].text())

    def blank(self) -> dict[str, object]:
        """The teams that it was asked for, for the days on which their chair is away, else from today."""
        first, last = self._away or (self.almanac.today(), None)
        return {"team_ids": list(self._ticked), "from_on": first, "last_on": last or ""}


class EndCoverForm(AboutTeam):
    """The cover ends on another day, or never was."""

    draft_name = "team-cover-end"
    form_title = "End the cover"
    keep_words = "Keep the last day"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, shown: TeamShown, cover: CoverRow) -> None:
        self.cover = cover
        super().__init__(link, theme, almanac, shown, about=f"{shown.team.id}-{cover.id}")

    def add_fields(self) -> None:
        """The last day, and what it means to leave it empty."""
        self.add_words(f"{self.cover.chair} stands in from {short(self.cover.from_on)}.", "")
        self.add_date("last_on", "Last day", "Empty means that nobody stood in at all.")

    def request(self) -> EndCover:
        """The last day as it is now."""
        return EndCover(self.cover.id, self.cover.version, self.optional_date("last_on"))

    def blank(self) -> dict[str, object]:
        """The last day that is kept."""
        return {"last_on": self.cover.last_on}

    def take_newest(self, shown: TeamShown) -> None:
        """The cover as it is kept now."""
        self.cover = next((row for row in shown.covers if row.id == self.cover.id), self.cover)
        super().take_newest(shown)
