"""Core groups: by when one is due, who belongs to it, and what it must carry (S27, S28, S32, S34, A04, I06, I24)."""

from collections.abc import Collection
from datetime import date

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.core_group_members import WHERE_INVOLVED
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.how_dates_read import listed, long
from cpdesk.rules.standards import Standard
from cpdesk.rules.what_follows import last_day


def core_group_limit(
    sequence_no: int,
    icpc_held_on: date,
    last_held_on: date | None,
    standard: Standard,
    calendar: WorkingDays,
) -> Deadline | None:
    """By when this core group is due: the first counts from the ICPC, each later one from the last that was held (A04).

    None where the standard sets no time, or where nothing was held yet to count from.
    """
    if sequence_no <= 1 and last_held_on is None:
        return _where_set("first_core_due", icpc_held_on, standard, calendar)
    if last_held_on is None:
        return None
    return _where_set("core_next_due", last_held_on, standard, calendar)


def core_record_limit(held_on: date, standard: Standard, calendar: WorkingDays) -> Deadline | None:
    """By when the record of a core group is sent (S32); None where the standard sets no time."""
    return _where_set("core_record_due", held_on, standard, calendar)


def _where_set(key: str, anchor: date, standard: Standard, calendar: WorkingDays) -> Deadline | None:
    return deadline(key, anchor, standard, calendar) if standard.sets(key) else None


def planned_too_late(planned_on: date, limit: Deadline | None, why: str) -> str:
    """What is missing when a core group is planned after its limit without saying why (I06), or nothing."""
    if limit is None or planned_on <= last_day(limit) or why.strip():
        return ""
    return f"{long(planned_on)} is after the last day, {long(last_day(limit))}. Choose an earlier day, or say why."


def cannot_be_on(planned_on: date, icpc_held_on: date, calendar: WorkingDays) -> str:
    """Why a core group cannot be on this day, or nothing: it comes after its conference, on a working day."""
    if planned_on <= icpc_held_on:
        return f"A core group comes after the conference on {long(icpc_held_on)}. Choose a later day."
    if not calendar.is_worked(planned_on):
        return f"{long(planned_on)} is not a working day: {calendar.title(planned_on)}. Choose another day."
    return ""


def cannot_be_cancelled(new_date: date | None, why: str) -> str:
    """What is missing to cancel a core group: a reason, and always its new date (S34, I24); or nothing."""
    if new_date is None:
        return "A core group is never cancelled without a new date. Enter the new date."
    return "" if why.strip() else "Say why the core group is cancelled."


def who_belongs(involved: Collection[str]) -> str:
    """Who belongs to a core group, in words: school and health always, four agencies where they are involved (S28).

    `involved` has the codes of the agencies that were invited to the conference.
    """
    also = [words for agency, words in WHERE_INVOLVED.items() if agency in involved]
    return listed(["the school", "the health visitor or school nurse", *also])
