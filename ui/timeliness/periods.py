"""The periods of which timeliness is usually asked."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from cpdesk.rules.quarters import last_ended, quarter_of

APRIL = 4


class Period(StrEnum):
    """A period that people ask for by name, or days of their own."""

    TWELVE_MONTHS = "twelve_months"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    OTHER = "other"


PERIOD_WORDS: Mapping[Period, str] = {
    Period.TWELVE_MONTHS: "The last twelve months",
    Period.THIS_QUARTER: "This quarter",
    Period.LAST_QUARTER: "The quarter before",
    Period.THIS_YEAR: "This year from April",
    Period.LAST_YEAR: "The year before, April to March",
    Period.OTHER: "Other days",
}
Days = tuple[date, date]


def days_of(period: Period, today: date) -> Days:
    """The first and the last day of a period; one that is not over ends today."""
    return _DAYS[period](today)


def _twelve_months(today: date) -> Days:
    """Twelve months with the present one, from the first day of the first."""
    months = today.year * 12 + today.month - 12
    return date(months // 12, months % 12 + 1, 1), today


def _this_quarter(today: date) -> Days:
    return quarter_of(today).first, today


def _last_quarter(today: date) -> Days:
    last = last_ended(today)
    return last.first, last.last


def _this_year(today: date) -> Days:
    return date(_year_from_april(today), APRIL, 1), today


def _last_year(today: date) -> Days:
    year = _year_from_april(today)
    return date(year - 1, APRIL, 1), date(year, APRIL - 1, 31)


def _year_from_april(today: date) -> int:
    return today.year if today.month >= APRIL else today.year - 1


_DAYS: Mapping[Period, Callable[[date], Days]] = {
    Period.TWELVE_MONTHS: _twelve_months,
    Period.THIS_QUARTER: _this_quarter,
    Period.LAST_QUARTER: _last_quarter,
    Period.THIS_YEAR: _this_year,
    Period.LAST_YEAR: _last_year,
    Period.OTHER: _twelve_months,
}
