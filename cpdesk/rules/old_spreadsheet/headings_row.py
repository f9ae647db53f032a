"""Where the headings of a sheet stand: below title rows, in one row or two, and where they are repeated."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpdesk.rules.old_spreadsheet.blanks import one_line
from cpdesk.rules.old_spreadsheet.headings import folded_heading, is_heading, meanings

SEARCHED_ROWS = 60
_LONGEST_HEADING = 80
_JOINED_IS_KNOWN = 0.97
Texts = Sequence[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet: which rows they fill (`first` to `last`, counted from 0) and the text of each column."""

    first: int
    last: int
    texts: tuple[str, ...]


def find_headings(rows: Sequence[Texts], said: frozenset[str] = frozenset()) -> Headings | None:
    """The headings among the first rows of a sheet, None when no row reads like headings.

    `said` are headings that a person has named, folded; they count like any known heading.
    """
    best: tuple[float, Headings] | None = None
    for place, row in enumerate(rows[:SEARCHED_ROWS]):
        for candidate in _candidates(rows, place, row):
            worth = _worth(candidate, said)
            if worth >= 2 and (best is None or worth > best[0] + (0.9 if candidate.first > best[1].last else 0)):
                best = worth, candidate
    return best[1] if best else None


def is_repeat(row: Texts, headings: Texts) -> bool:
    """Whether a row only repeats the headings."""
    filled = [
        (folded_heading(text), folded_heading(heading))
        for text, heading in zip(row, headings, strict=False)
        if text.strip()
    ]
    same = sum(1 for text, heading in filled if text and (text == heading or (len(text) > 3 and text in heading)))
    return len(filled) >= 2 and same >= max(2, 0.6 * len(filled))


def _candidates(rows: Sequence[Texts], place: int, row: Texts) -> list[Headings]:
    found = [Headings(place, place, tuple(one_line(text) for text in row))]
    if place + 1 < len(rows) and _filled(row) >= 2 and _filled(rows[place + 1]) >= 1:
        lower = rows[place + 1]
        if _like_headings(lower):
            found += [Headings(place, place + 1, _joined(above, lower)) for above in (row, _spread(row, lower))]
    return found


def _spread(upper: Texts, lower: Texts) -> list[str]:
    """The upper row of headings with each that spans several columns written above all of them."""
    spread: list[str] = []
    for place, below in enumerate(lower):
        own = upper[place] if place < len(upper) else ""
        goes_on = place and below.strip() and lower[place - 1].strip() and not own.strip()
        spread.append(spread[-1] if goes_on else own)
    return [*spread, *upper[len(lower) :]]


def _joined(upper: Texts, lower: Texts) -> tuple[str, ...]:
    width = max(len(upper), len(lower))
    above = [*map(one_line, upper), *[""] * (width - len(upper))]
    below = [*map(one_line, lower), *[""] * (width - len(lower))]
    return tuple(
        high if folded_heading(high) == folded_heading(low) else f"{high} {low}".strip()
        for high, low in zip(above, below, strict=True)
    )


def _filled(row: Texts) -> int:
    return sum(1 for text in row if text.strip())


def _like_headings(row: Texts) -> bool:
    """Whether a second row could go on with the headings: short words, no numbers, some of them known."""
    texts = [text for text in row if text.strip()]
    if any(len(text) > 40 or sum(letter.isdigit() for letter in text) > 1 for text in texts):
        return False
    return any(is_heading(text) for text in texts)


def _worth(candidate: Headings, said: frozenset[str]) -> float:
    """How many different fields the row names, less a little for what it does not; two rows must be worth it."""
    fields: dict[str, float] = {}
    strangers = 0
    two_rows = candidate.last > candidate.first
    for text in candidate.texts:
        if not text:
            continue
        if folded_heading(text) in said:
            fields[folded_heading(text)] = 1.0
            continue
        known = meanings(text) if len(text) <= _LONGEST_HEADING else ()
        if known and known[0].sure >= 60:
            free = next((meaning for meaning in known if meaning.field not in fields), known[0])
            strangers += free.field in fields
            sure = max(free.sure / 100, _JOINED_IS_KNOWN) if two_rows else free.sure / 100
            fields[free.field] = max(fields.get(free.field, 0.0), sure)
        else:
            strangers += 1
    return sum(fields.values()) - 0.25 * strangers - (0.3 if two_rows else 0.0)
