"""Everything about one team: its linked chair and who covers, its managers, meetings, inductions and its history."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from cpdesk.rows.team_map import CoverRow, InductionRow, MappedTeam, MeetingRow, OpenTeam, TeamShown
from cpdesk.rows.team_map_deeds import ChangeInduction, ChangeTeamMeeting
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.linked_chairs import InductionState, MeetingState
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.pane import Pane
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme
from ui.team_map.cover_forms import EndCoverForm
from ui.team_map.induction_forms import ChangeInductionForm, InductionForm
from ui.team_map.link_forms import RemoveLinkForm, link_words
from ui.team_map.meeting_forms import ChangeMeetingForm, MeetingForm
from ui.team_map.pane_line import PaneLine
from ui.team_map.pane_words import induction_line, induction_more, meeting_line, meeting_more, years_words
from ui.team_map.team_forms import ChangeTeamForm, CloseTeamForm
from ui.team_map.team_words import MAY_NOT, NOBODY, NOT_LINKED_CHAIR, linked_words, meeting_words, standing

NO_MANAGER = "not in the directory"
LATEST = 6
AIR = 10


class TeamPane(Pane):
    """One team on the day looked at. `link_wanted` and `cover_wanted` ask for those forms, with the team's number."""

    link_wanted = Signal(int)
    cover_wanted = Signal(int)
    directory_wanted = Signal()

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, team_id: int, on: date | None) -> None:
        super().__init__(link, theme, almanac)
        self.team_id = team_id
        self.on = on
        self.shown: TeamShown | None = None
        links = QShortcut(QKeySequence("F2"), self, self._link)
        links.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # a chip has an F2 of its own

    def read_again(self) -> None:
        """Ask the desk about the team."""
        self.link.ask(OpenTeam(self.team_id, self.on), self._show, self.refuse, latest=True)

    def add_heading(self, heading: str) -> None:
        """A heading alone, with some air above it."""
        label = plain_label(heading, "strong")
        label.setContentsMargins(0, AIR, 0, 0)
        self.add(label)

    def _show(self, shown: TeamShown) -> None:
        self.shown = shown
        self.begin()
        self._add_linked(shown)
        self._add_covers(shown)
        self._add_managers(shown)
        self._add_meetings(shown)
        self._add_inductions(shown)
        self._add_history(shown)
        self.finish()

    def _add_linked(self, shown: TeamShown) -> None:
        team = shown.team
        stands = standing(team)
        self.add_head(team.name, stands.mark, stands.state)
        self.add_section("", team.service, "quiet")
        self.add_section("Linked chair", linked_words(team))
        if team.doubled:
            self.add_section("", f"Linked on the same day: {', '.join(team.doubled)}. Take one link out.", "problem")
        if team.next_on is not None:
            self.add_section("", f"From {short(team.next_on)}: {team.next_link or NOBODY.lower()}.")
        if team.chair_away:
            self.add_section("", team.chair_away, "amber")
        if shown.may_keep:
            self._add_steps(team)
        self.add_section("", shown.asks or NOT_LINKED_CHAIR, "quiet")

    def _add_steps(self, team: MappedTeam) -> None:
        row = self.add_buttons()
        row.add("Link another chair" if team.linked else "Link a chair", self._link, drawn="team_map", main=True)
        row.add("Somebody stands in", lambda: self.cover_wanted.emit(self.team_id), drawn="person")
        row.add("Name and service", lambda: self._form(ChangeTeamForm), drawn="edit")
        words = _closing_words(team)
        row.add(words, lambda: self._form(CloseTeamForm), drawn="close" if team.closed_on is None else "undo")

    def _link(self) -> None:
        if self.shown is None or not self.shown.may_keep:
            self.notice.warn(MAY_NOT)
            return
        self.link_wanted.emit(self.team_id)

    def _add_covers(self, shown: TeamShown) -> None:
        if not shown.covers:
            return
        self.add_heading("Cover")
        for cover in shown.covers:
            words = f"{cover.chair}, {short(cover.from_on)} to {short(cover.last_on)}"
            end = ("Another last day", f"{words}: another last day", partial(self._end_cover, cover))
            over = cover.last_on < self.almanac.today() or not shown.may_keep
            self.add(PaneLine(words, cover.why, () if over else (end,)))

    def _add_managers(self, shown: TeamShown) -> None:
        team = shown.team
        self.add_heading("Managers")
        self.add_section(
            "",
            f"Team Manager: {team.team_manager or NO_MANAGER}\nService Manager: {team.service_manager or NO_MANAGER}",
        )
        self.add_buttons().add("Directory of roles", self.directory_wanted.emit, drawn="person")

    def _add_meetings(self, shown: TeamShown) -> None:
        self.add_heading("Team meetings")
        self.add_section("", f"{meeting_words(shown.team)}. {years_words(shown.years, self._year())}".strip())
        if shown.may_keep:
            self.add_buttons().add("Plan a team meeting", lambda: self._form(MeetingForm), drawn="calendar")
        for meeting in shown.meetings[:LATEST]:
            words = meeting_line(meeting)
            acts = [("Change", f"{words}: change", partial(self._change_meeting, meeting))]
            if meeting.state is MeetingState.PLANNED and meeting.on <= self.almanac.today():
                acts.insert(0, ("Attended", f"{words}: attended", partial(self._attended, meeting)))
            self.add(PaneLine(words, meeting_more(meeting), acts if shown.may_keep else ()))
        self._say_older(len(shown.meetings), "team meeting")

    def _year(self) -> int:
        return (self.on or self.almanac.today()).year

    def _add_inductions(self, shown: TeamShown) -> None:
        self.add_heading("Inductions")
        team = shown.team
        self.add_section("", f"{team.inductions_booked} booked, {team.inductions_held} held.")
        if shown.may_keep:
            self.add_buttons().add("Book an induction", lambda: self._form(InductionForm), drawn="plus")
        for induction in shown.inductions[:LATEST]:
            words = induction_line(induction)
            acts = [("Change", f"{words}: change", partial(self._change_induction, induction))]
            if induction.state is InductionState.BOOKED and induction.booked_for <= self.almanac.today():
                acts.insert(0, ("Held", f"{words}: held", partial(self._held, induction)))
            self.add(PaneLine(words, induction_more(induction), acts if shown.may_keep else ()))
        self._say_older(len(shown.inductions), "induction")

    def _add_history(self, shown: TeamShown) -> None:
        self.add_heading("Who was linked, newest first")
        self.add_section("", "\n".join(link_words(row) for row in shown.links) or f"{NOBODY} so far.")
        if shown.links and shown.may_keep:
            self.add_buttons().add("Take a link out", lambda: self._form(RemoveLinkForm), drawn="undo")

    def _say_older(self, all_of_them: int, what: str) -> None:
        if all_of_them > LATEST:
            self.add_section("", f"{all_of_them - LATEST} earlier {what}s are kept too.", "quiet")

    # What the buttons do

    def _form(self, kind: type) -> None:
        if self.shown is not None:
            self.wants_form.emit(kind(self.link, self.theme, self.almanac, self.shown))

    def _end_cover(self, cover: CoverRow) -> None:
        if self.shown is not None:
            self.wants_form.emit(EndCoverForm(self.link, self.theme, self.almanac, self.shown, cover))

    def _change_meeting(self, meeting: MeetingRow) -> None:
        if self.shown is not None:
            self.wants_form.emit(ChangeMeetingForm(self.link, self.theme, self.almanac, self.shown, meeting))

    def _change_induction(self, induction: InductionRow) -> None:
        if self.shown is not None:
            self.wants_form.emit(ChangeInductionForm(self.link, self.theme, self.almanac, self.shown, induction))

    def _attended(self, meeting: MeetingRow) -> None:
        fields: dict[str, object] = {"state": MeetingState.ATTENDED}
        self.do(ChangeTeamMeeting(meeting.id, meeting.version, fields, {"state": meeting.state}))

    def _held(self, induction: InductionRow) -> None:
        fields: dict[str, object] = {"state": InductionState.HELD, "held_on": induction.booked_for}
        seen: dict[str, object] = {"state": induction.state, "held_on": induction.held_on}
        self.do(ChangeInduction(induction.id, induction.version, fields, seen))


def _closing_words(team: MappedTeam) -> str:
    """What can be done about a team's last day: name it, change one to come, or open the team again."""
    if team.closed_on is None:
        return "Close the team"
    return "Open the team again" if team.is_closed else "Another day of closing"
