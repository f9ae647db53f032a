"""The old LPM spreadsheet on its way in: what was read, what it was taken to mean, and what is doubted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cpdesk.rules.lpm import ConferenceKind, Outcome, State


class Field(StrEnum):
    """What a column can mean. A column that means none of them stays on the entry as it was written."""

    NUMBER = "number"
    CHILDREN = "children"
    FIRST_NAME = "first_name"
    SURNAME = "surname"
    BORN_ON = "born_on"
    CASE_ID = "case_id"
    TEAM = "team"
    TEAM_MANAGER = "team_manager"
    SOCIAL_WORKER = "social_worker"
    CHAIR = "chair"
    CONFERENCE_KIND = "conference_kind"
    CONFERENCE_ON = "conference_on"
    RATIONALE = "rationale"
    RISK_STATEMENT = "risk_statement"
    TIMESCALE = "timescale"
    ALERTED_ON = "alerted_on"
    LPM_ON = "lpm_on"
    OUTCOME = "outcome"
    IC_READ_ON = "ic_read_on"
    DISAGREEMENT = "disagreement"
    STATE = "state"
    NOTES = "notes"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `value` is str, int, float, bool, date, datetime or None; `shown` is the text as written."""

    value: object
    shown: str
    comment: str = ""
    formula_without_value: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet with anything in it; `number` is Excel's row number, `fill` its colours in words."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    fill: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as read; `hidden_columns` are zero-based, `headings_row` is Excel's number or 0 when none was found.

    Where headings stand in two rows, `headings_row` is the lower one and `headings_rows` is 2.
    """

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]
    headings_row: int
    headings: tuple[str, ...]
    hidden_columns: tuple[int, ...]
    headings_rows: int = 1


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook as read, before anything is made of it."""

    path: str
    sha256: str
    sheets: tuple[Sheet, ...]
    said: tuple[str, ...] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What a column is taken to mean, why, and how sure: 0 to 100."""

    sheet: str
    column: int
    heading: str
    field: Field
    because: str
    sure: int
    hidden: bool = False
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the sheet that a person should look at, in plain words."""

    sheet: str
    row: int
    column: str
    value: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be an entry, and why."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the sheet as an entry would hold it."""

    sheet: str
    row: int
    children: tuple[tuple[str, str], ...]
    born_on: tuple[date | None, ...]
    case_id: str
    team: str
    chair: str
    team_manager: str
    social_worker: str
    conference_kind: ConferenceKind | None
    conference_on: date | None
    rationale: str
    risk_statement: str
    timescale: str
    lpm_by: date | None
    span: tuple[str, int] | None
    alerted_on: date | None
    lpm_on: date | None
    outcome: Outcome | None
    ic_read: bool
    ic_read_on: date | None
    disagreement: str
    state: State
    notes: str
    as_written: tuple[tuple[str, str], ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LookAtSpreadsheet:
    """Question: what is in this file and what it would mean. Answer: `SpreadsheetSeen`. Nothing is kept.

    `matches` overrides the guess: (sheet name or '', column heading, field).
    """

    path: str
    matches: tuple[tuple[str, str, Field], ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet of the preview."""

    name: str
    hidden: bool
    taken: bool
    headings_row: int
    matches: tuple[ColumnMatch, ...]
    rows: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SpreadsheetSeen:
    """What importing would do, before anything is kept."""

    path: str
    sha256: str
    sheets: tuple[SheetSeen, ...]
    preview: tuple[ReadRow, ...]
    rows_read: int
    accepted: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    doubts: tuple[Doubt, ...]
    gaps: tuple[tuple[str, int], ...]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSpreadsheet:
    """Request: keep the rows of this file, all or nothing, as one operation to undo. Gives `SpreadsheetKept`."""

    path: str
    matches: tuple[tuple[str, str, Field], ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpreadsheetKept:
    """What importing did."""

    rows_read: int
    accepted: int
    unchanged: int
    rejected: tuple[Rejected, ...]
    doubts: tuple[Doubt, ...]
    said: str
    operation: str
