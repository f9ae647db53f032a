"""The date in a cell of an old spreadsheet, however it was typed; never a date that nobody wrote."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache

from cpdesk.rules.dates import LIKE_THIS, NotADate, from_excel_serial, read_uk_date
from cpdesk.rules.how_dates_read import MONTHS
from cpdesk.rules.old_spreadsheet.blanks import one_line, plain_dashes, says_nothing


class Reading(Enum):
    """How a cell that should hold a date was read."""

    DATE = "date"
    BLANK = "blank"
    IMPOSSIBLE = "impossible"
    AMERICAN = "american"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The date of a cell, or why there is none. `either_way` says that day and month could be swapped."""

    how: Reading
    on: date | None = None
    said: str = ""
    either_way: bool = False


BLANK = ReadDate(Reading.BLANK)
_UNREADABLE = ReadDate(Reading.UNREADABLE, said="This is not a date that can be read for certain.")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_LEAD = re.compile(
    r"^(?:yes|on|emailed|emails? sent|sent|held|read|done|dated|alerted|both|booked)\b(?: for| on)?[\s:,-]*", re.I
)
_HOUR = re.compile(
    r"[\s,@]*(?:at )?(?:\d{1,2}[:.]\d{2}\s*(?:am|pm)|\d{1,2}\s*(?:am|pm)|\d{1,2}:\d{2}(?::\d{2})?)\.?$", re.I
)
_MONTH_FIRST = re.compile(r"^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})$", re.I)
_BETWEEN = " -:,;()[]"
_WITHIN = re.compile(
    r"(?<![\d/.])(?:\d{4}-\d{2}-\d{2}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?[ -]"
    rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*[ ,'-]+(?:\d{{4}}|\d{{2}}))(?![\d/])",
    re.I,
)
_IN_NUMBERS = re.compile(r"^(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{4}|\d{2})$")


def read_date(value: object, *, from_1904: bool = False) -> ReadDate:
    """The date in a cell: a real date, Excel's number for one, or one of the ways in which people type it."""
    if isinstance(value, datetime):
        return _of_date(value.date())
    if isinstance(value, date):
        return _of_date(value)
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return _UNREADABLE
    if isinstance(value, int | float):
        return _of_number(float(value), from_1904)
    return _of_text(str(value), from_1904)


def _of_date(on: date) -> ReadDate:
    if 1990 <= on.year <= 2100:
        return ReadDate(Reading.DATE, on)
    return ReadDate(Reading.UNREADABLE, said=f"A date in the year {on.year} cannot be right.")


@lru_cache(maxsize=50_000)
def _of_number(number: float, from_1904: bool) -> ReadDate:
    if number == 0:
        return BLANK
    try:
        return ReadDate(Reading.DATE, from_excel_serial(number, epoch1904=from_1904))
    except NotADate as refused:
        return ReadDate(Reading.UNREADABLE, said=str(refused))


@lru_cache(maxsize=50_000)
def _of_text(text: str, from_1904: bool) -> ReadDate:
    words = plain_dashes(one_line(text)).strip("'\u2019\" ")
    if not words or says_nothing(words):
        return BLANK
    if _SERIAL.fullmatch(words):
        return _of_number(float(words), from_1904)
    words = _HOUR.sub("", _LEAD.sub("", words)) or words
    if turned := _MONTH_FIRST.match(words):
        words = f"{turned[2]} {turned[1]} {turned[3]}"
    numbers = _IN_NUMBERS.match(words)
    try:
        on = read_uk_date(words)
    except NotADate as refused:
        return _american(numbers) if numbers and int(numbers[2]) > 12 else _refused(str(refused))
    either_way = (
        bool(numbers) and int(numbers[1]) <= 12 and numbers[1].zfill(2) != numbers[2].zfill(2) if numbers else False
    )
    return ReadDate(Reading.DATE, on, either_way=either_way) if on else BLANK


@lru_cache(maxsize=20_000)
def date_and_words(text: str) -> tuple[ReadDate, str] | None:
    """The one date within other words, and those words: "12/3/26 - PLO"; None without a date or with several."""
    plain = plain_dashes(one_line(text))
    found = list(_WITHIN.finditer(plain))
    if len(found) != 1:
        return None
    read = read_date(found[0].group())
    words = plain[: found[0].start()].rstrip(_BETWEEN) + " " + plain[found[0].end() :].lstrip(_BETWEEN)
    return (read, words.strip(_BETWEEN)) if words.strip(_BETWEEN) else None


def _refused(said: str) -> ReadDate:
    if said == LIKE_THIS:
        return _UNREADABLE
    impossible = said.startswith(("There is no", "No month has")) or "so there is no" in said
    return ReadDate(Reading.IMPOSSIBLE if impossible else Reading.UNREADABLE, said=said)


def _american(numbers: re.Match[str]) -> ReadDate:
    """A day in the place of the month: nobody can say whether it is a slip or the American way."""
    month, day = int(numbers[1]), int(numbers[2])
    said = f"There is no month {day}."
    try:
        read_uk_date(f"{day}/{month}/{numbers[3]}")
    except NotADate:
        return ReadDate(Reading.IMPOSSIBLE, said=said)
    year = numbers[3] if len(numbers[3]) == 4 else f"20{numbers[3]}"
    return ReadDate(
        Reading.AMERICAN, said=f"{said} Written the American way it would be {day} {MONTHS[month - 1]} {year}."
    )
