"""Free times for a request or a review, best first, read in few statements however full the diary is (S02, S38)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.day_booked import DayBooked, days_booked
from cpdesk.desk.diary_people import diary_hours
from cpdesk.desk.to_book import ToBook, conferences_of, refuse_ended, to_book
from cpdesk.desk.who_is_free import chairs_offered, rooms_offered
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Conference, ConferenceChild
from cpdesk.rows.diary import Slot, SlotsFor
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.calendar import OutsideCalendar
from cpdesk.rules.clock_times import read_clock_time
from cpdesk.rules.conferences import IN_THE_DIARY, ConferenceState
from cpdesk.rules.hours_taken import Taken, taken
from cpdesk.rules.invitations import notice_from, notice_words
from cpdesk.rules.london import LONDON
from cpdesk.rules.slots import SlotWanted, offer
from cpdesk.rules.what_follows import book_by

_WEEKS_BEFORE_A_REVIEW = 6
_DAYS_AFTER_TODAY = 20


@answers(SlotsFor, roles=READ_DIARY)
def slots_for(work: Work, question: SlotsFor) -> tuple[Slot, ...]:
    """The best free times, each with a chair, a room and its reasons in words."""
    _refuse_odd(question)
    wanted = to_book(work, question.request_id, _stands(work, question))
    refuse_ended(wanted)
    try:
        return best_slots(work, wanted, question)
    except OutsideCalendar as refused:
        raise Refusal(str(refused), field="last") from None


def _refuse_odd(question: SlotsFor) -> None:
    if question.first is not None and question.last is not None and question.last < question.first:
        raise Refusal("The last day comes after the first. Enter the days the other way round.", field="last")
    if not 0 < question.minutes <= 24 * 60:
        raise Refusal("Enter how many minutes the conference lasts, like 90.", field="minutes")


def _stands(work: Work, question: SlotsFor) -> int | None:
    """The conference that is looked for: where a request has its date already, that conference, to be moved."""
    if question.conference_id is not None or question.request_id is None:
        return question.conference_id
    there = conferences_of(work.session, question.request_id, (ConferenceState.REQUESTED, *IN_THE_DIARY))
    return there[-1].id if there else None


def best_slots(work: Work, wanted: ToBook, question: SlotsFor) -> tuple[Slot, ...]:
    """The best free times for what is to be booked."""
    looked_for = _looked_for(work, wanted, question)
    chairs, rooms = chairs_offered(work, wanted), rooms_offered(work)
    if question.chair.strip():
        only = chair_called(work, question.chair).id
        chairs = [one for one in chairs if one.id == only]
    if question.room.strip():
        where = room_called(work, question.room).id
        rooms = [one for one in rooms if one.id == where]
    first = looked_for.not_before.astimezone(LONDON).date()
    there = _taken(work, wanted, first, looked_for.last)
    count = max(0, question.count)
    stands_at = wanted.conference.start_at if wanted.conference is not None else None
    offered = offer(looked_for, chairs, rooms, there, work.calendar, count=count + 1)
    found = [one for one in offered if one.start_at != stands_at][:count]  # its own time is no move
    names = {one.id: one.name for one in chairs}
    places = {one.id: one.name for one in rooms}
    return tuple(
        Slot(
            one.start_at.astimezone(UTC), one.end_at.astimezone(UTC), one.chair_id, names[one.chair_id], one.room_id,
            places[one.room_id], one.day, one.in_time, one.notice_kept, one.reasons,
        )
        for one in found
    )  # fmt: skip


def _looked_for(work: Work, wanted: ToBook, question: SlotsFor) -> SlotWanted:
    hours = diary_hours(work)
    in_time = book_by(wanted.limit)
    return SlotWanted(
        not_before=_not_before(work, wanted, question, in_time),
        last=question.last or max(in_time, work.calendar.add(work.today, _DAYS_AFTER_TODAY)),
        minutes=question.minutes,
        begins=_minutes(hours["day_begins"]),
        ends=_minutes(hours["day_ends"]),
        last_in_time=in_time,
        notice_from=notice_from(wanted.kind, work.today, work.standard, work.calendar),
        notice=notice_words(wanted.kind, work.standard),
        strategy_on=wanted.strategy_on,
    )


def _not_before(work: Work, wanted: ToBook, question: SlotsFor, in_time: date) -> datetime:
    """From now on, and not before the days asked for; a review is looked for near its limit, for it waits till then."""
    first = question.first
    if first is None and wanted.strategy_on is None:
        first = in_time - timedelta(weeks=_WEEKS_BEFORE_A_REVIEW)
    if wanted.previous_on is not None:
        first = max(first or work.today, wanted.previous_on + timedelta(days=1))
    return max(work.moment, datetime.combine(first or work.today, time(), LONDON))


def _taken(work: Work, wanted: ToBook, first: date, last: date) -> Taken:
    """What is taken on these days; a chair who takes the minutes of another conference is taken too."""
    days = days_booked(work, first, last)
    engaged = [one for day in days.values() for one in day.taken if one.id != wanted.but]
    conferences = [(one.chair_id, one.room_id, one.start_at, one.end_at) for one in engaged]
    minutes = [(one.minute_taker_id, None, one.start_at, one.end_at) for one in engaged if one.minute_taker_id]
    taker = wanted.conference.minute_taker_id if wanted.conference is not None else None
    theirs = [(one.start_at, one.end_at) for one in engaged if taker and taker in {one.chair_id, one.minute_taker_id}]
    without_taker = [on for on, day in days.items() if taker in day.away]
    not_on = [*_days_of_children(work, wanted), *without_taker]
    return taken([*conferences, *minutes], _away(days), not_on, theirs)


def _away(days: Mapping[date, DayBooked]) -> Iterable[tuple[int, date, date]]:
    return ((person, on, on) for on, day in days.items() for person in day.away)


def _days_of_children(work: Work, wanted: ToBook) -> list[date]:
    """The days on which a child of the conference has another one.

    States are looked at here: told of them, the database would go through every conference that stands in one.
    """
    asked = (
        select(Conference.on_day, Conference.state)
        .join(ConferenceChild, ConferenceChild.conference_id == Conference.id)
        .where(ConferenceChild.child_id.in_(wanted.children), Conference.voided_at.is_(None))
        .where(Conference.id != (wanted.but or 0))
    )
    return [on for on, state in work.session.execute(asked) if on is not None and state in IN_THE_DIARY]


def _minutes(clock: str) -> int:
    at = read_clock_time(clock)
    return at.hour * 60 + at.minute
