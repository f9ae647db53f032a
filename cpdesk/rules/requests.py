"""An ICPC request: where it stands, what the duty chair may say, and what is chosen when time is short.

Source: seed 002 (D01 to D10), seed 001 (S02, S03) and the readings A05, A14 to A16, A23.
"""

from enum import StrEnum


class RequestState(StrEnum):
    """Where an ICPC request stands on its road to a date."""

    RECEIVED = "received"
    MORE_INFORMATION = "more_information"
    THRESHOLD_MET = "threshold_met"
    AWAITING_BOOKING = "awaiting_booking"
    DATE_IMPOSED = "date_imposed"
    BOOKED = "booked"
    NOT_MET = "not_met"
    CLOSED = "closed"


OPEN_REQUESTS = (
    RequestState.RECEIVED,
    RequestState.MORE_INFORMATION,
    RequestState.THRESHOLD_MET,
    RequestState.AWAITING_BOOKING,
    RequestState.DATE_IMPOSED,
    RequestState.NOT_MET,
)
"""Requests that somebody still has to do something about; NOT_MET waits for the Team Manager's word (A23)."""


NOT_TOLD_YET = (RequestState.RECEIVED, RequestState.MORE_INFORMATION, RequestState.THRESHOLD_MET)
"""Requests of which not everybody knows yet that the threshold is met: what is booked for them is provisional (D04)."""

LACK_A_DATE = (RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED)
"""Requests that only lack their date (D05, D06)."""


class ThresholdOutcome(StrEnum):
    """What the duty chair found in the consultation (D02, A23)."""

    MET = "met"
    NOT_MET = "not_met"
    MORE_INFORMATION = "more_information"


class ShortTime(StrEnum):
    """What is chosen when 15 working days and 7 working days' notice cannot both be met (A16)."""

    KEEP_FIFTEEN = "keep_fifteen"
    KEEP_NOTICE = "keep_notice"


LEGAL_MOVES: dict[RequestState, tuple[RequestState, ...]] = {
    RequestState.RECEIVED: (
        RequestState.THRESHOLD_MET, RequestState.NOT_MET, RequestState.MORE_INFORMATION, RequestState.CLOSED,
        RequestState.AWAITING_BOOKING,
    ),
    RequestState.MORE_INFORMATION: (
        RequestState.THRESHOLD_MET, RequestState.NOT_MET, RequestState.MORE_INFORMATION, RequestState.CLOSED,
    ),
    RequestState.THRESHOLD_MET: (RequestState.AWAITING_BOOKING, RequestState.BOOKED, RequestState.CLOSED),
    RequestState.AWAITING_BOOKING: (RequestState.BOOKED, RequestState.DATE_IMPOSED, RequestState.CLOSED),
    RequestState.DATE_IMPOSED: (RequestState.BOOKED, RequestState.AWAITING_BOOKING, RequestState.CLOSED),
    RequestState.BOOKED: (RequestState.AWAITING_BOOKING, RequestState.CLOSED),
    RequestState.NOT_MET: (RequestState.CLOSED, RequestState.THRESHOLD_MET, RequestState.MORE_INFORMATION),
    RequestState.CLOSED: (),
}  # fmt: skip


def may_move(current: RequestState, wanted: RequestState) -> bool:
    """Whether a request may take this step (I18)."""
    return wanted in LEGAL_MOVES[current]
