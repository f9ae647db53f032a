"""Strategy discussions of a request: exactly one carries the clock, another takes it only with why (I01, A14)."""

from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.entry_at_hand import not_in_the_future, said_why
from cpdesk.desk.request_at_hand import conference_of, discussion_with_clock, put_back, request_at
from cpdesk.desk.requests import check_clock
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE
from cpdesk.desk.work import Work, does
from cpdesk.records.model import IcpcRequest, StrategyDiscussion
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import AddStrategyDiscussion, MoveClock
from cpdesk.rules.how_dates_read import long, short

_WHY = "another strategy discussion carries the clock"


@does(AddStrategyDiscussion, roles=ASK_FOR_CONFERENCE, named="Add a strategy discussion")
def add_strategy_discussion(work: Work, request: AddStrategyDiscussion) -> Kept:
    """List another strategy discussion; it carries the clock only when that is said, and why (I01)."""
    kept = request_at(work, request.id, request.version)
    not_in_the_future(work, request.on, "the strategy discussion was held", "on")
    there = select(StrategyDiscussion.id).where(
        StrategyDiscussion.request_id == kept.id, StrategyDiscussion.on == request.on,
        StrategyDiscussion.voided_at.is_(None),
    )  # fmt: skip
    if work.session.scalar(there) is not None:
        raise Refusal(f"The strategy discussion on {short(request.on)} is listed already.", field="on")
    why = said_why(request.why, _WHY) if request.carries_clock else request.why.strip()
    added = StrategyDiscussion(uuid=str(uuid4()), request_id=kept.id, on=request.on, initiated_s47=False, why=why)
    work.session.add(added)
    work.session.flush()
    work.note_new(added, why=why)
    if not request.carries_clock:
        clock = discussion_with_clock(work, kept.id)
        return put_back(work, kept, f"Listed the strategy discussion. The clock still runs from {short(clock.on)}.")
    return put_back(work, kept, _give_clock(work, kept, added, why))


@does(MoveClock, roles=ASK_FOR_CONFERENCE, named="Count from another strategy discussion")
def move_clock(work: Work, request: MoveClock) -> Kept:
    """Let another strategy discussion that is listed carry the clock, with the reason (I01, A14)."""
    kept = request_at(work, request.id, request.version)
    chosen = work.session.get(StrategyDiscussion, request.discussion_id)
    if chosen is None or chosen.request_id != kept.id or chosen.voided_at is not None:
        raise Refusal("This strategy discussion is not listed for the request. Read it again (F5 in the window).")
    if chosen.initiated_s47:
        raise Refusal(f"The clock runs from {short(chosen.on)} already.")
    return put_back(work, kept, _give_clock(work, kept, chosen, said_why(request.why, _WHY)))


def _give_clock(work: Work, kept: IcpcRequest, chosen: StrategyDiscussion, why: str) -> str:
    """Let this discussion alone carry the clock, and say what it means for the last day in time (I02)."""
    found = check_clock(work, chosen.on, kept.ticked_at)
    work.change(discussion_with_clock(work, kept.id), "initiated_s47", value=False, why=why)
    work.change(chosen, "initiated_s47", value=True, why=why)
    work.change(chosen, "why", why, why)
    work.change(kept, "possible_at_request", found.possible_now, why)
    said = f"The clock runs from {short(chosen.on)}: the last day in time is {long(found.icpc_due)}."
    conference = conference_of(work, kept.id)
    if conference is not None and conference.on_day is not None and conference.on_day > found.icpc_due:
        said += f" The conference booked for {short(conference.on_day)} is later than that: move it, or say why."
    return said
