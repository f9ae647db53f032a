"""The squeeze: whether 15 working days and 7 working days' notice can both still be met (A15, A16, S02, S03)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Squeeze:
    """What is still possible on the day the request was made.

    `day` is day n of the limit already used; `last_invite_day` the last day on which invitations leave in time for a
    conference on the last day; `possible_now` when the request is not after it; `booked_by` the day reached when both
    24-hour steps are used in full, and `safe_if_24h_used_twice` when that still leaves the notice whole. `said` is the
    sentence for the person who books.
    """

    day: int
    limit: int
    icpc_due: date
    last_invite_day: date
    possible_now: bool
    safe_if_24h_used_twice: bool
    booked_by: date
    can_meet_limit: bool
    said: str
