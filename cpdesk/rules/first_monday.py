"""The first Monday of a month, when the LPM list is due (L12), and the day it goes out if that is not worked (A12)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.rules.calendar import FIRST_DAY, WorkingDays
from cpdesk.rules.dates import LAST_YEAR
from cpdesk.rules.how_dates_read import day_and_month, long, month_and_year
from cpdesk.rules.spans import add_months


class NotAMonth(ValueError):
    """Text that names no month for which a list could be made; its text says what to enter."""


@dataclass(frozen=True, slots=True)
class FirstMonday:
    """When a month's list is due: the first Monday, and the day it goes out when that is not worked (L12, A12)."""

    month: str
    nominal: date
    due: date
    explained: str


def first_monday(month: str | date, calendar: WorkingDays) -> FirstMonday:
    """When the list of a month ("2026-12", or any day in it) is due; the month keeps its label when the day moves."""
    first = first_of_month(month)
    nominal = first + timedelta(days=-first.weekday() % 7)
    due = calendar.on_or_after(nominal)
    said = f"{long(due)}: the first Monday of {month_and_year(first)}."
    if due != nominal:
        said = (
            f"{long(due)}: the first Monday of {month_and_year(first)}, {day_and_month(nominal)},"
            f" is not a working day ({calendar.title(nominal)}), so the list goes out on the next one."
        )
    return FirstMonday(f"{first:%Y-%m}", nominal, due, said)


def next_first_monday(today: date, calendar: WorkingDays) -> FirstMonday:
    """The list that is due next, today's included."""
    this_month = first_monday(today, calendar)
    return this_month if today <= this_month.due else first_monday(add_months(today.replace(day=1), 1), calendar)


def first_of_month(month: str | date) -> date:
    """The first day of a month written as YYYY-MM or given by any day in it."""
    if isinstance(month, date):
        first = date(month.year, month.month, 1)
    else:
        found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", month.strip(), re.ASCII)
        if not found:
            raise NotAMonth("Enter the month as year and month, like 2026-12.")
        first = date(int(found[1]), int(found[2]), 1) if int(found[1]) else date.min
    if not FIRST_DAY.year <= first.year <= LAST_YEAR:
        raise NotAMonth(f"Enter a month from {FIRST_DAY.year} to {LAST_YEAR}, like 2026-12.")
    return first
