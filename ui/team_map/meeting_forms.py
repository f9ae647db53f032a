"""The forms of a team meeting with the linked chair: its day, its agenda, and whether the chair was there (D12)."""

from cpdesk.rows.map_words import MEETING_STATE_WORDS
from cpdesk.rows.team_map import MeetingRow, TeamShown
from cpdesk.rows.team_map_deeds import ChangeTeamMeeting, PlanTeamMeeting
from cpdesk.rules.linked_chairs import MeetingState
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE
from ui.shared.theme import Theme
from ui.team_map.about_team import AboutTeam

AGENDA = "Discussed between the Team Manager and the linked chair."


class MeetingForm(AboutTeam):
    """The linked chair comes to a team meeting, or was there already."""

    draft_name = "team-meeting"
    form_title = "Plan a team meeting"
    keep_words = "Keep the meeting"

    def add_fields(self) -> None:
        """When it is, what it is about and with whom that was agreed."""
        self.add_date("on", "Day of the meeting")
        self.add_time("time", "Time", "May stay empty.")
        self.add_choice("state", "Was the linked chair there?", MEETING_STATE_WORDS)
        self.add_text("agenda", "Agenda", AGENDA)
        self.add_name("agreed_with", "Agenda agreed with", "The Team Manager. Empty means not agreed yet.")
        self.add_date("agreed_on", "Agreed on")

    def request(self) -> PlanTeamMeeting:
        """The meeting as typed."""
        on = self.required_date("on", f"Enter the day of the meeting, {LIKE}.")
        return PlanTeamMeeting(
            self.team.id,
            on,
            self.time_typed("time"),
            self.fields["agenda"].text(),
            self.fields["agreed_with"].text(),
            self.optional_date("agreed_on"),
            self.required_choice("state", MeetingState, "Choose whether it is planned or was attended."),
        )

    def blank(self) -> dict[str, object]:
        """Planned, unless a person says otherwise."""
        return {"state": MeetingState.PLANNED.value}


class ChangeMeetingForm(OnlyChanges, AboutTeam):
    """Another day, what came of it, and the agenda; only what was changed is kept anew."""

    draft_name = "team-meeting-change"
    form_title = "Team meeting"
    keep_words = "Keep the changes"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, shown: TeamShown, meeting: MeetingRow) -> None:
        self.meeting = meeting
        super().__init__(link, theme, almanac, shown, about=f"{shown.team.id}-{meeting.id}")

    def add_fields(self) -> None:
        """Everything about the meeting."""
        self.add_choice("state", "Was the linked chair there?", MEETING_STATE_WORDS)
        self.add_date("on", "Day of the meeting")
        self.add_time("time", "Time")
        self.add_text("agenda", "Agenda", AGENDA)
        self.add_name("agreed_with", "Agenda agreed with")
        self.add_date("agreed_on", "Agreed on")
        self.add_text("note", "Note", lines=2)

    def request(self) -> ChangeTeamMeeting:
        """The fields that differ from what was there, with what stood in them."""
        self.time_typed("time")
        changed = self.changed()
        seen = {key: getattr(self.meeting, key) for key in changed}
        return ChangeTeamMeeting(self.meeting.id, self.meeting.version, changed, seen)

    def value_of(self, key: str) -> object:
        """What stands in a field; the state as one of its choices."""
        if key == "state":
            return self.required_choice(key, MeetingState, "Choose what came of the meeting.")
        return super().value_of(key)

    def blank(self) -> dict[str, object]:
        """The meeting as it is kept."""
        kept = {key: getattr(self.meeting, key) for key in self.fields}
        return {**kept, "state": self.meeting.state.value}

    def take_newest(self, shown: TeamShown) -> None:
        """The meeting as it is kept now."""
        self.meeting = next((row for row in shown.meetings if row.id == self.meeting.id), self.meeting)
        super().take_newest(shown)
