"""What is asked of the LPM register, and the rows that leave it; what is done to it stands in `register_deeds`.

Nothing here knows a database or a screen. Dates are civil dates in England, moments are aware UTC.
"""

from dataclasses import dataclass
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
    opened_on: date | None
    discussion: str
    outcome: str
    rationale: str
    closed: bool


class Lane(StrEnum):
    """A lane of the timeline, from top to bottom."""

    REQUESTS = "requests"
    PLAN = "plan"
    REVIEWS = "reviews"
    RECORDS = "records"
    LPM = "lpm"
    CORE_GROUPS = "core_groups"
    CONCERNS = "concerns"


LANE_WORDS: dict[Lane, str] = {
    Lane.REQUESTS: "Requests",
    Lane.PLAN: "Plan",
    Lane.REVIEWS: "Conferences",
    Lane.RECORDS: "Records",
    Lane.LPM: "LPM",
    Lane.CORE_GROUPS: "Core groups",
    Lane.CONCERNS: "Concerns",
}


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
