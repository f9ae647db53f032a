"""What speaks against a time for a conference, the same when it is looked at and when it is booked (I03, I04).

What is impossible and what clashes is refused; what is only worth knowing is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cpdesk.desk.conference_at_hand import when
from cpdesk.desk.day_booked import DayBooked, Engaged, of_children
from cpdesk.desk.diary_people import diary_hours
from cpdesk.desk.to_book import NOT_TO_BOOK, ToBook
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, Room
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.booking_day import (
    before_discussion,
    ends_before,
    not_worked,
    odd_hours,
    outside_calendar,
    weekend,
)
from cpdesk.rules.clock_hours import NoSuchTime, as_london
from cpdesk.rules.conferences import AwayKind
from cpdesk.rules.day_of_clock import day_n, day_words, days_left_words
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.invitations import send_by
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import NOT_TOLD_YET, RequestState
from cpdesk.rules.what_follows import last_day

_LONGEST = timedelta(days=1)
_AWAY = {
    AwayKind.LEAVE: "on leave",
    AwayKind.SICKNESS: "off sick",
    AwayKind.TRAINING: "in training",
    AwayKind.OTHER: "away",
}


@dataclass(frozen=True, slots=True)
class Against:
    """One sentence that speaks against a time, and the part of the form that it concerns."""

    sentence: str
    field: str = "start_at"


@dataclass(frozen=True, slots=True)
class TimeWanted:
    """A time in London with the people and the room that are wanted for it."""

    start: datetime
    end: datetime
    chair: Person | None = None
    room: Room | None = None
    minute_taker: Person | None = None

    @property
    def on(self) -> date:
        """The day of the conference."""
        return self.start.date()


def london_time(at: datetime) -> datetime:
    """The moment as a clock in London shows it; refused when no clock showed it, because they went forward."""
    try:
        return as_london(at.replace(tzinfo=None) if at.tzinfo is LONDON else at)
    except NoSuchTime as refused:
        raise Refusal(str(refused), field="start_at") from None


def end_of(start: datetime, minutes: int, end_at: datetime | None = None) -> datetime:
    """When it ends: as given, or so many minutes after its start."""
    if end_at is not None:
        return london_time(end_at)
    if not 0 < minutes * 60 <= _LONGEST.total_seconds():
        raise Refusal("Enter how many minutes the conference lasts, like 90.", field="minutes")
    return start + timedelta(minutes=minutes)


def impossible(work: Work, wanted: ToBook, time: TimeWanted) -> list[Against]:
    """Why a conference cannot be then at all: the state of its request, the day, the order of dates, its end."""
    found = [Against(sentence, "request_id") for sentence in _not_to_be_booked(wanted)]
    beyond = outside_calendar(time.on, work.calendar)
    days = [weekend(time.on), beyond, _before(wanted, time.on), _moved_back(work, wanted, time.on)]
    found += [Against(sentence) for sentence in days if sentence]
    ends = ends_before(time.start, time.end)
    return [*found, Against(ends, "end_at")] if ends else found


def _before(wanted: ToBook, on: date) -> str:
    """Why it cannot be before what it follows, or nothing (I08)."""
    if wanted.strategy_on is not None:
        return before_discussion(on, wanted.strategy_on)
    if wanted.previous_on is not None and on <= wanted.previous_on:
        return f"The conference before this review was held on {long(wanted.previous_on)}. Choose a later day."
    return ""


def _moved_back(work: Work, wanted: ToBook, on: date) -> str:
    """Why a conference is not moved to a day that has passed, or nothing."""
    if on >= work.today or wanted.conference is None or wanted.conference.start_at is None:
        return ""
    return (
        f"{short(on)} has passed. Choose a day to come; if the conference took place then, record it as held on that "
        "day."
    )


def _not_to_be_booked(wanted: ToBook) -> list[str]:
    request = wanted.request
    if request is None:
        return []
    found: list[str] = []
    if request.state == RequestState.NOT_MET:
        found.append(NOT_TO_BOOK[RequestState.NOT_MET])
    if request.state == RequestState.CLOSED and (wanted.conference is None or wanted.conference.held_at is None):
        found.append(NOT_TO_BOOK[RequestState.CLOSED])
    if request.dual_status and request.icpc_needed != "yes":
        found.append(
            "It was decided that no initial conference is needed for this child, who is looked after too."
            if request.icpc_needed == "no"
            else "The child is looked after too. Record first whether an initial conference is still needed, by whom "
            "and why."
        )
    return found


def clashes(work: Work, wanted: ToBook, time: TimeWanted, day: DayBooked) -> list[Against]:
    """Who or what is taken at this time: chair, room, minute-taker, and the children on that day (I04)."""
    overlapping = day.at(time.start, time.end, wanted.but)
    found = [
        *_person_taken(time.chair, overlapping, day, "chair"),
        *_room_taken(time.room, overlapping),
        *_person_taken(time.minute_taker, overlapping, day, "minute_taker"),
    ]
    theirs = of_children(work, wanted.children, time.on, wanted.but)
    if theirs:
        found.append(
            Against(
                f"A child of this conference already has one on {short(time.on)}, at {_hours(theirs[0])}. "
                "Choose another day."
            )
        )
    return found


def _person_taken(
    person: Person | None, overlapping: Iterable[Engaged], day: DayBooked, field: str
) -> Iterable[Against]:
    if person is None:
        return
    if person.id in day.away:
        away = _AWAY[AwayKind(day.away[person.id])]
        yield Against(f"{person.name} is {away} that day. Choose somebody else or another day.", field)
    for one in overlapping:
        if person.id in {one.chair_id, one.minute_taker_id}:
            does = "chairs" if person.id == one.chair_id else "takes the minutes of"
            yield Against(
                f"{person.name} {does} another conference from {_hours(one)}. Choose another time or somebody else.",
                field,
            )


def _room_taken(room: Room | None, overlapping: Iterable[Engaged]) -> Iterable[Against]:
    if room is None or room.online:
        return
    for one in overlapping:
        if one.room_id == room.id:
            yield Against(f"{room.name} is taken from {_hours(one)}. Choose another time or room.", "room")


def _hours(one: Engaged) -> str:
    return f"{one.start_at.astimezone(LONDON):%H:%M} to {one.end_at.astimezone(LONDON):%H:%M}"


def refuse_first(against: Iterable[Against]) -> None:
    """Refuse with everything that speaks against it, so that nobody mends one thing to be told the next."""
    found = list(against)
    if found:
        raise Refusal(" ".join(dict.fromkeys(one.sentence for one in found)), field=found[0].field)


def holiday(work: Work, on: date) -> str:
    """What to give for a conference on a bank holiday or a closed day, or nothing (I03)."""
    return "" if outside_calendar(on, work.calendar) else not_worked(on, work.calendar)


def is_late(wanted: ToBook, on: date) -> bool:
    """Whether a conference on this day would be later than its limit (S02, S38)."""
    return on > wanted.last_in_time


def clock_on(work: Work, wanted: ToBook, on: date) -> tuple[int, int] | None:
    """Which day of the clock of an ICPC this day is, and how many it has; None for a review."""
    begun = wanted.strategy_on
    if begun is None:
        return None
    return day_n(begun, on, work.calendar), day_n(begun, wanted.last_in_time, work.calendar)


def clock_words(work: Work, wanted: ToBook, on: date) -> str:
    """How the clock would stand on this day: "day 12 of 15: in time", or how long before its last day."""
    clock = clock_on(work, wanted, on)
    if clock is not None:
        return day_words(*clock)
    left = days_left_words(on, wanted.last_in_time, work.calendar)
    if is_late(wanted, on):
        return left
    return "on the last day in time" if on == wanted.last_in_time else f"in time, {left}"


def notice_said(work: Work, kind: str, on: date) -> tuple[bool, str]:
    """Whether notice is kept for a conference on this day, and what to know of the invitations (S03, S41, A16)."""
    limit = send_by(kind, on, work.standard, work.calendar)
    if limit is None:
        return True, ""
    last = last_day(limit)
    if work.today <= last:
        return True, f"Send the invitations by {short(last)}."
    return False, f"The notice is cut short: invitations for {short(on)} had to leave by {short(last)}."


def warnings(work: Work, wanted: ToBook, time: TimeWanted, day: DayBooked) -> list[str]:
    """What is worth knowing of this time, though it stops nothing."""
    found: list[str] = []
    kept, words = notice_said(work, wanted.kind, time.on)
    if not kept:
        found.append(words)
    if time.on < work.today and (wanted.conference is None or wanted.conference.start_at is None):
        found.append(f"{short(time.on)} has passed: say why the conference is entered afterwards.")
    by = wanted.limit.schedule_by
    if by is not None and by < time.on <= wanted.last_in_time:
        found.append(f"It is within 6 months but not within 182 days: {short(by)} keeps both.")
    found += [*_full_day(work, wanted, time, day), *_not_told_yet(wanted)]
    hours = diary_hours(work)
    odd = odd_hours(time.start, time.end, hours["day_begins"], hours["day_ends"])
    return [*found, odd] if odd else found


def _full_day(work: Work, wanted: ToBook, time: TimeWanted, day: DayBooked) -> list[str]:
    if time.chair is None:
        return []
    limit = time.chair.conferences_a_day or diary_hours(work)["chair_limit"]
    number = day.chaired_by(time.chair.id, wanted.but) + 1
    if number <= limit:
        return []
    return [f"{time.chair.name} would have {counted(number, 'conference')} on {short(time.on)}; the limit is {limit}."]


def _not_told_yet(wanted: ToBook) -> list[str]:
    """A booking made before the duty chair's outcome went out stays provisional (D04, D06)."""
    request = wanted.request
    if request is None or request.state not in NOT_TOLD_YET:
        return []
    if request.state == RequestState.THRESHOLD_MET:
        return ["The booking is provisional until the outcome of the consultation was sent to everybody."]
    return ["The booking is provisional: the duty chair has not said yet that the threshold is met."]


def at_words(time: TimeWanted) -> str:
    """A time with its chair and room: "Fri 27 Nov 2026, 13:00, P. Example, Room 1"."""
    parts = (when(time.start), time.chair.name if time.chair else "", time.room.name if time.room else "")
    return ", ".join(part for part in parts if part)
