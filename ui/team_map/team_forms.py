"""The forms of a team itself: a new one, another name or service, and the day from which it is no more."""

from cpdesk.rows.team_map_deeds import AddTeamToMap, ChangeTeam, CloseTeam
from cpdesk.rules.how_dates_read import long
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.theme import Theme
from ui.team_map.about_team import AboutTeam


class AddTeamForm(PanelForm):
    """A team with its service, and the chair linked to it from a day on."""

    draft_name = "team-new"
    form_title = "Add a team"
    keep_words = "Add the team"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, chairs: tuple[str, ...]) -> None:
        super().__init__(link, theme, almanac)
        self._chairs = chairs
        self.set_up()

    def add_fields(self) -> None:
        """Its name, its service, its chair and the day."""
        self.add_line("name", "Name of the team")
        self.add_line("service", "Service", "May stay empty.")
        self.add_name("chair", "Linked chair", "May stay empty: the team then stands without one.", self._chairs)
        self.add_date("from_on", "Linked from which day?")

    def request(self) -> AddTeamToMap:
        """The team as typed."""
        name = self.required_text("name", "Enter the name of the team.")
        chair = self.fields["chair"].text()
        on = self.optional_date("from_on")
        if chair:
            on = self.required_date("from_on", f"Enter the day from which the chair is linked, {LIKE}.")
        return AddTeamToMap(name, self.fields["service"].text(), chair, on)

    def blank(self) -> dict[str, object]:
        """Linked from today, unless a person says otherwise."""
        return {"from_on": self.almanac.today()}


class ChangeTeamForm(OnlyChanges, AboutTeam):
    """Another name or service; the history of its links stays."""

    draft_name = "team-change"
    form_title = "Name and service"
    keep_words = "Keep the changes"

    def add_fields(self) -> None:
        """Its name and its service."""
        self.add_line("name", "Name of the team")
        self.add_line("service", "Service")

    def request(self) -> ChangeTeam:
        """What differs from what was there."""
        changed = self.changed()
        return ChangeTeam(self.team.id, self.team.version, changed, {key: getattr(self.team, key) for key in changed})

    def blank(self) -> dict[str, object]:
        """The team as it is kept."""
        return {"name": self.team.name, "service": self.team.service}


class CloseTeamForm(AboutTeam):
    """The team is no more from a day on; everything of it stays to be looked up."""

    draft_name = "team-close"
    form_title = "Close the team"
    keep_words = "Keep the day"

    def add_fields(self) -> None:
        """The first day without the team, and what follows."""
        if self.team.closed_on is not None:
            self.add_words(f"It is no more from {long(self.team.closed_on)} on. An empty day keeps it open.")
        else:
            self.add_words("Its link and its cover end with it. What was kept of it stays, and it can be opened again.")
        self.add_date("on", "No more from which day?")

    def request(self) -> CloseTeam:
        """The day; empty opens a closed team again."""
        if self.team.closed_on is None:
            on = self.required_date("on", f"Enter the first day without this team, {LIKE}.")
            return CloseTeam(self.team.id, self.team.version, on)
        return CloseTeam(self.team.id, self.team.version, self.optional_date("on"))

    def blank(self) -> dict[str, object]:
        """The day that is kept."""
        return {"on": self.team.closed_on or ""}
