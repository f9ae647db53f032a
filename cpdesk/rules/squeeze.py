"""The squeeze: whether the limit of an ICPC and its notice can both still be kept (A15, A16, S02, S03)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.clock_hours import as_london
from cpdesk.rules.day_of_clock import day_n, day_so_far
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.standards import Standard, which_sets


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


def squeeze(strategy_on: date, ticked_at: datetime, standard: Standard, calendar: WorkingDays) -> Squeeze:
    """What the days still allow when "ICPC" was ticked at this moment (A15, A16).

    The limit counts from the strategy discussion (D07); the two 24-hour steps, consultation and booking, from the tick
    (D02, D06), each as the same clock time on the next working day (A05). A standard that sets no such steps loses no
    day by them.
    """
    ticked_at = as_london(ticked_at)
    ticked_on = ticked_at.date()
    due = deadline("icpc_due", strategy_on, which_sets("icpc_due", standard), calendar)
    last_day = due.latest_bookable or _day(due.due)
    notice = which_sets("icpc_notice", standard)
    last_invite_day = _day(deadline("icpc_notice", last_day, notice, calendar).due)
    booked_by = _booked_by(ticked_at, standard, calendar)
    day = day_n(strategy_on, ticked_on, calendar)
    found = Squeeze(
        day=day,
        limit=day_n(strategy_on, last_day, calendar),
        icpc_due=last_day,
        last_invite_day=last_invite_day,
        possible_now=ticked_on <= last_invite_day,
        safe_if_24h_used_twice=booked_by <= last_invite_day,
        booked_by=booked_by,
        can_meet_limit=ticked_on <= last_day,
        said="",
    )
    return replace(found, said=said(found, notice.spans["icpc_notice"].in_words))


def _booked_by(ticked_at: datetime, standard: Standard, calendar: WorkingDays) -> date:
    """The day on which the conference is booked when each step takes all of its time."""
    at: date | datetime = ticked_at
    for key in ("duty_consult_due", "booking_due"):
        if standard.sets(key):
            at = deadline(key, at, standard, calendar).due
    return _day(at)


def _day(on: date | datetime) -> date:
    return on.date() if isinstance(on, datetime) else on


def said(found: Squeeze, notice: str = "7 working days") -> str:
    """What the person who books should know, in sentences that name each day."""
    begun = f"{day_so_far(found.day, found.limit)}."
    last = long(found.icpc_due)
    if not found.can_meet_limit:
        return f"{begun} The last day in time was {last}: the conference will be late. Book the first day that is free."
    if not found.possible_now:
        return (
            f"{begun} Invitations with {notice}' notice had to go out by {long(found.last_invite_day)}, so the limit "
            f"({last}) and the notice cannot both be kept. Choose which is kept, and say why."
        )
    send = f"Send invitations by {long(found.last_invite_day)} to give {notice}' notice of a conference on {last}"
    if found.safe_if_24h_used_twice:
        return f"{begun} There is time for both. {send}, the last day in time."
    return (
        f"{begun} Time is short. {send}, the last day in time. When consultation and booking take 24 hours each, it is "
        f"booked only on {long(found.booked_by)}, too late for that: book at once."
    )
