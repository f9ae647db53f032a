"""The history is a chain: it grows quickly, and no column of it can be changed without being found."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import text

from cpdesk.records.database import Database
from cpdesk.records.history import FIRST_HASH, Change, append, broken_links, head

AT = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


def changes(number: int) -> Iterator[Change]:
    for at in range(number):
        yield Change("recommendation", at, "lpm_by", '"2026-12-01"', '"2026-12-08"', "moved “on”")


def test_each_row_follows_from_the_one_before(database: Database) -> None:
    with database.engine.begin() as connection:
        assert head(connection) == (0, FIRST_HASH)
        append(connection, changes(3), at=AT, by="pat", operation=str(uuid4()))
    with database.engine.begin() as connection:
        append(connection, changes(2), at=AT, by="sam", operation=str(uuid4()))
        assert head(connection)[0] == 5
        assert list(broken_links(connection)) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("at", "2026-11-24 00:00:00"), ("by", "sam"), ("operation", "x"), ("entity", "child"), ("entity_id", 9),
     ("field", "state"), ("old", None), ("new", '"2026-12-09"'), ("why", "other"), ("previous_hash", "0" * 64),
     ("hash", "0" * 64)],
)  # fmt: skip
def test_a_change_of_any_column_is_found(sqlite_database: Database, column: str, value: object) -> None:
    with sqlite_database.engine.begin() as connection:
        append(connection, changes(4), at=AT, by="pat", operation=str(uuid4()))
        connection.execute(text("DROP TRIGGER history_no_update"))
        connection.execute(text(f'UPDATE history SET "{column}" = :value WHERE seq = 2'), {"value": value})
    with sqlite_database.engine.connect() as connection:
        assert next(broken_links(connection)) == 2


def test_an_import_of_many_rows_is_appended_quickly(sqlite_database: Database) -> None:
    begun = datetime.now(UTC)
    with sqlite_database.engine.begin() as connection:
        append(connection, changes(20_000), at=AT, by="pat", operation=str(uuid4()))
    assert (datetime.now(UTC) - begun).total_seconds() < 5
