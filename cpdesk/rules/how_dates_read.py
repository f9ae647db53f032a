"""How a date or a moment reads in the unit: UK order, English names, never the computer's own language."""

from datetime import date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def short(on: date) -> str:
    """A date as in explanations: "Wed 10 Apr 2024"."""
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def long(on: date) -> str:
    """A date as in running text: "Monday 7 December 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def slashed(on: date) -> str:
    """A date as in tables: "07/12/2026"."""
    return f"{on.day:02}/{on.month:02}/{on.year:04}"


def day_and_month(on: date) -> str:
    """A date whose year is plain from its company: "29 March"."""
    return f"{on.day} {MONTHS[on.month - 1]}"


def month_and_year(on: date) -> str:
    """The month of a date: "December 2026"."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def short_moment(at: datetime) -> str:
    """A moment as in explanations: "Sun 26 Mar 2023, 13:00"."""
    return f"{short(at)}, {at.hour:02}:{at.minute:02}"


def counted(number: int, one: str) -> str:
    """A number with its noun: "1 working day", "15 working days"."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def listed(parts: tuple[str, ...] | list[str]) -> str:
    """Several things in one sentence: "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}"
