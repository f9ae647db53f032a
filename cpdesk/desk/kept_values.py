"""Values and keys of records, as the history keeps them and as their columns take them."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Date, Table

from cpdesk.records.columns import Moment
from cpdesk.records.history import as_kept

_AT_ONCE = 1000
T = TypeVar("T")


def some_at_once(numbers: Iterable[T]) -> Iterator[list[T]]:
    """The numbers in parts that one statement can name."""
    waiting = iter(numbers)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def key_column(table: Table) -> Column[Any]:
    """The column by which the history numbers the records of a table."""
    return next(iter(table.primary_key.columns))


def key_of(column: Column[Any], number: int) -> Any:
    """The key of a record by its number in the history; a day's number counts from the year 1."""
    return date.fromordinal(number) if isinstance(column.type, Date) else number


def number_of(key: Any) -> int:
    """The number of a record in the history, from its key."""
    return key.toordinal() if isinstance(key, date) else int(key)


def row_as_json(row: Any) -> str:
    """A whole row as the history keeps it, when it is taken away."""
    return json.dumps({name: json.loads(as_kept(row[name])) for name in row}, sort_keys=True)


def value_of(column: Column[Any], kept: Any) -> Any:
    """A value as its column takes it, from what the history keeps."""
    if isinstance(kept, str) and isinstance(column.type, Moment):
        return datetime.fromisoformat(kept)
    if isinstance(kept, str) and isinstance(column.type, Date):
        return date.fromisoformat(kept)
    return kept
