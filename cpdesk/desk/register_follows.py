"""What follows on the register when something is taken back: entries come into step with what they say again."""

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.entry_children import FIELD, give_children
from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.taking_back import TakenBack, after_undo, undoes_field
from cpdesk.desk.work import Work
from cpdesk.records.model import Difference, Recommendation, RecommendedChild


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
    """Those of the entries that stand; one that was taken back comes into step when it stands again."""
    ids: list[int] = []
    for some in some_at_once(back.ids):
        asked = select(entry).join(Recommendation, Recommendation.id == entry).where(key.in_(some))
        ids += work.session.scalars(asked.where(Recommendation.voided_at.is_(None)).distinct())
    keep_in_step(work, ids)
