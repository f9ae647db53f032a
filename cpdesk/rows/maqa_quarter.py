"""The quarter's MAQA alerts: figures, each opening its rows; learning, actions, and the quarters that were shared."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rows.maqa import AlertRow
from cpdesk.rules.maqa import Theme


class QuarterTable(StrEnum):
    """The tables of the quarter, in their order."""

    CHANNEL = "channel"
    THEME = "theme"
    AGENCY = "agency"
    ABOUT = "about"
    TIMELINESS = "timeliness"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class MaqaQuarter:
    """Question: a calendar quarter ("2026-Q3"; the last one that ended where ''). Answer: `TheQuarter`.

    `suppress` withholds small numbers, and whatever would give them away.
    """

    quarter: str = ""
    suppress: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: the rows behind it are `QuarterRows(quarter, table, key)`. `shown` is "3", or "under 5"."""

    table: QuarterTable
    key: str
    words: str
    count: int | None
    shown: str
    before: int | None = None
    before_shown: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures with what it counts; `total` counts each alert once."""

    table: QuarterTable
    title: str
    said: str
    figures: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True)
class LearningRow:
    """What was learned, of a theme or (None) of all."""

    id: int
    version: int
    theme: Theme | None
    words: str


@dataclass(frozen=True, slots=True)
class QuarterActionRow:
    """An action; `quarter` is where it was set, `carried` whether it was carried over into the quarter shown."""

    id: int
    version: int
    quarter: str
    theme: Theme | None
    words: str
    owner: str
    due_on: date | None
    ended_on: date | None
    done: bool
    what_came: str
    carried: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A quarter as it was shared."""

    id: int
    number: int
    kept_at: datetime
    kept_by: str
    suppressed: bool
    changed_since: bool


@dataclass(frozen=True, slots=True)
class TheQuarter:
    """A quarter: first and last day, its tables, learning, actions, and what was shared. `counted` says how it counts.

    `ended` is whether the quarter is over. `without_theme` counts alerts that ought to have a theme before the quarter
    is shared. `quarters` are those to choose from, each by its name and title.
    """

    quarter: str
    title: str
    first: date
    last: date
    ended: bool
    suppressed: bool
    tables: tuple[FigureTable, ...]
    learning: tuple[LearningRow, ...]
    actions: tuple[QuarterActionRow, ...]
    snapshots: tuple[SnapshotRow, ...]
    counted: tuple[str, ...]
    without_theme: int
    quarters: tuple[tuple[str, str], ...]
    unit: str = ""
    made_at: datetime | None = None
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class QuarterRows:
    """Question: the alerts behind a figure. Answer: `FigureRows`, as many as the figure says."""

    quarter: str
    table: QuarterTable
    key: str = ""


@dataclass(frozen=True, slots=True)
class FigureRows:
    """The alerts behind a figure, with its title."""

    title: str
    rows: tuple[AlertRow, ...]


@dataclass(frozen=True, slots=True)
class WriteLearning:
    """Request: what was learned in a quarter, of a theme or of all. Empty words take it out. Gives `Kept`."""

    quarter: str
    words: str
    theme: Theme | None = None
    id: int | None = None
    version: int = 0
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddQuarterAction:
    """Request: an action of a quarter, with owner and date (S44). Gives `Kept`."""

    quarter: str
    words: str
    owner: str
    due_on: date | None
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class ChangeQuarterAction:
    """Request: other `fields` of an action: words, owner, due_on, theme. Gives `Kept`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndQuarterAction:
    """Request: the action was done, or is given up (`done` False), with what came of it. Gives `Kept`.

    `on` None opens it again.
    """

    id: int
    version: int
    on: date | None
    done: bool = True
    what_came: str = ""


@dataclass(frozen=True, slots=True)
class TakeOutQuarterAction:
    """Request: the action was a mistake. Gives `Kept`."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class WriteQuarter:
    """Request: the quarter as Excel and PDF into a folder, of what stands now or of a snapshot. `PapersWritten`."""

    quarter: str
    folder: str
    suppress: bool = False
    snapshot_id: int | None = None


@dataclass(frozen=True, slots=True)
class KeepQuarter:
    """Request: keep the quarter as it is shared, with both papers, for ever. Gives `Kept`."""

    quarter: str
    suppress: bool = False


@dataclass(frozen=True, slots=True)
class DraftQuarterEmail:
    """Request: an email draft that shares the quarter with partners (S44), with both papers. `PapersWritten`."""

    quarter: str
    folder: str
    suppress: bool = True


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """An alert of the quarter as its workbook lists it: number and agency, never whom it concerned."""

    number: str
    direction: str
    agency: str
    about: str
    themes: str
    raised_on: date | None
    stands: str
    resolved_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class QuarterPaper:
    """A quarter as it goes on paper; `lines` are empty where small numbers are withheld. Reports draw it."""

    quarter: TheQuarter
    lines: tuple[QuarterLine, ...]
    demonstration: bool
    chain_head: str
    shared_as: int | None = None
