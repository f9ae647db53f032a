"""A deadline: when it is, how it was counted, and the sentence that says so. It leaves the desk as it is."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A weekday that was not counted, and its title."""

    on: date
    title: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of the procedures, computed from its anchor and nothing else.

    `due` is the calendar day or the moment (aware, Europe/London); `latest_bookable` the last working day on or
    before it; `counted` says the span in words ("15 working days"); `provisional` when a day in the span is only
    projected. `schedule_by`, `plan_target`, `window_from` and `warn_from` are filled where the standard has them;
    `nominal` is the day before it was moved on to a working day.
    """

    key: str
    anchor: date | datetime
    due: date | datetime
    latest_bookable: date | None
    counted: str
    skipped: tuple[SkippedDay, ...]
    explanation: str
    source: str
    standards: str
    provisional: bool
    assumed: bool = False
    schedule_by: date | None = None
    plan_target: date | None = None
    window_from: date | None = None
    warn_from: datetime | None = None
    nominal: date | None = None
