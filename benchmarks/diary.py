"""Today and the diary: all that is due, a week, the best slots, clocks counted again, and a booking that is kept.

What only reads and counts is taken in processor time, as other work on the machine would tell more than the program.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from itertools import count
from pathlib import Path
from time import process_time

from sqlalchemy import select, text

from benchmarks.big_diary import A_DAY, CHAIR, ROOM, WAITING, desk_with_diary
from benchmarks.big_register import TODAY, desk_with
from benchmarks.table import Measured, median_seconds
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, KeptDeadline
from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import DiaryBetween, LookAtTime, SlotsFor
from cpdesk.rows.today import DueToday
from cpdesk.rows.waiting import Waiting
from cpdesk.rules.calendar import england_and_wales

_ROWS = [("Booked by the clerk.",)] * 14
_DUE = "50 deadlines read by number, one Core query"
_WEEK = "a week of bare rows, one Core query"
_BARE = "14 bare rows committed durably"


def today(entries: int, folder: Path | None = None) -> Iterator[Measured]:
    """All that is due, and the work of one chair, on a register with so many deadlines."""
    desk = desk_with(entries, folder)
    floor = _processor(lambda: _bare_deadlines(desk))
    yield Measured("Today: all that is due", entries, _processor(lambda: desk.ask(DueToday())), floor, _DUE)
    of_one = _processor(lambda: desk.ask(DueToday(chair_id=1)))
    yield Measured("Today: what is due of one chair", entries, of_one, floor, _DUE)
    desk.close()


def measured(conferences: int, folder: Path | None = None) -> Iterator[Measured]:
    """The lines of the table for a diary of so many conferences."""
    desk = desk_with_diary(conferences, folder)
    monday, friday = TODAY, england_and_wales().add(TODAY, 4)
    floor = _processor(lambda: _bare_week(desk))
    reads = (
        ("a week of the diary", lambda: desk.ask(DiaryBetween(monday, friday))),
        ("the ten best slots", lambda: desk.ask(SlotsFor(request_id=WAITING))),
        ("look at a time while it is typed", lambda: desk.ask(_a_time())),
        ("what waits for a date", lambda: desk.ask(Waiting())),
        ("count the clocks of 700 conferences again", lambda: _keep_hundreds(desk)),
    )
    for work, act in reads:
        yield Measured(work, conferences, _processor(act), floor, _WEEK)
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS bare(number INTEGER PRIMARY KEY, words TEXT)")
    floor = median_seconds(lambda: _bare_commit(desk), 15)
    waiting = _not_booked(desk)
    yield Measured("book a conference", conferences, median_seconds(lambda: _book(desk, next(waiting))), floor, _BARE)
    desk.close()


def _a_time() -> LookAtTime:
    on = england_and_wales().add(TODAY, 3)
    return LookAtTime(datetime.combine(on, time(11, 15), UTC), request_id=WAITING, chair=CHAIR, room=ROOM)


def _processor(act: Callable[[], object]) -> float:
    return median_seconds(act, clock=process_time)


def _bare_deadlines(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        connection.execute(select(KeptDeadline.__table__).where(KeptDeadline.id <= 50)).all()


def _bare_week(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        days = Conference.on_day.between(TODAY, england_and_wales().add(TODAY, 4))
        rows = connection.execute(select(Conference.__table__).where(days)).all()
        assert len(rows) <= 5 * (A_DAY + WAITING)


def _bare_commit(desk: Desk) -> None:
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO bare(words) VALUES (?)", _ROWS)


def _not_booked(desk: Desk) -> Iterator[tuple[int, datetime]]:
    """Requests that wait, each with a free quarter to eight in the morning of its own day."""
    with desk.database.engine.connect() as connection:
        found = connection.execute(text("SELECT id FROM icpc_request WHERE state = 'awaiting_booking' ORDER BY id"))
        taken = connection.scalar(text("SELECT count(*) FROM conference WHERE request_id IS NOT NULL")) or 0
        numbers = [row.id for row in found][: WAITING - 1]
    for number, place in zip(numbers, count(taken), strict=False):
        hour = (7, 11, 16)[place % 3]
        on = england_and_wales().add(TODAY, 1 + place // 3 % 10)
        yield number, datetime.combine(on, time(hour, 15), UTC)


def _book(desk: Desk, waiting: tuple[int, datetime]) -> None:
    request, start_at = waiting
    desk.do(BookConference(start_at, CHAIR, ROOM, request_id=request))


def _keep_hundreds(desk: Desk) -> None:
    with desk._session(desk.database.engine) as session:
        keep_clocks(desk._work(session), conferences=range(1, 701))
