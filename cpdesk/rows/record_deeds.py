"""What a person can have done with a conference's record. Every change gives `Kept`; papers give `PapersWritten`.

A record is kept field by field while people write: a change made on an older version is refused only when the value
that the person saw in that field (`seen`) is no longer the one that stands (I29).
"""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.decisions import Answer
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
