"""What a person can have done with a conference's record. Every change gives `Kept`; papers give `PapersWritten`.

A record is kept field by field while people write: a change made on an older version is refused only when the value
that the person saw in that field (`seen`) is no longer the one that stands (I29).
"""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.decisions import Answer, RecommendedBy
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import ConcernAbout, Part, Participation, SentBy


@dataclass(frozen=True, slots=True)
class BeginRecord:
    """Request: begin the record; the invitation list and the social worker become its participants."""

    conference_id: int


@dataclass(frozen=True, slots=True)
class TakeOverInvitees:
    """Request: whoever was put on the invitation list since the record was begun becomes a participant too."""

    conference_id: int


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """Request: new values for named fields of the draft. Keys: `summary`, `family_view`, `core_group_why`."""

    conference_id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddParticipant:
    """Request: somebody took part who was on no list, or belongs to the core group."""

    conference_id: int
    part: Part = Part.PROFESSIONAL
    name: str = ""
    role: str = ""
    agency: str = ""
    agency_key: str = ""
    team: str = ""
    social_care: bool = False
    within_authority: bool = False
    email: str = ""
    phone: str = ""
    address: str = ""
    participation: Participation | None = None
    in_core_group: bool = False


@dataclass(frozen=True, slots=True)
class ChangeParticipant:
    """Request: new values for named fields of a participant; keys as the fields of `ParticipantRow`.

    `part`, `agency`, `agency_key`, `name`, `role`, `team`, `social_care`, `within_authority`, `email`, `phone`,
    `address`, `participation`, `represented_by`, `report_received_on`, `report_shared`, `in_core_group`,
    `also_gets_record`, `exempt_why`, `hides` (numbers; children as negative numbers).
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetParticipation:
    """Request: these people took part in this way; one step for all of them."""

    conference_id: int
    ids: tuple[int, ...]
    participation: Participation | None


@dataclass(frozen=True, slots=True)
class TakeOutParticipant:
    """Request: somebody stands in the list by mistake; their views are taken out too."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class JudgeQuoracy:
    """Request: the chair's judgement on the quorum, what it stands on, and a note (N08, I12)."""

    conference_id: int
    version: int
    quorate: Answer | None
    basis: QuorumBasis | None = None
    note: str = ""
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeChildDecision:
    """Request: new values for named fields of what is said of a child.

    Keys: `lives_at`, `looked_after`, `child_view`, `risk_statement`, `supervision_on`, `supervision_view`,
    `supervision_words`, `outcome`, `basis_stated`, `reason`, `category`, `category_parts` (categories), `lpm_decision`,
    `lpm_why`, `manager_told` with `manager_told_at`, `lpm_sm_decision`, `lpm_sm_name`, `lpm_sm_on`, `lpm_sm_why`.
    An outcome after the conference was held is changed with `CorrectOutcomes`.
    """

    conference_id: int
    child_id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GivenView:
    """One view as it was given; None leaves that answer as it is, an empty string as text takes the rationale away.

    `seen` holds what stood there when the person began to write, by the names of these fields.
    """

    participant_id: int
    child_id: int
    threshold: Answer | None = None
    plan_needed: Answer | None = None
    rationale: str | None = None
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GiveViews:
    """Request: these views were given, in one step; `only_missing` leaves those that stand already (N01)."""

    conference_id: int
    views: tuple[GivenView, ...]
    only_missing: bool = False


@dataclass(frozen=True, slots=True)
class TakeOutView:
    """Request: a view was written down by mistake."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class CorrectOutcomes:
    """Request: a conference that was held ended otherwise than recorded; plans and next dates follow (I05 to I07)."""

    conference_id: int
    version: int
    outcomes: tuple[tuple[int, ConferenceOutcome], ...]
    why: str


@dataclass(frozen=True, slots=True)
class RecommendLpmFromRecord:
    """Request: the chair recommends an LPM for these children; it enters the register at once (L02 to L04, I14).

    `timescale` or `by` says when it is due. For a looked-after child the route and the warning: A18, P18.
    """

    conference_id: int
    child_ids: tuple[int, ...]
    text: str
    rationale: str
    timescale: str = ""
    by: date | None = None
    recommended_by: RecommendedBy = RecommendedBy.CHAIR


@dataclass(frozen=True, slots=True)
class DraftLpmAlerts:
    """Request: the two alerts, to case progression and to the Team Manager, as email drafts (L06). `PapersWritten`."""

    recommendation_id: int
    folder: str


@dataclass(frozen=True, slots=True)
class DraftManagerNotice:
    """Request: the notice to the Service Manager that a plan was turned down against the majority (A24).

    An email draft for a person to send. `PapersWritten`.
    """

    conference_id: int
    child_id: int
    folder: str


@dataclass(frozen=True, slots=True)
class NoteConcern:
    """Request: a concern about somebody's absence, report or part in the conference, kept as a draft (S17, S18)."""

    conference_id: int
    about: ConcernAbout
    participant_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChangeConcern:
    """Request: new values for a draft. Keys: `about`, `agency`, `lead`, `lead_email`, `words`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOutConcern:
    """Request: a draft is not needed after all."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class AddObjective:
    """Request: the plan is to achieve this, for one child or for all."""

    conference_id: int
    text: str
    child_id: int | None = None
    by_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeObjective:
    """Request: new values for an objective. Keys: `text`, `child_id`, `by_on`, `place`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOutObjective:
    """Request: an objective is not part of the plan; its actions stay and belong to none."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class AddAction:
    """Request: an action of the plan. Owner and date may follow; without them the record cannot be agreed (S23)."""

    conference_id: int
    text: str
    owner: str = ""
    agency: str = ""
    agency_key: str = ""
    due_on: date | None = None
    objective_id: int | None = None
    child_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeAction:
    """Request: new values for an action.

    Keys: `text`, `owner`, `agency`, `agency_key`, `due_on`, `objective_id`, `child_id`, `place`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOutAction:
    """Request: an action is not part of the plan."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class DraftRoleNotice:
    """Request: the notification to an absent agency's safeguarding lead, as an email draft (S15). `PapersWritten`.

    It holds what is asked of the agency and the date and details of the first core group: refused without them.
    """

    action_ids: tuple[int, ...]
    to_email: str
    folder: str


@dataclass(frozen=True, slots=True)
class SayRoleTold:
    """Request: the safeguarding lead was told of these actions (S15)."""

    action_ids: tuple[int, ...]
    who: str
    how: ToldBy
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordObjection:
    """Request: the agency objects to its role (S16)."""

    action_id: int
    version: int
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class AgreeRecord:
    """Request: the chair agrees the draft; refused while anything is missing (I05, I06, I09 to I12, I34).

    `seen` is what `RecordShown` gave: when somebody has written in the record since, it is read again first (I29).
    """

    conference_id: int
    version: int
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ReopenRecord:
    """Request: an agreed record that was not issued yet becomes a draft again."""

    conference_id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """Request: the agreed record is issued; an issued version before it becomes superseded (S26, I33)."""

    conference_id: int
    version: int


@dataclass(frozen=True, slots=True)
class CorrectRecord:
    """Request: an issued record has to be put right: a new version begins as a draft, the old one stays."""

    conference_id: int
    why: str


@dataclass(frozen=True, slots=True)
class WriteRecord:
    """Request: the record as PDF into a folder; with `redact_for` the copy for that participant. `PapersWritten`."""

    conference_id: int
    folder: str
    redact_for: int | None = None
    version_no: int | None = None


@dataclass(frozen=True, slots=True)
class DraftRecordEmails:
    """Request: one email draft for each of these recipients, each with their own copy. `PapersWritten`."""

    conference_id: int
    participant_ids: tuple[int, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class SayRecordSent:
    """Request: the issued record went to these people (S26)."""

    conference_id: int
    participant_ids: tuple[int, ...]
    how: SentBy
    on: date | None = None
