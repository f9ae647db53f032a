"""What a table that is written in is made of: its columns, its rows, and how a cell reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any

from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import slashed

EMPTY = "empty"
TICKED, NOT_TICKED = "yes", "no"


class ColumnKind(Enum):
    """How the cells of a column are written in; READ is only read."""

    TEXT = auto()
    LONG = auto()
    CHOICE = auto()
    DATE = auto()
    TICK = auto()
    READ = auto()


@dataclass(frozen=True, slots=True)
class EditColumn:
    """One column: its heading, how it is written in, and how its values read.

    `words` are the words of each choice, `letters` the keys that set a choice at once, `marks` the shape beside the
    words, `nothing` how no choice is named in its box. `offers` are texts that a text cell proposes while somebody
    types; `empty` is how a cell reads in which nothing stands; `in_full` is the heading for the ear where the written
    one is short. `width` is in letters; columns of kind LONG, and those that `stretch`, share what room is left.
    """

    key: str
    title: str
    kind: ColumnKind
    words: Mapping[Any, str] | None = None
    letters: Mapping[str, Any] | None = None
    width: int = 12
    tip: str = ""
    marks: Mapping[Any, Mark] | None = None
    offers: tuple[str, ...] = ()
    nothing: str = "Not said yet"
    stretch: bool = False
    empty: str = ""
    in_full: str = ""

    @property
    def spoken(self) -> str:
        """The heading for those who hear it: in full where the written one is short."""
        return self.in_full or self.title

    def takes_room(self) -> bool:
        """Whether this column shares the room that is left."""
        return self.stretch or self.kind is ColumnKind.LONG


@dataclass(frozen=True, slots=True)
class EditRow:
    """One row: its key, what stands in it by column, what is only read, what is wrong where, and whom it is about.

    `hints` are quiet words in cells in which nothing stands.
    """

    key: str
    values: Mapping[str, object]
    read_only: frozenset[str] = frozenset()
    problems: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)


def cell_words(column: EditColumn, value: object) -> str:
    """What stands in a cell, in words."""
    if column.kind is ColumnKind.TICK:
        return TICKED if value else NOT_TICKED
    if value is None or value == "":
        return column.empty
    if isinstance(value, date):
        return slashed(value)
    if column.words is not None and value in column.words:
        return column.words[value]
    return str(value)


def spoken(column: EditColumn, row: EditRow, words: str, problem: str) -> str:
    """A cell for people who hear it: what it is about, what stands in it, and what is wrong with it."""
    named = f"{row.label}, {column.spoken}" if row.label else column.spoken
    said = f"{named}: {words or EMPTY}"
    return f"{said}. {problem}" if problem else said
