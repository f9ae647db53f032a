"""What follows a conference: core group, record, MAQA, objections to a role, and the next review.

Rules S16, S17, S26, S27, S38, with the readings A01 to A03, A08, A27: each counted from the conference, never from
another deadline (I28).
"""

from datetime import date, datetime

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.standards import Standard, which_sets

_AFTER_ICPC = ("first_core_due", "role_objection_due", "maqa_raise_due", "record_due", "rcpc1_due")
_AFTER_REVIEW = ("maqa_raise_due", "record_due", "rcpcN_due")
OF_A_PLAN = ("first_core_due", "rcpc1_due", "rcpcN_due")
"""What follows only where a child has a plan after the conference: core group and review (S27, S38)."""


def what_follows(kind: str, on: date, standard: Standard, calendar: WorkingDays) -> tuple[Deadline, ...]:
    """The deadlines that a conference on this day brings, those that the standard sets, soonest first."""
    keys = _AFTER_ICPC if kind == ConferenceKind.ICPC else _AFTER_REVIEW
    found = [deadline(key, on, standard, calendar, str(kind)) for key in keys if standard.sets(key)]
    return tuple(sorted(found, key=last_day))


def review_key(previous_kind: str) -> str:
    """Which deadline the review after such a conference has: the first one's, or that of every later one (S38)."""
    return "rcpc1_due" if previous_kind == ConferenceKind.ICPC else "rcpcN_due"


def review_limit(previous_kind: str, previous_held_on: date, standard: Standard, calendar: WorkingDays) -> Deadline:
    """By when the next review is due, counted from the day on which the conference before was held (S38, A02, I28).

    Where the unit's standard sets no such time, the first standard that does is taken: no child is without a limit.
    """
    key = review_key(previous_kind)
    return deadline(key, previous_held_on, which_sets(key, standard), calendar)


def last_day(limit: Deadline) -> date:
    """The last day on which a meeting is in time, a working day on or before the limit: a maximum is never extended."""
    due = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    return limit.latest_bookable or due


def book_by(limit: Deadline) -> date:
    """The last day to choose from: within 182 days too, where the standard asks for both readings (A03)."""
    return min(last_day(limit), limit.schedule_by or last_day(limit))
