"""How long Find takes among so many children: names begun, two words, a sound, part of a reference, and nothing."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

from sqlalchemy import select

from benchmarks.big_register import desk_with
from benchmarks.table import Measured, median_seconds
from cpdesk.desk.work import Desk
from cpdesk.records.model import FindWord
from cpdesk.rows.find import Find, FoundKind

_FLOOR = "50 words read by their key, one Core query"
_TYPED = {
    "find: two letters": "sa",
    "find: a name and half a surname": "rowan ash",
    "find: a name as it sounds": "sampul",
    "find: part of a reference": "999",
    "find: nothing there": "zzyx qq",
}


def measured(entries: int, folder: Path | None = None) -> Iterator[Measured]:
    """The lines of the table for a register of so many entries, a child each; everything else is found as well."""
    desk = desk_with(entries, folder)
    floor = median_seconds(lambda: _bare_words(desk), clock=process_time)
    for work, typed in _TYPED.items():
        yield Measured(work, entries, median_seconds(lambda: desk.ask(Find(typed)), clock=process_time), floor, _FLOOR)  # noqa: B023 - measured at once
    only = (FoundKind.CHILD,)
    ours = median_seconds(lambda: desk.ask(Find("rowan ash", kinds=only)), clock=process_time)
    yield Measured("find: children alone", entries, ours, floor, _FLOOR)
    desk.close()


def _bare_words(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        asked = select(FindWord.__table__).where(FindWord.kind == "child", FindWord.word >= "m").limit(50)
        connection.execute(asked).all()
