"""The order of the outline plan while its record is a draft: one place up, one place down (S23)."""

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.record_at_hand import row_of_draft
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work
from cpdesk.records.model import PlanAction, PlanObjective
from cpdesk.rows.record_plan_deeds import MoveAction, MoveObjective
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept

_WAYS = {-1: "up", 1: "down"}


@does(MoveObjective, roles=KEEP_RECORD, named="Move the objective")
def move_objective(work: Work, request: MoveObjective) -> Kept:
    """Let an objective stand one place further up or down."""
    objective = row_of_draft(work, PlanObjective, request.id, request.version)
    return _move(work, objective, request.by, "objective")


@does(MoveAction, roles=KEEP_RECORD, named="Move the action")
def move_action(work: Work, request: MoveAction) -> Kept:
    """Let an action stand one place further up or down."""
    return _move(work, row_of_draft(work, PlanAction, request.id, request.version), request.by, "action")


def _move(work: Work, row: PlanObjective | PlanAction, by: int, what: str) -> Kept:
    """Number the rows from the top in their new order; only what changes its place is changed."""
    if by not in _WAYS:
        raise Refusal("Move it up or down by one place.", field="by")
    kind = type(row)
    asked = select(kind).where(kind.conference_id == row.conference_id, kind.voided_at.is_(None))
    order = list(work.session.scalars(asked.order_by(kind.place, kind.id)))
    here = order.index(row)
    if not 0 <= here + by < len(order):
        raise Refusal(f"This {what} stands {'first' if by < 0 else 'last'} already.")
    order.insert(here + by, order.pop(here))
    for place, one in enumerate(order):
        work.change(one, "place", place)
    return Kept((row.id,), f"Moved the {what} {_WAYS[by]}.", work.operation)
