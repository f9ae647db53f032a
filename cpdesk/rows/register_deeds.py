"""What the desk is asked to do to the LPM register, and what was kept of it; what is read stands in `lpm_register`."""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.lpm import ConferenceKind, IcPosition, Outcome


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
