"""Requests for an initial conference: received, changed, closed (D01, D07)."""

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import insert, select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.entry_at_hand import not_in_the_future, said_why
from cpdesk.desk.known_children import family_and_children, refuse_births_to_come, refuse_unnamed
from cpdesk.desk.known_names import SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.other_requests import open_plans, other_requests
from cpdesk.desk.request_at_hand import conference_of, day_of, move, not_before, not_to_come, put_back, request_at
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Family, IcpcRequest, RequestChild, StrategyDiscussion
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import CloseRequest, ReceiveRequest, RequestKept
from cpdesk.rules.calendar import OutsideCalendar
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.london import LONDON
from cpdesk.rules.names import reference_of
from cpdesk.rules.requests import RequestState
from cpdesk.rules.squeeze import Squeeze, squeeze


@does(ReceiveRequest, roles=ASK_FOR_CONFERENCE, named="New request for an ICPC")
def receive_request(work: Work, request: ReceiveRequest) -> RequestKept:
    """Receive a request for an ICPC (D01); sent twice with the same uuid it is kept once."""
    found = check_clock(work, request.strategy_on, request.ticked_at)
    before = _received_before(work, request.uuid)
    if before is not None:
        return RequestKept(before, "This request was kept already.", "", found, (before,))
    _check(work, request)
    family, children, by_name = family_and_children(work, request.children, request.case_id)
    kept = _new_request(work, request, family, possible=found.possible_now)
    ids = [child.id for child in children]
    rows = [{"request_id": kept.id, "child_id": id_, "place": place} for place, id_ in enumerate(dict.fromkeys(ids))]
    work.session.execute(insert(RequestChild), rows)
    work.note_new(kept)
    _add_first_discussion(work, kept.id, request.strategy_on)
    keep_clocks(work, requests=(kept.id,))
    same = _same_family(family) if by_name else ""
    known = (same, *open_plans(work, kept.id), *other_requests(work, kept.id))
    said = " ".join(part for part in ("Received the request.", found.said, *known) if part)
    return RequestKept(kept.id, said, work.operation, found, (kept.id,))


@does(CloseRequest, roles=ASK_FOR_CONFERENCE, named="Close the request")
def close_request(work: Work, request: CloseRequest) -> Kept:
    """Close a request for which no conference is needed, with the reason; not while one stands in the diary."""
    kept = request_at(work, request.id, request.version)
    if kept.state == RequestState.NOT_MET:
        raise Refusal(
            "The threshold is not met. Record that the Team Manager acknowledged it: that closes the request."
        )
    why = said_why(request.why, "no conference is needed")
    conference = conference_of(work, kept.id)
    if conference is not None and conference.state == ConferenceState.HELD:
        raise Refusal(f"The conference of this request was held on {day_of(conference)}. There is nothing to close.")
    if conference is not None:
        raise Refusal(
            f"A conference is booked for {day_of(conference)}. Cancel it with its reason first, then close the request."
        )
    move(work, kept, RequestState.CLOSED, why)
    work.change(kept, "closed_why", why, why)
    return put_back(work, kept, "Closed the request.")


def _same_family(family: Family) -> str:
    """What to know when a family was found by a child's name alone."""
    reference = reference_of(family.case_id, family.id)
    return f"A child of this name is known: it was taken for reference {reference}. Undo it where it is another child."


def check_clock(work: Work, strategy_on: date, ticked_at: datetime) -> Squeeze:
    """What the days still allow (A15, A16), when discussion and tick could have been so: past, and in this order."""
    not_in_the_future(work, strategy_on, "the strategy discussion was held", "strategy_on")
    not_to_come(work, ticked_at, "ICPC was ticked", "ticked_at")
    not_before(ticked_at.astimezone(LONDON).date(), strategy_on, "The strategy discussion", "ticked_at")
    try:
        return squeeze(strategy_on, ticked_at, work.standard, work.calendar)
    except OutsideCalendar as refused:
        raise Refusal(str(refused), field="strategy_on") from None


def _check(work: Work, request: ReceiveRequest) -> None:
    refuse_unnamed(request.children)
    refuse_births_to_come(request.children, work.today)
    if not request.team.strip():
        raise Refusal("Enter the team that asks for the conference.", field="team")
    if request.looked_after_on is not None:
        not_in_the_future(work, request.looked_after_on, "the child became looked after", "looked_after_on")


def _received_before(work: Work, uuid: str) -> int | None:
    """The request that was made of this very sending; one that was taken back since can only be done again by Redo."""
    if not uuid:
        return None
    found = work.session.execute(
        select(IcpcRequest.id, IcpcRequest.voided_at).where(IcpcRequest.uuid == uuid)
    ).one_or_none()
    if found is not None and found.voided_at is not None:
        raise Refusal("This request was kept and taken back. Choose Redo, or enter it afresh.")
    return found.id if found is not None else None


def _new_request(work: Work, request: ReceiveRequest, family: Family, *, possible: bool) -> IcpcRequest:
    team = team_called(work, request.team)
    worker = person_called(work, request.social_worker, SOCIAL_WORKER)
    manager = person_called(work, request.team_manager, TEAM_MANAGER)
    # Where the standard knows no duty consultation, a request waits for its date from the start.
    consults = work.standard.sets("duty_consult_due")
    kept = IcpcRequest(
        uuid=request.uuid or str(uuid4()),
        family_id=family.id,
        state=(RequestState.RECEIVED if consults else RequestState.AWAITING_BOOKING).value,
        ticked_at=request.ticked_at,
        received_at=work.moment,
        team_id=team.id if team else None,
        social_worker_id=worker.id if worker else None,
        team_manager_id=manager.id if manager else None,
        possible_at_request=possible,
        dual_status=request.looked_after or request.looked_after_on is not None,
        looked_after_on=request.looked_after_on,
        notes=request.notes.strip(),
        standards=work.standard.code,
    )
    work.session.add(kept)
    work.session.flush()
    return kept


def _add_first_discussion(work: Work, request_id: int, on: date) -> None:
    """The strategy discussion that led to the section 47: the one that carries the clock (I01)."""
    first = StrategyDiscussion(uuid=str(uuid4()), request_id=request_id, on=on, initiated_s47=True)
    work.session.add(first)
    work.session.flush()
    work.note_new(first)
