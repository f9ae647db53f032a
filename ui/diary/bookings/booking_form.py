"""The form that gives a request or a review its date: suggested times, or a time from the diary (S02, S03, D05)."""

from uuid import uuid4

from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.diary import Slot, SlotsFor, TimeLookedAt
from cpdesk.rows.people import Bookable
from cpdesk.rows.requests import OpenRequest, RequestShown
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ShortTime
from cpdesk.words import SHORT_TIME_WORDS
from ui.diary.bookings.slot_list import SlotList
from ui.diary.bookings.time_form import Subject, TimeForm
from ui.diary.who import conference_line, kind_words, request_line
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

SLOTS = 10
ALWAYS_TOLD = "Always told: police, probation and GP."


class BookingForm(TimeForm):
    """Book a conference; Enter in the list takes a time, Ctrl+Enter books."""

    draft_name = "book"
    keep_words = "Book"

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        subject: Subject,
        bookable: Bookable,
        *,
        heading: str,
        clock: str,
        version: int,
        imposed: bool = False,
    ) -> None:
        about = f"request:{subject.request_id}" if subject.request_id else f"conference:{subject.conference_id}"
        title = f"Book: {kind_words(subject.kind)}"
        super().__init__(link, theme, almanac, subject, bookable, draft_of=about, title=title)
        self._uuid = str(uuid4())
        self._version = version
        self._imposed = imposed
        self.add_words(heading, "strong")
        self.add_words(clock, "")
        self.set_up()
        self._suggest()

    def add_fields(self) -> None:
        """The suggested times, then a time of one's own with its reasons, and what follows from it."""
        self.slots = SlotList()
        self.add_part(self.slots)
        self.slots.taken.connect(self.take_slot)
        self.add_time_fields()
        self._add_reasons()
        self.add_words(ALWAYS_TOLD)
        self.add_what_follows()

    def request(self) -> BookConference:
        """The booking as typed."""
        start_at, minutes = self.start(), self.minutes()
        chair = self.required_text("chair", "Choose who chairs the conference.")
        room = self.required_text("room", "Choose a room, or Teams.")
        self.check_reasons()
        return BookConference(
            start_at=start_at,
            chair=chair,
            room=room,
            request_id=self.subject.request_id,
            conference_id=self.subject.conference_id,
            version=self._version,
            minutes=minutes,
            minute_taker=self.fields["minute_taker"].text(),
            late_reason=self.late_reason(),
            why=self._if_shown("why"),
            holiday_why=self._if_shown("holiday_why"),
            short_time=ShortTime(chosen) if (chosen := self._if_shown("short_time")) else None,
            short_time_why=self._if_shown("short_time_why"),
            imposed=self._imposed,
            uuid=self._uuid,
        )

    def blank(self) -> dict[str, object]:
        """The linked chair, who has the team's conferences."""
        return {"chair": self.subject.linked_chair}

    def needed(self, looked: TimeLookedAt) -> dict[str, bool]:
        """Reasons for a late or past day, and what is kept where notice is cut short (A16)."""
        past = looked.start_at.astimezone(LONDON).date() < self.almanac.today()
        short = not looked.notice_kept and not looked.late and self.subject.request_id is not None
        if short and not self.fields["short_time"].text():
            self._write({"short_time": ShortTime.KEEP_FIFTEEN.value})
        return {
            **super().needed(looked),
            "why": looked.late or past,
            "short_time": short,
            "short_time_why": short,
        }

    def gathered(self) -> dict[str, object]:
        """Everything typed, and which booking it will be: kept twice after a crash, it is still one."""
        return {**super().gathered(), "uuid": self._uuid}

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds."""
        self._uuid = str(body.get("uuid") or self._uuid)
        super().fill(body)

    def start_afresh(self) -> None:
        """Forget the draft; what is typed next is another booking."""
        self._uuid = str(uuid4())
        super().start_afresh()

    def save_over(self) -> None:
        """Book on the newest state of the request or review, now that both were looked at."""
        request, conference = self.subject.request_id, self.subject.conference_id
        newest = OpenRequest(request) if request is not None else OpenConference(conference or 0)
        self.link.ask(newest, self._newest)

    def _newest(self, shown: RequestShown | ConferenceShown) -> None:
        self._version = shown.version
        self.keep_button.setFocus()

    def _add_reasons(self) -> None:
        self.add_line("why", "Why, in words")
        self.add_choice("short_time", "Notice and limit cannot both be kept", SHORT_TIME_WORDS)
        self.add_line("short_time_why", "Why this choice?")
        for key in ("why", "short_time", "short_time_why"):
            self.fields[key].hide()

    def _if_shown(self, key: str) -> str:
        return self.fields[key].text() if not self.fields[key].isHidden() else ""

    def _suggest(self) -> None:
        question = SlotsFor(
            self.subject.request_id, self.subject.conference_id, count=SLOTS, minutes=self.bookable.minutes
        )
        self.link.ask(question, self._show_slots, self._no_slots, latest=True)

    def _show_slots(self, slots: tuple[Slot, ...]) -> None:
        self.slots.show_slots(slots)

    def _no_slots(self, refusal: Exception) -> None:
        self.slots.show_slots(())
        self.slots.words.setText(str(refusal))


def subject_of_request(request: RequestShown) -> Subject:
    """A request as what gets a time."""
    return Subject("ICPC", request.family, request_id=request.id, linked_chair=request.linked_chair)


def subject_of_conference(conference: ConferenceShown) -> Subject:
    """A conference as what gets a time; the chair it had stays, if that chair can."""
    return Subject(str(conference.kind), conference.family, conference_id=conference.id, linked_chair=conference.chair)


def request_clock(request: RequestShown) -> str:
    """From which day the clock runs, and until when."""
    runs_from = next((one.on for one in request.discussions if one.carries_clock), None)
    begun = f"Strategy discussion on {long(runs_from)}. " if runs_from else ""
    return f"{begun}Last day in time: {long(request.squeeze.icpc_due)}."


def review_clock(conference: ConferenceShown) -> str:
    """By when a review is due, and how that was counted."""
    own = next((clock for clock in conference.clocks if clock.key in {"rcpc1_due", "rcpcN_due"}), None)
    return own.explanation if own else ""


def booking_of_request(
    link: DeskLink, theme: Theme, almanac: Almanac, bookable: Bookable, request: RequestShown, *, imposed: bool = False
) -> BookingForm:
    """The form that books the conference of a request."""
    return BookingForm(
        link,
        theme,
        almanac,
        subject_of_request(request),
        bookable,
        heading=request_line(request),
        clock=request_clock(request),
        version=request.version,
        imposed=imposed,
    )


def booking_of_review(
    link: DeskLink, theme: Theme, almanac: Almanac, bookable: Bookable, review: ConferenceShown
) -> BookingForm:
    """The form that gives a review its date."""
    return BookingForm(
        link,
        theme,
        almanac,
        subject_of_conference(review),
        bookable,
        heading=conference_line(review),
        clock=review_clock(review),
        version=review.version,
    )
