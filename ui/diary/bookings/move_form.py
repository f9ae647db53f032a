"""The form that moves a conference: old and new time, the reason, the 24-hour rule, who was told (S39, I24)."""

from cpdesk.rows.booking import MoveConference, SayTold
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.people import Bookable
from cpdesk.rules.conferences import ToldBy
from cpdesk.rules.london import LONDON
from cpdesk.words import TOLD_BY_WORDS
from ui.diary.bookings.booking_form import subject_of_conference
from ui.diary.bookings.time_form import TimeForm
from ui.diary.diary_form import AboutConference
from ui.diary.told_field import ToldField
from ui.diary.who import conference_line, when
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.theme import Theme

EXCEPTIONAL = "A review is changed only in exceptional circumstances, and with 24 hours' notice at least."


class MoveForm(TimeForm):
    """Another time for a conference; a drag puts the time in, Ctrl+Enter books it."""

    draft_name = "move"
    form_title = "Move the conference"
    keep_words = "Move"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, bookable: Bookable, conference: ConferenceShown
    ) -> None:
        super().__init__(link, theme, almanac, subject_of_conference(conference), bookable, draft_of=conference.id)
        self.shown = conference
        self._version = conference.version
        self.add_words(conference_line(conference), "strong")
        self.add_words(f"Until now: {when(conference.start_at, conference.end_at)}", "")
        self.set_up()

    def add_fields(self) -> None:
        """The new time, why, and who was told."""
        shown = self.shown
        self.add_time_fields()
        self.add_text("why", "Why is it moved?", lines=2)
        self.add_tick("exceptional", "The circumstances are exceptional", EXCEPTIONAL if self._is_review() else "")
        told = ToldField((shown.social_worker, shown.team_manager, shown.chair, "Family"))
        self.told = told
        self.add_field("told", FormField("Who was told, and how", told, help_text="It can be said later too."))
        self.add_what_follows()

    def request(self) -> MoveConference:
        """The move as typed."""
        start_at, minutes = self.start(), self.minutes()
        chair = self.required_text("chair", "Choose who chairs the conference.")
        room = self.required_text("room", "Choose a room, or Teams.")
        self.check_reasons()
        why = self.required_text("why", "Enter why the conference is moved.")
        if problem := self.told.problem():
            raise Missing("told", problem)
        return MoveConference(
            id=self.shown.id,
            version=self._version,
            start_at=start_at,
            why=why,
            exceptional=self.is_ticked("exceptional"),
            minutes=minutes,
            chair=chair,
            room=room,
            minute_taker=self.fields["minute_taker"].text(),
            told=self.told.told(),
            late_reason=self.late_reason(),
            holiday_why=self.fields["holiday_why"].text(),
        )

    def blank(self) -> dict[str, object]:
        """The conference as it stands."""
        shown = self.shown
        values: dict[str, object] = {
            "chair": shown.chair,
            "room": shown.room,
            "minute_taker": shown.minute_taker,
            "late_reason": shown.late_reason.value if shown.late_reason else "",
        }
        if shown.start_at is not None:
            values["start_at"] = shown.start_at
        return {**values, **self._end()}

    def save_over(self) -> None:
        """Stand on the newest state of the conference, now that both were looked at."""
        self.link.ask(OpenConference(self.shown.id), self._newest)

    def _newest(self, conference: ConferenceShown) -> None:
        self._version = conference.version
        self.keep_button.setFocus()

    def _end(self) -> dict[str, object]:
        return {"end_at": self.shown.end_at.astimezone(LONDON).time()} if self.shown.end_at else {}

    def _is_review(self) -> bool:
        return str(self.shown.kind) == "RCPC"


class TellForm(AboutConference):
    """Somebody was told of the last move; from then on Undo leaves the move alone."""

    draft_name = "told"
    form_title = "Say who was told"
    keep_words = "Record who was told"

    def add_fields(self) -> None:
        """The time as it is now, who was told, and how."""
        self.add_words(f"Now: {when(self.shown.start_at, self.shown.end_at)}", "")
        offered = [name for name in (self.shown.social_worker, self.shown.team_manager, self.shown.chair) if name]
        self.add_name("who", "Who was told", names=[*offered, "Family"])
        self.add_choice("how", "How", TOLD_BY_WORDS)

    def request(self) -> SayTold:
        """Who and how."""
        who = self.required_text("who", "Enter who was told.")
        how = self.required_choice("how", ToldBy, f"Choose how {who} was told.")
        return SayTold(who, how, conference_id=self.id)
