"""Decisions on a request: is an ICPC needed for a looked-after child (D10), what gives way in short time (A16)."""

from cpdesk.desk.entry_at_hand import not_in_the_future, said_why
from cpdesk.desk.request_at_hand import conference_of, day_of, move, put_back, request_at
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE, CONSULT, KEEP_DIARY
from cpdesk.desk.work import Work, does
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import ChooseShortTime, DecideIcpcNeeded
from cpdesk.rules.requests import RequestState, ShortTime
from cpdesk.words import SHORT_TIME_WORDS


@does(DecideIcpcNeeded, roles=ASK_FOR_CONFERENCE | CONSULT, named="Decide whether an ICPC is needed")
def decide_icpc_needed(work: Work, request: DecideIcpcNeeded) -> Kept:
    """Record for a child who is looked after too whether an ICPC is needed, by whom and why; no closes it (D10)."""
    kept = request_at(work, request.id, request.version)
    if not kept.dual_status:
        raise Refusal("This decision is for a child who is looked after too. Tick that on the request first.")
    if not request.by.strip():
        raise Refusal("Enter who decided it.", field="by")
    why = said_why(request.why, "an ICPC is still needed" if request.needed else "no ICPC is needed")
    not_in_the_future(work, request.on, "it was decided", "on")
    work.change(kept, "icpc_needed", "yes" if request.needed else "no", why)
    work.change(kept, "icpc_needed_by", " ".join(request.by.split()))
    work.change(kept, "icpc_needed_why", why)
    work.change(kept, "icpc_needed_on", request.on)
    if request.needed:
        return put_back(work, kept, "Recorded: an ICPC is still needed. It can be booked.")
    conference = conference_of(work, kept.id)
    if conference is not None:
        said = f"Recorded: no ICPC is needed. Cancel the conference booked for {day_of(conference)} with that decision."
        return put_back(work, kept, said)
    move(work, kept, RequestState.CLOSED, why)
    work.change(kept, "closed_why", f"Looked after: no ICPC is needed. {why}", why)
    return put_back(work, kept, "Recorded: no ICPC is needed. The request is closed.")


@does(ChooseShortTime, roles=ASK_FOR_CONFERENCE | KEEP_DIARY, named="Choose what short time costs")
def choose_short_time(work: Work, request: ChooseShortTime) -> Kept:
    """Record what is kept where 15 working days and the notice cannot both be; keeping the notice needs why (A16)."""
    kept = request_at(work, request.id, request.version)
    why = request.why.strip()
    if request.choice is ShortTime.KEEP_NOTICE:
        why = said_why(request.why, "the conference is to be later than 15 working days")
    work.change(kept, "short_time", request.choice.value, why)
    work.change(kept, "short_time_why", why, why)
    words = SHORT_TIME_WORDS[request.choice]
    return put_back(work, kept, f"Chosen: {words[0].lower()}{words[1:]}.")
