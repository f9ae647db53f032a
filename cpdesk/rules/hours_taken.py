"""Which hours of a day chairs and rooms are taken, and whether a time is free (I04)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cpdesk.rules.london import LONDON

Hours = tuple[int, int]
"""A time of a day from start to end, in minutes after midnight as a clock in London shows them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What stands in the diary already: the hours of each chair and room by day, and who is away when."""

    chairs: Mapping[tuple[int, date], Sequence[Hours]]
    rooms: Mapping[tuple[int, date], Sequence[Hours]]
    away: Set[tuple[int, date]] = frozenset()
    not_on: Set[date] = frozenset()
    """Days on which nobody is asked for: a child of the conference has another one, or its minute-taker is away."""
    minutes: Mapping[date, Sequence[Hours]] = field(default_factory=dict)
    """The hours at which the conference's minute-taker is engaged elsewhere."""


def taken(
    conferences: Iterable[tuple[int | None, int | None, datetime, datetime]],
    away: Iterable[tuple[int, date, date]] = (),
    not_on: Iterable[date] = (),
    minutes: Iterable[tuple[datetime, datetime]] = (),
) -> Taken:
    """What is taken by conferences (chair, room, start, end), absences (person, first day, last day), minute-taking."""
    chairs: dict[tuple[int, date], list[Hours]] = {}
    rooms: dict[tuple[int, date], list[Hours]] = {}
    for chair, room, start, end in conferences:
        on, hours = hours_of(start, end)
        if chair is not None:
            chairs.setdefault((chair, on), []).append(hours)
        if room is not None:
            rooms.setdefault((room, on), []).append(hours)
    days_away = {
        (person, first + timedelta(days=number))
        for person, first, last in away
        for number in range((last - first).days + 1)
    }
    engaged: dict[date, list[Hours]] = {}
    for on, hours in (hours_of(start, end) for start, end in minutes):
        engaged.setdefault(on, []).append(hours)
    return Taken(chairs, rooms, days_away, frozenset(not_on), engaged)


def hours_of(start: datetime, end: datetime) -> tuple[date, Hours]:
    """The day of a conference in London and its hours."""
    start, end = start.astimezone(LONDON), end.astimezone(LONDON)
    return start.date(), (start.hour * 60 + start.minute, end.hour * 60 + end.minute)


def overlap(one: Hours, other: Hours) -> bool:
    """Whether two times share a minute; one that ends when the other starts does not."""
    return one[0] < other[1] and other[0] < one[1]


def free(hours: Hours, busy: Sequence[Hours]) -> bool:
    """Whether nothing that is taken overlaps these hours."""
    return not any(overlap(hours, one) for one in busy)
