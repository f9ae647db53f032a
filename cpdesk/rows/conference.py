"""One conference with all that hangs on it: moves, invitations, core groups, deadlines, what may be done next."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.invitations import Invitations
from cpdesk.rules.conferences import (
    CancelReason,
    ConferenceOutcome,
    ConferenceState,
    CoreGroupState,
    LateReason,
    ToldBy,
)
from cpdesk.rules.deadline import Deadline


@dataclass(frozen=True, slots=True)
class OpenConference:
    """Question: everything about one conference. Answer: `ConferenceShown`."""

    id: int


@dataclass(frozen=True, slots=True)
class ConferenceChildRow:
    """A child of a conference, what it ended in for the child, and how often the child's conferences were moved.

    `written` is the outcome that the chair wrote in the record, also before the conference is recorded as held.
    """

    id: int
    first_name: str
    surname: str
    born_on: date | None
    outcome: ConferenceOutcome | None
    plan_start_on: date | None
    moves: int
    written: ConferenceOutcome | None = None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """Somebody who was told of something, when and how."""

    who: str
    how: ToldBy
    at: datetime


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move of a conference."""

    id: int
    from_at: datetime
    to_at: datetime
    decided_at: datetime
    by: str
    why: str
    exceptional: bool
    notice_hours: float
    hours_words: str
    told: tuple[ToldRow, ...]


@dataclass(frozen=True, slots=True)
class CoreGroupRow:
    """A core group after an ICPC; `due_on` is its limit where the standard sets one, and `words` its chip."""

    id: int
    version: int
    sequence_no: int
    state: CoreGroupState
    planned_on: date | None
    time: str
    place: str
    lead: str
    held_on: date | None
    record_sent_on: date | None
    cancel_why: str
    breach_why: str
    due_on: date | None
    explanation: str
    told: tuple[ToldRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptClock:
    """A deadline as it is kept: `state` is open, expected, met, late or superseded."""

    key: str
    name: str
    due_on: date
    due_at: datetime | None
    state: str
    met_on: date | None
    explanation: str


@dataclass(frozen=True, slots=True)
class ConferenceShown:
    """Everything about one conference; `card` is None for a review that still waits for its date."""

    id: int
    version: int
    kind: str
    state: ConferenceState
    sequence_no: int
    family: str
    reference: str
    children: tuple[ConferenceChildRow, ...]
    start_at: datetime | None
    end_at: datetime | None
    chair: str
    room: str
    minute_taker: str
    team: str
    social_worker: str
    team_manager: str
    looked_after: bool
    late_reason: LateReason | None
    late_why: str
    holiday_why: str
    imposed: bool
    held_at: datetime | None
    cancel_why: str
    access_needs: str
    interpreter: str
    advocate: str
    exclusions: str
    record_issued_on: date | None
    request_id: int | None
    previous_id: int | None
    next_id: int | None
    next_start_at: datetime | None
    moves: tuple[MoveRow, ...]
    core_groups: tuple[CoreGroupRow, ...]
    clocks: tuple[KeptClock, ...]
    limits: tuple[Deadline, ...]
    invitations: Invitations
    card: DiaryCard | None = None
    gaps: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    cancel_reason: CancelReason | None = None
