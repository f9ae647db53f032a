"""A change that is kept, against as many bare rows committed durably to the same file."""

from pathlib import Path

from sqlalchemy import text

from benchmarks.big_register import TODAY, desk_with
from benchmarks.table import Measured, median_seconds
from cpdesk.desk.work import Desk
from cpdesk.rows.register_deeds import AddUpdate, RecordLpmHeld
from cpdesk.rows.unit import Undo
from cpdesk.rules.lpm import Outcome

_FLOOR = "14 bare rows committed durably"
_ROWS = [("Rang the Team Manager.",)] * 14


def measured(entries: int, folder: Path | None = None) -> list[Measured]:
    """An LPM recorded and taken back again, with an update in between, on a register of so many entries."""
    desk = desk_with(entries, folder)
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS bare(number INTEGER PRIMARY KEY, words TEXT)")
    numbers = iter(_open_entries(desk))
    floor = median_seconds(lambda: _bare_commit(desk), 15)
    works = (
        ("record that an LPM was held", lambda: _record(desk, next(numbers)), 1.5),
        ("take it back", lambda: desk.do(Undo()), 0.0),
        ("add an update", lambda: _update(desk, next(numbers)), 1.5),
    )
    found = [Measured(work, entries, median_seconds(act), floor, _FLOOR, reach) for work, act, reach in works]
    desk.close()
    return found


def _open_entries(desk: Desk) -> list[tuple[int, int]]:
    """Entries whose LPM is still to come, with their versions."""
    asked = text("SELECT id, version FROM recommendation WHERE state = 'alerted' AND conference_on < :today LIMIT 40")
    with desk.database.engine.connect() as connection:
        return [(row.id, row.version) for row in connection.execute(asked, {"today": TODAY.isoformat()})]


def _bare_commit(desk: Desk) -> None:
    with desk.database.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO bare(words) VALUES (?)", _ROWS)


def _record(desk: Desk, entry: tuple[int, int]) -> None:
    desk.do(RecordLpmHeld((entry[0],), (entry[1],), TODAY, Outcome.CONTINUE_CP_PLAN))


def _update(desk: Desk, entry: tuple[int, int]) -> None:
    desk.do(AddUpdate(entry[0], entry[1], "Rang the Team Manager."))
