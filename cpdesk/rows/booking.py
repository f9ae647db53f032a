"""Booking and what follows: conferences booked, moved, cancelled, held; core groups; what was kept of it."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, LateReason, ToldBy
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.requests import ShortTime


@dataclass(frozen=True, slots=True)
class BookConference:
    """Request: book a conference for a request, or give a review its date. Gives `Booked`.

    The end is `minutes` after the start, or `end_at` where it is given. Later than its limit it needs `late_reason`;
    on a bank holiday `holiday_why`; with notice cut short the choice of A16 is kept (15 days kept when none is given).
    """

    start_at: datetime
    chair: str
    room: str
    request_id: int | None = None
    conference_id: int | None = None
    version: int | None = None
    minutes: int = 90
    end_at: datetime | None = None
    minute_taker: str = ""
    late_reason: LateReason | None = None
    why: str = ""
    holiday_why: str = ""
    short_time: ShortTime | None = None
    short_time_why: str = ""
    imposed: bool = False
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """What was kept, and the deadlines that follow from it, soonest first; `warnings` are worth reading."""

    id: int
    start_at: datetime
    end_at: datetime
    chair: str
    room: str
    deadlines: tuple[Deadline, ...]
    said: str
    operation: str
    warnings: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    next_conference_id: int | None = None
    core_group_id: int | None = None


@dataclass(frozen=True, slots=True)
class MoveConference:
    """Request: another time, with the reason, exceptional or not, and who was told how (S39, I24). Gives `Booked`."""

    id: int
    version: int
    start_at: datetime
    why: str
    exceptional: bool = False
    minutes: int | None = None
    chair: str = ""
    room: str = ""
    minute_taker: str | None = None
    told: tuple[tuple[str, ToldBy], ...] = ()
    late_reason: LateReason | None = None
    holiday_why: str = ""


@dataclass(frozen=True, slots=True)
class ChangeConference:
    """Request: other people or room at the same time, or what the family needs. Gives `Kept`.

    Keys: `chair`, `room`, `minute_taker`, `team`, `social_worker`, `team_manager`, `minutes` (int), `access_needs`,
    `interpreter`, `advocate`, `exclusions`, `looked_after` (bool), `record_issued_on`, `late_reason`, `late_why`,
    `holiday_why` (why it stays on a day not worked).
    """

    id: int
    version: int
    fields: dict[str, object]
    why: str = ""


@dataclass(frozen=True, slots=True)
class SayTold:
    """Request: somebody was told of the last move, or of a core group's new date; from then on Undo leaves it alone.

    Gives `Kept`.
    """

    who: str
    how: ToldBy
    conference_id: int | None = None
    core_group_id: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConfirmConference:
    """Request: it is firm: chair, slot and invitations stand; police, probation and GP are logged (S05, I13).

    Gives `Kept`.
    """

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class CancelConference:
    """Request: an initial conference is not needed; a review is moved, never cancelled (S39). Gives `Kept`."""

    id: int
    version: int
    reason: CancelReason
    why: str = ""


@dataclass(frozen=True, slots=True)
class HoldConference:
    """Request: the conference took place; the next dates follow (S27, S38). Gives `Booked`.

    `outcomes` gives each child's outcome by child id; without it an ICPC made a plan and a review continued it. On
    a day not worked it needs `holiday_why`; later than its limit it is kept, with `late_reason` and `why` where known.
    """

    id: int
    version: int | None = None
    at: datetime | None = None
    outcome: ConferenceOutcome | None = None
    outcomes: tuple[tuple[int, ConferenceOutcome], ...] = ()
    core_group_on: date | None = None
    core_group_breach_why: str = ""
    holiday_why: str = ""
    late_reason: LateReason | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlanCoreGroup:
    """Request: the date of a core group that waits for one, or another date for it.

    Later than its limit needs `breach_why` (I06). Gives `Kept`.
    """

    id: int
    version: int
    on: date
    time: str = ""
    place: str = ""
    lead: str = ""
    breach_why: str = ""


@dataclass(frozen=True, slots=True)
class HoldCoreGroup:
    """Request: the core group took place; its record and the next one follow (S32, P03). Gives `Kept`.

    A next one later than its limit needs `breach_why`.
    """

    id: int
    version: int
    on: date
    next_on: date | None = None
    breach_why: str = ""


@dataclass(frozen=True, slots=True)
class CancelCoreGroup:
    """Request: a core group does not take place: why, how members were told, and always its new date (S34, I24).

    Gives `Kept`.
    """

    id: int
    version: int
    why: str
    new_on: date | None
    told: tuple[tuple[str, ToldBy], ...] = ()
    breach_why: str = ""


@dataclass(frozen=True, slots=True)
class CoreGroupRecordSent:
    """Request: the brief record of a core group went out (S32). Gives `Kept`."""

    id: int
    version: int
    on: date
