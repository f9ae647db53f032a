"""What is known of a request's children already: another request that is open, a plan that runs; allowed, and said."""

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, CpPlan, Family, IcpcRequest, RequestChild
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.names import reference_of
from cpdesk.rules.requests import OPEN_REQUESTS


def other_requests(work: Work, request_id: int) -> tuple[str, ...]:
    """A sentence for each other open request that concerns one of these children."""
    these = select(RequestChild.child_id).where(RequestChild.request_id == request_id)
    asked = (
        select(IcpcRequest.id, IcpcRequest.received_at, Family.case_id, Family.id.label("family_id"))
        .join(RequestChild, RequestChild.request_id == IcpcRequest.id)
        .join(Family, Family.id == IcpcRequest.family_id)
        .where(
            RequestChild.child_id.in_(these), IcpcRequest.id != request_id, IcpcRequest.voided_at.is_(None),
            IcpcRequest.state.in_(OPEN_REQUESTS),
        )
        .distinct()
        .order_by(IcpcRequest.id)
    )  # fmt: skip
    said = (
        f"Another request for this child is open, received on {short(row.received_at.astimezone(LONDON).date())} "
        f"(reference {reference_of(row.case_id, row.family_id)}): look whether both are needed."
        for row in work.session.execute(asked)
    )
    return tuple(dict.fromkeys(said))


def open_plans(work: Work, request_id: int) -> tuple[str, ...]:
    """A sentence for each child of a request who has a child protection plan already (I07)."""
    asked = (
        select(Child.first_name, CpPlan.start_on)
        .join(RequestChild, RequestChild.child_id == Child.id)
        .join(CpPlan, CpPlan.child_id == Child.id)
        .join(Conference, Conference.id == CpPlan.conference_id)
        .where(RequestChild.request_id == request_id, CpPlan.end_on.is_(None), CpPlan.voided_at.is_(None))
        .where(Conference.request_id.is_distinct_from(request_id))  # a plan that came of this very request is its own
        .order_by(RequestChild.place)
    )
    return tuple(
        f"{row.first_name} has a child protection plan since {short(row.start_on)}: look whether a review is meant."
        for row in work.session.execute(asked)
    )
