"""The invented diary while it is filled: what is taken, and the next free time, chair and room (I04)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.hours_taken import Hours, free
from cpdesk.rules.london import LONDON

_TIMES = (570, 780, 600, 810, 660, 840, 540, 870, 630)  # minutes after midnight: 09:30, 13:00, 10:00...
_CHAIRS_LIMIT = 2


@dataclass(slots=True)
class Book:
    """Who and what is taken when, by name.

    `online` names the rooms that are never taken; on `closed` days nothing is put beside what stands there.
    """

    days: WorkingDays
    chairs: Sequence[str]
    rooms: Sequence[str]
    minute_takers: Sequence[str]
    online: frozenset[str]
    closed: frozenset[date] = frozenset()
    most_a_day: int = 4
    away: dict[str, tuple[date, date]] = field(default_factory=dict)
    taken: dict[tuple[str, date], list[Hours]] = field(default_factory=dict)
    number: dict[date, int] = field(default_factory=dict)

    def take(self, on: date, hours: Hours, *names: str) -> None:
        """Write these people and this room down for this time."""
        for name in names:
            self.taken.setdefault((name, on), []).append(hours)
        self.number[on] = self.number.get(on, 0) + 1

    def is_free(self, name: str, on: date, hours: Hours) -> bool:
        """Whether nobody has this person or room at this time."""
        if name in self.online:
            return True
        first, last = self.away.get(name, (date.max, date.min))
        return not first <= on <= last and free(hours, self.taken.get((name, on), ()))

    def find(
        self, rng: Random, first: date, last: date, minutes: int, chair: str
    ) -> tuple[datetime, str, str, str] | None:
        """A free time from a first day to a last one, on a quiet day if there is one: start, chair, room, minutes."""
        on = self.days.on_or_after(first)
        open_days = []
        while on <= last:
            if on not in self.closed:
                open_days.append(on)
            on = self.days.add(on, 1)
        open_days.sort(key=lambda day: self.number.get(day, 0) >= self.most_a_day)
        for day in open_days:
            found = self._on(rng, day, minutes, chair)
            if found:
                return found
        return None

    def _on(self, rng: Random, on: date, minutes: int, chair: str) -> tuple[datetime, str, str, str] | None:
        others = [name for name in self.chairs if name != chair]
        rng.shuffle(others)
        times = list(_TIMES)
        rng.shuffle(times)
        rooms = [self.rooms[0], self.rooms[1], *self.rooms[2:]] if rng.random() < 0.7 else list(reversed(self.rooms))
        for name in (chair, *others):
            if len(self.taken.get((name, on), ())) >= _CHAIRS_LIMIT:
                continue
            for at in times:
                hours = (at, at + minutes)
                room = next((one for one in rooms if self.is_free(one, on, hours)), None)
                if room and self.is_free(name, on, hours):
                    writer = self.writer(on, hours)
                    self.take(on, hours, name, room, *([writer] if writer else []))
                    return clock(on, at), name, room, writer
        return None

    def on_duty(self, on: date) -> str:
        """Who has duty on a day: the chairs in turn."""
        return self.chairs[on.toordinal() % len(self.chairs)]

    def writer(self, on: date, hours: Hours) -> str:
        """A minute-taker who is free then; none when all are taken."""
        return next((name for name in self.minute_takers if self.is_free(name, on, hours)), "")


def clock(on: date, minute: int) -> datetime:
    """So many minutes after midnight on this day, by a clock in London."""
    return datetime.combine(on, time(minute // 60, minute % 60), LONDON)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """A clock time in London on a day."""
    return datetime.combine(on, time(hour, minute), LONDON)
