"""Weeks from Monday, and which of them lies before the desk: on a Saturday or Sunday it is the coming one."""

from datetime import date, timedelta

SATURDAY = 5


def monday_of(on: date) -> date:
    """The Monday of this day's week."""
    return on - timedelta(days=on.weekday())


def day_to_plan(today: date) -> date:
    """The day from which the desk looks ahead: today, at a weekend the Monday after it."""
    return today if today.weekday() < SATURDAY else monday_of(today) + timedelta(days=7)
