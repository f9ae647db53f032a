"""The quarters as they were shared: kept for ever, with what has changed since (S44)."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from cpdesk.desk.quarter_frozen import says_the_same, what_was_shared
from cpdesk.desk.work import Work
from cpdesk.records.model import QuarterSnapshot
from cpdesk.rows.maqa_quarter import FigureTable, LearningRow, QuarterActionRow, SnapshotRow
from cpdesk.rules.quarters import Quarter


def snapshots_of(
    work: Work,
    quarter: Quarter,
    shown: Mapping[bool, Sequence[FigureTable]],
    learning: Sequence[LearningRow],
    actions: Sequence[QuarterActionRow],
) -> tuple[SnapshotRow, ...]:
    """What was shared of a quarter, newest first; `shown` are its tables now, with small numbers withheld or not."""
    kept = QuarterSnapshot
    asked = (
        select(kept.id, kept.number, kept.kept_at, kept.kept_by, kept.suppressed, kept.frozen)
        .where(kept.quarter == quarter.name)
        .order_by(kept.number.desc())
    )
    now = {suppressed: what_was_shared(tables, learning, actions) for suppressed, tables in shown.items()}
    return tuple(
        SnapshotRow(
            one.id, one.number, one.kept_at, one.kept_by, one.suppressed,
            not says_the_same(one.frozen, now[one.suppressed]),
        )
        for one in work.session.execute(asked)
    )  # fmt: skip
