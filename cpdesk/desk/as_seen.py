"""A change made on what somebody saw: refused when that has changed since, field by field (I29)."""

from collections.abc import Mapping
from typing import Any

from cpdesk.desk.work import Work
from cpdesk.rows.refusals import Refusal


def guard_as_seen(
    work: Work,
    row: Any,
    version: int,
    *,
    gone: str,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> None:
    """Refuse a change of what is gone, or made on an older version unless each of its fields still holds what was seen.

    The row is held until the end of the work; `gone` is the sentence for one that was taken out.
    """
    work.session.refresh(row, with_for_update=True)
    if row.voided_at is not None:
        raise Refusal(gone)
    stands = bool(mine) and all(_stands(row, field, seen or {}) for field in mine or {})
    work.guard(row, row.version if stands else version, mine)


def _stands(row: object, field: str, seen: Mapping[str, object]) -> bool:
    return field in seen and _plain(getattr(row, field, None)) == _plain(seen[field])


def _plain(value: object) -> object:
    """An empty choice and no choice are the same."""
    return "" if value is None else value
