"""What follows on the register when something is taken back: entries come into step with what they say again."""

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.entry_children import FIELD, give_children
from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.taking_back import TakenBack, after_undo, undoes_field
from cpdesk.desk.work import Work
from cpdesk.records.model import Difference, RecommendedChild


@after_undo("recommendation")
def follow_entries(work: Work, back: TakenBack) -> None:
    """Bring the entries themselves into step."""
    keep_in_step(work, back.ids)


@after_undo("child")
def follow_children(work: Work, back: TakenBack) -> None:
    """Bring the entries of these children into step."""
    _follow(work, RecommendedChild.recommendation_id, RecommendedChild.child_id, back)


@after_undo("difference")
def follow_differences(work: Work, back: TakenBack) -> None:
    """Bring the entries that these differences concern into step: they may be escalated or no longer so."""
    _follow(work, Difference.recommendation_id, Difference.id, back)


@undoes_field("recommendation", FIELD)
def give_children_back(work: Work, number: int, field: str, value: list[int]) -> None:
    """The children whom the entry concerned before."""
    give_children(work.session, number, value)


def _follow(work: Work, entry: InstrumentedAttribute[int], key: InstrumentedAttribute[int], back: TakenBack) -> None:
    ids = work.session.scalars(select(entry).where(key.in_(back.ids)).distinct())
    keep_in_step(work, list(ids))
