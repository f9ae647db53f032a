"""How long it takes to read the register: a page, the chips, a filter, any order, a page at depth."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from benchmarks.big_register import desk_with
from benchmarks.table import Measured, median_seconds
from cpdesk.desk.work import Desk
from cpdesk.records.model import Recommendation
from cpdesk.rows.lpm_register import Column, RegisterCounts, RegisterFilter, RegisterPage, Show

_ALL = RegisterFilter(show=Show.ALL)
_FLOOR = "200 entries read by number, one Core query"


def measured(entries: int, folder: Path | None = None) -> Iterator[Measured]:
    """The lines of the table for a register of so many entries."""
    desk = desk_with(entries, folder)
    floor = median_seconds(lambda: _bare_page(desk))
    asked = {
        "open the register": RegisterPage(),
        "count the chips": RegisterCounts(),
        "filter by one letter": RegisterPage(RegisterFilter(text="a")),
        "filter by a name": RegisterPage(RegisterFilter(text="ash row", show=Show.ALL)),
        "a page at depth": _deep(desk),
    }
    for work, question in asked.items():
        yield Measured(work, entries, _taken(desk, question), floor, _FLOOR)
    orders = sorted((_taken(desk, RegisterPage(_ALL, column)), column.value) for column in Column)
    for which, (ours, column) in (("quickest", orders[0]), ("slowest", orders[-1])):
        yield Measured(f"sort: the {which} of {len(orders)} orders ({column})", entries, ours, floor, _FLOOR)
    desk.close()


def _taken(desk: Desk, question: RegisterPage | RegisterCounts) -> float:
    return median_seconds(lambda: desk.ask(question))


def _bare_page(desk: Desk) -> None:
    with desk.database.engine.connect() as connection:
        asked = select(Recommendation.__table__).where(Recommendation.id <= 200)
        connection.execute(asked).all()


def _deep(desk: Desk) -> RegisterPage:
    """The page that starts after two thousand entries."""
    question = RegisterPage(_ALL, Column.CHILD)
    for _ in range(10):
        after = desk.ask(question).next_after
        if after is None:
            break
        question = replace(question, after=after)
    return question
