"""Which day it is, and which days are worked: what date boxes in the window count by."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cpdesk.rows.unit import DayRow, DaysNotWorked
    from cpdesk.rules.calendar import NotWorked, WorkingDays


def today_in_england() -> date:
    """Today's date where the unit works."""
    from cpdesk.rules.london import LONDON

    return datetime.now(LONDON).date()


class Almanac:
    """Today and the working days in force, with the days that the unit added itself."""

    def __init__(self, today: Callable[[], date] = today_in_england) -> None:
        self._today = today
        self._added: dict[date, NotWorked] = {}
        self._calendar: WorkingDays | None = None

    def today(self) -> date:
        """Today, as the desk counts."""
        return self._today()

    def calendar(self) -> WorkingDays:
        """The working days of England and Wales without the days that the unit added."""
        if self._calendar is None:
            from cpdesk.rules.calendar import england_and_wales

            self._calendar = england_and_wales().with_days(self._added)
        return self._calendar

    def question(self) -> DaysNotWorked:
        """What to ask the desk for, to count with the days that the unit added."""
        from cpdesk.rows.unit import DaysNotWorked
        from cpdesk.rules.calendar import FIRST_DAY

        return DaysNotWorked(FIRST_DAY, date(self.today().year + 2, 12, 31))

    def take_days(self, days: Iterable[DayRow]) -> None:
        """Counts with the days that were added here from now on."""
        from cpdesk.rules.calendar import NotWorked

        self._added = {day.on: NotWorked(day.title, day.source) for day in days if day.added_here}
        self._calendar = None
