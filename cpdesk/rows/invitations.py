"""Invitations: who is told, who was considered, what was sent, answered and received; and the papers that go out."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.invitations import (
    Considered,
    ConsideredAnswer,
    InviteKind,
    Inviter,
    InviteSource,
    Reply,
)


@dataclass(frozen=True, slots=True)
class InviteeRow:
    """Somebody who is invited or told. `always` is one of police, probation, GP (S05).

    `tell_again`: what went out names another time, since the conference was moved after it.
    """

    id: int
    version: int
    agency_key: str
    agency: str
    name: str
    email: str
    address: str
    kind: InviteKind
    inviter: Inviter
    source: InviteSource
    source_words: str
    sent_at: datetime | None
    reply: Reply | None
    replied_on: date | None
    report_due_on: date | None
    report_received_on: date | None
    always: bool
    tell_again: bool = False


@dataclass(frozen=True, slots=True)
class ConsideredRow:
    """An agency of S08 and what was found; `answer` is None while nobody has considered it."""

    agency: Considered
    name: str
    answer: ConsideredAnswer | None


@dataclass(frozen=True, slots=True)
class Invitations:
    """All invitations of a conference.

    `send_by` is the last day to send them in time, `missing` names whom of S05 nobody has told yet. `complete` when
    everybody on the list was told of the time that holds now. `report_by` is by when reports are asked for.
    """

    conference_id: int
    send_by: date | None
    send_by_explained: str
    invitees: tuple[InviteeRow, ...]
    considered: tuple[ConsideredRow, ...]
    missing: tuple[str, ...]
    complete: bool
    answered: int = 0
    reports_missing: int = 0
    sent: int = 0
    to_tell_again: int = 0
    report_by: date | None = None
    report_by_explained: str = ""


@dataclass(frozen=True, slots=True)
class AddInvitee:
    """Request: somebody is to be invited or told. Agency and person named twice are kept once (A22). Gives `Kept`."""

    conference_id: int
    agency: str
    name: str = ""
    email: str = ""
    address: str = ""
    kind: InviteKind = InviteKind.INVITE
    inviter: Inviter = Inviter.SOCIAL_WORKER
    source: InviteSource = InviteSource.OTHER
    source_words: str = ""
    agency_key: str = ""


@dataclass(frozen=True, slots=True)
class ChangeInvitee:
    """Request: new values for named fields of an invitee. Gives `Kept`.

    Keys: `agency`, `name`, `email`, `address`, `kind`, `inviter`, `source`, `source_words`, `reply`, `replied_on`,
    `report_due_on`, `report_received_on`.
    """

    id: int
    version: int
    fields: dict[str, object]


@dataclass(frozen=True, slots=True)
class TakeOutInvitee:
    """Request: an invitee was listed by mistake; police, probation and GP stay. Gives `Kept`."""

    id: int
    version: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class ConsiderAgency:
    """Request: an agency of S08 was considered: invited (it becomes an invitee) or not relevant. Gives `Kept`."""

    conference_id: int
    agency: Considered
    answer: ConsideredAnswer | None


@dataclass(frozen=True, slots=True)
class SayInvitationsSent:
    """Request: these invitations went out. Gives `Kept`."""

    conference_id: int
    ids: tuple[int, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftInvitations:
    """Request: letters as PDF, one email draft with the .ics, written to a folder. Gives `PapersWritten`.

    Nothing is marked as sent by it: people send, and then say so.
    """

    conference_id: int
    ids: tuple[int, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class PapersWritten:
    """What was written, and what a person may copy instead of opening the draft."""

    paths: tuple[str, ...]
    addresses: tuple[str, ...]
    subject: str
    text: str
    said: str
    without_address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteCalendarFile:
    """Request: an .ics of one conference, or of the diary between two days: a chair's, a room's, one kind's, or all.

    Without any name of a child. Gives `PapersWritten`.
    """

    path: str
    conference_id: int | None = None
    chair: str = ""
    room: str = ""
    first: date | None = None
    last: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WriteDaySheet:
    """Request: the sheet of one day for reception, as PDF. Gives `PapersWritten`."""

    on: date
    folder: str = ""


@dataclass(frozen=True, slots=True)
class WriteWeekSheet:
    """Request: the sheet of the week that holds this day, as PDF. Gives `PapersWritten`."""

    on: date
    folder: str = ""


@dataclass(frozen=True, slots=True)
class PreviewSheet:
    """Question: the sheet of one day, or of the week that holds it, as it would be printed. Answer: `DiarySheet`."""

    on: date
    week: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """One conference as a calendar file carries it: reference and kind, chair and room, and no name of a child."""

    uid: str
    sequence: int
    start_at: datetime
    end_at: datetime
    title: str
    place: str
    notes: str
    made_at: datetime
    cancelled: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One conference on a day or week sheet: reference and initials, and what reception needs to know."""

    start_at: datetime
    end_at: datetime
    kind: str
    reference: str
    initials: str
    children: int
    chair: str
    room: str
    minute_taker: str
    needs: str
    expected: int
    state: str = ""


@dataclass(frozen=True, slots=True)
class DiarySheet:
    """A day or a week as it is printed; `closed` names the days not worked."""

    unit: str
    title: str
    first: date
    last: date
    lines: tuple[SheetLine, ...]
    closed: tuple[tuple[date, str], ...]
    away: tuple[str, ...]
    made_at: datetime
    made_by: str
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """One letter of invitation or notification, as it is printed."""

    unit: str
    to_agency: str
    to_name: str
    to_address: str
    kind: InviteKind
    conference_kind: str
    reference: str
    children: tuple[tuple[str, date | None], ...]
    start_at: datetime
    end_at: datetime
    place: str
    chair: str
    social_worker: str
    report_due_on: date | None
    needs: str
    made_at: datetime
    made_by: str
    demonstration: bool = False
