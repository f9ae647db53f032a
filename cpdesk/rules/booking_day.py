"""Whether a conference can be on this day and at this time, in sentences for whoever books (I03).

What is impossible stops a booking; a bank holiday or a closed day asks for a reason; an odd hour is only said.
"""

from datetime import date, datetime

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock_times import read_clock_time
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON


def weekend(on: date) -> str:
    """Why a conference is never on a Saturday or Sunday (I03), or nothing."""
    if on.weekday() < 5:
        return ""
    return f"{long(on)} is a {long(on).split()[0]}. Conferences are held from Monday to Friday: choose another day."


def not_worked(on: date, calendar: WorkingDays) -> str:
    """What to give for a bank holiday or a day on which the unit is closed, or nothing when the day is worked (I03)."""
    if on.weekday() >= 5 or calendar.is_worked(on):
        return ""
    return f"{long(on)} is not a working day: {calendar.title(on)}. Choose another day, or say why it has to be then."


def outside_calendar(on: date, calendar: WorkingDays) -> str:
    """Why a year far off cannot be booked, or nothing when its working days are known."""
    try:
        calendar.is_worked(on)
    except ValueError as refused:
        return str(refused)
    return ""


def before_discussion(on: date, strategy_on: date) -> str:
    """Why a conference cannot be before the strategy discussion from which its clock runs, or nothing."""
    if on >= strategy_on:
        return ""
    return f"{long(on)} is before the strategy discussion on {long(strategy_on)}. Check both dates."


def ends_before(start: datetime, end: datetime) -> str:
    """Why a conference has to end after it starts, on the same day, or nothing."""
    start, end = start.astimezone(LONDON), end.astimezone(LONDON)
    if end <= start:
        return f"It would end at {end:%H:%M}, not after its start at {start:%H:%M}. Check the times."
    if end.date() != start.date():
        return "It would end on another day. Choose an earlier start or a shorter time."
    return ""


def odd_hours(start: datetime, end: datetime, day_begins: str, day_ends: str) -> str:
    """What to know when it lies outside the hours of the unit's conference day, or nothing; never refused."""
    start, end = start.astimezone(LONDON), end.astimezone(LONDON)
    if read_clock_time(day_begins) <= start.time() and end.time() <= read_clock_time(day_ends):
        return ""
    return f"{start:%H:%M} to {end:%H:%M} is outside the conference day, {day_begins} to {day_ends}."
