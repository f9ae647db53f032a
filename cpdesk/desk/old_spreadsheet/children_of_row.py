"""The children of one row: named in one cell, or with first name and surname in columns of their own."""

import re
from datetime import date

from cpdesk.desk.old_spreadsheet.one_row import RowAtHand
from cpdesk.rows.old_spreadsheet import Field
from cpdesk.rules.old_spreadsheet.blanks import one_line
from cpdesk.rules.old_spreadsheet.casing import as_name
from cpdesk.rules.old_spreadsheet.children import NO_FIRST_NAME, NOT_A_NAME, NamedChildren, read_children
from cpdesk.rules.old_spreadsheet.dates import Reading, read_date

Children = tuple[tuple[str, str], ...]
LONGEST_NAME = 200
_BETWEEN = re.compile(r"\s*(?:[,&+/;\n]|\band\b)\s*", re.I)


def children_of_row(at: RowAtHand) -> tuple[Children, tuple[date | None, ...]]:
    """First name, surname and date of birth of every child of the row; none when the row names nobody."""
    named = _named(at)
    if any(len(part) > LONGEST_NAME for child in named.children for part in child):
        at.wonder(Field.CHILDREN, "This is too long for a name.")
        return (), ()
    if not named.children:
        return (), ()
    if named.doubt:
        at.wonder(Field.CHILDREN if Field.CHILDREN in at.columns.places else Field.SURNAME, named.doubt)
    return named.children, _born_on(at, len(named.children))


def _named(at: RowAtHand) -> NamedChildren:
    whole, first, surname = at.words(Field.CHILDREN), at.words(Field.FIRST_NAME), at.words(Field.SURNAME)
    if not first and not surname:
        return read_children(whole)
    if not first and whole and fold_words(surname) not in fold_words(whole):
        first = whole
    if not first and whole:
        return read_children(whole)
    firsts = [as_name(name) for name in _BETWEEN.split(_plain(first)) if name.strip()]
    surname = as_name(one_line(_plain(surname)))
    if not firsts:
        return (
            NamedChildren((("", surname),), NO_FIRST_NAME)
            if surname and not surname.isdigit()
            else NamedChildren((), NOT_A_NAME)
        )
    if not surname:
        return read_children(first) if len(firsts) == 1 and " " in firsts[0] else NamedChildren(
            tuple((one, "") for one in firsts), NO_FIRST_NAME)  # fmt: skip
    return NamedChildren(tuple((_unborn(one), surname) for one in firsts))


def _plain(text: str) -> str:
    return re.sub(r"\([^()]*\)", " ", text.replace("\u00a0", " ")).strip(" ,&+")


def _unborn(first: str) -> str:
    return "Unborn" if re.match(r"(?:un-?born|ubb|u/b)\b", first, re.I) else first


def fold_words(text: str) -> str:
    """The words of a text in small letters, for looking whether one text holds another."""
    return one_line(text).casefold()


def _born_on(at: RowAtHand, children: int) -> tuple[date | None, ...]:
    """The date of birth of each child, when the cell gives one for each; otherwise it stays with the notes."""
    cell = at.cell(Field.BORN_ON)
    nobody = (None,) * children
    if cell.value is None or not at.words(Field.BORN_ON):
        return nobody
    parts: list[object] = [cell.value]
    if isinstance(cell.value, str) and children > 1:
        parts = [part for part in re.split(r"\s*(?:[,&;\n]|\band\b)\s*", cell.value) if part.strip()]
    read = [read_date(part, from_1904=at.columns.from_1904) for part in parts]
    if len(read) == children and all(one.how is Reading.DATE for one in read):
        return tuple(one.on for one in read)
    if len(read) == 1 and read[0].how is not Reading.DATE:
        at.wonder(Field.BORN_ON, read[0].said)
    elif len(read) != children:
        at.wonder(Field.BORN_ON, "There is not one date of birth for each child.")
    at.keep_as_written(Field.BORN_ON)
    return nobody
