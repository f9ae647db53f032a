"""Calendar quarters, by which alerts are evaluated for themes and learning (S44)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.rules.calendar import FIRST_DAY
from cpdesk.rules.dates import LAST_YEAR
from cpdesk.rules.how_dates_read import MONTHS
from cpdesk.rules.spans import add_months

MONTHS_OF_A_QUARTER = 3


class NotAQuarter(ValueError):
    """Text that names no quarter; its text says what to enter."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter by its year and its number from 1 to 4."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """How it is kept and sorted: "2026-Q3"."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * MONTHS_OF_A_QUARTER + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return add_months(self.first, MONTHS_OF_A_QUARTER) - timedelta(days=1)

    @property
    def title(self) -> str:
        """How people call it: "July to September 2026"."""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.year}"

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def after(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def is_over(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.last < today


def quarter_of(on: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(on.year, (on.month - 1) // MONTHS_OF_A_QUARTER + 1)


def last_ended(today: date) -> Quarter:
    """The last quarter that is over: the one that is evaluated now."""
    return quarter_of(today).before


def quarter_from(text: str) -> Quarter:
    """The quarter that somebody names: "2026-Q3", "2026 q3" or "Q3 2026"."""
    typed = re.sub(r"[\s/-]+", " ", text.strip()).upper()
    found = re.fullmatch(r"(?P<year>\d{4}) ?Q(?P<number>[1-4])", typed, re.ASCII) or re.fullmatch(
        r"Q(?P<number>[1-4]) ?(?P<year>\d{4})", typed, re.ASCII
    )
    if found is None:
        raise NotAQuarter("Enter the quarter as year and number, like 2026-Q3.")
    quarter = Quarter(int(found["year"]), int(found["number"]))
    if not FIRST_DAY.year <= quarter.year < LAST_YEAR:
        raise NotAQuarter(f"Enter a quarter from {FIRST_DAY.year} to {LAST_YEAR - 1}, like 2026-Q3.")
    return quarter
