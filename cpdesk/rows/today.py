"""Today: what is overdue, due and waiting across diary and register, one line for each thing with its next action."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rows.marks import Mark


class Whose(StrEnum):
    """Whose work is shown."""

    MINE = "mine"
    DIARY = "diary"
    EVERYTHING = "everything"


class Part(StrEnum):
    """Who has the next step of a deadline."""

    CLERK = "clerk"
    CHAIR = "chair"
    DUTY = "duty"


class Tile(StrEnum):
    """The tiles above the list; each is a filter into its tab."""

    LPM_OVERDUE = "lpm_overdue"
    LPM_DUE_SOON = "lpm_due_soon"
    TO_BOOK = "to_book"
    RECORDS_DUE = "records_due"
    MAQA_DUE = "maqa_due"
    THIS_WEEK = "this_week"


@dataclass(frozen=True, slots=True)
class DueToday:
    """Question: what needs doing. Answer: `TodayPage`. `chair` narrows to one chair's work; `size` bounds each list."""

    whose: Whose = Whose.EVERYTHING
    chair: str = ""
    chair_id: int | None = None
    size: int = 50


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due. `subject` and `subject_id` say where its action leads; `words` is the chip.

    `sentence` says what is to be done, `clock` where the date comes from, `action` the one next thing (a button).
    `conference_id` is the conference at which a core group, an action of a plan or a concern is shown.
    """

    key: str
    due_on: date
    due_at: datetime | None
    state: str
    mark: Mark
    words: str
    sentence: str
    clock: str
    action: str
    subject: str
    subject_id: int
    about: str
    reference: str
    chair: str = ""
    part: Part = Part.CLERK
    conference_id: int | None = None


@dataclass(frozen=True, slots=True)
class TileCount:
    """A tile: its number, capped at `most` when `more`, and the line beneath."""

    tile: Tile
    count: int
    line: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class ConferenceToday:
    """A conference of today with what is missing."""

    id: int
    start_at: datetime
    kind: str
    family: str
    children: int
    room: str
    chair: str
    missing: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What the Today tab shows. `count` is what needs doing now, `overdue` how many of them are late."""

    today: date
    count: int
    overdue: int
    more: bool
    tiles: tuple[TileCount, ...]
    do_now: tuple[DueLine, ...]
    coming_up: tuple[DueLine, ...]
    conferences: tuple[ConferenceToday, ...]
    next_line: str


@dataclass(frozen=True, slots=True)
class RememberOpened:
    """Request: the asker opened this request, conference, record, recommendation, alert or road. Gives None."""

    subject: str
    id: int


@dataclass(frozen=True, slots=True)
class RecentlyOpened:
    """Question: what the asker opened last, newest first. Answer: tuple of `OpenedBefore`."""


@dataclass(frozen=True, slots=True)
class OpenedBefore:
    """Something that was opened before, as a line of Today names it."""

    subject: str
    id: int
    words: str
