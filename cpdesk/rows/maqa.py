"""MAQA alerts as the tab lists and opens them: where each stands, when a reply is due, what its ladder says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rows.marks import Mark
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, AlertStep, Theme
from cpdesk.rules.record import Channel, ConcernAbout


class AlertFilter(StrEnum):
    """Which alerts are listed."""

    OPEN = "open"
    TO_RAISE = "to_raise"
    OVERDUE = "overdue"
    DUE = "due"
    RISK = "risk"
    ESCALATED = "escalated"
    ENDED = "ended"
    ALL = "all"


class AlertSort(StrEnum):
    """In which order alerts are listed; the page goes on after the last key of the one before."""

    DUE = "due"
    NUMBER = "number"
    RAISED = "raised"
    AGENCY = "agency"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class MaqaAlerts:
    """Question: a page of alerts. Answer: `AlertsPage`.

    `agency` is the key of an agency or its name, `theme`, `quarter` ("2026-Q3", by the day raised) and `chair_id` (of
    the conference) narrow as well, `after` is the `next` of the page before.
    """

    filter: AlertFilter = AlertFilter.OPEN
    words: str = ""
    agency: str = ""
    theme: Theme | None = None
    quarter: str = ""
    direction: AlertDirection | None = None
    sort: AlertSort = AlertSort.DUE
    backwards: bool = False
    after: str = ""
    size: int = 200
    chair_id: int | None = None


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert as a row of the table. `stands` says in words where it is ("Raised, 3 wd over"), `mark` in shape.

    `due_on` and `due_at` (24 hours) are when it is to be raised while a draft, and afterwards to be resolved;
    `due_what` says which. `number` is shown as "MAQA 12"; `family` is for screens only, never for subjects or files.
    """

    id: int
    version: int
    number: str
    direction: AlertDirection
    channel: Channel
    state: AlertState
    mark: Mark
    stands: str
    about: ConcernAbout
    agency: str
    agency_key: str
    family: str
    reference: str
    meeting: str
    conference_id: int | None
    raised_on: date | None
    raised_by: str
    immediate_risk: bool
    due_on: date | None
    due_at: datetime | None
    due_what: str
    lead: str
    resolved_on: date | None
    outcome: AlertOutcome | None
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """A page of alerts, how many there are of each filter, and where the next page begins ('' at the end)."""

    rows: tuple[AlertRow, ...]
    next: str
    total: int
    counts: dict[AlertFilter, int]
    agencies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OpenAlert:
    """Question: everything about one alert. Answer: `AlertShown`."""

    id: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One rung of the ladder as it was written down."""

    step: AlertStep
    at: datetime
    who: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An alert whole. `explained` says where its clock comes from; `may` names the steps that can be taken now.

    `lead_known` is the safeguarding lead of the directory for this agency today, offered while it is a draft;
    `service_manager` who holds that role for safeguarding today, offered when it is escalated.
    """

    row: AlertRow
    words: str
    asked: str
    lead_email: str
    risk_at: datetime | None
    risk_words: str
    raise_by: date | None
    explained: str
    resolution: str
    escalated_at: datetime | None
    escalated_to: str
    policy_considered: str
    policy_why: str
    learning: str
    ended_why: str
    team: str
    chair: str
    steps: tuple[StepRow, ...]
    may: tuple[AlertStep, ...]
    lead_known: str = ""
    lead_known_email: str = ""
    late_reason: str = ""
    late_why: str = ""
    noted_on: date | None = None
    warnings: tuple[str, ...] = ()
    agreed_by_on: date | None = None
    service_manager: str = ""


@dataclass(frozen=True, slots=True)
class ClockOfAlert:
    """Question: the clock of an alert as a form stands, before it is kept. Answer: `AlertClock`.

    `social_care` or an agency that is social care makes it internal; `risk_at` turns on the 24 hours.
    """

    conference_id: int | None = None
    agency: str = ""
    social_care: bool = False
    direction: AlertDirection = AlertDirection.TO_AGENCY
    risk_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlertClock:
    """By when it is to be raised and resolved, which way it goes, each with its sentence."""

    channel: Channel
    channel_said: str
    raise_by: date | None
    raise_said: str
    due_on: date | None
    due_at: datetime | None
    due_said: str
    lead: str
    lead_email: str


@dataclass(frozen=True, slots=True)
class AlertLetter:
    """An alert as a letter: reports draw it."""

    unit: str
    number: str
    reference: str
    on: date
    to: str
    agency: str
    heading: str
    meeting: str
    about: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    reply_by: str
    immediate_risk: str
    signed: str
    draft: bool
    made_at: datetime | None = None
    made_by: str = ""
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class QuarterStrip:
    """Question: the bars above the alerts: a quarter by agency and by theme. Answer: `StripShown`."""

    quarter: str = ""


@dataclass(frozen=True, slots=True)
class StripShown:
    """A quarter's alerts by agency and by theme, largest first: key, words and number of each bar."""

    quarter: str
    said: str
    agencies: tuple[tuple[str, str, int], ...]
    themes: tuple[tuple[str, str, int], ...]
    quarters: tuple[tuple[str, str], ...] = ()
