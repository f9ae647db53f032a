"""The rows of a sheet sorted: entries, repeated headings, dividers such as "CLOSED CASES", totals and titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from cpdesk.desk.old_spreadsheet.evidence import KnownNames
from cpdesk.rows.old_spreadsheet import ColumnMatch, Field, Sheet, SheetRow
from cpdesk.rules.lpm import State
from cpdesk.rules.names import person_key, team_key
from cpdesk.rules.old_spreadsheet.blanks import one_line, says_nothing
from cpdesk.rules.old_spreadsheet.headings_row import is_repeat
from cpdesk.rules.old_spreadsheet.values import TEAM_WORDS, read_person, read_state, read_team, speaks_of_open

_TOTAL = re.compile(
    r"^\W*(?:grand |sub ?)?(?:totals?|count|sum|number of (?:cases|children|entries|recs|recommendations))\b", re.I
)
_NOT_A_NAME = re.compile(
    r"\b(?:list|lpms?|sheet\d*|register|recommendations?|data|main|cases?|current|open|live|master|copy|all|log|tracker|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|quarter|notes?|"
    r"conferences?|children|blad\d*|tabelle\d*)\b|\d", re.I)  # fmt: skip
_ABOUT_ALL = re.compile(r"^(?:chair|ic|iro|team|cp chair|independent chair)\s*[:\-]\s*", re.I)


class Kind(Enum):
    """What a row of a sheet is."""

    ENTRY = "entry"
    HEADINGS = "headings"
    DIVIDER = "divider"
    TOTAL = "total"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every row beneath a divider or on a sheet: a state, a team, a chair."""

    state: State | None = None
    team: str = ""
    chair: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet, what it is, and what holds for it."""

    row: SheetRow
    kind: Kind
    setting: Setting


def lines_of_sheet(sheet: Sheet, matches: tuple[ColumnMatch, ...], known: KnownNames) -> Iterator[Line]:
    """Every row of a register's sheet with what it is; a divider changes what holds for the rows beneath it."""
    columns = {match.field: match.column for match in matches}
    setting = setting_of_sheet(sheet.name, columns, known)
    first = setting
    for row in sheet.rows:
        if row.number <= sheet.headings_row:
            kind = Kind.HEADINGS if row.number > sheet.headings_row - sheet.headings_rows else Kind.TITLE
            yield Line(row, kind, setting)
            continue
        kind = _kind(row, sheet, columns, known)
        if kind is Kind.DIVIDER:
            setting = _beneath(_only_text(row), setting, first, columns, known)
        yield Line(row, kind, setting)


def setting_of_sheet(name: str, columns: dict[Field, int], known: KnownNames) -> Setting:
    """What a sheet's name says of all its rows: "Closed", a team, a chair."""
    text = one_line(name)
    state = read_state(text)
    if Field.TEAM not in columns and _names_team(text, known):
        return Setting(state, team=read_team(text))
    bare = _ABOUT_ALL.sub("", text)
    is_chair = person_key(bare) in known.chairs
    a_name = (
        not state and not _NOT_A_NAME.search(bare) and 1 <= len(bare.split()) <= 3 and bare.replace(" ", "").isalpha()
    )
    if Field.CHAIR not in columns and (is_chair or a_name):
        return Setting(state, chair=read_person(bare))
    return Setting(state)


def _kind(row: SheetRow, sheet: Sheet, columns: dict[Field, int], known: KnownNames) -> Kind:
    texts = [cell.shown for cell in row.cells]
    filled = [place for place, text in enumerate(texts) if text.strip()]
    if not filled:
        return Kind.TITLE
    first = one_line(texts[filled[0]])
    if _may_repeat(texts, filled, sheet.headings) and is_repeat(texts, sheet.headings):
        return Kind.HEADINGS
    if _TOTAL.match(first) and not _date_stands(row, columns):
        return Kind.TOTAL
    if len(filled) == 1:
        return _alone(filled[0], first, columns, known)
    all_same = len(filled) > 2 and all(one_line(texts[place]) == first for place in filled)
    return Kind.DIVIDER if all_same else Kind.ENTRY


def _may_repeat(texts: list[str], filled: list[int], headings: tuple[str, ...]) -> bool:
    """Whether one of the first cells is part of its heading: a quick look that spares most rows the long one."""
    return any(
        place < len(headings) and texts[place].strip().casefold() in headings[place].casefold() for place in filled[:4]
    )


def _date_stands(row: SheetRow, columns: dict[Field, int]) -> bool:
    place = columns.get(Field.CONFERENCE_ON, -1)
    return 0 <= place < len(row.cells) and bool(row.cells[place].shown)


def _alone(place: int, text: str, columns: dict[Field, int], known: KnownNames) -> Kind:
    """What a row with a single filled cell is: a divider, an entry that has only a name, or a stray note."""
    if read_state(text) or speaks_of_open(text) or _names_team(text, known) or person_key(text) in known.chairs:
        return Kind.DIVIDER
    if _ABOUT_ALL.match(text):
        return Kind.DIVIDER
    if (
        place == columns.get(Field.CHILDREN)
        and not says_nothing(text)
        and len(text.split()) > 1
        and not _NOT_A_NAME.search(text)
    ):
        return Kind.ENTRY
    return Kind.TITLE


def _names_team(text: str, known: KnownNames) -> bool:
    bare = re.sub(r"^team\s*[:\-]\s*", "", text, flags=re.I)
    return team_key(bare) in known.teams or (
        bool(TEAM_WORDS.search(bare)) and not re.search(r"\b(?:closed|open)\b", bare, re.I)
    )


def _only_text(row: SheetRow) -> str:
    return one_line(next((cell.shown for cell in row.cells if cell.shown.strip()), ""))


def _beneath(text: str, setting: Setting, first: Setting, columns: dict[Field, int], known: KnownNames) -> Setting:
    state = read_state(text)
    if state is not None:
        return replace(setting, state=state)
    if speaks_of_open(text):
        return replace(setting, state=first.state)
    bare = _ABOUT_ALL.sub("", text)
    if person_key(bare) in known.chairs or re.match(r"^(?:chair|ic|iro|cp chair|independent chair)\b", text, re.I):
        return replace(setting, chair=read_person(bare)) if Field.CHAIR not in columns else setting
    if _names_team(text, known) and Field.TEAM not in columns:
        return replace(setting, team=read_team(bare))
    return setting
