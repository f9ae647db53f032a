"""The tiles of Today: six numbers, each from one small question that no register is too large for."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select

from cpdesk.desk.due_statements import MOST_COUNTED
from cpdesk.desk.marks import days_of
from cpdesk.desk.tile_statements import (
    lpm_due_soon_asked,
    lpm_overdue_asked,
    maqa_due_asked,
    records_due_asked,
    this_week_asked,
    to_book_asked,
)
from cpdesk.desk.work import Work
from cpdesk.rows.today import Tile, TileCount
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS
from cpdesk.rules.weeks import day_to_plan, monday_of


def tiles_of(work: Work, chair_id: int | None) -> tuple[TileCount, ...]:
    """The six tiles; those of the register and the diary narrowed to one chair where one is asked for."""
    return (
        _lpm_overdue(work, chair_id),
        _lpm_due_soon(work, chair_id),
        _to_book(work),
        _records_due(work, chair_id),
        _maqa_due(work, chair_id),
        _this_week(work, chair_id),
    )


def _lpm_overdue(work: Work, chair_id: int | None) -> TileCount:
    """As the register's chips count: an escalated entry is not among the overdue ones, so it is told beside them."""
    found = _one(work, lpm_overdue_asked(chair_id is not None), chair_id)
    beside = found.escalated
    return _tile(Tile.LPM_OVERDUE, found.overdue, f"{_number(beside)} escalated" if beside else "none escalated")


def _lpm_due_soon(work: Work, chair_id: int | None) -> TileCount:
    soon_to = days_of(work.today, work.calendar).soon_to
    first = _one(work, lpm_due_soon_asked(chair_id is not None), chair_id, soon_to=soon_to)
    if first is None:
        return _tile(Tile.LPM_DUE_SOON, 0, "none in the next 5 wd")
    return _tile(Tile.LPM_DUE_SOON, first.number, f"next: {_surname(first.child_shown)}, {_day(first.due_shown)}")


def _to_book(work: Work) -> TileCount:
    """Requests that only lack their date, and how many of them are past the 24 hours for booking (D06)."""
    found = _one(work, to_book_asked(), None, moment=work.moment)
    past = f"{found.past} past the 24-hour mark" if found.past else "none past the 24-hour mark"
    return _tile(Tile.TO_BOOK, found.waiting, past)


def _records_due(work: Work, chair_id: int | None) -> TileCount:
    """Records of conferences to be sent out by the end of the week, among the first thousand things due by then."""
    sunday = monday_of(day_to_plan(work.today)) + timedelta(days=6)
    found = _one(work, records_due_asked(chair_id is not None), chair_id, last=sunday)
    return _tile(Tile.RECORDS_DUE, found.number, f"{found.late} overdue" if found.late else "none overdue")


def _maqa_due(work: Work, chair_id: int | None) -> TileCount:
    """Alerts to be raised or resolved by the end of the week; immediate risk is told before what is late."""
    sunday = monday_of(day_to_plan(work.today)) + timedelta(days=6)
    found = _one(work, maqa_due_asked(chair_id is not None), chair_id, last=sunday, moment=work.moment)
    late = f"{found.late} overdue" if found.late else "none overdue"
    return _tile(Tile.MAQA_DUE, found.number, f"{found.at_risk} immediate risk, {late}" if found.at_risk else late)


def _this_week(work: Work, chair_id: int | None) -> TileCount:
    """The conferences of the week that lies before the desk: at a weekend that is the coming one."""
    monday = monday_of(day_to_plan(work.today))
    asked = this_week_asked(chair_id is not None)
    found = _one(work, asked, chair_id, monday=monday, sunday=monday + timedelta(days=6))
    if work.today < monday:
        return _tile(Tile.THIS_WEEK, found.number, f"the week from {_day(monday)}")
    return _tile(Tile.THIS_WEEK, found.number, f"{found.today} today" if found.today else "none today")


def _one(work: Work, asked: Select[*tuple[Any, ...]], chair_id: int | None, **days: object) -> Any:
    """The one row that answers; what it does not ask for is given all the same and does no harm."""
    return work.session.execute(asked, {"today": work.today, "chair_id": chair_id, **days}).first()


def _tile(tile: Tile, number: int, line: str) -> TileCount:
    return TileCount(tile, min(number, MOST_COUNTED), line, more=number > MOST_COUNTED)


def _number(counted: int) -> str:
    return f"over {MOST_COUNTED}" if counted > MOST_COUNTED else str(counted)


def _surname(child: str) -> str:
    return child.partition(",")[0]


def _day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1][:3]}"
