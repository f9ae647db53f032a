"""What a deadline is counted from, as typed: a date, a moment, or a month for the first-Monday list."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from cpdesk.rules.dates import LIKE_THIS, NotADate, read_uk_date

_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"(?P<day>.*?\S)(?:\s+at\s+|[Tt]|[ ,]+)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<zone>[Zz]|[+\-]\d\d:?\d\d)?",
    re.ASCII,
)


def read_anchor(text: str) -> date | datetime | str:
    """The date, moment or month that was typed: "18/3/2024", "2024-03-18T14:30", "18 March 2024 14:30", "2026-12".

    A moment without a zone is one that a clock in London shows.
    """
    tidy = text.strip()
    if _MONTH.fullmatch(tidy):
        return tidy
    found = _MOMENT.fullmatch(tidy)
    day = read_uk_date(found["day"] if found else tidy)
    if day is None:
        raise NotADate(LIKE_THIS)
    return datetime.combine(day, _time(found)) if found else day


def _time(found: re.Match[str]) -> time:
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise NotADate(f"There is no {hour:02}:{minute:02}. Enter the time like 14:30.")
    return time(hour, minute, second, tzinfo=_zone(found["zone"]))


def _zone(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written in "Zz":
        return UTC
    away = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    if away >= timedelta(hours=24):
        raise NotADate("There is no such time zone. Leave it out for the time in London.")
    return timezone(-away if written[0] == "-" else away)
