"""Where an alert stands, as a shape and in words: "Raised, 3 wd over", "To raise, due in 2 wd", "Resolved in time"."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.desk.due_words import is_late
from cpdesk.desk.marks import working_days
from cpdesk.rows.alert_words import ALERT_STATE_WORDS
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertState

SOON_WITHIN = 2  # working days, as on Today
TO_RAISE = "To raise"


@dataclass(frozen=True, slots=True)
class AlertDue:
    """The clock of an alert that counts now: its key, its day, with 24 hours its moment, how it ended if it did."""

    key: str
    on: date
    at: datetime | None
    state: str
    met_on: date | None
    explanation: str


def stands_of(state: AlertState, due: AlertDue | None, moment: datetime, calendar: WorkingDays) -> tuple[Mark, str]:
    """The mark of an alert and the words of its chip."""
    if state is AlertState.WITHDRAWN:
        return Mark.NEUTRAL, ALERT_STATE_WORDS[state]
    if state is AlertState.RESOLVED:
        return Mark.HELD, _resolved(due, calendar)
    named = TO_RAISE if state is AlertState.DRAFT else ALERT_STATE_WORDS[state]
    if due is None:
        return (Mark.ESCALATED if state is AlertState.ESCALATED else Mark.NEUTRAL), named
    if is_late(due.on, due.at, moment):
        return (
            Mark.ESCALATED if state is AlertState.ESCALATED else Mark.OVERDUE
        ), f"{named}, {_over(due, moment, calendar)}"
    near = _near(due, moment, calendar)
    if state is AlertState.ESCALATED:
        return Mark.ESCALATED, f"{named}, {near}" if near else named
    return (Mark.DUE_SOON, f"{named}, {near}") if near else (Mark.ON_TRACK, f"{named}, due {short(due.on)[4:-5]}")


def _over(due: AlertDue, moment: datetime, calendar: WorkingDays) -> str:
    if due.at is not None and due.on == moment.date():
        return f"late since {due.at.astimezone(LONDON):%H:%M}"
    over = working_days(due.on, moment.date(), calendar)
    return f"{over} wd over" if over else "overdue"


def _near(due: AlertDue, moment: datetime, calendar: WorkingDays) -> str:
    """How near it is, or nothing when it is further than two working days; 24 hours are always near."""
    if due.at is not None:
        at = f"{due.at.astimezone(LONDON):%H:%M}"
        return f"due today {at}" if due.on == moment.date() else f"due {short(due.on)[:3]} {at}"
    if due.on == moment.date():
        return "due today"
    left = working_days(moment.date(), due.on, calendar)
    if left is None or left > SOON_WITHIN:
        return ""
    return f"due in {left} wd" if left else "due before the next working day"


def _resolved(due: AlertDue | None, calendar: WorkingDays) -> str:
    if due is None or due.met_on is None:
        return "Resolved"
    if due.state != "late":
        return "Resolved in time"
    late = working_days(due.on, due.met_on, calendar) if due.at is None else 0
    return f"Resolved, {late} wd late" if late else "Resolved late"
