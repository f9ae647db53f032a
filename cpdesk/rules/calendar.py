"""Working days in England and Wales: Monday to Friday, not a bank holiday, not a day on which the unit is closed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from threading import Lock

from cpdesk.rules.deadline import SkippedDay
from cpdesk.rules.gov_uk_days import GOV_UK, carried_days
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.projected_days import PROJECTED, projected_days

FIRST_DAY = date(2012, 1, 1)
LAST_YEAR = 2110
LOCAL_CLOSURE = "Local closure"
PROCLAIMED = "Proclaimed"
_FIRST = FIRST_DAY.toordinal()
# Every year of an official list has at least eight days; a lone proclaimed day does not make a year official.
_DAYS_OF_A_YEAR = 8
_YEARS_AT_ONCE = 8
_TOO_LATE = f"Working days are known up to {LAST_YEAR}. Enter an earlier date."


class OutsideCalendar(ValueError):
    """A date for which working days are not known; its text says so."""


@dataclass(frozen=True, slots=True)
class NotWorked:
    """Why a day is not worked: its title, where that comes from, and whether it is only projected."""

    title: str
    source: str
    provisional: bool = False


class WorkingDays:
    """Which days are worked, and counting in them.

    Two plain lists answer every count: for each day how many working days there are up to and including it, and
    the working days themselves. Years after the last official one are projected when a date there is first asked.
    """

    def __init__(self, days: Mapping[date, NotWorked]) -> None:
        early = min(days, default=FIRST_DAY)
        if early < FIRST_DAY:
            raise OutsideCalendar(_too_early(early))
        self._given = dict(days)
        self._days = dict(days)
        self._official_years = _official_years(days)
        self._known_to = FIRST_DAY.year - 1
        self._up_to: list[int] = []
        self._worked: list[date] = []
        self._ordered: list[date] = []
        self._extending = Lock()
        self._extended: tuple[frozenset[tuple[date, NotWorked]], WorkingDays] | None = None
        self._extend(max(self._official_years, default=FIRST_DAY.year))

    def is_worked(self, on: date) -> bool:
        """Whether the unit works on this day."""
        self._reach(on)
        return on.weekday() < 5 and on not in self._days

    def add(self, on: date, number: int) -> date:
        """The day that is `number` working days after `on`, or before it when negative; `on` itself is day 0."""
        place = on.toordinal() - _FIRST
        if place >= 0 and number > 0:
            try:
                return self._worked[self._up_to[place] + number - 1]
            except IndexError:  # beyond the years that the tables reach so far
                pass
        return self._add_slowly(on, number)

    def between(self, first: date, last: date) -> int:
        """How many working days `last` is after `first` (negative when before), counted as `add` counts."""
        if last >= first:
            return self._up_to_and(last) - self._up_to_and(first)
        return self._before(last) - self._before(first)

    def on_or_before(self, on: date) -> date:
        """The last working day on or before this day: by when a meeting due then must be booked."""
        return on if self.is_worked(on) else self.add(on, -1)

    def on_or_after(self, on: date) -> date:
        """The first working day on or after this day."""
        return on if self.is_worked(on) else self.add(on, 1)

    def not_worked(self, first: date, last: date) -> tuple[SkippedDay, ...]:
        """The weekdays from `first` to `last`, both included, that are not worked, with their titles."""
        if last < first:
            return ()
        self._reach(first)
        self._reach(last)
        found = self._ordered[bisect_left(self._ordered, first) : bisect_right(self._ordered, last)]
        return tuple(SkippedDay(on, self._days[on].title) for on in found if on.weekday() < 5)

    def listed(self, first: date, last: date) -> Iterator[tuple[date, NotWorked]]:
        """Each day from `first` to `last` that has a reason for not being worked, weekends included."""
        self._reach(first)
        self._reach(last)
        for on in self._ordered[bisect_left(self._ordered, first) : bisect_right(self._ordered, last)]:
            yield on, self._days[on]

    def title(self, on: date) -> str:
        """Why this day is not worked ("Good Friday", "Saturday"), or nothing when it is worked."""
        self._reach(on)
        reason = self._days.get(on)
        if reason is not None:
            return reason.title
        return {5: "Saturday", 6: "Sunday"}.get(on.weekday(), "")

    def provisional(self, on: date) -> bool:
        """Whether the bank holidays of this day's year are projected, because GOV.UK has not listed them yet."""
        return on.year not in self._official_years

    def with_days(self, extra: Mapping[date, NotWorked]) -> "WorkingDays":
        """The same calendar with more days not worked; a day already known keeps its official title."""
        known = {on: reason for on, reason in extra.items() if on >= FIRST_DAY and on.year <= LAST_YEAR}
        if not known:
            return self
        # Each piece of work at the desk asks for the same days again; a table takes 4 ms to make.
        asked = frozenset(known.items())
        if self._extended is None or self._extended[0] != asked:
            self._extended = (asked, WorkingDays({**known, **self._given}))
        return self._extended[1]

    def _up_to_and(self, on: date) -> int:
        self._reach(on)
        return self._up_to[on.toordinal() - _FIRST]

    def _before(self, on: date) -> int:
        count = self._up_to_and(on)
        return count - 1 if self.is_worked(on) else count

    def _reach(self, on: date) -> None:
        if on < FIRST_DAY:
            raise OutsideCalendar(_too_early(on))
        if on.year > LAST_YEAR:
            raise OutsideCalendar(_TOO_LATE)
        if on.year > self._known_to:
            self._extend(on.year)

    def _add_slowly(self, on: date, number: int) -> date:
        """As `add`, for any number and any year."""
        count = self._up_to_and(on) if number > 0 else self._before(on) + 1
        wanted = count + number - 1
        if number == 0:
            return on
        self._reach_worked(wanted)
        return self._worked[wanted]

    def _reach_worked(self, place: int) -> None:
        if place < 0:
            raise OutsideCalendar(_too_early(FIRST_DAY - timedelta(days=1)))
        while place >= len(self._worked):
            if self._known_to >= LAST_YEAR:
                raise OutsideCalendar(_TOO_LATE)
            self._extend(min(self._known_to + _YEARS_AT_ONCE, LAST_YEAR))

    def _extend(self, year: int) -> None:
        with self._extending:  # the window and the desk's thread may ask at the same time
            for one in range(self._known_to + 1, year + 1):
                if one not in self._official_years:
                    self._project(one)
                self._count(one)
                self._known_to = one
            self._ordered = sorted(self._days)

    def _project(self, year: int) -> None:
        try:
            projected = projected_days(year)
        except ModuleNotFoundError:  # whoever passes the program on may leave workalendar out (resources/licences.md)
            raise OutsideCalendar(
                f"Bank holidays of {year} are not known: this program was set up without workalendar, which projects "
                f"the years after {year - 1}. Enter an earlier date."
            ) from None
        for on, title in projected:
            self._days.setdefault(on, NotWorked(title, PROJECTED, provisional=True))

    def _count(self, year: int) -> None:
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            on = date.fromordinal(ordinal)
            if on.weekday() < 5 and on not in self._days:
                self._worked.append(on)
            self._up_to.append(len(self._worked))


@cache
def england_and_wales() -> WorkingDays:
    """The calendar of England and Wales: official from 2012 to 2028, projected beyond."""
    return WorkingDays({on: NotWorked(title, GOV_UK) for on, title in carried_days()})


def _official_years(days: Mapping[date, NotWorked]) -> frozenset[int]:
    given: dict[int, int] = {}
    for on, reason in days.items():
        if reason.source == GOV_UK and not reason.provisional:
            given[on.year] = given.get(on.year, 0) + 1
    return frozenset(year for year, number in given.items() if number >= _DAYS_OF_A_YEAR)


def _too_early(on: date) -> str:
    return f"Working days are known from {FIRST_DAY.year} on, so {short(on)} cannot be counted with."
