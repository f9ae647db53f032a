"""The forms of the map that are about one team, and whom it is linked to on a day."""

from datetime import date

from cpdesk.rows.team_map import LinkRow, OpenTeam, TeamShown
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import PanelForm
from ui.shared.forms.time_box import TimeBox
from ui.shared.theme import Theme


class AboutTeam(PanelForm):
    """A form about one team, seen at one version."""

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, shown: TeamShown, *, about: int | str = ""
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=about or shown.team.id)
        self.shown = shown
        self.team = shown.team
        self.add_words(shown.team.name, "strong")
        self.set_up()

    def time_typed(self, key: str) -> str:
        """The time in a field that may stay empty; what is no time is not passed over."""
        box = self.fields[key].editor
        if isinstance(box, TimeBox) and (wrong := box.problem()):
            raise Missing(key, wrong)
        return self.fields[key].text()

    def save_over(self) -> None:
        """Stand on the newest state of the team, now that both values were looked at."""
        self.link.ask(OpenTeam(self.team.id), self.take_newest)

    def take_newest(self, shown: TeamShown) -> None:
        """The team as it is kept now."""
        self.shown = shown
        self.team = shown.team
        self.keep_button.setFocus()


def linked_on(links: tuple[LinkRow, ...], on: date) -> str:
    """Who is linked on a day, by the links of a team; '' where nobody is (D11)."""
    holds = (row for row in links if row.from_on <= on and (row.to_on is None or on < row.to_on))
    return next((row.chair for row in holds), "")
