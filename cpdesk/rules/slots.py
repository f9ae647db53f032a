"""Free times for a conference, best first, each with its reasons in words (S02, S03, S38, D11, I04).

In time comes before late, notice kept before notice cut short, the linked chair (of a review: the chair of the
conference before) before another, then the earliest day. A review is best within the four weeks before its limit:
earlier it would bring every later review forward (I28), at the very end there would be no day left to move it to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.day_of_clock import day_n, day_words, days_left_words
from cpdesk.rules.hours_taken import Hours, Taken, free
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.london import LONDON

_STEP = 30
_NOON = 12 * 60
# Nobody is asked for the first minute of the day or for lunch time while another time is free.
_AFTER_LUNCH = 13 * 60
_BEST_WEEKS = 4


@dataclass(frozen=True, slots=True)
class SlotWanted:
    """What a free time is looked for.

    `last_in_time` is the last day within the limit; `notice_from` the first day for which invitations still leave in
    time; `strategy_on` the day from which an ICPC's clock runs, None for a review. `begins` and `ends` are the hours of
    the unit's conference day in minutes after midnight.
    """

    not_before: datetime
    last: date
    minutes: int
    begins: int
    ends: int
    last_in_time: date | None
    notice_from: date | None
    notice: str = "7 working days"
    strategy_on: date | None = None

    @property
    def best_from(self) -> date | None:
        """From which day on a review is best; None for an ICPC, which is best as early as it can be."""
        if self.strategy_on is not None or self.last_in_time is None:
            return None
        return self.last_in_time - timedelta(weeks=_BEST_WEEKS)


@dataclass(frozen=True, slots=True)
class SlotChair:
    """A chair who may be offered, with how many conferences a day at most."""

    id: int
    name: str
    a_day: int
    linked: bool = False
    as_before: bool = False


@dataclass(frozen=True, slots=True)
class SlotRoom:
    """A room that may be offered; one online is never taken."""

    id: int
    name: str
    online: bool = False


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """A free time with a chair and a room, and why it is offered; `day` is day n of the ICPC's clock."""

    start_at: datetime
    end_at: datetime
    chair_id: int
    room_id: int
    day: int | None
    in_time: bool
    notice_kept: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    on: date
    hours: Hours
    chair: SlotChair
    room: SlotRoom
    that_day: int


def offer(
    wanted: SlotWanted,
    chairs: Sequence[SlotChair],
    rooms: Sequence[SlotRoom],
    taken: Taken,
    calendar: WorkingDays,
    *,
    count: int = 10,
) -> tuple[OfferedSlot, ...]:
    """The best free times, best first: at most one in the morning and one in the afternoon of each working day."""
    if not chairs or not rooms:
        return ()
    by_room = sorted(rooms, key=lambda room: room.online)  # a room where people meet before one on a screen
    found = [one for on in _days(wanted, calendar) for one in _on_day(wanted, on, chairs, by_room, taken)]
    found.sort(key=lambda one: _rank(wanted, one))
    return tuple(_offered(wanted, one, calendar) for one in found[:count])


def _days(wanted: SlotWanted, calendar: WorkingDays) -> Iterator[date]:
    on = calendar.on_or_after(wanted.not_before.astimezone(LONDON).date())
    while on <= wanted.last:
        yield on
        on = calendar.add(on, 1)


def _on_day(
    wanted: SlotWanted, on: date, chairs: Sequence[SlotChair], rooms: Sequence[SlotRoom], taken: Taken
) -> Iterator[_Found]:
    """The first free time of the morning and of the afternoon, with the chair who suits best."""
    if on in taken.not_on:
        return
    there = _chairs_there(on, chairs, taken)
    first = _first_minute(wanted, on)
    halves = ((first, _NOON, wanted.begins + _STEP), (max(first, _NOON), wanted.ends, _AFTER_LUNCH))
    for begins, ends, pleasant in halves:
        starts = [at for at in range(begins, ends, _STEP) if at + wanted.minutes <= wanted.ends]
        starts = [at for at in starts if at >= pleasant] + [at for at in starts if at < pleasant]
        one = _first_free(on, [(at, at + wanted.minutes) for at in starts], there, rooms, taken)
        if one:
            yield one


def _first_minute(wanted: SlotWanted, on: date) -> int:
    """When a conference may begin on this day: with the unit's day, or today after now."""
    earliest = wanted.not_before.astimezone(LONDON)
    if on > earliest.date():
        return wanted.begins
    now = earliest.hour * 60 + earliest.minute
    return max(wanted.begins, -(-now // _STEP) * _STEP)


def _chairs_there(on: date, chairs: Sequence[SlotChair], taken: Taken) -> list[tuple[SlotChair, Sequence[Hours]]]:
    """Chairs with room for one more that day, preferred ones first, then those with the fewest conferences."""
    there = [
        (chair, busy)
        for chair in chairs
        if (chair.id, on) not in taken.away and len(busy := taken.chairs.get((chair.id, on), ())) < chair.a_day
    ]
    there.sort(key=lambda one: (not _preferred(one[0]), len(one[1]), one[0].name))
    return there


def _preferred(chair: SlotChair) -> bool:
    return chair.linked or chair.as_before


def _first_free(
    on: date,
    times: Sequence[Hours],
    there: Sequence[tuple[SlotChair, Sequence[Hours]]],
    rooms: Sequence[SlotRoom],
    taken: Taken,
) -> _Found | None:
    """The first time that suits the best chair and has a room."""
    at = [
        (hours, room)
        for hours in times
        if free(hours, taken.minutes.get(on, ()))
        if (room := next((r for r in rooms if r.online or free(hours, taken.rooms.get((r.id, on), ()))), None))
    ]
    for chair, busy in there:
        for hours, room in at:
            if free(hours, busy):
                return _Found(on, hours, chair, room, len(busy))
    return None


def _rank(wanted: SlotWanted, one: _Found) -> tuple[bool, bool, int, bool, date, int]:
    """What comes first: in time, notice kept, a review near its limit, the preferred chair, the earliest day."""
    late = wanted.last_in_time is not None and one.on > wanted.last_in_time
    short_notice = wanted.notice_from is not None and one.on < wanted.notice_from
    too_early = max(0, (wanted.best_from - one.on).days) if wanted.best_from else 0
    return late, short_notice, too_early, not _preferred(one.chair), one.on, one.hours[0]


def _offered(wanted: SlotWanted, one: _Found, calendar: WorkingDays) -> OfferedSlot:
    start = datetime.combine(one.on, time(*divmod(one.hours[0], 60)), LONDON)
    notice_kept = wanted.notice_from is None or one.on >= wanted.notice_from
    day = day_n(wanted.strategy_on, one.on, calendar) if wanted.strategy_on else None
    return OfferedSlot(
        start_at=start,
        end_at=start + timedelta(minutes=wanted.minutes),
        chair_id=one.chair.id,
        room_id=one.room.id,
        day=day,
        in_time=wanted.last_in_time is None or one.on <= wanted.last_in_time,
        notice_kept=notice_kept,
        reasons=(
            _clock_reason(wanted, one.on, day, calendar),
            *((f"{wanted.notice}' notice {'kept' if notice_kept else 'cut short'}",) if wanted.notice else ()),
            _chair_reason(one.chair),
            f"{one.room.name} is {'online' if one.room.online else 'free'}",
            _limit_reason(one),
        ),
    )


def _clock_reason(wanted: SlotWanted, on: date, day: int | None, calendar: WorkingDays) -> str:
    if wanted.last_in_time is None:
        return "no limit"
    if day is not None and wanted.strategy_on is not None:
        return day_words(day, day_n(wanted.strategy_on, wanted.last_in_time, calendar))
    if on > wanted.last_in_time:
        return days_left_words(on, wanted.last_in_time, calendar)
    if on == wanted.last_in_time:
        return "on the last day in time"
    before = counted(calendar.between(on, wanted.last_in_time), "working day")
    return f"in time: {before} before its last day, {short(wanted.last_in_time)}"


def _chair_reason(chair: SlotChair) -> str:
    if chair.as_before:
        return f"{chair.name} is free, the same chair as before"
    return f"{chair.name} is free and linked to the team" if chair.linked else f"{chair.name} is free"


def _limit_reason(one: _Found) -> str:
    """How full the chair's day gets: "conference 2 of at most 3 that day"."""
    return f"conference {one.that_day + 1} of at most {one.chair.a_day} for {one.chair.name} that day"
