"""A piece of learning or an action of a quarter, as the person saw it (I29)."""

from collections.abc import Mapping
from typing import TypeVar

from cpdesk.desk.work import Work
from cpdesk.records.model import QuarterAction, QuarterLearning
from cpdesk.rows.refusals import Refusal

Row = TypeVar("Row", QuarterLearning, QuarterAction)
GONE = "It was taken out. Look at the list again."


def standing(
    work: Work,
    kind: type[Row],
    id_: int | None,
    version: int,
    *,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> Row:
    """The row, unless it is gone or somebody changed what the person saw of these fields since."""
    row = work.session.get(kind, id_) if id_ is not None else None
    if row is None:
        raise Refusal(GONE)
    work.session.refresh(row, with_for_update=True)
    if row.voided_at is not None:
        raise Refusal(GONE)
    unchanged = bool(seen) and all(
        _plain(getattr(row, name, None)) == _plain(value) for name, value in (seen or {}).items()
    )
    work.guard(row, row.version if unchanged else version, mine)
    return row


def _plain(value: object) -> object:
    """An empty choice and no choice are the same."""
    return "" if value is None else value
