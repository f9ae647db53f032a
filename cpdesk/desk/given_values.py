"""What was given for a field of a record, of the kind that the field takes: words, yes or no, a day, one of several.

Whatever is of another kind is refused with what to enter, whoever gave it.
"""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from cpdesk.rows.refusals import Refusal
from cpdesk.rules.dates import FIRST_YEAR, LAST_YEAR, LIKE_THIS
from cpdesk.rules.text import clean

Choice = TypeVar("Choice", bound=StrEnum)


def as_words(name: str, value: object) -> str:
    """The words as they are kept, lines and all; nothing given is no words."""
    if value is not None and not isinstance(value, str):
        raise Refusal("Enter this in words.", field=name)
    return clean(value or "").strip()


def as_line(name: str, value: object) -> str:
    """The words in one line."""
    return " ".join(as_words(name, value).split())


def as_tick(name: str, value: object) -> bool:
    """Yes or no; nothing given is no."""
    if value is not None and not isinstance(value, bool):
        raise Refusal("Say yes or no.", field=name)
    return bool(value)


def as_day(name: str, value: object) -> date | None:
    """The day, in a year that the unit can mean; nothing given is no day."""
    if value is None or value == "":
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Refusal(LIKE_THIS, field=name)
    _refuse_far_off(name, value)
    return value


def as_moment(name: str, value: object) -> datetime | None:
    """The moment, in a year that the unit can mean; nothing given is no moment."""
    if value is None or value == "":
        return None
    if not isinstance(value, datetime):
        raise Refusal("Enter a date with its time, like 27/11/2026 13:00.", field=name)
    _refuse_far_off(name, value)
    return value


def as_choice(name: str, value: object, choices: Collection[Choice]) -> Choice:
    """The one of these that was chosen."""
    found = next((one for one in choices if isinstance(value, str) and one == value), None)
    if found is None:
        raise Refusal(f"Choose one of these: {', '.join(choices)}.", field=name)
    return found


def _refuse_far_off(name: str, on: date) -> None:
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise Refusal(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}.", field=name)
