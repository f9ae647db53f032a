"""Requests for an initial conference: what is asked, what is done, and the rows that leave the desk.

Moments are aware UTC, dates civil dates in England. People and teams are named, not numbered, as a person types them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.register_deeds import NewChild
from cpdesk.rules.conferences import ToldBy
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome
from cpdesk.rules.squeeze import Squeeze


@dataclass(frozen=True, slots=True)
class ReceiveRequest:
    """Request: an ICPC was ticked as outcome of the section 47 (D01). Gives `RequestKept`.

    `case_id` is the unit's number of the family where it is known; without it a child of exactly this name (and no
    other birth date) who is known once is taken for the same child.
    """

    children: tuple[NewChild, ...]
    strategy_on: date
    ticked_at: datetime
    team: str
    social_worker: str = ""
    team_manager: str = ""
    case_id: str = ""
    looked_after: bool = False
    looked_after_on: date | None = None
    notes: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class RequestKept:
    """What was kept of a request, with its squeeze (A16) as it stood when "ICPC" was ticked."""

    id: int
    said: str
    operation: str
    squeeze: Squeeze
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """Request: new values for named fields of a request, seen at `version`. Gives `Kept`.

    Keys: `ticked_at`, `team`, `social_worker`, `team_manager`, `notes`, `looked_after` (bool), `looked_after_on`,
    `case_id`.
    """

    id: int
    version: int
    fields: dict[str, object]
    why: str = ""


@dataclass(frozen=True, slots=True)
class AddStrategyDiscussion:
    """Request: another strategy discussion was held.

    With `carries_clock` it becomes the one that counts, and `why` is required (I01, A14). Gives `Kept`.
    """

    id: int
    version: int
    on: date
    carries_clock: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class MoveClock:
    """Request: another strategy discussion already listed carries the clock from now on; `why` is required.

    Gives `Kept`.
    """

    id: int
    version: int
    discussion_id: int
    why: str


@dataclass(frozen=True, slots=True)
class RecordConsultation:
    """Request: the duty chair consulted on the threshold (D02, D03). Gives `ConsultationKept`."""

    id: int
    version: int
    chair: str
    team_manager: str
    outcome: ThresholdOutcome
    completed_at: datetime
    why: str = ""
    social_worker_contacted: bool = False


@dataclass(frozen=True, slots=True)
class ConsultationKept:
    """What was kept, with the email and the case note that now go out (D04)."""

    ids: tuple[int, ...]
    said: str
    operation: str
    subject: str
    email_text: str
    case_note: str
    recipients: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TickOutcomeSent:
    """Request: the outcome went to these of `social_worker`, `team_manager`, `diary_clerk`, `case_note` (D04).

    All four given, the request waits for its date and the 24 hours for booking begin (D06). Gives `Kept`.
    """

    id: int
    version: int
    sent: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AcknowledgeNotMet:
    """Request: the Team Manager acknowledged that the threshold is not met (A23); the request closes. Gives `Kept`."""

    id: int
    version: int
    on: date


@dataclass(frozen=True, slots=True)
class DecideIcpcNeeded:
    """Request: for a child who is looked after too, whether an ICPC is still needed, by whom and why (D10).

    Gives `Kept`.
    """

    id: int
    version: int
    needed: bool
    by: str
    why: str
    on: date


@dataclass(frozen=True, slots=True)
class ChooseShortTime:
    """Request: what is chosen where notice and 15 working days cannot both be met (A16). Gives `Kept`."""

    id: int
    version: int
    choice: ShortTime
    why: str = ""


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """Request: no conference is needed; the reason is required. Gives `Kept`."""

    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class ImposedDate:
    """Question: the date that the desk proposes when nobody booked in 24 hours, and the message (D06).

    Answer: `DateToImpose`.
    """

    id: int


@dataclass(frozen=True, slots=True)
class DateToImpose:
    """The best slot, and the message to social worker and Team Manager."""

    id: int
    start_at: datetime | None
    end_at: datetime | None
    chair: str
    room: str
    reasons: tuple[str, ...]
    subject: str
    email_text: str
    recipients: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TickDateSent:
    """Request: the imposed date went to the social worker and to the Team Manager (D06). Gives `Kept`."""

    id: int
    version: int
    social_worker: bool
    team_manager: bool
    how: ToldBy = ToldBy.EMAIL


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Question: everything about one request. Answer: `RequestShown`."""

    id: int


@dataclass(frozen=True, slots=True)
class DiscussionRow:
    """A strategy discussion of a request; one carries the clock."""

    id: int
    on: date
    carries_clock: bool
    why: str


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A consultation as it was recorded, and who has been told of it."""

    id: int
    chair: str
    team_manager: str
    outcome: ThresholdOutcome
    completed_at: datetime
    why: str
    social_worker_contacted: bool
    sent: tuple[str, ...]
    subject: str = ""
    email_text: str = ""
    case_note: str = ""
    recipients: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RequestShown:
    """Everything about one request. `deadlines` are those of the request, soonest first.

    `next_steps` names what may be done next by the names of its requests and questions ("RecordConsultation",
    "BookConference", "ImposedDate"), most pressing first; `others` are sentences about other requests for a child.
    `possible_at_request` is what the days allowed when the tick was kept; `squeeze` counts with those known by now.
    """

    id: int
    version: int
    state: RequestState
    family: str
    children: tuple[NewChild, ...]
    reference: str
    team: str
    social_worker: str
    team_manager: str
    duty_chair: str
    linked_chair: str
    ticked_at: datetime
    discussions: tuple[DiscussionRow, ...]
    squeeze: Squeeze
    short_time: ShortTime | None
    short_time_why: str
    looked_after: bool
    looked_after_on: date | None
    icpc_needed: bool | None
    icpc_needed_by: str
    icpc_needed_why: str
    consultations: tuple[ConsultationRow, ...]
    deadlines: tuple[Deadline, ...]
    conference_id: int | None
    notes: str
    closed_why: str
    next_steps: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    case_id: str = ""
    date_sent_to: tuple[str, ...] = ()
    possible_at_request: bool = True


@dataclass(frozen=True, slots=True)
class FamilyCalled:
    """Question: the children who are known under the unit's number for a family. Answer: tuple of `NewChild`."""

    case_id: str
