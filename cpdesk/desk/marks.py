"""What the chip of an entry says: whether the LPM is late, near, on its way or held (L05), as a shape and as words."""

from dataclasses import dataclass
from datetime import date, timedelta

from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.lpm import HELD_STATES, OPEN_STATES, State
from cpdesk.words import STATE_WORDS

DUE_SOON_WITHIN = 5
UPDATE_EVERY_DAYS = 14
NO_DATE = date(9999, 12, 31)  # stands for "no LPM date set" where lists are ordered: after every real date


@dataclass(frozen=True, slots=True)
class Days:
    """The days that part one mark from the next today, so that a list can be narrowed by dates alone."""

    today: date
    soon_to: date
    update_before: date


def days_of(today: date, calendar: WorkingDays) -> Days:
    """What "due soon" and "update late" mean today; the fortnight of L07 rolls on to a working day."""
    soon_to = calendar.add(today, DUE_SOON_WITHIN + 1) - timedelta(days=1)
    oldest = today - timedelta(days=UPDATE_EVERY_DAYS)
    while calendar.on_or_after(oldest + timedelta(days=UPDATE_EVERY_DAYS)) >= today:
        oldest -= timedelta(days=1)
    return Days(today, soon_to, oldest + timedelta(days=1))


def mark_of(
    state: State, *, escalated: bool, lpm_by: date | None, lpm_on: date | None, today: date, calendar: WorkingDays
) -> tuple[Mark, str]:
    """The mark of an entry and the words of its chip."""
    if state in OPEN_STATES:
        if escalated:
            return Mark.ESCALATED, _escalated(lpm_by, today, calendar)
        return _open(lpm_by, today, calendar)
    if state in HELD_STATES:
        return (Mark.ESCALATED, "Escalated") if escalated else (Mark.HELD, _held(lpm_by, lpm_on, calendar))
    return Mark.NEUTRAL, STATE_WORDS[state]


def overdue_by(lpm_by: date | None, today: date, calendar: WorkingDays) -> int:
    """How many working days the LPM is late today; 0 when it is not, or has no date (L05)."""
    if lpm_by is None or today <= lpm_by:
        return 0
    return working_days(lpm_by, today, calendar) or 0


def working_days(first: date, last: date, calendar: WorkingDays) -> int | None:
    """Working days from one day to another, or None for days beyond the calendar, as old spreadsheets hold them."""
    try:
        return calendar.between(first, last)
    except OutsideCalendar:
        return None


def _escalated(lpm_by: date | None, today: date, calendar: WorkingDays) -> str:
    over = overdue_by(lpm_by, today, calendar)
    return f"Escalated, {over} wd over" if over else "Escalated"


def _open(lpm_by: date | None, today: date, calendar: WorkingDays) -> tuple[Mark, str]:
    if lpm_by is None:
        return Mark.NEUTRAL, "No date set"
    if lpm_by == today:
        return Mark.DUE_SOON, "Due today"
    if lpm_by < today:
        over = overdue_by(lpm_by, today, calendar)
        return Mark.OVERDUE, f"Overdue {over} wd" if over else "Overdue"
    left = working_days(today, lpm_by, calendar)
    if left is None or left > DUE_SOON_WITHIN:
        return Mark.ON_TRACK, f"On track, {left} wd" if left else "On track"
    return Mark.DUE_SOON, f"Due in {left} wd" if left else "Due before the next working day"


def _held(lpm_by: date | None, lpm_on: date | None, calendar: WorkingDays) -> str:
    if lpm_by is None or lpm_on is None:
        return "Held"
    if lpm_on <= lpm_by:
        return "Held in time"
    late = working_days(lpm_by, lpm_on, calendar)
    return f"Held, {late} wd late" if late else "Held late"
