"""What a check of the register found, told by the numbers of records and never by names."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select

from cpdesk.desk.work import Work
from cpdesk.rows.unit import Check
from cpdesk.rules.how_dates_read import listed

_MOST_NAMED = 5
Numbers = Collection[int]


def found(what: str, well: str, *lacks: tuple[str, Numbers, str]) -> Check:
    """The check: well, or for each thing that is lacking the numbers of the records and what to do."""
    said = [f"{_numbered(noun, numbers)} {then}" for noun, numbers, then in lacks if numbers]
    return Check(what, not said, " ".join(said) or well)


def ids_of(work: Work, asked: Select[Any]) -> set[int]:
    """The numbers that a statement finds."""
    return set(work.session.scalars(asked))


def stands(record: Any) -> Any:
    """The condition that a record was not taken back."""
    return record.voided_at.is_(None)


def _numbered(noun: str, numbers: Numbers) -> str:
    shown = sorted(numbers)[:_MOST_NAMED]
    more = len(numbers) - len(shown)
    words = [str(number) for number in shown] + ([f"{more:,} more"] if more else [])
    return f"{noun}{'s' if len(numbers) > 1 else ''} {listed(words)}:"
