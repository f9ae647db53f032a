"""A record as it was agreed, frozen as JSON: every fact of it, exactly, and its sum by which a change would show."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from cpdesk.rows.conference_record import TheRecord


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
    if is_dataclass(value) and not isinstance(value, type):
        return {name: as_plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, (tuple, list)):
        return [as_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, told: Mapping[str, Any]) -> Any:
    """A row from what was kept of it; what the row no longer has is left out."""
    hints = _hints(kind)
    given = {one.name: _value(hints[one.name], told[one.name]) for one in fields(kind) if one.name in told}
    for one in fields(kind):
        if one.name not in given and one.default is MISSING and one.default_factory is MISSING:
            raise ValueError(f"a frozen {kind.__name__} lacks {one.name}")
    return kind(**given)


def _value(hint: Any, kept: Any) -> Any:
    if kept is None:
        return None
    if get_origin(hint) is tuple:
        of = get_args(hint)
        each = of[:1] * len(kept) if of[-1:] == (...,) else of
        return tuple(_value(one, part) for one, part in zip(each, kept, strict=True))
    wanted = [one for one in get_args(hint) if one is not NoneType] or [hint]
    return _single(wanted[0], kept)


def _single(kind: Any, kept: Any) -> Any:
    if is_dataclass(kind):
        return _built(kind, kept)
    if kind in {datetime, date}:
        return kind.fromisoformat(kept)
    return kind(kept) if isinstance(kind, type) and issubclass(kind, Enum) else kept
