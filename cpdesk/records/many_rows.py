"""Many new rows at once: their numbers are reserved first, then they are written in few statements."""

from collections.abc import Sequence
from itertools import islice, repeat
from os import urandom
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, Table, func, select, text

from cpdesk.records.base import Record

Values = dict[str, Any]
_AT_ONCE = 5_000


def table_of(record: type[Record]) -> Table:
    """The table in which records of this class are kept."""
    return cast(Table, record.__table__)


def reserve_numbers(connection: Connection, record: type[Record], count: int) -> list[int]:
    """So many numbers that no record of this class has; a file has one writer at a time, a server has its sequence."""
    table = table_of(record)
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(func.max(table.c.id))) or 0
        return list(range(last + 1, last + 1 + count))
    taken = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return [number for (number,) in connection.execute(taken, {"name": table.name, "count": count})]


def new_uuids(count: int) -> list[str]:
    """So many random identifiers, as `uuid4` gives them, from one reading of the system's randomness."""
    noise = urandom(16 * count)
    return [str(UUID(bytes=noise[start : start + 16], version=4)) for start in range(0, 16 * count, 16)]


def blank_row(record: type[Record]) -> Values:
    """Every column but the number with the value that it has when nothing is said of it."""
    return {
        column.name: column.default.arg if column.default is not None and column.default.is_scalar else None  # type: ignore[attr-defined]  # a scalar default has one
        for column in table_of(record).columns
        if column.name != "id"
    }


def insert_rows(connection: Connection, record: type[Record], rows: Sequence[Values]) -> None:
    """Write these rows, which all name the same columns, each value as its column keeps it."""
    if not rows:
        return
    table = table_of(record)
    names = list(rows[0])
    keep = [table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for name in names]
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    quoted = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT INTO "{table.name}" ({quoted}) VALUES ({", ".join(repeat(mark, len(names)))})'  # noqa: S608 - our own names
    columns = []
    for name, kept in zip(names, keep, strict=True):
        values = [row[name] for row in rows]
        columns.append(list(map(kept, values)) if kept else values)
    waiting = zip(*columns, strict=True)
    while some := list(islice(waiting, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)
