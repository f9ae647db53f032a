"""What is taken on a day: which chairs, rooms and minute-takers, at which times, and who is away (I04)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Away, Conference, ConferenceChild
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.london import LONDON


@dataclass(frozen=True, slots=True)
class Engaged:
    """One conference that stands in the diary, by what it takes up."""

    id: int
    kind: str
    start_at: datetime
    end_at: datetime
    chair_id: int | None
    room_id: int | None
    minute_taker_id: int | None


@dataclass(slots=True)
class DayBooked:
    """The conferences of one day, and the people who are away on it, each with the kind of absence."""

    taken: list[Engaged] = field(default_factory=list)
    away: dict[int, str] = field(default_factory=dict)

    def at(self, start: datetime, end: datetime, but: int | None = None) -> list[Engaged]:
        """Those that overlap this time, leaving out the one that is to be moved."""
        return [one for one in self.taken if one.start_at < end and one.end_at > start and one.id != but]

    def people_busy(self, start: datetime, end: datetime, but: int | None = None) -> set[int]:
        """Who chairs or takes minutes at this time, or is away all day."""
        busy = {number for one in self.at(start, end, but) for number in (one.chair_id, one.minute_taker_id) if number}
        return busy | set(self.away)

    def rooms_taken(self, start: datetime, end: datetime, but: int | None = None) -> set[int]:
        """The rooms in which somebody meets at this time."""
        return {one.room_id for one in self.at(start, end, but) if one.room_id}

    def chaired_by(self, chair_id: int, but: int | None = None) -> int:
        """How many conferences this chair has on the day."""
        return sum(one.chair_id == chair_id and one.id != but for one in self.taken)


def days_booked(work: Work, first: date, last: date) -> dict[date, DayBooked]:
    """What is taken on each day from `first` to `last`; a day on which nothing is taken is there as well."""
    days: dict[date, DayBooked] = defaultdict(DayBooked)
    for on, one in _engaged(work, _conferences(first, last)):
        days[on].taken.append(one)
    away = select(Away.person_id, Away.from_on, Away.to_on, Away.kind)
    spans = away.where(Away.to_on >= first, Away.from_on <= last, Away.voided_at.is_(None))
    for person_id, from_on, to_on, kind in work.session.execute(spans):
        for ordinal in range(max(from_on, first).toordinal(), min(to_on, last).toordinal() + 1):
            days[date.fromordinal(ordinal)].away[person_id] = kind
    return days


def day_booked(work: Work, on: date) -> DayBooked:
    """What is taken on one day."""
    return days_booked(work, on, on)[on]


def of_children(work: Work, children: Iterable[int], on: date, but: int | None = None) -> list[Engaged]:
    """The conferences of these children on this day."""
    theirs = select(ConferenceChild.conference_id).where(ConferenceChild.child_id.in_(tuple(children)))
    asked = _conferences(on, on).where(Conference.id.in_(theirs))
    return [one for _, one in _engaged(work, asked) if one.id != but]


def _engaged(work: Work, asked: Any) -> Iterator[tuple[date, Engaged]]:
    """The conferences asked for, each with its day; one that was held on another day leaves that time free."""
    for on, held_at, *engaged in work.session.execute(asked):
        if not held_elsewhere(on, held_at):
            yield on, Engaged(*engaged)


def held_elsewhere(on: date, held_at: datetime | None) -> bool:
    """Whether a conference planned for this day was held on another one, so that its time is free."""
    return held_at is not None and held_at.astimezone(LONDON).date() != on


def _conferences(first: date, last: date) -> Any:
    columns = (
        Conference.on_day, Conference.held_at, Conference.id, Conference.kind, Conference.start_at, Conference.end_at,
        Conference.chair_id, Conference.room_id, Conference.minute_taker_id,
    )  # fmt: skip
    stands = Conference.state.in_([state.value for state in IN_THE_DIARY])
    asked = select(*columns).where(Conference.on_day.between(first, last), stands, Conference.voided_at.is_(None))
    return asked.order_by(Conference.start_at, Conference.id)
