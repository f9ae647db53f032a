"""What a table of numbers shows: rows with a heading, and in each cell a number that opens what it counts."""

from dataclasses import dataclass

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number as it is shown; `opens` is what Enter opens, None where there is nothing to open.

    `bar` is the part of the widest bar of its column, None where no bar is drawn; `tip` explains on hover.
    """

    words: str
    opens: object = None
    bar: float | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line: what it is about, its cells, whether it stands out as a total, and what is said of it on hover."""

    heading: str
    cells: tuple[NumberCell, ...]
    total: bool = False
    tip: str = ""


def bar_of(count: int | None, most: int) -> float | None:
    """How long the bar of a number is beside the longest; None where the number is withheld or all are nought."""
    return None if count is None or not most else count / most
