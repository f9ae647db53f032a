"""A record as it was agreed, frozen as JSON: every fact of it, exactly, and its sum by which a change would show."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from hashlib import sha256
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from cpdesk.rows.conference_record import TheRecord

Reader = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool, NoneType})


def frozen(record: TheRecord) -> str:
    """The record as JSON text: plain ASCII, so that nothing on its way into a database or a file changes it."""
    return json.dumps(as_plain(record), sort_keys=True, separators=(",", ":"))


def thawed(facts: str) -> TheRecord:
    """The record that was frozen; a fact that came into the program after it was agreed has its usual value."""
    record: TheRecord = _built(TheRecord, json.loads(facts))
    return record


def sum_of(facts: str) -> str:
    """The sum (SHA-256) of the frozen text."""
    return sha256(facts.encode()).hexdigest()


def as_plain(value: object) -> Any:
    """Rows as dictionaries, lists and texts; days and moments as ISO 8601, moments in UTC."""
    kind: Any = type(value)
    if kind in _PLAIN:  # most of a large record, which is frozen whenever it is shown
        return value
    names = _names(kind)
    if names is not None:
        return {name: as_plain(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [as_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: Any) -> tuple[str, ...] | None:
    """The names of a row's facts; None for what is no row."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else None


def _built(kind: Any, told: Mapping[str, Any]) -> Any:
    """A row from what was kept of it; what the row no longer has is left out."""
    given = {}
    for name, read, needed in _facts(kind):
        if name in told:
            kept = told[name]
            given[name] = None if kept is None else read(kept)
        elif needed:
            raise ValueError(f"a frozen {kind.__name__} lacks {name}")
    return kind(**given)


@cache
def _facts(kind: Any) -> tuple[tuple[str, Reader, bool], ...]:
    """The facts of a row: the name of each, what reads it, and whether there is no row without it."""
    hints = get_type_hints(kind)
    return tuple(
        (one.name, _reader(hints[one.name]), one.default is MISSING and one.default_factory is MISSING)
        for one in fields(kind)
    )


@cache
def _reader(hint: Any) -> Reader:
    """What makes a value of this kind again of what was kept of it."""
    if get_origin(hint) is tuple:
        return _tuple_reader(*get_args(hint))
    kind = next((one for one in get_args(hint) if one is not NoneType), hint)
    if is_dataclass(kind):
        return partial(_built, kind)
    if kind in {datetime, date}:
        day_or_moment: Reader = kind.fromisoformat
        return day_or_moment
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _as_kept


def _tuple_reader(*of: Any) -> Reader:
    if of[-1:] == (...,):
        each = _reader(of[0])
        return lambda kept: tuple([each(part) for part in kept])
    readers = tuple(_reader(one) for one in of)
    return lambda kept: tuple(read(part) for read, part in zip(readers, kept, strict=True))


def _as_kept(value: Any) -> Any:
    return value
