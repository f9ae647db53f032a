"""A quarter as it was shared, as plain JSON; whether the same would be shared now."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from cpdesk.rows.maqa_quarter import FigureTable, LearningRow, QuarterActionRow, TheQuarter

_NOT_SHARED = ("version", "overdue")  # how often it was changed, and what follows from the day it is looked at


def frozen(quarter: TheQuarter) -> dict[str, Any]:
    """The quarter as JSON holds it, with what it said and how it was counted."""
    return {
        "title": quarter.title,
        "unit": quarter.unit,
        "counted": list(quarter.counted),
        **what_was_shared(quarter.tables, quarter.learning, quarter.actions),
    }


def what_was_shared(
    tables: Sequence[FigureTable], learning: Sequence[LearningRow], actions: Sequence[QuarterActionRow]
) -> dict[str, Any]:
    """The part that makes two papers differ: figures, learning, actions."""
    return {
        "tables": [_plain(asdict(one)) for one in tables],
        "learning": [_plain(asdict(one)) for one in learning],
        "actions": [_plain(asdict(one)) for one in actions],
    }


def says_the_same(kept: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a quarter as it was kept says what would be shared now."""
    return all(kept[part] == told for part, told in now.items())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name not in _NOT_SHARED}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
