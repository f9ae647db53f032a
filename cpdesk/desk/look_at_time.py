"""What booking or moving to a time would mean, before anything is kept: the very checks that the booking makes."""

from datetime import UTC, date

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.booking_checks import (
    TimeWanted,
    clashes,
    clock_on,
    clock_words,
    end_of,
    holiday,
    impossible,
    is_late,
    london_time,
    notice_said,
    warnings,
)
from cpdesk.desk.day_booked import DayBooked, day_booked
from cpdesk.desk.to_book import ToBook, to_book
from cpdesk.desk.who_is_free import chairs_offered, free_chairs, free_rooms, rooms_offered
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Person, Room
from cpdesk.rows.diary import LookAtTime, TimeLookedAt
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.booking_day import outside_calendar
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import person_key
from cpdesk.rules.notice_hours import notice_of
from cpdesk.rules.what_follows import what_follows


@answers(LookAtTime, roles=READ_DIARY)
def look_at_time(work: Work, question: LookAtTime) -> TimeLookedAt:
    """What stands against a time, what is worth knowing of it, who is free then, and what would follow."""
    wanted = to_book(work, question.request_id, question.conference_id)
    start = london_time(question.start_at)
    unknown, chair, room = _named(work, question)
    time = TimeWanted(start, end_of(start, question.minutes), chair, room, _minute_taker(work, question.minute_taker))
    day = day_booked(work, time.on)
    no = [*unknown, *(one.sentence for one in impossible(work, wanted, time))]
    if outside_calendar(time.on, work.calendar):
        return _nothing_more(time, tuple(no))
    return _looked_at(work, wanted, time, day, tuple(no))


def _looked_at(work: Work, wanted: ToBook, time: TimeWanted, day: DayBooked, no: tuple[str, ...]) -> TimeLookedAt:
    late = is_late(wanted, time.on)
    kept, notice = notice_said(work, wanted.kind, time.on)
    closed = holiday(work, time.on)
    said = [*warnings(work, wanted, time, day), *([closed] if closed else [])]
    span = (time.start, time.end, wanted.but)
    nth, limit = clock_on(work, wanted, time.on) or (None, None)
    return TimeLookedAt(
        start_at=time.start.astimezone(UTC),
        end_at=time.end.astimezone(UTC),
        day=nth,
        limit=limit,
        day_words=clock_words(work, wanted, time.on),
        in_time=not late,
        late=late,
        notice_kept=kept,
        notice_words=notice,
        hours_words=_hours_words(work, wanted),
        clashes=tuple(dict.fromkeys(one.sentence for one in clashes(work, wanted, time, day))),
        impossible=no,
        warnings=tuple(said),
        free_chairs=free_chairs(chairs_offered(work, wanted), day, *span),
        free_rooms=free_rooms(rooms_offered(work), day, *span),
        limits=_limits(work, wanted, time.on),
        needs_holiday_reason=bool(closed),
    )


def _nothing_more(time: TimeWanted, no: tuple[str, ...]) -> TimeLookedAt:
    """A day so far off that working days are not known: nothing can be counted."""
    return TimeLookedAt(
        start_at=time.start.astimezone(UTC), end_at=time.end.astimezone(UTC), day=None, day_words="", in_time=False,
        late=False, notice_kept=False, notice_words="", hours_words="", clashes=(), impossible=no, warnings=(),
        free_chairs=(), free_rooms=(), limits=(),
    )  # fmt: skip


def _hours_words(work: Work, wanted: ToBook) -> str:
    """The 24-hour rule where a review that has its date would be moved (S39, A11)."""
    conference = wanted.conference
    if conference is None or conference.start_at is None or wanted.kind != ConferenceKind.RCPC:
        return ""
    if conference.state not in {state.value for state in TO_COME}:
        return ""
    return notice_of(conference.start_at, work.moment, work.standard, work.calendar).said


def _named(work: Work, question: LookAtTime) -> tuple[list[str], Person | None, Room | None]:
    """Chair and room by name; one that is not known is said, not refused, since nothing is kept."""
    unknown: list[str] = []
    chair: Person | None = None
    room: Room | None = None
    try:
        chair = chair_called(work, question.chair) if question.chair.strip() else None
    except Refusal as refused:
        unknown.append(str(refused))
    try:
        room = room_called(work, question.room) if question.room.strip() else None
    except Refusal as refused:
        unknown.append(str(refused))
    return unknown, chair, room


def _minute_taker(work: Work, name: str) -> Person | None:
    key = person_key(name)
    return work.session.scalar(select(Person).where(Person.name_key == key)) if key else None


def _limits(work: Work, wanted: ToBook, on: date) -> tuple[str, ...]:
    """What follows from a conference on this day, by name: "First core group, Fri 11 Dec 2026: 10 working days..."."""
    follows = what_follows(wanted.kind, on, work.standard, work.calendar)
    return tuple(f"{DEADLINE_KEYS[one.key].name}, {one.explanation}" for one in follows)
