"""Spans of the calendar that are not working days: months that end with the month."""

from calendar import monthrange
from datetime import date


def add_months(on: date, months: int) -> date:
    """The same day of the month `months` on, or the month's last day where it has no such day."""
    place = on.year * 12 + on.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
