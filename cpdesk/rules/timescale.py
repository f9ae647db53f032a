"""A timescale as a chair wrote it ("within 4 weeks", "15 working days", "by 6/11/26"), and the day it comes to (L04).

What is not certain stays as it was written: "ASAP", "TBC" and "by first RCPC" give no date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.dates import LAST_YEAR, NotADate, read_uk_date
from cpdesk.rules.how_dates_read import MONTHS, counted, short
from cpdesk.rules.spans import add_months

Unit = Literal["wd", "days", "months", "stated", ""]


@dataclass(frozen=True, slots=True)
class Timescale:
    """What a timescale was taken to mean.

    `by` is the day it comes to, None without an anchor; weeks are counted as days; `understood` is False when a
    person has to say what was meant.
    """

    by: date | None
    unit: Unit
    count: int
    understood: bool


NOT_UNDERSTOOD = Timescale(None, "", 0, understood=False)

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(_WORDS) + "|an?)"
_BEFORE_SPAN = (
    r"(?:(?:to be (?:held|convened|arranged) |lpm |must be )?(?:(?:with)?in|no later than|not later than|no more than|"
    r"max(?:imum)?(?: of)?|up to)[:\s]+)?(?:the )?(?:next )?"
)
_ANCHORS = r"(?:this |the |today'?s |date of )*(?:cp )?(?:conference|conf|cpc|icpc|rcpc|meeting|today)(?: date)?"
_AFTER_SPAN = rf"(?:'? ?time)?(?: max(?:imum)?)?(?: (?:of|from|after|following) {_ANCHORS})?(?: max(?:imum)?)?"
_WORKING = r"(?:w(?:orking|ork|kg|kng|rk)?[ ./\-]*(?:days?|d)s?|business days?)"
_UNITS = rf"(?P<unit>{_WORKING}|weeks?|wee?k?s|wks?|w|days?|d|calendar days?|months?|mnths?|mths?|m)"
_SPAN = re.compile(rf"{_BEFORE_SPAN}{_NUMBER}[ \-]*{_UNITS}{_AFTER_SPAN}", re.ASCII)
_FORTNIGHT = re.compile(rf"{_BEFORE_SPAN}(?:a |1 |one )?fortnight{_AFTER_SPAN}", re.ASCII)
# The way a clinic writes: 4/52 is four weeks, 2/12 two months. (10/7 may as well be the tenth of July.)
_CLINICAL = re.compile(rf"{_BEFORE_SPAN}(?P<number>\d{{1,2}})\s?/\s?(?P<of>52|12){_AFTER_SPAN}", re.ASCII)
_STATED = re.compile(
    r"(?:by|before|on|no later than|not later than|on or before)?[:\s]*(?:the )?(?P<date>\S.*)", re.ASCII
)
_MONTH_NAMES = "|".join([f"{month[:3]}(?:{month[3:]})?" for month in map(str.lower, MONTHS)] + ["sept"])
_END_OF_MONTH = re.compile(rf"(?:by )?(?:the )?end of (?P<month>{_MONTH_NAMES}) (?P<year>20\d\d)", re.ASCII)


def read_timescale(text: str, anchor: date | None, calendar: WorkingDays) -> Timescale:
    """What a written timescale means, counted from `anchor` (the conference) where it is a span."""
    tidy = _tidied(text)
    if not tidy:
        return NOT_UNDERSTOOD
    span = _span(tidy)
    if span is None:
        return _stated(tidy)
    unit, number = span
    return _from_anchor(anchor, unit, number, calendar) if number else NOT_UNDERSTOOD


def _tidied(text: str) -> str:
    return re.sub(r"\s+", " ", text[:200]).strip().rstrip(".,;").strip().lower().replace("’", "'")


def says_span(text: str) -> bool:
    """Whether the text is a span of time, like "within 4 weeks", and nothing else."""
    return _span(_tidied(text)) is not None


def lpm_by_explained(by: date, unit: str, count: int, anchor: date | None, calendar: WorkingDays) -> str:
    """How the date for an LPM came about: "Mon 29 Jun 2026: 4 weeks after the conference on Mon 1 Jun 2026."."""
    if anchor is None or unit not in ("wd", "days", "months"):
        return f"{short(by)}: the date stated by the chair."
    said = f"{short(by)}: {span_in_words(unit, count)} after the conference on {short(anchor)}."
    if unit != "wd":
        return said
    return said + not_counted(calendar, anchor + timedelta(days=1), by)


def not_counted(calendar: WorkingDays, first: date, last: date) -> str:
    """The sentence that names the weekdays left out of a count, with a space before it; nothing when there are none."""
    try:
        skipped = calendar.not_worked(first, last)
    except OutsideCalendar:
        return ""
    if not skipped:
        return ""
    return " Not counted: " + ", ".join(f"{day.title} {day.on.day} {MONTHS[day.on.month - 1]}" for day in skipped) + "."


def span_in_words(unit: str, count: int) -> str:
    """A span as people say it: "15 working days", "4 weeks", "2 months"."""
    if unit == "wd":
        return counted(count, "working day")
    if unit == "months":
        return counted(count, "month")
    return counted(count // 7, "week") if count % 7 == 0 and count else counted(count, "day")


def _span(tidy: str) -> tuple[Unit, int] | None:
    """Unit and number of a span; weeks become days. None when it is no span."""
    found = _CLINICAL.fullmatch(tidy)
    if found:
        number = int(found["number"])
        return ("days", 7 * number) if found["of"] == "52" else ("months", number)
    if _FORTNIGHT.fullmatch(tidy):
        return "days", 14
    found = _SPAN.fullmatch(tidy)
    if not found:
        return None
    return _in_unit(found["unit"], _number(found["number"]))


def _number(written: str) -> int:
    if written in ("a", "an"):
        return 1
    return _WORDS.index(written) + 1 if written in _WORDS else int(written)


def _in_unit(unit: str, number: int) -> tuple[Unit, int]:
    if re.fullmatch(_WORKING, unit, re.ASCII):
        return "wd", number
    if unit[0] == "m":
        return "months", number
    return "days", number * (7 if unit[0] == "w" else 1)


def _from_anchor(anchor: date | None, unit: Unit, number: int, calendar: WorkingDays) -> Timescale:
    if anchor is None:
        return Timescale(None, unit, number, understood=True)
    try:
        by = _counted_from(anchor, unit, number, calendar)
    except (OutsideCalendar, OverflowError, ValueError):
        return Timescale(None, unit, number, understood=True)
    return Timescale(by, unit, number, understood=True) if by.year <= LAST_YEAR else NOT_UNDERSTOOD


def _counted_from(anchor: date, unit: Unit, number: int, calendar: WorkingDays) -> date:
    if unit == "wd":
        return calendar.add(anchor, number)
    if unit == "months":
        return add_months(anchor, number)
    return anchor + timedelta(days=number)


def _stated(tidy: str) -> Timescale:
    """A date that the chair stated, or the end of a month of a stated year."""
    found = _END_OF_MONTH.fullmatch(tidy)
    if found:
        year, month = int(found["year"]), _month(found["month"])
        return Timescale(date(year, month, monthrange(year, month)[1]), "stated", 0, understood=True)
    written = _STATED.fullmatch(tidy)
    try:
        by = read_uk_date(written["date"]) if written else None
    except NotADate:
        return NOT_UNDERSTOOD
    return Timescale(by, "stated", 0, understood=True) if by else NOT_UNDERSTOOD


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))
