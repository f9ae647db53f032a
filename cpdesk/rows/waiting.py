"""What waits: requests for a consultation, a word or a date, and reviews for their date, as cards beside the diary."""

from dataclasses import dataclass
from datetime import date

from cpdesk.rows.marks import Mark
from cpdesk.rules.requests import RequestState


@dataclass(frozen=True, slots=True)
class Waiting:
    """Question: what waits for a date, for a consultation or for a word, most pressing first.

    Answer: tuple of `WaitingCard`.
    """

    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """A request or a review that waits. `request_id` or `conference_id` is given, the other is None.

    `strategy_on` and `icpc_due` are given for requests, `due_on` for both: the last day on which it may be booked in
    time. `words` is the chip, `line` the line above it.
    """

    request_id: int | None
    conference_id: int | None
    kind: str
    family: str
    children: int
    line: str
    mark: Mark
    words: str
    strategy_on: date | None
    due_on: date | None
    team: str
    state: RequestState | None
    reference: str = ""
    may_book: bool = True
    version: int = 1
    looked_after: bool = False
