"""Timeliness: what was done in time, per month, team and chair; every number opens the rows that count up to it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing


class GroupBy(StrEnum):
    """By what the figures are grouped."""

    MONTH = "month"
    TEAM = "team"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Question: every measure from one day to another. Answer: `TimelinessShown`.

    `by` groups; `team_id` and `chair_id` narrow. `method` names how reviews are counted in the main columns.
    """

    first: date
    last: date
    by: GroupBy = GroupBy.MONTH
    team_id: int | None = None
    chair_id: int | None = None
    method: ReviewMethod | None = None


@dataclass(frozen=True, slots=True)
class TimelinessCell:
    """A measure in one group: how many in time, late, and still open past their day; the share, None of nothing.

    `group` is a month ("2026-07"), the number of a team or chair, or "none" for what has no team or no chair.
    """

    group: str
    in_time: int
    late: int
    open_late: int
    share: float | None

    @property
    def done(self) -> int:
        """How many were done, in time or late."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure: its name, what it counts and by which source, a cell for each group in order, and all together.

    A review measure is there once for each method, and its rows are asked for by both. `differs` counts the reviews
    that another method would judge otherwise. `reasons` gives the late reasons with their numbers: code, words, number;
    what is late without a reason comes last, with the code ''.
    """

    measure: Measure
    method: ReviewMethod | None
    name: str
    said: str
    source: str
    assumed: str
    cells: tuple[TimelinessCell, ...]
    total: TimelinessCell
    differs: int
    reasons: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class TimelinessShown:
    """Every measure; `groups` gives key and words of each group in the order of the cells; `notes` how it counts.

    `of` names the team and the chair whose things alone are counted; nobody where all are.
    """

    first: date
    last: date
    by: GroupBy
    groups: tuple[tuple[str, str], ...]
    measures: tuple[MeasureShown, ...]
    notes: tuple[str, ...]
    unit: str
    made_at: datetime
    made_by: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelinessRows:
    """Question: the rows behind a number. Answer: `RowsBehind`.

    `group` is the key of a group ('' for all), `standing` None for all three, `reason` a late reason's code ('' for
    what is late and has none yet, None for all), `differs` only reviews that the methods judge differently.
    """

    first: date
    last: date
    measure: Measure
    method: ReviewMethod | None = None
    by: GroupBy = GroupBy.MONTH
    group: str = ""
    standing: Standing | None = None
    reason: str | None = None
    differs: bool = False
    team_id: int | None = None
    chair_id: int | None = None


@dataclass(frozen=True, slots=True)
class TimelinessRow:
    """One thing that was counted: counted from `anchor_on`, due, done (None while open), and how late in words.

    `subject` ("request", "conference", "core_group", "recommendation", "maqa_alert") and `subject_id` say what it is
    and where it opens; a request opens its conference where it has one. `by_method` says what each review method says.
    """

    subject: str
    subject_id: int
    conference_id: int | None
    what: str
    about: str
    reference: str
    team: str
    chair: str
    anchor_on: date | None
    due_on: date
    done_on: date | None
    standing: Standing
    over: str
    reason: str
    why: str
    explained: str
    by_method: tuple[tuple[ReviewMethod, Standing], ...] = ()


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """The rows behind a number, and its title."""

    title: str
    rows: tuple[TimelinessRow, ...]


@dataclass(frozen=True, slots=True)
class SayWhyLate:
    """Request: why this was late, as a code with words; '' takes the reason back. Gives `Kept`."""

    measure: Measure
    subject: str
    subject_id: int
    reason: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class WriteTimeliness:
    """Request: the figures and every row behind them as Excel into a folder. Gives `PapersWritten`."""

    first: date
    last: date
    folder: str
    by: GroupBy = GroupBy.MONTH
    team_id: int | None = None
    chair_id: int | None = None


@dataclass(frozen=True, slots=True)
class TimelinessPaper:
    """The figures on paper: every measure, and by the name of each the rows behind it; reports draw it."""

    shown: TimelinessShown
    rows: tuple[tuple[str, tuple[TimelinessRow, ...]], ...]
    demonstration: bool


class AnnexList(StrEnum):
    """The lists of Ofsted's Annex A that the desk cross-checks."""

    LIST_5 = "5"
    LIST_7 = "7"


@dataclass(frozen=True, slots=True)
class AnnexExtract:
    """Question: a cross-check extract of a list, six months before `as_at`. Answer: `AnnexShown`."""

    which: AnnexList
    as_at: date | None = None


@dataclass(frozen=True, slots=True)
class AnnexShown:
    """Headings as Annex A writes them, one row for each child, and which columns the desk cannot fill.

    Cells are text, whole numbers or dates.
    """

    which: AnnexList
    first: date
    as_at: date
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    not_filled: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    """An extract on paper, with the unit, and who made it when; reports draw it."""

    shown: AnnexShown
    unit: str
    made_at: datetime
    made_by: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class WriteAnnex:
    """Request: the extract as Excel into a folder; the file's name names no child. Gives `PapersWritten`."""

    which: AnnexList
    folder: str
    as_at: date | None = None
