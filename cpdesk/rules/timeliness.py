"""What counts as in time: the measures, and the three ways in which a review's timescale is counted (A03, 2.2).

What was done counts by the day on which it was done; what is still open past its day counts by the day on which it was
due, beside the others and in no share. What is not due yet counts nothing (I27: due today is not late).
"""

from datetime import date, timedelta
from enum import StrEnum
from math import floor


class Measure(StrEnum):
    """What is measured, in the order in which it is shown."""

    ICPC = "icpc"
    NOTICE_ICPC = "notice_icpc"
    NOTICE_RCPC = "notice_rcpc"
    REVIEW = "review"
    RECORD = "record"
    FIRST_CORE_GROUP = "first_core_group"
    NEXT_CORE_GROUP = "next_core_group"
    CORE_GROUP_RECORD = "core_group_record"
    LPM = "lpm"
    MAQA_RAISED = "maqa_raised"
    MAQA_RESOLVED = "maqa_resolved"


class ReviewMethod(StrEnum):
    """How a review's timescale is counted: by months, or by days as two tools do."""

    MONTHS = "months"
    DAYS_91_182 = "days_91_182"
    DAYS_91_183 = "days_91_183"


class Standing(StrEnum):
    """How one thing that was counted stands on the day of asking."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN_LATE = "open_late"


_DAYS = {ReviewMethod.DAYS_91_182: (91, 182), ReviewMethod.DAYS_91_183: (91, 183)}
"""Days to the first review, and from each review to the next."""


def standing_on(due_on: date, done_on: date | None, today: date) -> Standing | None:
    """How a thing that is due on a day stands today; None for what is open and not past its day (I27, TV-D19)."""
    if done_on is not None:
        return Standing.IN_TIME if done_on <= due_on else Standing.LATE
    return Standing.OPEN_LATE if today > due_on else None


def review_due(method: ReviewMethod, before: date, by_months: date, *, first: bool) -> date:
    """By when a review is due by this method, counted from the day on which the conference before was held (I28).

    `first` is the review after an initial conference. By months it is the day that the standard counts.
    """
    if method is ReviewMethod.MONTHS:
        return by_months
    return before + timedelta(days=_DAYS[method][0 if first else 1])


def days_of(method: ReviewMethod, *, first: bool) -> int | None:
    """Within how many days a review is due by this method; None where months are counted."""
    return _DAYS[method][0 if first else 1] if method in _DAYS else None


def share(in_time: int, late: int) -> float | None:
    """Which part of what was done was done in time; None where nothing was done."""
    return in_time / (in_time + late) if in_time + late else None


def percent_of(part: float) -> int:
    """A share as people read it: 100 only where all were in time, 0 only where none was."""
    whole = floor(100 * part + 0.5)
    return whole if part in {0, 1} else min(max(whole, 1), 99)
