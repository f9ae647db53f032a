"""Emails about requests and conferences, for a person to open as a draft, to look at and to send."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EmailOfBooking:
    """Question: the email that tells social worker and Team Manager of a conference's date. Answer: `EmailToSend`."""

    conference_id: int


@dataclass(frozen=True, slots=True)
class EmailToSend:
    """An email for a person to send; recipients as name and address, the address empty where none is kept."""

    subject: str
    text: str
    recipients: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DraftBookingEmail:
    """Request: that email as a draft with the calendar file, written to a folder. Gives `PapersWritten`."""

    conference_id: int
    folder: str


class RequestEmail(StrEnum):
    """Which email about a request: the duty chair's outcome (D04), or the date that the unit set (D06)."""

    OUTCOME = "outcome"
    DATE_SET = "date_set"


@dataclass(frozen=True, slots=True)
class DraftRequestEmail:
    """Request: one of these emails as a draft for a person to open and send. Gives `PapersWritten`."""

    request_id: int
    what: RequestEmail
    folder: str
