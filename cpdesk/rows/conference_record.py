"""The record of a conference as the desk shows it, as it is printed, and as it is frozen when it was agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.record_people import ConcernRow, ParticipantRow, QuoracyRow, RecipientRow
from cpdesk.rows.record_plan import ActionRow, CoreGroupOfRecord, DateLine, NextReviewOfRecord, ObjectiveRow
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.record import RecordState


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """Question: the record of a conference, with all its versions. Answer: `RecordShown`.

    `version_no` asks for an earlier version as it was agreed; None for the one that stands.
    """

    conference_id: int
    version_no: int | None = None


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
