"""The history: every change of every field, appended and never altered, each row hashed over the one before (I29)."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select, text

from cpdesk.records.finding import KIND_OF
from cpdesk.records.model import Happening
from cpdesk.rules.text import clean

CREATED = "+"
REMOVED = "-"
FIRST_HASH = "0" * 64
_CHUNK = 5000
_as_json = json.JSONEncoder(sort_keys=True, default=str).encode
_as_hashed = json.JSONEncoder(separators=(",", ":")).encode
_LOCK = 0x6370_6465_736B  # "cpdesk": one writer of the history at a time on PostgreSQL


@dataclass(frozen=True, slots=True)
class Change:
    """One change before it is appended; `old` and `new` are JSON text, or None where there is nothing."""

    entity: str
    entity_id: int
    field: str
    old: str | None
    new: str | None
    why: str = ""


def as_kept(value: object) -> str:
    """A field's value as the history keeps it."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat()
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, Enum):
        value = value.value
    return _as_json(value)


def append(connection: Connection, changes: Iterable[Change], *, at: datetime, by: str, operation: str) -> None:
    """Append the changes in their order, chained onto what stands there."""
    append_each(connection, ((change, at, by, operation) for change in changes))


def append_each(connection: Connection, happened: Iterable[tuple[Change, datetime, str, str]]) -> None:
    """Append changes that happened at moments of their own, each with who did it and in which operation."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    rows = iter(_chained(happened, *head(connection)))
    changed: dict[str, set[int]] = {}  # the words of Find follow what is appended here, whoever appends it
    while some := list(islice(rows, _CHUNK)):
        _insert(connection, some)
        for row in some:
            if row["entity"] in KIND_OF:
                changed.setdefault(row["entity"], set()).add(row["entity_id"])
    if changed:
        from cpdesk.records.find_words import follow_changes  # noqa: PLC0415 - a start appends nothing

        follow_changes(connection, changed)


def _chained(
    happened: Iterable[tuple[Change, datetime, str, str]], seq: int, previous: str
) -> Iterator[dict[str, Any]]:
    for change, at, by, operation in happened:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq, "at": at, "by": clean(by), "operation": operation, "entity": change.entity,
            "entity_id": change.entity_id, "field": change.field, "old": change.old, "new": change.new,
            "why": clean(change.why), "previous_hash": previous,
        }  # fmt: skip
        previous = row["hash"] = hash_of(**row)
        yield row


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Write the rows as they are: they are clean, and an import has too many to have each looked at again."""
    sqlite = connection.dialect.name == "sqlite"
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" if sqlite else "%s" for _ in rows[0])
    values = [tuple(({**row, "at": _as_sqlite(row["at"])} if sqlite else row).values()) for row in rows]
    connection.exec_driver_sql(f"INSERT INTO history ({names}) VALUES ({marks})", values)  # noqa: S608 - our own names


def _as_sqlite(at: datetime) -> str:
    """A moment as SQLAlchemy keeps it in SQLite: in UTC, without a zone."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def head(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last row: what an issued list carries as proof of what stood before it."""
    found = connection.execute(select(Happening.seq, Happening.hash).order_by(Happening.seq.desc()).limit(1)).first()
    return (found.seq, found.hash) if found else (0, FIRST_HASH)


def hash_of(
    *, seq: int, at: datetime, by: str, operation: str, entity: str, entity_id: int, field: str,
    old: str | None, new: str | None, why: str, previous_hash: str,
) -> str:  # fmt: skip
    """The hash of one row over every column of it and the hash before."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [seq, moment, by, operation, entity, entity_id, field, old, new, why, previous_hash]
    return hashlib.sha256(_as_hashed(parts).encode()).hexdigest()


def broken_links(connection: Connection) -> Iterator[int]:
    """The numbers of the rows that are not as they were appended, or that are missing, lowest first."""
    columns = Happening.__table__.columns
    rows = connection.execution_options(yield_per=_CHUNK).execute(select(*columns).order_by(Happening.seq)).mappings()
    expected, previous = 1, FIRST_HASH
    for row in rows:
        parts = {name: row[name] for name in row if name != "hash"}
        if row["seq"] != expected or row["previous_hash"] != previous or hash_of(**parts) != row["hash"]:
            yield row["seq"]
        expected, previous = row["seq"] + 1, row["hash"]
