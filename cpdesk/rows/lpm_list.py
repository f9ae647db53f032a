"""The first-Monday list: what is asked, what the preview shows, what is issued and kept."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.first_monday import FirstMonday


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of the list as it is frozen and printed.

    `child` holds initials, never a full name; `state` says how the clock stands ("Overdue 3 wd") and `stands` which
    step was reached ("Booked").
    """

    recommendation_id: int
    state: str
    child: str
    reference: str
    team: str
    chair: str
    team_manager: str
    social_worker: str
    conference_kind: str
    conference_on: date | None
    timescale: str
    lpm_by: date | None
    lpm_booked_for: date | None
    lpm_on: date | None
    outcome: str
    ic_read_on: date | None
    tm_view: str
    disagreement: str
    rationale: str
    last_update_on: date | None
    mark: str
    overdue_by: int
    gaps: tuple[str, ...] = ()
    stands: str = ""


@dataclass(frozen=True, slots=True)
class NotReady:
    """An entry that a person should look at before the list goes, and why."""

    recommendation_id: int
    child: str
    reference: str
    chair: str
    why: str


@dataclass(frozen=True, slots=True)
class ListChanges:
    """What changed since the last list; each a tuple of entry ids."""

    new: tuple[int, ...]
    held: tuple[int, ...]
    newly_overdue: tuple[int, ...]
    closed: tuple[int, ...]
    since: str


@dataclass(frozen=True, slots=True)
class PreviewList:
    """Question: the list of a month as it would go out ('' for the next one). Answer: `LpmList`."""

    month: str = ""


@dataclass(frozen=True, slots=True)
class LpmList:
    """A month's list: its date, lines, what changed and what is not ready; `issued_at` when it was frozen."""

    unit: str
    month: str
    monday: FirstMonday
    lines: tuple[ListLine, ...]
    changes: ListChanges
    not_ready: tuple[NotReady, ...]
    counts: tuple[tuple[str, int], ...]
    standards: str
    standards_notice: str
    days_explained: tuple[str, ...]
    demonstration: bool
    chain_head: str
    issued_at: datetime | None = None
    issued_by: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class IssueList:
    """Request: freeze the month's list and write its workbook into `folder`. Gives `IssuedList`.

    A month already issued is written again exactly as it was.
    """

    folder: str
    month: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class IssuedList:
    """What was issued. `path` is where the workbook stands; `sha256` is that of the workbook's bytes."""

    month: str
    issued_for: date
    path: str
    entries: int
    sha256: str
    changes: ListChanges
    again: bool
    said: str
    draft_subject: str
    draft_recipients: tuple[str, ...]
    draft_body: str


@dataclass(frozen=True, slots=True)
class RecipientsOfList:
    """Question: the three groups of service managers (L12) and their addresses. Answer: tuple of (group, addresses)."""


@dataclass(frozen=True, slots=True)
class ChangeRecipients:
    """Request: the addresses of one of the three groups. Gives `Kept`."""

    group: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssuedLists:
    """Question: the lists issued so far, newest first. Answer: tuple of `IssuedLine`."""


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """One list issued: its month, the day it was for, by whom, how many entries, when somebody said it was sent."""

    month: str
    issued_for: date
    issued_at: datetime
    issued_by: str
    entries: int
    sha256: str
    sent_said_at: datetime | None


@dataclass(frozen=True, slots=True)
class SayListSent:
    """Request: a person says that the draft was sent. Gives `Kept`."""

    month: str


@dataclass(frozen=True, slots=True)
class DraftListEmail:
    """Request: the email that carries an issued list, as a draft for a person to send. Gives `DraftWritten`."""

    month: str
    folder: str


@dataclass(frozen=True, slots=True)
class DraftWritten:
    """Where the draft stands, and a sentence."""

    path: str
    said: str


@dataclass(frozen=True, slots=True)
class MonthsToList:
    """Question: the months for which a list can be made from the window. Answer: tuple of `MonthToList`."""


@dataclass(frozen=True, slots=True)
class MonthToList:
    """A month, when its list goes out, whether it was issued, and whether it is the next one to go."""

    monday: FirstMonday
    issued: bool
    next: bool
