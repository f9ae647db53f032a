"""One running clock as it is wanted of a record, and the columns of the deadline row that keeps it (I02, I27)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cpdesk.rows.today import Part
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.standards import Span, Standard

OPEN, EXPECTED, MET, LATE, SUPERSEDED = "open", "expected", "met", "late", "superseded"
DONE = "done"
"""What a record says of a clock that ended; whether that was in time follows from its day."""
RUNNING = (OPEN, EXPECTED)
CLOSED = (MET, LATE)
STATED = "stated"
REQUEST, CONFERENCE, CORE_GROUP = "request", "conference", "core_group"
PLAN_ACTION, CONCERN = "plan_action", "maqa_alert"
Values = dict[str, Any]
Kept = Mapping[str, Any]
_COUNTED = (
    "anchor_on", "anchor_at", "span_unit", "span_count", "due_on", "due_at", "latest_bookable_on", "standards",
    "provisional", "explanation",
)  # fmt: skip
_THINGS_TO_DO = {
    "tell_outcome": "Telling of the consultation's outcome",
    "decide_icpc_needed": "Decision whether an ICPC is needed",
    "acknowledge_not_met": "Team Manager's word that the threshold is not met",
    "tell_imposed": "Telling of the imposed date",
    "mark_held": "Saying that the conference was held",
    "tell_move": "Telling of the new time",
    "mark_core_held": "Saying that the core group was held",
    "tell_agency_role": "Telling of an absent agency's role",
    "stands_on_closed_day": "Moving it from a day that is not worked, or saying why it stays",
    "record_to_send": "Sending the record to everybody who gets it",
    "internal_qa_due": "Resolving of an internal QA alert, as agreed",
}
_DUE_WITH_ITS_ANCHOR = ("tell_agency_role", "record_to_send")
"""Things to do that are due when a counted deadline is: like that one, they stay where they were once they are done."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What every clock of one record says: which record, whom it concerns, and which chair it is for."""

    kind: str
    id: int
    about: str
    reference: str
    chair_id: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a record: from what it is counted, and whether it runs, is arranged for, or ended on `met`.

    A thing to do has the day (or moment) by which it is done in `due`, and `said` says why then; any other clock is
    counted from its anchor by its standard.
    """

    of: Subject
    key: str
    anchor: date | datetime
    standard: Standard
    state: str
    met: date | datetime | None = None
    part: Part = Part.CLERK
    conference_kind: str = ""
    due: date | datetime | None = None
    said: str = ""


def name_of_thing(key: str) -> str:
    """What a thing to do is called, where no standard names it."""
    return _THINGS_TO_DO.get(key, "")


class Counting:
    """Counts clocks by one calendar, each anchor once: hundreds of conferences share theirs."""

    def __init__(self, calendar: WorkingDays) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, date | datetime, str, str], Values] = {}

    def columns(self, clock: Clock, kept: Kept | None) -> Values:
        """Every column of the clock's row; a closed one keeps how it was counted unless its anchor changed (I27)."""
        ended_before = kept is not None and kept["state"] in CLOSED and clock.state == DONE
        if kept is not None and ended_before and _same_anchor(clock, kept):
            counted = {name: kept[name] for name in _COUNTED}
        elif clock.due is not None:
            counted = _stated(clock, clock.due)
        else:
            counted = self._counted(clock)
        return {
            **counted, **_standing(clock, counted), "part": str(clock.part), "chair_id": clock.of.chair_id,
            "about": clock.of.about, "reference": clock.of.reference,
        }  # fmt: skip

    def _counted(self, clock: Clock) -> Values:
        asked = (clock.key, clock.anchor, clock.standard.code, clock.conference_kind)
        if asked not in self._known:
            found = deadline(clock.key, clock.anchor, clock.standard, self._calendar, clock.conference_kind)
            self._known[asked] = _columns_of(found, clock.standard.spans[clock.key])
        return self._known[asked]


def in_london(moment: datetime) -> date:
    """The day that a calendar in London shows at this moment."""
    return moment.astimezone(LONDON).date()


def _day(when: date | datetime) -> date:
    return in_london(when) if isinstance(when, datetime) else when


def _moment(when: date | datetime) -> datetime | None:
    return when if isinstance(when, datetime) else None


def _columns_of(found: Deadline, span: Span) -> Values:
    unit, number = _unit(span)
    return {
        "anchor_on": _day(found.anchor),
        "anchor_at": _moment(found.anchor),
        "span_unit": unit,
        "span_count": number,
        "due_on": _day(found.due),
        "due_at": _moment(found.due),
        "latest_bookable_on": found.latest_bookable,
        "standards": found.standards,
        "provisional": found.provisional,
        "explanation": found.explanation,
    }


def _unit(span: Span) -> tuple[str, int]:
    """In what a span is counted; 24 hours of working time are a working day, so that days not worked find it (A05)."""
    if span.working_days is not None:
        return "wd", span.working_days - 1 if span.clear and span.working_days < 0 else span.working_days
    if span.hours is not None:
        return ("wd", span.hours // 24) if span.policy == "working_time" else ("hours", span.hours)
    if span.months is not None:
        return "months", span.months
    return ("days", span.days) if span.days is not None else (STATED, 0)


def _stated(clock: Clock, due: date | datetime) -> Values:
    return {
        "anchor_on": _day(clock.anchor),
        "anchor_at": _moment(clock.anchor),
        "span_unit": STATED,
        "span_count": 0,
        "due_on": _day(due),
        "due_at": _moment(due),
        "latest_bookable_on": None,
        "standards": clock.standard.code,
        "provisional": False,
        "explanation": f"{short(_day(due))}: {clock.said}.",
    }


def _same_anchor(clock: Clock, kept: Kept) -> bool:
    if clock.key in _THINGS_TO_DO and clock.key not in _DUE_WITH_ITS_ANCHOR:
        return False
    if isinstance(clock.anchor, datetime):
        return bool(kept["anchor_at"] == clock.anchor)
    return bool(kept["anchor_on"] == clock.anchor)


def _standing(clock: Clock, counted: Values) -> Values:
    """The state and the day it was met: due today and done today is not late (I27, TV-D19)."""
    if clock.state != DONE or clock.met is None:
        return {"state": clock.state, "met_on": None}
    if counted["due_at"] is not None and isinstance(clock.met, datetime):
        in_time = clock.met <= counted["due_at"]
    else:
        in_time = _day(clock.met) <= counted["due_on"]
    return {"state": MET if in_time else LATE, "met_on": _day(clock.met)}
