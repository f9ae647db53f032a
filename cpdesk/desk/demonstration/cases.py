"""An invented family on its road through the diary: request, initial conference, reviews, core groups."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState, LateReason
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.requests import RequestState, ShortTime, ThresholdOutcome


@dataclass(slots=True)
class Asked:
    """The request for an initial conference, and what the duty chair said of it."""

    strategy_on: date
    ticked_at: datetime
    state: RequestState
    duty_chair: str = ""
    consulted_at: datetime | None = None
    threshold: ThresholdOutcome = ThresholdOutcome.MET
    why: str = ""
    told_at: datetime | None = None
    possible: bool = True
    short_time: ShortTime | None = None
    looked_after_on: date | None = None
    closed_why: str = ""
    id: int = 0
    discussion_id: int = 0
    consultation_id: int = 0


@dataclass(slots=True)
class Moved:
    """A move of a conference: from which time, decided when, why, and who was told."""

    from_at: datetime
    decided_at: datetime
    why: str
    exceptional: bool
    told: str = ""
    id: int = 0


@dataclass(slots=True)
class Meeting:
    """One conference of a family; without a start it waits for its date."""

    kind: ConferenceKind
    sequence_no: int
    state: ConferenceState
    start: datetime | None = None
    minutes: int = 90
    chair: str = ""
    room: str = ""
    minute_taker: str = ""
    booked_at: datetime | None = None
    confirmed_at: datetime | None = None
    outcome: ConferenceOutcome | None = None
    late_reason: LateReason | None = None
    late_why: str = ""
    looked_after: bool = False
    record_issued_on: date | None = None
    moved: Moved | None = None
    invited: bool = True
    interpreter: str = ""
    access_needs: str = ""
    id: int = 0

    @property
    def end(self) -> datetime | None:
        """When it ends."""
        return None if self.start is None else self.start + timedelta(minutes=self.minutes)

    @property
    def held(self) -> bool:
        """Whether it was held."""
        return self.state is ConferenceState.HELD


@dataclass(slots=True)
class Group:
    """A core group: planned, held, its record sent; without a day it still lacks its date."""

    planned_on: date | None
    held_on: date | None = None
    record_sent_on: date | None = None
    id: int = 0


@dataclass(slots=True)
class Case:
    """One invented family with all that was booked for it."""

    surname: str
    children: list[tuple[str, date | None]]
    team: str
    chair: str
    team_manager: str
    social_worker: str
    asked: Asked | None = None
    meetings: list[Meeting] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    case_id: str = ""
    family_id: int = 0
    child_ids: list[int] = field(default_factory=list)
    plan_ids: list[int] = field(default_factory=list)

    @property
    def begun(self) -> date:
        """The day on which the diary first heard of the family."""
        if self.asked is not None:
            return self.asked.ticked_at.date()
        return min(one.start.date() for one in self.meetings if one.start)
