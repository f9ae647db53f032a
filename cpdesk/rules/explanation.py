"""The sentences with which a deadline says how it was counted."""

from collections.abc import Iterable
from datetime import date, datetime

from cpdesk.rules.deadline import SkippedDay
from cpdesk.rules.deadline_keys import DeadlineKey
from cpdesk.rules.how_dates_read import day_and_month, short, short_moment


def after_event(named: DeadlineKey, anchor: date, side: str = "after") -> str:
    """From what was counted: "after the strategy discussion on Mon 18 Mar 2024"."""
    if isinstance(anchor, datetime):
        return f"{side} {named.event} on {short_moment(anchor)}"
    return f"{side} {named.event} on {short(anchor)}"


def names_skipped(skipped: Iterable[SkippedDay]) -> str:
    """The weekdays left out, with a space before: " Not counted: Good Friday 29 March, Easter Monday 1 April."."""
    named = ", ".join(f"{day.title} {day_and_month(day.on)}" for day in skipped)
    return f" Not counted: {named}." if named else ""


def projected_note(provisional: bool, due: date) -> str:
    """What to know when GOV.UK has not listed the bank holidays yet, with a space before."""
    return f" Bank holidays of {due.year} are projected, not official yet." if provisional else ""


def ended(said: str, source: str) -> str:
    """The explanation with its source at the end."""
    return f"{said} {source}."
