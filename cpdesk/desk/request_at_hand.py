"""One request for an ICPC taken in hand: found, guarded, moved by legal steps only, put back with what follows."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, IcpcRequest, RequestChild, StrategyDiscussion
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.how_dates_read import short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState, may_move

CLOSED = "This request is closed, so nothing more can be recorded on it."
_WHY_NOT = {
    RequestState.RECEIVED: "The duty chair's consultation comes first. Record it, then go on.",
    RequestState.MORE_INFORMATION: "The duty chair asked for more information. Record the next consultation first.",
    RequestState.THRESHOLD_MET: "The threshold was met. Take that consultation back with Undo, or close the request "
    "with its reason.",
    RequestState.AWAITING_BOOKING: "The threshold was met and everybody was told: the request waits for its date. "
    "Close it with its reason where no conference is needed any more.",
    RequestState.DATE_IMPOSED: "A date is set for this request already.",
    RequestState.BOOKED: "The conference of this request is booked already.",
    RequestState.NOT_MET: "The threshold was not met. Record another consultation before the request goes on.",
    RequestState.CLOSED: CLOSED,
}


def request_at(work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None) -> IcpcRequest:
    """The request as the person saw it; refused when it is closed, taken back, or somebody changed it since."""
    request = known_request(work, id_)
    work.guard(request, version, mine)
    if request.state == RequestState.CLOSED:
        raise Refusal(CLOSED)
    return request


def known_request(work: Work, id_: int) -> IcpcRequest:
    """The request of this number; refused when there is none, or it was taken back."""
    request = work.session.get(IcpcRequest, id_)
    if request is None or request.voided_at is not None:
        raise Refusal("There is no such request. Read the diary again (F5 in the window).")
    return request


def move(work: Work, request: IcpcRequest, wanted: RequestState, why: str = "") -> None:
    """Take the request a step on; refused with what has to come first when the step would skip one (I18)."""
    current = RequestState(request.state)
    if current is wanted:
        return
    if not may_move(current, wanted):
        raise Refusal(_WHY_NOT[current])
    work.change(request, "state", wanted.value, why)


def put_back(work: Work, request: IcpcRequest, said: str) -> Kept:
    """Count the change and keep the deadlines of the request in step; the answer to the person."""
    request.version += 1
    work.session.flush()
    keep_clocks(work, requests=(request.id,))
    return Kept((request.id,), said, work.operation)


def discussion_with_clock(work: Work, request_id: int) -> StrategyDiscussion:
    """The strategy discussion from which the 15 working days run (I01, A14)."""
    asked = select(StrategyDiscussion).where(
        StrategyDiscussion.request_id == request_id, StrategyDiscussion.initiated_s47,
        StrategyDiscussion.voided_at.is_(None),
    )  # fmt: skip
    return work.session.scalars(asked).one()


def children_of(work: Work, request_id: int) -> list[Child]:
    """The children of a request, in the order in which they were named."""
    asked = select(Child).join(RequestChild, RequestChild.child_id == Child.id)
    asked = asked.where(RequestChild.request_id == request_id, Child.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(RequestChild.place, Child.id)))


def conference_of(work: Work, request_id: int) -> Conference | None:
    """The conference that stands in the diary for this request, if one does."""
    asked = select(Conference).where(
        Conference.request_id == request_id, Conference.state.in_(IN_THE_DIARY), Conference.voided_at.is_(None)
    )
    return work.session.scalars(asked.order_by(Conference.id.desc()).limit(1)).first()


def day_of(conference: Conference) -> str:
    """The day of a conference in the diary, in words."""
    return "a day to be agreed" if conference.on_day is None else short(conference.on_day)


def not_to_come(work: Work, at: datetime, what: str, field: str) -> None:
    """Refuse a moment that has not come yet for something that is said to have happened.

    On a day that the desk was told to take for today, every hour of it may have passed.
    """
    shown = at.astimezone(LONDON)
    told = work.now.astimezone(LONDON).date() != work.today
    if shown.date() > work.today or (not told and at > work.moment):
        raise Refusal(f"{short_moment(shown)} has not come yet. Enter when {what}.", field=field)


def not_before(on: date, earliest: date, what: str, field: str) -> None:
    """Refuse a day before the one on which it could first have happened."""
    if on < earliest:
        raise Refusal(f"{what} was on {short(earliest)}. Enter that day or a later one.", field=field)
