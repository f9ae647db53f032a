"""A piece of learning or an action of a quarter, as the person saw it (I29)."""

from collections.abc import Mapping
from typing import TypeVar

from cpdesk.desk.as_seen import guard_as_seen
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
    guard_as_seen(work, row, version, gone=GONE, mine=mine, seen=seen)
    return row
