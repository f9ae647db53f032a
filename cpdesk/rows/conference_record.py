"""The record of a conference as the desk shows it, as it is printed, and as it is frozen when it was agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState, ToldBy
from cpdesk.rules.decisions import Answer, Basis, Category, Direction, LpmDecision, RecommendedBy
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Channel, ConcernAbout, Part, Participation, RecordState, SentBy


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """Question: the record of a conference, with all its versions. Answer: `RecordShown`.

    `version_no` asks for an earlier version as it was agreed; None for the one that stands.
    """

    conference_id: int
    version_no: int | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Somebody who took part, was asked to, or belongs to the core group.

    `gives_view`: a professional who was there, whose view on each child is recorded (N01). `was_there` and
    `gets_record` say what follows from the participation (S26). `hides` has numbers of participants, and of children
    as negative numbers, whose address and contact details are kept from this person's copy. `only_told`: the agency
    was told of the conference and not asked to come (S05), so nobody waits for it to say how it took part.
    """

    id: int
    version: int
    part: Part
    agency_key: str
    agency: str
    name: str
    role: str
    team: str
    social_care: bool
    within_authority: bool
    email: str
    phone: str
    address: str
    participation: Participation | None
    represented_by: str
    report_due_on: date | None
    report_received_on: date | None
    report_shared: str
    in_core_group: bool
    also_gets_record: bool
    exempt_why: str
    hides: tuple[int, ...]
    was_there: bool
    gives_view: bool
    gets_record: bool
    invitee_id: int | None = None
    only_told: bool = False

    @property
    def shown(self) -> str:
        """How this person is named on screen and paper: "Dr A. Example, GP"; the agency where no name is kept."""
        return ", ".join(words for words in (self.name, self.role or self.agency) if words) or self.agency


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One professional's view on one child; `id` is 0 while nobody wrote one."""

    id: int
    version: int
    participant_id: int
    who: str
    agency: str
    threshold: Answer | None
    plan_needed: Answer | None
    rationale: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many gave which answer, and in words: "3 for a plan, 2 against, 1 abstained"."""

    yes: int
    no: int
    abstain: int
    missing: int
    words: str


@dataclass(frozen=True, slots=True)
class LpmOfChild:
    """The decision on a Legal Planning Meeting for a child, and the entry of the register that came from it.

    `route_warning` says why the chair's recommendation for a looked-after child needs the Service Manager (P18, A18).
    """

    decision: LpmDecision | None
    why: str
    text: str
    rationale: str
    timescale: str
    by: date | None
    recommended_by: RecommendedBy | None
    recommendation_id: int | None
    state_words: str
    required: bool
    route_warning: str = ""
    sm_decision_required: bool = False
    sm_decision: Answer | None = None
    sm_name: str = ""
    sm_on: date | None = None
    sm_why: str = ""


@dataclass(frozen=True, slots=True)
class ChildDecisionRow:
    """What was said of and decided for one child.

    `outcome` is the chair's; `basis` and `direction` follow from the views where they were recorded one by one, and
    are what the chair stated where they were not. `reason_required` when the outcome goes against a strict majority, or
    there is none (N04, N06, I11). `decided_words` is the whole decision in a sentence.
    """

    child_id: int
    version: int
    first_name: str
    surname: str
    born_on: date | None
    lives_at: str
    looked_after: bool
    child_view: str
    risk_statement: str
    supervision_on: date | None
    supervision_view: Answer | None
    supervision_words: str
    views: tuple[ViewRow, ...]
    threshold: TallyRow
    plan_needed: TallyRow
    outcome: ConferenceOutcome | None
    basis: Basis | None
    basis_stated: Basis | None
    direction: Direction | None
    reason: str
    reason_required: bool
    manager_to_tell: bool
    manager_told_at: datetime | None
    manager_told: str
    decided_words: str
    category: Category | None
    category_parts: tuple[Category, ...]
    plan_start_on: date | None
    lpm: LpmOfChild


@dataclass(frozen=True, slots=True)
class QuoracyRow:
    """The quorum on agencies as computed, and the chair's judgement with what it stands on (N08, A25, I12).

    `agency_basis` is None where the unit's standard gives no quorum; `agencies` are those counted.
    """

    agency_basis: bool | None
    agencies: tuple[str, ...]
    within_authority: tuple[str, ...]
    explained: str
    quorate: Answer | None
    basis: QuorumBasis | None
    note: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """What the plan is to achieve; `child_id` is None when it is for all children."""

    id: int
    version: int
    child_id: int | None
    text: str
    by_on: date | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of the outline plan.

    `agency_absent`: it was given to an agency that was not there, so its safeguarding lead is told (S15);
    `objection_by` is the last day on which that agency may object (S16).
    """

    id: int
    version: int
    objective_id: int | None
    child_id: int | None
    text: str
    owner: str
    agency: str
    agency_key: str
    due_on: date | None
    agency_absent: bool
    told_who: str
    told_how: ToldBy | None
    told_on: date | None
    objection_by: date | None
    objection_by_explained: str
    objection_on: date | None
    objection: str


@dataclass(frozen=True, slots=True)
class CoreGroupOfRecord:
    """The first core group as the conference agreed it; `lacking` names who still belongs to it by S28.

    `why` is the chair's reason for leaving somebody out. `needed` is False where no child has a plan, or the
    conference was a review.
    """

    needed: bool
    planned_on: date | None
    time: str
    place: str
    lead: str
    due_on: date | None
    due_explained: str
    breach_why: str
    lacking: tuple[str, ...]
    why: str
    id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class NextReviewOfRecord:
    """The review that follows: when it is, or that it still waits for its date; `id` is its conference."""

    needed: bool
    id: int | None
    start_at: datetime | None
    place: str
    chair: str
    due_on: date | None
    due_explained: str
    late_why: str


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """Somebody who gets the record (S26): how and when it went, or why by agreement it does not."""

    participant_id: int
    who: str
    agency: str
    email: str
    because: str
    exempt_why: str
    hides: tuple[str, ...]
    sent_on: date | None
    how: SentBy | None
    redacted: bool


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """A concern noted at the conference, as a draft of a MAQA alert or of an internal QA alert (S17, S18)."""

    id: int
    version: int
    participant_id: int | None
    channel: Channel
    about: ConcernAbout
    agency: str
    lead: str
    lead_email: str
    words: str
    noted_on: date
    raise_by: date | None
    raise_by_explained: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that follows from the conference, in words, with how it was counted."""

    key: str
    name: str
    due_on: date
    explanation: str
    done: str = ""


@dataclass(frozen=True, slots=True)
class TheRecord:
    """Everything that a record says: the same on screen, in the PDF, as JSON, and frozen when it was agreed."""

    conference_id: int
    kind: str
    sequence_no: int
    reference: str
    family: str
    start_at: datetime | None
    end_at: datetime | None
    held: bool
    place: str
    chair: str
    minute_taker: str
    team: str
    social_worker: str
    team_manager: str
    needs: str
    strategy_on: date | None
    late_words: str
    version_no: int
    state: RecordState
    begun_at: datetime
    begun_by: str
    correction_why: str
    agreed_at: datetime | None
    agreed_by: str
    issued_at: datetime | None
    issued_by: str
    summary: str
    family_view: str
    standard: str
    participants: tuple[ParticipantRow, ...]
    quoracy: QuoracyRow
    children: tuple[ChildDecisionRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    actions: tuple[ActionRow, ...]
    core_group: CoreGroupOfRecord
    next_review: NextReviewOfRecord
    dates: tuple[DateLine, ...]
    recipients: tuple[RecipientRow, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """Something without which the record cannot be agreed, and the place to which it leads.

    `section` is a name of `Section`; `child_id`, `participant_id`, `item_id` (objective or action) and `field` say
    where in it. `rule` is the rule's number ("N01"). `blocks` is False for what is only worth knowing.
    """

    section: str
    sentence: str
    rule: str
    field: str = ""
    child_id: int | None = None
    participant_id: int | None = None
    item_id: int | None = None
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a record: state, when and by whom agreed and issued, why it was corrected."""

    version_no: int
    state: RecordState
    begun_at: datetime
    agreed_at: datetime | None
    agreed_by: str
    issued_at: datetime | None
    issued_by: str
    correction_why: str


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record with what can be done with it; `record` is None while nobody has begun one.

    `asked` says, by key, whether the unit's standard requires or offers each part ("views": "required"; see
    `cpdesk.rules.record_parts`). `new_invitees` are on the invitation list and not yet among the participants.
    `seen` goes with `AgreeRecord`, so that the chair agrees what stood on the screen and nothing else.
    """

    conference_id: int
    conference_version: int
    conference_state: ConferenceState
    kind: str
    reference: str
    family: str
    start_at: datetime | None
    record: TheRecord | None
    record_id: int | None
    record_version: int
    may_edit: bool
    missing: tuple[MissingLine, ...]
    versions: tuple[VersionLine, ...]
    concerns: tuple[ConcernRow, ...]
    asked: tuple[tuple[str, str], ...]
    due_on: date | None
    due_explained: str
    new_invitees: int = 0
    why_not_begun: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class PaperOfRecord:
    """Question: the record as it would be printed, for one recipient or for the unit. Answer: `RecordPaper`."""

    conference_id: int
    redact_for: int | None = None
    version_no: int | None = None


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """A record as it is printed: for whom (empty for the unit's own copy), with whose contact details left out.

    `superseded_by` is the number of the version that was issued after this one.
    """

    record: TheRecord
    unit: str
    made_at: datetime
    made_by: str
    for_whom: str = ""
    hides: tuple[int, ...] = ()
    demonstration: bool = False
    superseded_by: int | None = None
