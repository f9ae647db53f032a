"""Rows of a generated unit: each gets its number when it is named, and all are written at once, in few statements."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text, update

from cpdesk.records.base import Record
from cpdesk.records.many_rows import Values, blank_row, insert_rows, table_of

_SPACE = 0x5B0D6F3E6A554F5E << 64


class Rows:
    """What is to be written, table by table in the order in which tables were first named."""

    def __init__(self) -> None:
        self._rows: dict[type[Record], list[Values]] = {}
        self._blank: dict[type[Record], Values] = {}
        self._later: list[tuple[type[Record], int, str, int]] = []
        self._made = 0

    def add(self, record: type[Record], **values: Any) -> int:
        """One more row, everything that is not said as when nothing is said of it; its number."""
        rows = self._rows.setdefault(record, [])
        blank = self._blank.setdefault(record, blank_row(record))
        number = len(rows) + 1
        row = {**blank, **values}
        if "uuid" in blank:
            self._made += 1
            row["uuid"] = str(UUID(int=_SPACE + self._made))
        if "id" in table_of(record).c:
            row["id"] = number
        rows.append(row)
        return number

    def later(self, record: type[Record], number: int, column: str, other: int) -> None:
        """Let this row name another one that is written after it."""
        self._later.append((record, number, column, other))

    def numbers(self, record: type[Record]) -> range:
        """The numbers of all rows of this table."""
        return range(1, len(self._rows.get(record, ())) + 1)

    def write(self, connection: Connection) -> None:
        """Write everything into an empty register."""
        for record, rows in self._rows.items():
            insert_rows(connection, record, rows)
            table = table_of(record)
            if connection.dialect.name == "postgresql" and "id" in table.c:
                taken = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)")
                connection.execute(taken, {"name": table.name, "last": len(rows)})
        for record, number, column, other in self._later:
            table = table_of(record)
            naming = update(table).where(table.c.id == bindparam("this"))
            connection.execute(naming.values({column: other}), {"this": number})
