"""Which children an entry concerns, read and given as a whole."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from cpdesk.records.model import RecommendedChild

FIELD = "child_ids"


def child_ids(session: Session, entry_id: int) -> list[int]:
    """The children of an entry, in the order in which they were named."""
    asked = select(RecommendedChild.child_id).where(RecommendedChild.recommendation_id == entry_id)
    return list(session.scalars(asked.order_by(RecommendedChild.place, RecommendedChild.child_id)))


def give_children(session: Session, entry_id: int, ids: Sequence[int]) -> None:
    """Let the entry concern these children and no others."""
    session.execute(delete(RecommendedChild).where(RecommendedChild.recommendation_id == entry_id))
    rows = [{"recommendation_id": entry_id, "child_id": id_, "place": place} for place, id_ in enumerate(ids)]
    if rows:
        session.execute(insert(RecommendedChild), rows)
