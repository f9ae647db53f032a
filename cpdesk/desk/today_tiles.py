"""The tiles of Today: five numbers, each from one small question that no register is too large for."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from cpdesk.desk.in_step import ESCALATED, OPEN
from cpdesk.desk.marks import days_of
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, IcpcRequest, KeptDeadline, Recommendation
from cpdesk.rows.today import Part, Tile, TileCount
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS
from cpdesk.rules.requests import RequestState
from cpdesk.rules.weeks import day_to_plan, monday_of

MOST_COUNTED = 1000
RECORD_DUE = "record_due"
_TO_BOOK = (RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED)
_entry = Recommendation.__table__.c
_due = KeptDeadline.__table__.c
_conference = Conference.__table__.c


def tiles_of(work: Work, chair_id: int | None) -> tuple[TileCount, ...]:
    """The five tiles; those of the register and the diary narrowed to one chair where one is asked for."""
    return (
        _lpm_overdue(work, chair_id),
        _lpm_due_soon(work, chair_id),
        _to_book(work),
        _records_due(work, chair_id),
        _this_week(work, chair_id),
    )


def _lpm_overdue(work: Work, chair_id: int | None) -> TileCount:
    """As the register's chips count: an escalated entry is not among the overdue ones, so it is told beside them."""
    chair = _of(_entry.chair_id, chair_id)
    overdue = _capped(select(_entry.id).where(*chair, _entry.state_rank == OPEN, _entry.due_shown < work.today))
    escalated = _capped(select(_entry.id).where(*chair, _entry.state_rank == ESCALATED))
    number, beside = work.session.execute(select(overdue.scalar_subquery(), escalated.scalar_subquery())).one()
    return _tile(Tile.LPM_OVERDUE, number, f"{_number(beside)} escalated" if beside else "none escalated")


def _lpm_due_soon(work: Work, chair_id: int | None) -> TileCount:
    soon_to = days_of(work.today, work.calendar).soon_to
    asked = (
        select(_entry.child_shown, _entry.due_shown)
        .where(
            *_of(_entry.chair_id, chair_id),
            _entry.state_rank == OPEN,
            _entry.due_shown >= work.today,
            _entry.due_shown <= soon_to,
        )
        .order_by(_entry.due_shown, _entry.id)
    )
    number = work.session.scalar(_capped(asked.order_by(None))) or 0
    first = work.session.execute(asked.limit(1)).first() if number else None
    line = f"next: {_surname(first.child_shown)}, {_day(first.due_shown)}" if first else "none in the next 5 wd"
    return _tile(Tile.LPM_DUE_SOON, number, line)


def _to_book(work: Work) -> TileCount:
    """Requests that only lack their date, and how many of them are past the 24 hours for booking (D06)."""
    open_ones = select(IcpcRequest.id).where(IcpcRequest.state.in_(_TO_BOOK), IcpcRequest.voided_at.is_(None))
    waiting = open_ones.limit(MOST_COUNTED + 1).subquery()
    booking_due = and_(
        _due.subject == "request",
        _due.subject_id == waiting.c.id,
        _due.key == "booking_due",
        _due.state == "open",
        _due.due_at < work.moment,
    )
    asked = (
        select(func.count(waiting.c.id), func.count(_due.id))
        .select_from(waiting)
        .outerjoin(KeptDeadline, booking_due)
    )  # fmt: skip
    number, past = work.session.execute(asked).one()
    return _tile(Tile.TO_BOOK, number, f"{past} past the 24-hour mark" if past else "none past the 24-hour mark")


def _records_due(work: Work, chair_id: int | None) -> TileCount:
    """Records of conferences to be sent out by the end of the week, among the first thousand things due by then."""
    whose = _of(_due.chair_id, chair_id) or (_due.part == Part.CLERK,)
    sunday = monday_of(day_to_plan(work.today)) + timedelta(days=6)
    open_ones = (
        select(_due.key, _due.due_on)
        .where(_due.state == "open", *whose, _due.due_on <= sunday)
        .order_by(_due.due_on, _due.id)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    late = func.count(case((open_ones.c.due_on < work.today, 1)))
    asked = select(func.count(), late).select_from(open_ones).where(open_ones.c.key == RECORD_DUE)
    number, over = work.session.execute(asked).one()
    return _tile(Tile.RECORDS_DUE, number, f"{over} overdue" if over else "none overdue")


def _this_week(work: Work, chair_id: int | None) -> TileCount:
    """The conferences of the week that lies before the desk: at a weekend that is the coming one."""
    monday = monday_of(day_to_plan(work.today))
    today = func.count(case((_conference.on_day == work.today, 1)))
    asked = select(func.count(), today).where(
        *_of(_conference.chair_id, chair_id),
        _conference.on_day.between(monday, monday + timedelta(days=6)),
        _conference.state.in_(IN_THE_DIARY),
        _conference.voided_at.is_(None),
    )
    number, here = work.session.execute(asked).one()
    if work.today < monday:
        return _tile(Tile.THIS_WEEK, number, f"the week from {_day(monday)}")
    return _tile(Tile.THIS_WEEK, number, f"{here} today" if here else "none today")


def _of(column: ColumnElement[Any], chair_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if chair_id is None else (column == chair_id,)


def _capped(asked: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(asked.limit(MOST_COUNTED + 1).subquery())


def _tile(tile: Tile, number: int, line: str) -> TileCount:
    return TileCount(tile, min(number, MOST_COUNTED), line, more=number > MOST_COUNTED)


def _number(counted: int) -> str:
    return f"over {MOST_COUNTED}" if counted > MOST_COUNTED else str(counted)


def _surname(child: str) -> str:
    return child.partition(",")[0]


def _day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
