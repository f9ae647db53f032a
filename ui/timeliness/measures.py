"""Every measure with its numbers altogether, and one measure by month, team or chair; each number opens its rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from cpdesk.rows.timeliness import MeasureShown, TimelinessCell, TimelinessRows, TimelinessShown
from cpdesk.rules.timeliness import ReviewMethod, Standing, percent_of
from ui.shared.numbers.cells import NOTHING, NumberCell, NumberRow

HEADINGS = ("Measure", "In time", "Late", "Open and late", "Share in time")
METHOD_WORDS = {
    ReviewMethod.MONTHS: "by months",
    ReviewMethod.DAYS_91_182: "91 and 182 days",
    ReviewMethod.DAYS_91_183: "91 and 183 days",
}
METHOD_SHORT = {
    ReviewMethod.MONTHS: "Months",
    ReviewMethod.DAYS_91_182: "91/182",
    ReviewMethod.DAYS_91_183: "91/183",
}
COUNTS = (("in time", Standing.IN_TIME), ("late", Standing.LATE), ("open", Standing.OPEN_LATE))
DIFFERS = "Judged otherwise by another method"
ALTOGETHER = "Altogether"
Ask = Callable[[MeasureShown, str, Standing | None], TimelinessRows]


def asking(shown: TimelinessShown, team_id: int | None, chair_id: int | None) -> Ask:
    """How the rows behind a number are asked for: by its measure, its group and its standing."""

    def ask(one: MeasureShown, group: str, standing: Standing | None) -> TimelinessRows:
        return TimelinessRows(
            shown.first, shown.last, one.measure, one.method, shown.by, group, standing,
            team_id=team_id, chair_id=chair_id,
        )  # fmt: skip

    return ask


def measure_rows(shown: TimelinessShown, ask: Ask) -> list[NumberRow]:
    """A line for each measure, a review's for each method."""
    return [NumberRow(one.name, _cells(one, one.total, "", ask), tip=one.said) for one in shown.measures]


def side_by_side(shown: TimelinessShown, chosen: MeasureShown) -> list[MeasureShown]:
    """The measure, or the same measure by each of its methods."""
    return [one for one in shown.measures if one.measure is chosen.measure]


def group_headings(of: Sequence[MeasureShown]) -> list[str]:
    """The headings of the numbers by group; several methods stand side by side."""
    if len(of) == 1:
        return ["", *HEADINGS[1:]]
    return ["", *(f"{METHOD_SHORT[one.method]}\n{words}" for one in of if one.method for words, _standing in COUNTS)]


def group_rows(shown: TimelinessShown, of: Sequence[MeasureShown], ask: Ask) -> list[NumberRow]:
    """A line for each month, team or chair, and one for all of them; side by side there is no room for shares."""
    shares = None if len(of) == 1 else -1
    rows = [
        NumberRow(words, tuple(chain.from_iterable(_cells(one, one.cells[place], key, ask)[:shares] for one in of)))
        for place, (key, words) in enumerate(shown.groups)
    ]
    whole = tuple(chain.from_iterable(_cells(one, one.total, "", ask)[:shares] for one in of))
    return [*rows, NumberRow(ALTOGETHER, whole, total=True)]


def reason_rows(of: Sequence[MeasureShown], chosen: MeasureShown, ask: Ask) -> list[NumberRow]:
    """A line for each late reason, and of reviews how many another method judges otherwise."""
    whole = ask(chosen, "", None)
    rows = [NumberRow(words, (_number(count, replace(whole, reason=code)),)) for code, words, count in chosen.reasons]
    if len(of) > 1:
        rows.append(NumberRow(DIFFERS, (_number(chosen.differs, replace(whole, differs=True)),)))
    return rows


def measure_named(shown: TimelinessShown, row: int) -> MeasureShown | None:
    """The measure of a line."""
    return shown.measures[row] if 0 <= row < len(shown.measures) else None


def share_words(part: float | None) -> str:
    """A share as people read it."""
    return NOTHING if part is None else f"{percent_of(part)}%"


def _cells(one: MeasureShown, cell: TimelinessCell, group: str, ask: Ask) -> tuple[NumberCell, ...]:
    """In time, late, open and late, and the share with its bar."""
    numbers = (cell.in_time, cell.late, cell.open_late)
    counts = [
        _number(number, ask(one, group, standing)) for number, (_words, standing) in zip(numbers, COUNTS, strict=True)
    ]
    behind = ask(one, group, None) if any(numbers) else None
    return (*counts, NumberCell(share_words(cell.share), behind, cell.share))


def _number(count: int, opens: TimelinessRows) -> NumberCell:
    return NumberCell(str(count), opens if count else None)
