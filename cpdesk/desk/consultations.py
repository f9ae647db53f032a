"""The duty chair's threshold consultation, whom its outcome goes to, and what follows from each (D02 to D06)."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.entry_at_hand import not_in_the_future, said_why
from cpdesk.desk.known_names import TEAM_MANAGER, person_called
from cpdesk.desk.outcome_texts import outcome_texts
from cpdesk.desk.request_at_hand import (
    conference_of,
    day_of,
    move,
    not_before,
    not_to_come,
    put_back,
    request_at,
)
from cpdesk.desk.request_clocks import all_told
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE, CONSULT
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Consultation, IcpcRequest
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import AcknowledgeNotMet, ConsultationKept, RecordConsultation, TickOutcomeSent
from cpdesk.rules.how_dates_read import listed, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState, ThresholdOutcome, may_move
from cpdesk.rules.standards import standard
from cpdesk.words import THRESHOLD_WORDS

TOLD_FIELDS = {
    "social_worker": "told_social_worker_at",
    "team_manager": "told_team_manager_at",
    "diary_clerk": "told_diary_clerk_at",
    "case_note": "case_note_at",
}
_TOLD_WORDS = {
    "social_worker": "the social worker",
    "team_manager": "the Team Manager",
    "diary_clerk": "the diary clerk",
    "case_note": "the case note",
}
_STATE_OF = {
    ThresholdOutcome.MET: RequestState.THRESHOLD_MET,
    ThresholdOutcome.NOT_MET: RequestState.NOT_MET,
    ThresholdOutcome.MORE_INFORMATION: RequestState.MORE_INFORMATION,
}
_FOUND_ALREADY = {
    ThresholdOutcome.MET: "It is recorded already that the threshold is met. Record who was told of it; where that "
    "was wrong, take it back with Undo.",
    ThresholdOutcome.NOT_MET: "It is recorded already that the threshold is not met. Record the Team Manager's word on "
    "it; where that was wrong, take it back with Undo.",
}
_ASKS_WHY = {
    ThresholdOutcome.NOT_MET: "the threshold is not met",
    ThresholdOutcome.MORE_INFORMATION: "more information is needed, and which",
}


@does(RecordConsultation, roles=CONSULT, named="Record the consultation")
def record_consultation(work: Work, request: RecordConsultation) -> ConsultationKept:
    """Record what the duty chair found, and with which Team Manager it was discussed (D02, D03)."""
    kept = request_at(work, request.id, request.version)
    if not standard(kept.standards).sets("duty_consult_due"):
        raise Refusal("This unit's practice standard knows no duty consultation: the request waits for its date.")
    chair = chair_called(work, request.chair)
    manager = person_called(work, request.team_manager, TEAM_MANAGER)
    if manager is None:
        raise Refusal(
            "Enter the Team Manager with whom the threshold was discussed. A social worker may give information, but "
            "the discussion is with a Team Manager.",
            field="team_manager",
        )
    _check_time(work, kept, request.completed_at)
    asks = _ASKS_WHY.get(request.outcome)
    why = said_why(request.why, asks) if asks else request.why.strip()
    wanted = _STATE_OF[request.outcome]
    if kept.state == wanted and not may_move(wanted, wanted):
        raise Refusal(_FOUND_ALREADY[request.outcome])
    move(work, kept, wanted, why)
    consultation = Consultation(
        uuid=str(uuid4()), request_id=kept.id, chair_id=chair.id, team_manager_id=manager.id,
        outcome=request.outcome.value, completed_at=request.completed_at, why=why,
        social_worker_contacted=request.social_worker_contacted,
    )  # fmt: skip
    work.session.add(consultation)
    work.session.flush()
    work.note_new(consultation, why=why)
    done = put_back(work, kept, _said(work, kept, request.outcome))
    texts = outcome_texts(work, kept, consultation)
    return ConsultationKept(
        done.ids, done.said, done.operation, texts.subject, texts.email_text, texts.case_note, texts.recipients
    )


@does(TickOutcomeSent, roles=CONSULT | ASK_FOR_CONFERENCE, named="Record who was told of the outcome")
def tick_outcome_sent(work: Work, request: TickOutcomeSent) -> Kept:
    """Record to whom the outcome went; with all four told the 24 hours for booking begin (D04, D06)."""
    kept = request_at(work, request.id, request.version)
    last = last_consultation(work, kept.id)
    if last is None:
        raise Refusal("The duty chair has not consulted yet. Record the consultation first.")
    _tick(work, last, request)
    missing = [words for name, words in _TOLD_WORDS.items() if getattr(last, TOLD_FIELDS[name]) is None]
    if missing:
        return put_back(work, kept, f"Recorded. Still to do: {listed(missing)}.")
    if kept.state == RequestState.THRESHOLD_MET:
        booked = conference_of(work, kept.id)
        move(work, kept, RequestState.BOOKED if booked else RequestState.AWAITING_BOOKING)
        if booked:
            return put_back(work, kept, f"Everybody was told. The conference stands booked for {day_of(booked)}.")
        return put_back(work, kept, "Everybody was told. The request waits for its date.")
    return put_back(work, kept, "Everybody was told.")


@does(AcknowledgeNotMet, roles=CONSULT | ASK_FOR_CONFERENCE, named="Acknowledge that the threshold is not met")
def acknowledge_not_met(work: Work, request: AcknowledgeNotMet) -> Kept:
    """Record that the Team Manager acknowledged that the threshold is not met; the request closes (A23)."""
    kept = request_at(work, request.id, request.version)
    last = last_consultation(work, kept.id)
    if kept.state != RequestState.NOT_MET or last is None:
        raise Refusal("The duty chair did not find that the threshold is not met, so there is nothing to acknowledge.")
    not_in_the_future(work, request.on, "the Team Manager acknowledged it", "on")
    not_before(request.on, last.completed_at.astimezone(LONDON).date(), "The consultation", "on")
    booked = conference_of(work, kept.id)
    if booked is not None:
        raise Refusal(f"A conference is booked for {day_of(booked)}. Cancel it with its reason first.")
    work.change(kept, "not_met_acknowledged_on", request.on)
    move(work, kept, RequestState.CLOSED)
    work.change(kept, "closed_why", "The threshold is not met; the Team Manager acknowledged it.")
    return put_back(work, kept, "Recorded: the Team Manager acknowledged it. The request is closed.")


def last_consultation(work: Work, request_id: int) -> Consultation | None:
    """The consultation that counts: the last one recorded."""
    asked = select(Consultation).where(Consultation.request_id == request_id, Consultation.voided_at.is_(None))
    return work.session.scalars(asked.order_by(Consultation.completed_at.desc(), Consultation.id.desc())).first()


def _check_time(work: Work, kept: IcpcRequest, completed_at: datetime) -> None:
    not_to_come(work, completed_at, "the consultation was completed", "completed_at")
    last = last_consultation(work, kept.id)
    if completed_at < kept.ticked_at:
        ticked = short_moment(kept.ticked_at.astimezone(LONDON))
        raise Refusal(f"ICPC was ticked on {ticked}. Enter a later moment.", field="completed_at")
    if last is not None and completed_at < last.completed_at:
        before = short_moment(last.completed_at.astimezone(LONDON))
        raise Refusal(f"The consultation before was completed on {before}. Enter a later moment.", field="completed_at")


def _said(work: Work, kept: IcpcRequest, outcome: ThresholdOutcome) -> str:
    said = f"Recorded: {THRESHOLD_WORDS[outcome][0].lower()}{THRESHOLD_WORDS[outcome][1:]}."
    booked = conference_of(work, kept.id)
    if booked is not None and outcome is ThresholdOutcome.NOT_MET:
        said += f" A conference is booked for {day_of(booked)}: cancel it with its reason."
    return f"{said} Send it to the social worker, the Team Manager and the diary clerk, and put it in the case notes."


def _tick(work: Work, last: Consultation, request: TickOutcomeSent) -> None:
    unknown = [name for name in request.sent if name not in TOLD_FIELDS]
    if unknown or not request.sent:
        raise Refusal(f"Tick whom it went to: {listed(list(_TOLD_WORDS.values()))}.", field="sent")
    at = request.at or max(work.moment, last.completed_at)
    not_to_come(work, at, "it was sent", "at")
    if at < last.completed_at:
        done = short_moment(last.completed_at.astimezone(LONDON))
        raise Refusal(f"The consultation was completed on {done}. Enter a later moment.", field="at")
    for name in request.sent:
        if getattr(last, TOLD_FIELDS[name]) is None:
            work.change(last, TOLD_FIELDS[name], at)


def sent_of(consultation: Consultation) -> tuple[str, ...]:
    """Whom the outcome of a consultation went to so far."""
    return tuple(name for name, field in TOLD_FIELDS.items() if getattr(consultation, field) is not None)


def told_at(consultation: Consultation | None) -> datetime | None:
    """When the last of the four was told that the threshold is met; None while somebody was not (D06)."""
    if consultation is None or consultation.outcome != ThresholdOutcome.MET:
        return None
    return all_told(consultation)
