"""What is to be booked: a request's initial conference, or a review or adjourned conference that waits for its date."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.desk.conference_at_hand import GONE, child_ids, held_on, was_adjourned
from cpdesk.desk.conference_limits import own_limit_of
from cpdesk.desk.request_at_hand import children_of, discussion_with_clock, known_request
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, IcpcRequest
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.clock import deadline
from cpdesk.rules.conferences import TO_COME, ConferenceState
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.requests import RequestState
from cpdesk.rules.standards import which_sets
from cpdesk.rules.what_follows import last_day

NOT_TO_BOOK = {
    RequestState.NOT_MET: "The duty chair found that the threshold is not met, so no conference is booked for this "
    "request.",
    RequestState.CLOSED: "This request is closed, so no conference is booked for it. Enter a new request if one is "
    "needed.",
}


@dataclass(frozen=True, slots=True)
class ToBook:
    """A conference that wants a time: whom it concerns, and by when it is due.

    `strategy_on` is the anchor of an ICPC's clock, `previous_on` the day on which the conference before a review was
    held, `limit` by when it is due. `conference` is None for an ICPC that is not booked yet.
    """

    kind: str
    children: tuple[int, ...]
    request: IcpcRequest | None
    conference: Conference | None
    strategy_on: date | None
    previous_on: date | None
    limit: Deadline

    @property
    def but(self) -> int | None:
        """The conference itself, which never stands in its own way."""
        return self.conference.id if self.conference is not None else None

    @property
    def last_in_time(self) -> date:
        """The last day on which it is in time."""
        return last_day(self.limit)

    @property
    def team_id(self) -> int | None:
        """The team that it comes from."""
        source = self.conference or self.request
        return source.team_id if source is not None else None


def to_book(work: Work, request_id: int | None, conference_id: int | None) -> ToBook:
    """What a request or a conference still wants, or has and may be moved."""
    if conference_id is not None:
        conference = work.session.get(Conference, conference_id)
        if conference is None or conference.voided_at is not None:
            raise Refusal(GONE)
        return _of_conference(work, conference)
    if request_id is None:
        raise Refusal("Choose the request or the review that is to be booked.", field="request_id")
    request = known_request(work, request_id)
    waiting = conferences_of(work.session, request_id, (ConferenceState.REQUESTED,))
    return _of_conference(work, waiting[0]) if waiting else _of_request(work, request)


def conferences_of(session: Session, request_id: int, states: tuple[ConferenceState, ...]) -> list[Conference]:
    """The conferences that were booked for a request and stand in one of these states."""
    asked = select(Conference).where(Conference.request_id == request_id, Conference.voided_at.is_(None))
    stands = asked.where(Conference.state.in_([state.value for state in states]))
    return list(session.scalars(stands.order_by(Conference.id)))


def refuse_unless_waiting(work: Work, wanted: ToBook) -> None:
    """Refuse a second date for what has one already, with the way out."""
    if wanted.conference is not None:
        if wanted.conference.state != ConferenceState.REQUESTED:
            raise Refusal("This conference has its date already. Move it instead.", field="conference_id")
    elif wanted.request is not None:
        there = conferences_of(work.session, wanted.request.id, (*TO_COME, ConferenceState.HELD))
        if there:
            held = there[0].state == ConferenceState.HELD
            raise Refusal(
                "The conference for this request was held already."
                if held
                else "This request has its conference already. Open that one, and move it if it needs another time.",
                field="request_id",
            )


def refuse_ended(wanted: ToBook) -> None:
    """Refuse to look for a time where none is wanted any more: held already, closed, or the threshold not met."""
    conference, request = wanted.conference, wanted.request
    if conference is not None and conference.state == ConferenceState.HELD:
        raise Refusal("This conference was held already, so no time is looked for.")
    if conference is not None and conference.state == ConferenceState.CANCELLED:
        raise Refusal("This conference was cancelled, so no time is looked for.")
    if conference is None and request is not None and request.state in {RequestState.NOT_MET, RequestState.CLOSED}:
        raise Refusal(NOT_TO_BOOK[RequestState(request.state)], field="request_id")


def _of_request(work: Work, request: IcpcRequest) -> ToBook:
    children = tuple(child.id for child in children_of(work, request.id))
    return _icpc(work, request, None, children)


def _of_conference(work: Work, conference: Conference) -> ToBook:
    children = child_ids(work.session, conference.id)
    request = work.session.get(IcpcRequest, conference.request_id) if conference.request_id is not None else None
    if conference.kind == ConferenceKind.ICPC and request is not None:
        return _icpc(work, request, conference, children)
    before = conference_before(work.session, conference)
    previous_on = held_on(before) if before is not None else None
    limit = own_limit_of(work, conference)
    if limit is None:
        raise Refusal("The conference before this one was not held, so its limit is not known. Record that one first.")
    return ToBook(conference.kind, children, request, conference, None, previous_on, limit)


def conference_before(session: Session, conference: Conference) -> Conference | None:
    """The conference from which a review's limit counts: the last one held that was not adjourned (S38, I28)."""
    before = session.get(Conference, conference.previous_id) if conference.previous_id is not None else None
    while before is not None and before.previous_id is not None and was_adjourned(session, before.id):
        before = session.get(Conference, before.previous_id)
    return before


def _icpc(work: Work, request: IcpcRequest, conference: Conference | None, children: tuple[int, ...]) -> ToBook:
    strategy_on = discussion_with_clock(work, request.id).on
    limit = deadline("icpc_due", strategy_on, which_sets("icpc_due", work.standard), work.calendar)
    return ToBook(ConferenceKind.ICPC, children, request, conference, strategy_on, None, limit)
