"""Who took part in a conference, who of them gets its record, the quorum, and concerns noted about them."""

from dataclasses import dataclass
from datetime import date

from cpdesk.rules.decisions import Answer
from cpdesk.rules.maqa import AlertState
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Channel, ConcernAbout, Part, Participation, SentBy


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
    number: str = ""
    state: AlertState = AlertState.DRAFT
