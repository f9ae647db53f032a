"""The deadline of each entry, kept as a row beside it: open until the LPM is held, superseded when withdrawn (L05)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.work import Work
from cpdesk.records.model import KeptDeadline
from cpdesk.rules.lpm import OPEN_STATES, State
from cpdesk.rules.timescale import lpm_by_explained, read_timescale

SUBJECT = "recommendation"
KEY = "lpm_by"


def keep_deadlines(work: Work, entries: Sequence[Row[Any]]) -> None:
    """Make the deadline rows of these entries say what the entries say; a met one keeps how it was counted (I27)."""
    asked = select(KeptDeadline).where(
        KeptDeadline.subject == SUBJECT,
        KeptDeadline.subject_id.in_([row.id for row in entries]),
        KeptDeadline.key == KEY,
    )
    kept = {deadline.subject_id: deadline for deadline in work.session.scalars(asked)}
    for row in entries:
        deadline = kept.get(row.id)
        if deadline is None:
            if row.lpm_by is None:
                continue
            deadline = KeptDeadline(subject=SUBJECT, subject_id=row.id, key=KEY, due_on=row.lpm_by, span_unit="")
            work.session.add(deadline)
        _follow(work, deadline, row)
    work.session.flush()


def _follow(work: Work, deadline: KeptDeadline, row: Row[Any]) -> None:
    if row.lpm_by is not None and (
        deadline.due_on != row.lpm_by or _recounted(deadline, row) or not deadline.span_unit
    ):
        _count(work, deadline, row.lpm_by, row.conference_on, row.timescale)
        deadline.standards = row.standards
    deadline.state, deadline.met_on = _state(row)


def _recounted(deadline: KeptDeadline, row: Row[Any]) -> bool:
    return deadline.span_unit != "stated" and deadline.anchor_on != row.conference_on


def _count(work: Work, deadline: KeptDeadline, by: date, anchor: date | None, written: str) -> None:
    """How the date came about: from the timescale as written where that gives this very day, else as stated."""
    read = read_timescale(written, anchor, work.calendar)
    counted = read.by == by and read.unit in ("wd", "days", "months")
    deadline.due_on = by
    deadline.anchor_on = anchor if counted else None
    deadline.span_unit = read.unit if counted else "stated"
    deadline.span_count = read.count if counted else 0
    deadline.latest_bookable_on = _latest_bookable(work, by)
    deadline.provisional = work.calendar.provisional(by) if counted and read.unit == "wd" else False
    deadline.explanation = lpm_by_explained(
        by, deadline.span_unit, deadline.span_count, deadline.anchor_on, work.calendar
    )


def _latest_bookable(work: Work, by: date) -> date:
    try:
        return work.calendar.on_or_before(by)
    except ValueError:
        return by


def _state(row: Row[Any]) -> tuple[str, date | None]:
    if row.voided_at is not None or row.state == State.WITHDRAWN or row.lpm_by is None:
        return "superseded", None
    if row.state in OPEN_STATES:
        return "open", None
    if row.lpm_on is None:
        return "superseded", None
    return ("met" if row.lpm_on <= row.lpm_by else "late"), row.lpm_on
