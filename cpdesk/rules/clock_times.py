"""A time of day as people write it: 9, 9:30, 09.30, 0930, 1pm, 1.30 pm; always read on a clock of 24 hours."""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?h?\s*(am|pm|a\.m\.|p\.m\.)?")
LIKE = "Enter a time like 13:00 or 9.30."


class NotATime(ValueError):
    """A text that names no time of day; its text says what to write."""


def read_clock_time(text: str) -> time:
    """The time of day that was written; without am or pm it is read on a clock of 24 hours."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        raise NotATime(LIKE)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise NotATime(f"There is no {hour} {half}m. {LIKE}")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23:
        raise NotATime(f"A day has no hour {hour}. {LIKE}")
    if minute > 59:
        raise NotATime(f"An hour has no minute {minute}. {LIKE}")
    return time(hour, minute)


def shown(at: time) -> str:
    """A time of day as it is shown: "09:30"."""
    return f"{at.hour:02}:{at.minute:02}"
