"""The road of a child's recommendations in time: promised windows, overruns and what happened, and as sentences."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.marks import overdue_by
from cpdesk.desk.work import Work
from cpdesk.records.model import Recommendation, RecommendedChild
from cpdesk.rows.lpm_register import Lane, Timeline, TimelineBar, TimelineMark
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import short, slashed
from cpdesk.rules.lpm import OPEN_STATES, Outcome, State
from cpdesk.words import OUTCOME_SHORT

_entry = Recommendation.__table__


def timeline_of(work: Work, recommendation_id: int) -> Timeline:
    """Every recommendation for the children of this entry, oldest first, this one told in full."""
    rows = _rows(work, recommendation_id)
    bars: list[TimelineBar] = []
    marks: list[TimelineMark] = []
    told: list[str] = []
    for row in rows:
        bars += lpm_bars(work, row)
        marks += lpm_marks(row)
        told += _told(work, row)
    plan = _plan(work, rows)
    return Timeline(work.today, (*plan, *bars), tuple(sorted(marks, key=lambda one: one.on)), tuple(told))


def _rows(work: Work, recommendation_id: int) -> Sequence[Row[Any]]:
    children = select(RecommendedChild.child_id).where(RecommendedChild.recommendation_id == recommendation_id)
    theirs = select(RecommendedChild.recommendation_id).where(RecommendedChild.child_id.in_(children))
    asked = select(_entry).where(
        (_entry.c.id == recommendation_id) | _entry.c.id.in_(theirs), _entry.c.voided_at.is_(None)
    )
    rows = work.session.execute(asked).all()
    return sorted(rows, key=lambda row: (_start(row) or date.max, row.id))


def _start(row: Any) -> date | None:
    found: date | None = row.recommended_on or row.conference_on
    return found


def _plan(work: Work, rows: Sequence[Row[Any]]) -> list[TimelineBar]:
    starts = [row.plan_start_on for row in rows if row.plan_start_on is not None and row.plan_start_on <= work.today]
    if not starts:
        return []
    return [TimelineBar(Lane.PLAN, min(starts), work.today, Mark.NEUTRAL, "CP plan")]


def lpm_bars(work: Work, row: Any) -> Iterator[TimelineBar]:
    """The window promised for the LPM, and how far it was overrun."""
    start = _start(row)
    if start is None or row.lpm_by is None or row.state == State.WITHDRAWN:
        return
    if start <= row.lpm_by:
        yield TimelineBar(Lane.LPM, start, row.lpm_by, Mark.DUE_SOON, f"LPM due by {slashed(row.lpm_by)}")
    end = row.lpm_on or (work.today if row.state in OPEN_STATES else None)
    if end is not None and end > row.lpm_by:
        over = overdue_by(row.lpm_by, end, work.calendar)
        words = f"{over} wd over" if row.lpm_on is None else f"{over} wd late"
        yield TimelineBar(Lane.LPM, row.lpm_by, end, "over", words)


def lpm_marks(row: Any) -> Iterator[TimelineMark]:
    """What happened with an entry, each thing on its day."""
    happened = (
        (Lane.REVIEWS, row.conference_on, Mark.HELD, row.conference_kind or "Conference"),
        (Lane.LPM, row.recommended_on, Mark.NEUTRAL, "LPM recommended"),
        (Lane.LPM, row.lpm_by, Mark.DUE_SOON, f"Due {slashed(row.lpm_by)}" if row.lpm_by else ""),
        (Lane.LPM, row.lpm_booked_for if row.lpm_on is None else None, Mark.NEUTRAL, "LPM booked"),
        (Lane.LPM, row.lpm_on, Mark.HELD, "LPM held"),
    )
    for lane, on, mark, words in happened:
        if on is not None:
            yield TimelineMark(lane, on, mark, words)


def _told(work: Work, row: Row[Any]) -> Iterator[str]:
    if row.conference_on is not None:
        yield f"{row.conference_kind or 'Conference'} on {short(row.conference_on)}."
    if (start := _start(row)) is not None:
        due = f", due by {short(row.lpm_by)}" if row.lpm_by is not None else ", with no date set"
        yield f"LPM recommended on {short(start)}{due}."
    if row.lpm_on is not None:
        decided = f": {OUTCOME_SHORT[Outcome(row.outcome)]}" if row.outcome else ""
        yield f"LPM held on {short(row.lpm_on)}, {_how_late(work, row)}{decided}."
    elif row.lpm_booked_for is not None:
        yield f"LPM booked for {short(row.lpm_booked_for)}."
    if row.state == State.WITHDRAWN:
        yield "The recommendation was withdrawn."
    elif row.state in OPEN_STATES and row.lpm_by is not None and row.lpm_by < work.today:
        yield f"Not held yet: {overdue_by(row.lpm_by, work.today, work.calendar)} working days over."


def _how_late(work: Work, row: Row[Any]) -> str:
    if row.lpm_by is None:
        return "with no date set for it"
    late = overdue_by(row.lpm_by, row.lpm_on, work.calendar)
    if row.lpm_on <= row.lpm_by:
        return "in time"
    return f"{late} working day{'' if late == 1 else 's'} late"
