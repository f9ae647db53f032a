"""What the LPM register asks of the desk, and the rows that leave it.

Nothing here knows a database or a screen. Dates are civil dates in England, moments are aware UTC.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rows.marks import Mark
from cpdesk.rules.lpm import ConferenceKind, IcPosition, Outcome, State, TmView


class Column(StrEnum):
    """The columns of the register, in the order in which they stand."""

    STATE = "state"
    CHILD = "child"
    REFERENCE = "reference"
    AGE = "age"
    TEAM = "team"
    CHAIR = "chair"
    FROM = "from"
    RECOMMENDED = "recommended"
    LPM_BY = "lpm_by"
    LPM_HELD = "lpm_held"
    OUTCOME = "outcome"
    TM_VIEW = "tm_view"
    LAST_UPDATE = "last_update"
    TEAM_MANAGER = "team_manager"
    SOCIAL_WORKER = "social_worker"
    PLAN_START = "plan_start"
    DAYS_TAKEN = "days_taken"
    DIARY_SHEET = "diary_sheet"
    CASE_NOTE = "case_note"
    SIBLINGS = "siblings"


class Show(StrEnum):
    """Which part of the register is shown before any other filter."""

    OPEN_AND_HELD_THIS_MONTH = "open_and_held_this_month"
    OPEN = "open"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What narrows the register: typed words, the part shown, a mark, a chair, a team; `only` is one entry alone."""

    text: str = ""
    show: Show = Show.OPEN_AND_HELD_THIS_MONTH
    mark: Mark | None = None
    chair_id: int | None = None
    team_id: int | None = None
    needs_my_update: bool = False
    only: int | None = None


@dataclass(frozen=True, slots=True)
class PageAfter:
    """Where the next page starts: the sort value and id of the last row already shown."""

    value: str | int | None
    id: int


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Question: one page of the register. Answer: `Page`."""

    narrowed: RegisterFilter = RegisterFilter()
    sort: Column = Column.STATE
    descending: bool = False
    after: PageAfter | None = None
    size: int = 200


@dataclass(frozen=True, slots=True)
class ChildName:
    """One child of an entry, as shown."""

    id: int
    first_name: str
    surname: str
    born_on: date | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One recommendation as the register shows it; `words` is what its chip says."""

    id: int
    version: int
    state: State
    mark: Mark
    words: str
    children: tuple[ChildName, ...]
    child: str
    reference: str
    age: str
    team: str
    chair: str
    conference_kind: ConferenceKind | None
    conference_on: date | None
    recommended_on: date | None
    timescale: str
    lpm_by: date | None
    lpm_booked_for: date | None
    lpm_on: date | None
    outcome: Outcome | None
    tm_view: TmView
    last_update_on: date | None
    update_late: bool
    team_manager: str
    social_worker: str
    plan_start_on: date | None
    days_taken: int | None
    diary_sheet_on: date | None
    case_note_on: date | None
    siblings: int
    gaps: tuple[str, ...]
    lpm_by_explained: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `found` is capped at 1,000 and `found_is_more` says that there are more."""

    lines: tuple[RegisterLine, ...]
    next_after: PageAfter | None
    found: int
    found_is_more: bool
    total: int


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """Question: how many entries bear each mark under this filter. Answer: `Counts`."""

    narrowed: RegisterFilter = RegisterFilter()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each mark, each capped at 1,000; `gaps` are entries that lack a required field."""

    overdue: int
    escalated: int
    due_soon: int
    on_track: int
    held: int
    gaps: int
    total: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One kept change of an entry: who, when, which field, from, to and why."""

    at: datetime
    by: str
    field: str
    old: str
    new: str
    why: str
    title: str


@dataclass(frozen=True, slots=True)
class DifferenceRung:
    """One rung of the ladder of a difference of view (L10, L11, L16): 1 chair and TM, 2 SM, 3 LSCP."""

    stage: int
    about: str
    opened_on: date
    discussion: str
    outcome: str
    rationale: str
    closed: bool


class Lane(StrEnum):
    """A lane of the timeline."""

    PLAN = "plan"
    REVIEWS = "reviews"
    LPM = "lpm"
    CORE_GROUPS = "core_groups"


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A stretch of time on a lane: `tone` is a mark's name or 'over' for an overrun."""

    lane: Lane
    first: date
    last: date
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """Something on one day of a lane, with its shape and its words."""

    lane: Lane
    on: date
    mark: Mark
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The road of a child's recommendations; `told` is the same story as sentences."""

    today: date
    bars: tuple[TimelineBar, ...]
    marks: tuple[TimelineMark, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenRecommendation:
    """Question: everything the pane shows of one entry. Answer: `RecommendationPane`."""

    id: int


@dataclass(frozen=True, slots=True)
class RecommendationPane:
    """One entry in full."""

    line: RegisterLine
    rationale: str
    risk_statement: str
    notes: str
    disagreement: str
    ic_position: IcPosition | None
    ic_read_on: date | None
    alerted_case_progression_on: date | None
    alerted_team_manager_on: date | None
    ic_alerted_on: date | None
    rebooked: int
    watched: bool
    imported_from: str
    as_written: tuple[tuple[str, str], ...]
    lpm_by_explained: str
    standards: str
    standards_notice: str
    differences: tuple[DifferenceRung, ...]
    history: tuple[HistoryLine, ...]
    timeline: Timeline
    next_moves: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class NewChild:
    """A child as typed in a form; an unborn child has `first_name` Unborn and a due date if known."""

    first_name: str
    surname: str
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class EnterRecommendation:
    """Request: a new recommendation (L02 to L06). Names that are not known yet become records. Gives `Kept`."""

    children: tuple[NewChild, ...]
    case_id: str
    team: str
    chair: str
    team_manager: str
    social_worker: str
    conference_kind: ConferenceKind
    conference_on: date
    rationale: str
    risk_statement: str
    lpm_by: date | None
    timescale: str = ""
    recommended_on: date | None = None
    plan_start_on: date | None = None
    notes: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRecommendation:
    """Request: new values for named fields of one entry, seen at `version`. Gives `Kept`.

    Keys are field names of the entry (`lpm_by`, `timescale`, `rationale`, `risk_statement`, `tm_view`,
    `outcome`, `team`, `chair`, `team_manager`, `social_worker`, `case_id`, `conference_kind`, `conference_on`,
    `recommended_on`, `plan_start_on`, `diary_sheet_on`, `case_note_on`, `notes`, `watched`); people and teams by name.
    """

    id: int
    version: int
    fields: dict[str, object] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class AlertBoth:
    """Request: case progression and the Team Manager were told (L06). Gives `Kept`."""

    id: int
    version: int
    case_progression_on: date
    team_manager_on: date


@dataclass(frozen=True, slots=True)
class BookLpm:
    """Request: the LPM is booked for a day; booking again needs `why` and counts. Gives `Kept`."""

    id: int
    version: int
    booked_for: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class RecordLpmHeld:
    """Request: the LPM took place, with its outcome (L07). For one entry or a sibling group. Gives `Kept`."""

    ids: tuple[int, ...]
    versions: tuple[int, ...]
    held_on: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class AlertChair:
    """Request: the case-note alert went to the Independent Chair (L14). Gives `Kept`."""

    id: int
    version: int
    alerted_on: date


@dataclass(frozen=True, slots=True)
class ChairHasRead:
    """Request: the chair read the outcome and agrees or disagrees (L15, L16). Gives `Kept`."""

    id: int
    version: int
    read_on: date
    position: IcPosition
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CloseRecommendation:
    """Request: nothing is left to do on this entry. Gives `Kept`."""

    id: int
    version: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawRecommendation:
    """Request: the recommendation no longer stands; the reason is required. Gives `Kept`."""

    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class AddUpdate:
    """Request: a dated note on an entry, or 'no change' as an explicit stamp (L07). Gives `Kept`."""

    id: int
    version: int
    text: str
    no_change: bool = False


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """Request: one rung of a difference of view (L10, L11, L16). Gives `Kept`."""

    id: int
    version: int
    stage: int
    about: str
    opened_on: date
    discussion: str
    outcome: str
    rationale: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class SplitRecommendation:
    """Request: some of the children go their own way in an entry of their own. Gives `Kept`."""

    id: int
    version: int
    child_ids: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: ids, a sentence in the past tense, and the operation that Undo names."""

    ids: tuple[int, ...]
    said: str
    operation: str
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeRegister:
    """Question: every entry, for the shell. Answer: an iterator-safe tuple of `RegisterEntry`."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry as the shell prints it; keys as issue text names them."""

    children: tuple[tuple[str, str], ...]
    case_id: str
    team: str
    chair: str
    team_manager: str
    social_worker: str
    conference_kind: str
    conference_on: date | None
    rationale: str
    timescale: str
    lpm_by: date | None
    alerted_on: date | None
    lpm_on: date | None
    outcome: str
    ic_read_on: date | None
    state: str
    imported_from: str
    notes: str
