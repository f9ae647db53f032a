"""What the cells of a column look like, whatever its heading says: dates, names, teams, outcomes, remarks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cpdesk.rows.old_spreadsheet import Cell
from cpdesk.rules.names import person_key, team_key
from cpdesk.rules.old_spreadsheet.blanks import says_nothing
from cpdesk.rules.old_spreadsheet.children import NOT_A_NAME, read_children
from cpdesk.rules.old_spreadsheet.dates import Reading, read_date
from cpdesk.rules.old_spreadsheet.two_in_one import says_two_things
from cpdesk.rules.old_spreadsheet.values import (
    read_case_id,
    read_conference_kind,
    read_outcome,
    read_state,
    says_yes,
    speaks_of_open,
)
from cpdesk.rules.timescale import says_span

SAMPLE = 200
ENOUGH = 3
_TEAM = re.compile(
    r"^\s*(?:(?:clus(?:ter)?|cl|locality|team|hub|area|c)\W*(?:\d|one|two|three|four|five|six)|(?:das|dct|mash|cin|cwd)\b)"
    r"|\b(?:team|cluster|locality|hub)\W*[a-d]?\s*$",
    re.I,
)
_FAMILY = re.compile(r"[&+/,\n]|\b(?:and|unborn|baby|sibs?|siblings?)\b|^[A-Z'-]{3,} [A-Z][a-z]", re.I)
_SMALL = re.compile(r"[0-9]{1,4}")
_BY_WHEN = re.compile(r"\s*(?:(?:by|within|before)\b.{1,40}$|asap\b|urgent)", re.I)
_VIEW = re.compile(r"\b(?:dis)?agree|\bescalat|\bdisput|\bchalleng|\bobject(?:s|ed|ion)|\bdiffer", re.I)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The teams and chairs of the register, by folded name."""

    teams: frozenset[str] = frozenset()
    chairs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the cells of a column look like: of each kind a share from 0 to 1."""

    seen: int
    dates: float
    numbers: float
    large: float
    kinds: float
    outcomes: float
    spans: float
    yes_or_no: float
    names: float
    single_words: float
    teams: float
    chairs: float
    like_teams: float
    like_families: float
    views: float
    prose: float
    states: float
    counts_up: bool


def evidence_of(cells: Iterable[Cell], known: KnownNames, *, from_1904: bool) -> Evidence:
    """What the cells of a column look like; cells that say nothing do not count."""
    filled = [cell for cell in cells if cell.shown and not says_nothing(cell.shown)][:SAMPLE]

    def share(count: int) -> float:
        return count / len(filled) if filled else 0.0

    shown = [cell.shown for cell in filled]
    words = [
        text
        for cell, text in zip(filled, shown, strict=True)
        if isinstance(cell.value, str) and not text.strip().isdigit()
    ]
    return Evidence(
        seen=len(filled),
        dates=share(sum(1 for cell in filled if _is_date(cell.value, from_1904=from_1904))),
        numbers=share(sum(1 for text in shown if any(letter.isdigit() for letter in text))),
        large=share(sum(1 for text in shown if len(number := read_case_id(text)) >= 5 and number.isdigit())),
        kinds=share(sum(1 for text in shown if len(text) < 30 and read_conference_kind(text) is not None)),
        outcomes=share(sum(1 for text in shown if len(text) < 60 and read_outcome(text) is not None)),
        spans=share(sum(1 for text in shown if says_span(text) or _BY_WHEN.match(text))),
        yes_or_no=share(sum(1 for text in shown if says_yes(text) is not None)),
        names=share(sum(1 for text in words if len(text) < 120 and read_children(text).doubt != NOT_A_NAME)),
        single_words=share(sum(1 for text in words if len(text.split()) == 1)),
        teams=share(sum(1 for text in shown if team_key(text) in known.teams)),
        chairs=share(sum(1 for text in shown if person_key(text) in known.chairs)),
        like_teams=share(sum(1 for text in shown if _TEAM.search(text))),
        like_families=share(sum(1 for text in words if _FAMILY.search(text) and not text.islower())),
        views=share(sum(1 for text in shown if _VIEW.search(text))),
        states=share(sum(1 for text in shown if len(text) < 30 and (read_state(text) or speaks_of_open(text)))),
        prose=share(sum(1 for text in words if _is_prose(text))),
        counts_up=_counts_up([cell.value for cell in filled]),
    )


def _is_date(value: object, *, from_1904: bool) -> bool:
    if isinstance(value, date):
        return True
    if isinstance(value, str | int | float):
        read = read_date(value, from_1904=from_1904)
        if read.how is Reading.UNREADABLE and isinstance(value, str):
            return says_two_things(value)
        return read.how in (Reading.DATE, Reading.AMERICAN, Reading.IMPOSSIBLE)
    return False


def _is_prose(text: str) -> bool:
    """Whether a cell is a remark rather than a name: three words or more, most of them in small letters."""
    words = text.split()
    return len(words) >= 3 and sum(1 for word in words if word[:1].islower()) * 2 >= len(words)


def _counts_up(values: list[object]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3, now and then with a gap."""
    numbers = [int(text) for value in values if _SMALL.fullmatch(text := str(value).removesuffix(".0"))]
    if len(numbers) < max(ENOUGH, 0.9 * len(values)):
        return False
    up = sum(1 for one, next_one in pairwise(numbers) if next_one > one)
    return up >= 0.9 * (len(numbers) - 1) and max(numbers) < 10 * len(numbers) + 20
