"""Day n of a limit counted in working days: how far a clock has run, and the words that say so (S02, D07, A15).

Day 0 is the day from which the clock runs. A day that is not worked is shown as the working day after it, which is the
next one that counts: so a day is beyond the limit exactly when it lies after the last day of the limit. How many days
the limit has is day n of its last day, whatever the practice standard counts it in.
"""

from datetime import date

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.how_dates_read import counted

_LAST_DAYS = 3


def day_n(runs_from: date, on: date, calendar: WorkingDays) -> int:
    """Which working day of the clock this day is; 0 on the day itself, negative before it."""
    if on <= runs_from:
        return calendar.between(runs_from, on)
    return calendar.between(runs_from, calendar.on_or_after(on))


def is_near(day: int, limit: int) -> bool:
    """Whether it is one of the last three days of the limit, or later: hardly a day is left to move it to."""
    return day > limit - _LAST_DAYS


def day_words(day: int, limit: int) -> str:
    """How a conference on this day would stand: "day 12 of 15: in time", "day 17 of 15: 2 working days late"."""
    if day < 0:
        return f"{counted(-day, 'working day')} before the strategy discussion"
    if day <= limit:
        return f"day {day} of {limit}: in time"
    return f"day {day} of {limit}: {counted(day - limit, 'working day')} late"


def day_so_far(day: int, limit: int) -> str:
    """How much of the clock is used today, for a chip: "Day 8 of 15", "Day 17 of 15, 2 working days late"."""
    late = f", {counted(day - limit, 'working day')} late" if day > limit else ""
    return f"Day {day} of {limit}{late}"


def days_left_words(today: date, last: date, calendar: WorkingDays) -> str:
    """How long is left until the last day in time: "18 working days left", "last day today", "3 working days late"."""
    if today == last:
        return "last day today"
    if today > last:
        # A weekend after the last day is late already, though no working day has passed since.
        return f"{counted(max(1, calendar.between(last, today)), 'working day')} late"
    left = calendar.between(today, last)
    return f"{counted(left, 'working day')} left" if left else "no working day left"
