"""Timeliness over a generated unit: the figures of a year and of three, and the rows behind one number."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time

from sqlalchemy import select

from benchmarks.big_register import TODAY
from benchmarks.table import Measured, median_seconds
from benchmarks.unit_of_years import write_unit
from cpdesk.desk.work import Desk
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
from cpdesk.records.model import KeptDeadline
from cpdesk.rows.timeliness import GroupBy, Timeliness, TimelinessRows
from cpdesk.rules.timeliness import Measure

_YEAR = (date(2025, 12, 1), date(2026, 11, 30))
_THREE_YEARS = (date(2023, 12, 1), date(2026, 11, 30))
_FLOOR = "the deadlines that ended in a year, one Core query"


def measured(conferences: int, folder: Path | None = None) -> Iterator[Measured]:
    """The lines of the table for a unit that had so many conferences in three years."""
    desk = desk_of_years(conferences, folder)
    floor = _processor(lambda: _bare(desk))
    asked = (
        ("timeliness of a year by month", Timeliness(*_YEAR)),
        ("timeliness of three years by chair", Timeliness(*_THREE_YEARS, GroupBy.CHAIR)),
        ("the reviews of a year, row by row", TimelinessRows(*_YEAR, Measure.REVIEW)),
    )
    for work, question in asked:
        ours = _processor(lambda: desk.ask(question))  # noqa: B023 - measured at once
        yield Measured(work, conferences, ours, floor, _FLOOR)
    desk.close()


def desk_of_years(conferences: int, folder: Path | None = None) -> Desk:
    """A desk on a generated unit of so many conferences, which is made when the folder holds none."""
    folder = folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    data = folder / "data"
    database = open_database(f"sqlite:///{data / 'register.db'}", KeyFile(folder / "config"), data / "copies")
    now = datetime.combine(TODAY, datetime.min.time(), UTC)
    desk = Desk(database, who="bench", today=lambda: TODAY, now=lambda: now)
    if database.made_now:
        write_unit(desk, conferences)
    return desk


def _processor(act: Callable[[], object]) -> float:
    return median_seconds(act, clock=process_time)


def _bare(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        connection.execute(select(KeptDeadline.__table__).where(KeptDeadline.met_on.between(*_YEAR))).all()
