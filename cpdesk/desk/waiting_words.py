"""The chip of a card that waits: which clock presses most, as a mark and in words (D02, D06, D07, S38)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.day_of_clock import day_n, is_near
from cpdesk.rules.how_dates_read import WEEKDAYS, short
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState

NO_LIMIT = "No limit known"
SOON_WITHIN = 10  # working days: what it takes to invite people to a review in time (S41)
PASSED = "24 h passed"
_TO_CONSULT = (RequestState.RECEIVED, RequestState.MORE_INFORMATION)
_WORDS = {
    RequestState.MORE_INFORMATION: "more asked for",
    RequestState.THRESHOLD_MET: "outcome not sent yet",
    RequestState.DATE_IMPOSED: "send them the date",
}


@dataclass(frozen=True, slots=True)
class KeptClock:
    """A clock of a card as it is kept: its last day, its moment, and whether somebody still has to stop it."""

    due_on: date
    last_on: date
    at: datetime
    runs: bool


Clocks = Mapping[str, KeptClock]


def request_words(
    state: RequestState, strategy_on: date | None, clocks: Clocks, now: datetime, calendar: WorkingDays
) -> tuple[Mark, str]:
    """The mark and the chip of a request: "Day 8 of 15, 24 h passed", "Consult by 15:10", "Overdue 2 wd"."""
    today = now.date()
    limit = clocks.get("icpc_due")
    if limit is not None and limit.runs and today > limit.last_on:
        return Mark.OVERDUE, overdue(limit.last_on, today, calendar)
    if state is RequestState.NOT_MET:
        return Mark.NEUTRAL, "Not met: waits for the TM"
    if strategy_on is None or limit is None:
        return Mark.NEUTRAL, NO_LIMIT
    day, days = day_n(strategy_on, today, calendar), day_n(strategy_on, limit.last_on, calendar)
    so_far = f"Day {day} of {days}"
    pressing = clocks.get("duty_consult_due" if state in _TO_CONSULT else "booking_due")
    if pressing is not None and pressing.runs and pressing.at < now:
        return Mark.OVERDUE, f"{so_far}, {PASSED}"
    mark = Mark.DUE_SOON if is_near(day, days) else Mark.NEUTRAL
    if state is RequestState.RECEIVED and pressing is not None:
        return mark, f"Consult by {_clock(pressing.at, today)}"
    return mark, f"{so_far}, {_WORDS[state]}" if state in _WORDS else so_far


def conference_words(due: KeptClock | None, today: date, calendar: WorkingDays) -> tuple[Mark, str]:
    """The mark and the chip of a review without a date: "18 wd left", "Last day today", "Overdue 2 wd"."""
    if due is None:
        return Mark.NEUTRAL, NO_LIMIT
    if today > due.last_on:
        return Mark.OVERDUE, overdue(due.last_on, today, calendar)
    left = calendar.between(today, due.last_on)
    mark = Mark.DUE_SOON if left <= SOON_WITHIN else Mark.ON_TRACK
    return mark, f"{left} wd left" if left else "Last day today"


def overdue(last_on: date, today: date, calendar: WorkingDays) -> str:
    """How late it is, "Overdue 2 wd"; on the weekend after the last day it is late already."""
    return f"Overdue {max(1, calendar.between(last_on, today))} wd"


def _clock(at: datetime, today: date) -> str:
    """A moment as a chip names it: "15:10" today, "Tue 15:10" this week, with its date when it is farther off."""
    shown = at.astimezone(LONDON)
    if shown.date() == today:
        return f"{shown:%H:%M}"
    if (shown.date() - today).days < 7:
        return f"{WEEKDAYS[shown.weekday()][:3]} {shown:%H:%M}"
    return f"{short(shown.date())} {shown:%H:%M}"
