"""What a time would mean for a card that is dragged there, worked out at once and kept nowhere (S02, S38, I03)."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rows.waiting import WaitingCard
from cpdesk.rules.calendar import OutsideCalendar, WorkingDays
from cpdesk.rules.day_of_clock import day_n, day_words, is_near
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS, counted, slashed


@dataclass(frozen=True, slots=True)
class Dragged:
    """A conference of the diary, or something that waits for a date, while another time for it is looked at."""

    request_id: int | None
    conference_id: int | None
    kind: str
    family: str
    strategy_on: date | None
    due_on: date | None
    minutes: int
    waiting: bool


def dragged_card(card: DiaryCard) -> Dragged:
    """A conference that is to be moved."""
    minutes = round((card.end_at - card.start_at).total_seconds() / 60)
    return Dragged(None, card.id, card.kind, card.family, card.strategy_on, card.due_on, minutes, waiting=False)


def dragged_waiting(card: WaitingCard, minutes: int) -> Dragged:
    """A request or a review that is to be booked."""
    return Dragged(
        card.request_id,
        card.conference_id,
        card.kind,
        card.family,
        card.strategy_on,
        card.due_on,
        minutes,
        waiting=True,
    )


def judged(dragged: Dragged, at: datetime, now: datetime, calendar: WorkingDays) -> tuple[str, Mark]:
    """How this time stands with the card's limit: "day 12 of 15: in time", and the mark that goes with it."""
    on = at.date()
    try:
        impossible = _impossible(dragged, at, now, calendar)
        return (impossible, Mark.OVERDUE) if impossible else _against_limit(dragged, on, calendar)
    except OutsideCalendar:
        return "the working days of this year are not known", Mark.OVERDUE


def moment_shown(at: datetime) -> str:
    """A time in the ghost: "Fri 27 Nov, 13:00"."""
    return f"{WEEKDAYS[at.weekday()][:3]} {at.day} {MONTHS[at.month - 1][:3]}, {at:%H:%M}"


def _impossible(dragged: Dragged, at: datetime, now: datetime, calendar: WorkingDays) -> str:
    on = at.date()
    if on.weekday() > 4:
        return f"{WEEKDAYS[on.weekday()]}: no conferences"
    if dragged.strategy_on is not None and on < dragged.strategy_on:
        return f"before the strategy discussion of {slashed(dragged.strategy_on)}"
    if at < now:
        return "this time has passed"
    return "" if calendar.is_worked(on) else f"{calendar.title(on)}: needs a reason"


def _against_limit(dragged: Dragged, on: date, calendar: WorkingDays) -> tuple[str, Mark]:
    due = dragged.due_on
    if due is None:
        return "no limit recorded", Mark.NEUTRAL
    if dragged.strategy_on is None:
        late = counted(max(1, calendar.between(due, on)), "working day")
        return (f"due by {slashed(due)}: {late} late", Mark.OVERDUE) if on > due else _in_time(due)
    day, limit = day_n(dragged.strategy_on, on, calendar), day_n(dragged.strategy_on, due, calendar)
    short = Mark.DUE_SOON if is_near(day, limit) else Mark.NEUTRAL
    return day_words(day, limit), Mark.OVERDUE if day > limit else short


def _in_time(due: date) -> tuple[str, Mark]:
    return f"due by {slashed(due)}: in time", Mark.ON_TRACK
