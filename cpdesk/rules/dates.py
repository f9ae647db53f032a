"""Dates as people write them, read strictly: never a date that was not written.

Two readers share one grammar. `read_uk_date` is for cells of an old spreadsheet; `typed_date` is for a box in a form,
where a person sees at once what was understood, so it may also count ("+10wd") and choose the nearest year.
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS, counted, long
from cpdesk.rules.spans import add_months

FIRST_YEAR, LAST_YEAR = 1990, 2100
LIKE_THIS = "Enter a date like 27/3/2027."
_LONGEST = 60


class NotADate(ValueError):
    """Text that is not one certain date. Its own text says what is wrong or what to type, and never quotes the text."""


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as it was understood, the sentence that says so, and a note when it is not a day to work on."""

    on: date
    said: str
    note: str = ""


_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_MONTH_NAME = "(?P<name>" + "|".join([m.lower() for m in MONTHS] + [m[:3].lower() for m in MONTHS] + ["sept"]) + r")\.?"
_LEAD = rf"(?:{_WEEKDAY}\.?,?\s+)?(?:the\s+)?"
_TIME = r"(?:[t ]\s*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
_YEAR = r"(?P<year>\d+)"
_SEPARATOR = r"(?P<between>\s*[/.\-–]\s*|\s+)"
_NUMBERS = re.compile(
    rf"{_LEAD}(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}})(?:(?P=between){_YEAR})?{_TIME}", re.ASCII
)
_NAMED = re.compile(
    rf"{_LEAD}(?P<day>\d{{1,2}})\s*(?P<ending>st|nd|rd|th)?(?:\s+of)?[\s/.\-–]*{_MONTH_NAME}"
    rf"(?:[\s/.\-–,]*['’]?{_YEAR})?{_TIME}",
    re.ASCII,
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})(?P<between>[-/.])(?P<month>\d{{1,2}})(?P=between)(?P<day>\d{{1,2}}){_TIME}", re.ASCII
)
_MONTH_ONLY = re.compile(rf"{_MONTH_NAME}[\s,'’\-]*(?:\d{{2,4}})?", re.ASCII)
_WEEK_OF = re.compile(r"(w/?\s*c|w/?\s*b|week\s+(commencing|beginning|of|starting))\b.*", re.ASCII | re.DOTALL)


def read_uk_date(text: str) -> date | None:
    """The one date that a cell of a spreadsheet says, None when it is blank; anything less certain is `NotADate`.

    Day, month and year must all be there, in UK order ("6.11.26", "3rd July 2026", "Fri 14-Oct-25", "2026-11-06").
    """
    tidy = _tidied(text)
    if not tidy:
        return None
    day, month, year, weekday = _parts(tidy)
    if year is None:
        raise NotADate("The year is missing.")
    return _checked(day, month, year, weekday)


def from_excel_serial(number: float, *, epoch1904: bool = False) -> date:
    """The date behind Excel's serial number, when it lies from 1990 to 2100."""
    # Excel counts a 29 February 1900 that never was; every serial past 60 is right from 30 December 1899.
    start = date(1904, 1, 1) if epoch1904 else date(1899, 12, 30)
    if not 0 < number < 80_000:  # also refuses what is not a number at all
        raise NotADate("This number is not a date from 1990 to 2100.")
    on = start + timedelta(days=int(number))
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise NotADate("This number is not a date from 1990 to 2100.")
    return on


def typed_date(text: str, today: date, calendar: WorkingDays) -> TypedDate:
    """What a person typed in a date box, by the grammar of the unit's date boxes, or `NotADate`."""
    tidy = _tidied(text)
    if not tidy:
        raise NotADate(LIKE_THIS)
    on = _by_name(tidy, today) or _by_counting(tidy, today, calendar) or _written(tidy, today)
    _within_years(on.year)
    return TypedDate(on, _said(on, today, calendar), _note(on, calendar))


def _tidied(text: str) -> str:
    """Lower case, one kind of space and no full stop at the end."""
    return re.sub(r"\s+", " ", text[: _LONGEST + 1]).strip().rstrip(".,;").strip().lower()


def _parts(tidy: str) -> tuple[int, int, int | None, str | None]:
    """Day, month, year (None when it was not written) and weekday as written."""
    if len(tidy) > _LONGEST:
        raise NotADate(LIKE_THIS)
    for form in (_ISO, _NUMBERS, _NAMED):
        found = form.fullmatch(tidy)
        if found:
            said = found.groupdict()
            name = said.get("name")
            month = _month_called(name) if name else int(said["month"])
            return int(said["day"]), month, _whole_year(said["year"]), said.get("weekday")
    raise NotADate(_why_not(tidy))


def _why_not(tidy: str) -> str:
    if _WEEK_OF.fullmatch(tidy):
        return "This names a week, not a day."
    if _MONTH_ONLY.fullmatch(tidy):
        return "The day is missing."
    return LIKE_THIS


def _month_called(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _whole_year(written: str | None) -> int | None:
    """26 is 2026 and 98 is 1998; a year has two or four digits."""
    if written is None:
        return None
    if len(written) == 2:
        return int(written) + (2000 if int(written) < 70 else 1900)
    if len(written) != 4:
        raise NotADate("Enter the year with two or four digits, like 27/3/2027.")
    return int(written)


def _checked(day: int, month: int, year: int, weekday: str | None = None) -> date:
    """The date, when there is such a day and it is the weekday that was written."""
    _within_years(year)
    if not 1 <= month <= 12:
        raise NotADate(f"There is no month {month}.")
    if not 1 <= day <= 31:
        raise NotADate("There is no day 0." if day == 0 else f"No month has {day} days.")
    if day > monthrange(year, month)[1]:
        if (day, month) == (29, 2):
            raise NotADate(f"{year} is not a leap year, so there is no 29 February.")
        raise NotADate(f"There is no {day} {MONTHS[month - 1]}.")
    on = date(year, month, day)
    if weekday is not None and _weekday_called(weekday) != on.weekday():
        right, wrong = WEEKDAYS[on.weekday()], WEEKDAYS[_weekday_called(weekday)]
        raise NotADate(f"{day} {MONTHS[month - 1]} {year} is a {right}, not a {wrong}.")
    return on


def _within_years(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADate(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}.")


def _weekday_called(name: str) -> int:
    return next(number for number, weekday in enumerate(WEEKDAYS) if weekday.lower().startswith(name[:3]))


_NAMED_DAYS = {"today": 0, "now": 0, "tomorrow": 1, "tom": 1, "yesterday": -1}
_WEEKDAY_ALONE = re.compile(rf"(?:(?P<which>next|this|last|on)\s+)?{_WEEKDAY}", re.ASCII)


def _by_name(tidy: str, today: date) -> date | None:
    """The day of a name: "today", "mon" (today or the first one after), "next Mon", "last Fri" (never today)."""
    if tidy in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[tidy])
    found = _WEEKDAY_ALONE.fullmatch(tidy)
    if not found:
        return None
    wanted = _weekday_called(found["weekday"])
    if found["which"] == "last":
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    if found["which"] == "next":
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


_COUNTED = re.compile(
    r"(?:(?P<sign>[+\-−])|(?P<word>in)\s)\s*(?P<number>\d{1,4})\s*"
    r"(?P<unit>wds?|w/?\s?days?|working\s?days?|workdays?|d|days?|w|wks?|weeks?|m|mths?|months?|y|yrs?|years?)",
    re.ASCII,
)


def _by_counting(tidy: str, today: date, calendar: WorkingDays) -> date | None:
    """A day counted from today: "+10wd", "-3d", "+4w", "+2m", "+1y", "in 10 working days"."""
    found = _COUNTED.fullmatch(tidy)
    if not found:
        return None
    number = int(found["number"]) * (-1 if found["sign"] in ("-", "−") else 1)
    unit = found["unit"]
    try:
        return _counted_on(today, number, unit, calendar)
    except OutsideCalendar as refused:
        raise NotADate(str(refused)) from None
    except (OverflowError, ValueError):
        raise NotADate(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}.") from None


def _counted_on(today: date, number: int, unit: str, calendar: WorkingDays) -> date:
    if unit.startswith("w") and unit.endswith(("d", "ds", "day", "days")):
        return calendar.add(today, number)
    if unit[0] == "m":
        return add_months(today, number)
    if unit[0] == "y":
        return add_months(today, 12 * number)
    return today + timedelta(days=number * (7 if unit[0] == "w" else 1))


def _written(tidy: str, today: date) -> date:
    """A date written out; without a year the nearest one is meant, of two as near the one to come."""
    day, month, year, weekday = _parts(tidy)
    if year is not None:
        return _checked(day, month, year, weekday)
    _checked(day, month, today.year if (day, month) != (29, 2) else 2000)
    years = [y for y in (today.year + 1, today.year, today.year - 1) if (day, month) != (29, 2) or isleap(y)]
    if not years:
        raise NotADate(f"{today.year} is not a leap year, so there is no 29 February.")
    nearest = min((date(y, month, day) for y in years), key=lambda on: abs((on - today).days))
    return _checked(nearest.day, nearest.month, nearest.year, weekday)


def _said(on: date, today: date, calendar: WorkingDays) -> str:
    """What was understood: "Friday 4 December 2026, in 10 working days"."""
    if on == today:
        return f"{long(on)}, today"
    try:
        working = abs(calendar.between(today, on))
    except OutsideCalendar:
        working = 0
    away = counted(working, "working day") if working else counted(abs((on - today).days), "day")
    return f"{long(on)}, in {away}" if on > today else f"{long(on)}, {away} ago"


def _note(on: date, calendar: WorkingDays) -> str:
    """Why it may not be the day that is meant; nothing when it is a working day."""
    try:
        title = calendar.title(on)
    except OutsideCalendar:
        title = {5: "Saturday", 6: "Sunday"}.get(on.weekday(), "")
    if title in ("Saturday", "Sunday"):
        return f"It is a {title}."
    return f"It is not a working day: {title}." if title else ""
