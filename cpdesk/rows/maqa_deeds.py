"""What people do with a MAQA alert: drafted, raised, each rung of its ladder, resolved, withdrawn, put on paper."""

from dataclasses import dataclass, field
from datetime import date, datetime

from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertStep, Theme
from cpdesk.rules.record import ConcernAbout


@dataclass(frozen=True, slots=True)
class DraftAlert:
    """Request: an alert of one's own as a draft: to an agency, from an agency, or internal (S17 to S19, S43).

    The meeting is a conference or a core group of the desk, or only a day and a case in `words`; `agency` that is
    social care is forced to internal QA (TV-D14). `raise_now` raises it in the same step. Gives `Kept`.
    """

    direction: AlertDirection
    about: ConcernAbout
    words: str
    agency: str = ""
    social_care: bool = False
    conference_id: int | None = None
    core_group_id: int | None = None
    child_id: int | None = None
    meeting_on: date | None = None
    asked: str = ""
    lead: str = ""
    lead_email: str = ""
    themes: tuple[Theme, ...] = ()
    risk_at: datetime | None = None
    risk_words: str = ""
    raise_now: bool = False
    raised_by: str = ""
    raised_at: datetime | None = None
    agreed_by_on: date | None = None
    late_reason: str = ""
    late_why: str = ""


@dataclass(frozen=True, slots=True)
class ChangeAlert:
    """Request: other `fields` of an alert: about, agency, lead, lead_email, words, asked, themes, learning, outcome...

    What is a fact of the past (raised_at, risk_at) is changed only with `why`. Gives `Kept`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class RaiseAlert:
    """Request: the alert goes out (or came in, from an agency): the clock to resolve it begins (S20, A07).

    A raise after its last day asks for `late_reason`. Gives `Kept`.
    """

    id: int
    version: int
    at: datetime | None = None
    raised_by: str = ""
    late_reason: str = ""
    late_why: str = ""


@dataclass(frozen=True, slots=True)
class IdentifyRisk:
    """Request: immediate risk was identified at this moment (24 hours replace the rest, A07), or not after all: None.

    Gives `Kept`.
    """

    id: int
    version: int
    at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class TakeAlertStep:
    """Request: a rung: sent, acknowledged or replied, by whom, how and with which words. Gives `Kept`."""

    id: int
    version: int
    step: AlertStep
    at: datetime | None = None
    who: str = ""
    how: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class EscalateAlert:
    """Request: the unresolved alert goes to the Service Manager for Safeguarding (S21). Gives `Kept`.

    `policy_considered` ("yes" or "no") says whether the formal escalation policy was considered, `policy_why` why.
    """

    id: int
    version: int
    to: str
    policy_considered: str
    policy_why: str
    at: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ResolveAlert:
    """Request: the alert is resolved, with what came of it and its themes. A late one asks for a reason. `Kept`."""

    id: int
    version: int
    outcome: AlertOutcome
    resolution: str
    at: datetime | None = None
    themes: tuple[Theme, ...] | None = None
    learning: str = ""
    late_reason: str = ""
    late_why: str = ""


@dataclass(frozen=True, slots=True)
class ReopenAlert:
    """Request: a resolved or withdrawn alert is open again, with why. Gives `Kept`."""

    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class WithdrawAlert:
    """Request: the alert is not pursued, with why. Gives `Kept`."""

    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class TakeOutAlert:
    """Request: a draft is not needed after all. Gives `Kept`."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class DraftAlertPapers:
    """Request: the alert to the safeguarding lead as an email draft, as a letter (PDF), or both. `PapersWritten`.

    Subject and file name carry the number and the reference, never a name.
    """

    id: int
    folder: str
    email: bool = True
    letter: bool = True
