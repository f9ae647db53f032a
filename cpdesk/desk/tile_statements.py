"""The small questions behind the tiles of Today, each put together once; `of_chair` narrows to the chair `chair_id`."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Select, and_, bindparam, case, func, or_, select

from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.due_statements import MOST_COUNTED, open_of
from cpdesk.desk.in_step import ESCALATED, OPEN
from cpdesk.desk.maqa_clocks import RAISE, URGENT
from cpdesk.records.few import few
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, IcpcRequest, KeptDeadline, MaqaAlert, Recommendation
from cpdesk.rows.today import Whose
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.maqa import NOT_ENDED
from cpdesk.rules.requests import LACK_A_DATE

RECORD_DUE = "record_due"
_entry, _due = table_of(Recommendation).c, table_of(KeptDeadline).c
_conference, _request = table_of(Conference).c, table_of(IcpcRequest).c
_alert = table_of(MaqaAlert).c
_today: BindParameter[date] = bindparam("today")


@cache
def lpm_overdue_asked(of_chair: bool) -> Select[Any]:
    """How many entries are past their LPM date, and how many are escalated."""
    chair = _of(_entry.chair_id, of_chair)
    overdue = select(_entry.id).where(*chair, _entry.state_rank == OPEN, _entry.due_shown < _today)
    escalated = select(_entry.id).where(*chair, _entry.state_rank == ESCALATED)
    return select(_capped(overdue).label("overdue"), _capped(escalated).label("escalated"))


@cache
def lpm_due_soon_asked(of_chair: bool) -> Select[Any]:
    """The first entry whose LPM is due until `soon_to`, with how many there are; no row when there is none."""
    soon = (
        *_of(_entry.chair_id, of_chair),
        _entry.state_rank == OPEN,
        _entry.due_shown >= _today,
        _entry.due_shown <= bindparam("soon_to"),
    )
    number = _capped(select(_entry.id).where(*soon)).label("number")
    first = select(_entry.child_shown, _entry.due_shown, number).where(*soon)
    return first.order_by(_entry.due_shown, _entry.id).limit(1)


@cache
def to_book_asked() -> Select[int, int]:
    """How many requests only lack their date, and how many of them are past the 24 hours for booking (D06)."""
    open_ones = select(_request.id).where(_request.state.in_(LACK_A_DATE), _request.voided_at.is_(None))
    waiting = open_ones.limit(MOST_COUNTED + 1).subquery()
    past = and_(
        _due.subject == "request",
        _due.subject_id == waiting.c.id,
        _due.key == "booking_due",
        _due.state == "open",
        _due.due_at < bindparam("moment"),
    )
    both = waiting.outerjoin(_due.id.table, past)
    return select(func.count(waiting.c.id).label("waiting"), func.count(_due.id).label("past")).select_from(both)


@cache
def records_due_asked(of_chair: bool) -> Select[int, int]:
    """How many records are to be sent out by `last`, and how many are late: among the first thousand things due."""
    open_ones = (
        select(_due.key, _due.due_on)
        .where(*open_of(Whose.MINE if of_chair else Whose.DIARY), _due.due_on <= bindparam("last"))
        .order_by(_due.due_on, _due.id)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    late = func.count(case((open_ones.c.due_on < _today, 1)))
    asked = select(func.count().label("number"), late.label("late")).select_from(open_ones)
    return asked.where(open_ones.c.key == RECORD_DUE)


@cache
def maqa_due_asked(of_chair: bool) -> Select[int, int, int]:
    """How many alerts are to be raised or resolved by `last`, how many are late, and how many at immediate risk.

    Each is counted once: a draft with immediate risk by that clock, not also by the one until it is raised.
    Walked from the alerts that are not ended: few, however much else is due.
    """
    mine = (_due.chair_id == bindparam("chair_id"),) if of_chair else ()
    open_ones = (
        select(_due.key, _due.due_on, _due.due_at)
        .where(_alert.state.in_(NOT_ENDED), _alert.voided_at.is_(None))
        .where(_due.subject == CONCERN, _due.subject_id == _alert.id, _due.state == "open")
        .where(or_(_due.key != RAISE, _alert.risk_at.is_(None)))
        .where(_due.due_on <= bindparam("last"), *mine)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    by_hour = open_ones.c.due_at < bindparam("moment")
    late = case((open_ones.c.due_at.is_(None), open_ones.c.due_on < _today), else_=by_hour)
    return select(
        func.count().label("number"),
        func.count(case((late, 1))).label("late"),
        func.count(case((open_ones.c.key == URGENT, 1))).label("at_risk"),
    ).select_from(open_ones)


@cache
def this_week_asked(of_chair: bool) -> Select[int, int]:
    """How many conferences stand from `monday` to `sunday`, and how many of them today."""
    today = func.count(case((_conference.on_day == _today, 1)))
    return select(func.count().label("number"), today.label("today")).where(
        *_of(_conference.chair_id, of_chair),
        _conference.on_day.between(bindparam("monday"), bindparam("sunday")),
        _conference.state.in_(IN_THE_DIARY),
        _conference.voided_at.is_(None),
    )


def _of(column: Column[Any], of_chair: bool) -> tuple[ColumnElement[bool], ...]:
    return (few(column == bindparam("chair_id")),) if of_chair else ()


def _capped(asked: Select[Any]) -> Any:
    return select(func.count()).select_from(asked.limit(MOST_COUNTED + 1).subquery()).scalar_subquery()
