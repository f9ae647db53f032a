"""The ways in which the diary can be looked at: which days each shows, its heading, and a step back or on."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from cpdesk.rules.how_dates_read import MONTHS, long, month_and_year
from cpdesk.rules.weeks import day_to_plan, monday_of


class View(StrEnum):
    """What the box "View" offers."""

    WEEK = "week"
    BY_CHAIR = "by_chair"
    BY_ROOM = "by_room"
    MONTH = "month"
    LIST = "list"


VIEW_WORDS: dict[View, str] = {
    View.WEEK: "Week",
    View.BY_CHAIR: "Day by chair",
    View.BY_ROOM: "Day by room",
    View.MONTH: "Month",
    View.LIST: "List",
}
_OF_ONE_DAY = frozenset({View.BY_CHAIR, View.BY_ROOM})


@dataclass(frozen=True, slots=True)
class Shown:
    """What part of the diary is in sight; `one_day` makes the list that of a single day."""

    view: View
    on: date
    one_day: bool = False

    def days(self) -> tuple[date, date]:
        """The first and the last day to read."""
        if self._is_of_a_day():
            return self.on, self.on
        if self.view is View.MONTH:
            return month_page(self.on)
        monday = monday_of(self.on)
        return monday, monday + timedelta(days=6)

    def heading(self) -> str:
        """The days in words: "23 to 27 November 2026"."""
        if self._is_of_a_day():
            return long(self.on)
        if self.view is View.MONTH:
            return month_and_year(self.on)
        monday = monday_of(self.on)
        return _from_to(monday, monday + timedelta(days=4))

    def span_word(self) -> str:
        """What is in sight, in one word: "day", "week" or "month"."""
        return "day" if self._is_of_a_day() else "month" if self.view is View.MONTH else "week"

    def moved(self, by: int) -> "Shown":
        """The same view this many days, weeks or months on."""
        if self._is_of_a_day():
            return replace(self, on=_step_over_weekend(self.on, by))
        if self.view is View.MONTH:
            return replace(self, on=_months_on(self.on, by))
        return replace(self, on=self.on + timedelta(weeks=by))

    def at_today(self, today: date) -> "Shown":
        """The same view where the work is: a month shows today itself, a week or day the next that is worked."""
        return replace(self, on=today if self.view is View.MONTH else day_to_plan(today))

    def covers(self, on: date) -> bool:
        """Whether this day is in sight."""
        first, last = self.days()
        return first <= on <= last

    def _is_of_a_day(self) -> bool:
        return self.view in _OF_ONE_DAY or (self.view is View.LIST and self.one_day)


def month_page(on: date) -> tuple[date, date]:
    """The Monday with which a month's page begins and the Sunday with which it ends."""
    first = on.replace(day=1)
    last = _months_on(first, 1) - timedelta(days=1)
    return monday_of(first), monday_of(last) + timedelta(days=6)


def _months_on(on: date, by: int) -> date:
    place = on.year * 12 + on.month - 1 + by
    return date(place // 12, place % 12 + 1, 1)


def _step_over_weekend(on: date, by: int) -> date:
    """From Friday on to Monday: a weekend is reached through the month or the list."""
    step = on + timedelta(days=by)
    while step.weekday() > 4:
        step += timedelta(days=1 if by > 0 else -1)
    return step


def _from_to(first: date, last: date) -> str:
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} to {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"
