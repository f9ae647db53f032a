"""The date that the unit sets when nobody booked within 24 hours, and the message to social worker and TM (D06)."""

from dataclasses import dataclass
from datetime import datetime

from cpdesk.desk.conference_at_hand import tell
from cpdesk.desk.consultations import last_consultation
from cpdesk.desk.email_words import email_subject
from cpdesk.desk.moving import leave_alone
from cpdesk.desk.outcome_texts import recipients
from cpdesk.desk.papers import is_invented
from cpdesk.desk.request_at_hand import (
    conference_of,
    discussion_with_clock,
    known_request,
    move,
    put_back,
    request_at,
)
from cpdesk.desk.slots import slots_for
from cpdesk.desk.unit import NAME
from cpdesk.desk.who_may import KEEP_DIARY, READ_DIARY
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.history import CREATED
from cpdesk.records.model import Conference, Family, IcpcRequest, Person, Room
from cpdesk.rows.diary import SlotsFor
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rows.requests import DateToImpose, ImposedDate, TickDateSent
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON
from cpdesk.rules.names import reference_of
from cpdesk.rules.requests import RequestState
from cpdesk.rules.squeeze import squeeze

ABOUT = "imposed_date"
_NO_SLOT = "No slot is free for the next weeks: look at the chairs' absences, or add a room."


@dataclass(frozen=True, slots=True)
class _Time:
    """A time with its chair and room, and why it is the one."""

    start_at: datetime
    end_at: datetime
    chair: str
    room: str
    reasons: tuple[str, ...]


@answers(ImposedDate, roles=READ_DIARY)
def imposed_date(work: Work, question: ImposedDate) -> DateToImpose:
    """The best free slot, or the date that was set already, with the message to social worker and Team Manager."""
    kept = known_request(work, question.id)
    if kept.state not in {RequestState.AWAITING_BOOKING, RequestState.DATE_IMPOSED}:
        raise Refusal("A date is set by the unit only for a request that waits for its date.")
    booked = conference_of(work, kept.id)
    found = _best(work, kept.id) if booked is None else _booked(work, booked)
    reference = _reference(work, kept)
    subject = email_subject(work, f"ICPC {reference}: date set by the Safeguarding Unit")
    last = last_consultation(work, kept.id)
    whom = recipients(work, kept, last.team_manager_id if last else kept.team_manager_id)[:2]
    if found is None:
        return DateToImpose(kept.id, None, None, "", "", (_NO_SLOT,), subject, "", whom)
    text = _message(work, kept, found, reference)
    return DateToImpose(
        kept.id, found.start_at, found.end_at, found.chair, found.room, found.reasons, subject, text, whom
    )


@does(TickDateSent, roles=KEEP_DIARY, named="Record that the date was sent")
def tick_date_sent(work: Work, request: TickDateSent) -> Kept:
    """Record that the date set by the unit went to the social worker and to the Team Manager: both of them (D06)."""
    kept = request_at(work, request.id, request.version)
    booked = conference_of(work, kept.id)
    if booked is None or not booked.imposed:
        raise Refusal("No date was set by the unit for this request yet. Book it as a date set by the unit first.")
    if not (request.social_worker or request.team_manager):
        raise Refusal("Tick whom it went to: the social worker, the Team Manager.", field="social_worker")
    told = []
    for ticked, field, number, part in (
        (request.social_worker, "imposed_told_sw_at", kept.social_worker_id, "Social worker"),
        (request.team_manager, "imposed_told_tm_at", kept.team_manager_id, "Team manager"),
    ):
        if ticked and getattr(kept, field) is None:
            work.change(kept, field, work.moment)
            told.append((_name(work, number) or part, request.how))
    tell(work, ABOUT, kept.id, told)
    leave_alone(work, "conference", booked.id, ("start_at", CREATED))  # it is moved instead
    if kept.imposed_told_sw_at is None or kept.imposed_told_tm_at is None:
        missing = "the Team Manager" if kept.imposed_told_tm_at is None else "the social worker"
        return put_back(work, kept, f"Recorded. Still to be told: {missing}.")
    if kept.state == RequestState.DATE_IMPOSED:
        move(work, kept, RequestState.BOOKED)
    return put_back(work, kept, "Recorded: the social worker and the Team Manager have the date.")


def _best(work: Work, request_id: int) -> _Time | None:
    slots = slots_for(work, SlotsFor(request_id=request_id, count=1))
    if not slots:
        return None
    best = slots[0]
    return _Time(best.start_at, best.end_at, best.chair, best.room, best.reasons)


def _booked(work: Work, conference: Conference) -> _Time | None:
    """The date that stands in the diary already, for the message."""
    if conference.start_at is None or conference.end_at is None:
        return None
    chair = _name(work, conference.chair_id)
    room = None if conference.room_id is None else work.session.get(Room, conference.room_id)
    return _Time(conference.start_at, conference.end_at, chair, room.name if room else "", ())


def _message(work: Work, kept: IcpcRequest, found: _Time, reference: str) -> str:
    """What social worker and Team Manager are sent; a reference and no name of a child."""
    start, end = found.start_at.astimezone(LONDON), found.end_at.astimezone(LONDON)
    strategy_on = discussion_with_clock(work, kept.id).on
    clock = squeeze(strategy_on, kept.ticked_at, work.standard, work.calendar)
    late = start.date() > clock.icpc_due
    limit = f"The last day in time {'was' if late else 'is'} {long(clock.icpc_due)}"
    opening = "DEMONSTRATION: every person and every date is invented.\n\n" if is_invented(work) else ""
    return (
        f"{opening}OFFICIAL-SENSITIVE\n\n"
        f"No date was booked for the initial conference {reference} within 24 hours of the duty chair's outcome. The "
        f"Safeguarding Unit has set it:\n\n"
        f"{long(start.date())}, {start:%H:%M} to {end:%H:%M}\n"
        f"Room: {found.room}\nChair: {found.chair}\n\n"
        f"{limit}: 15 working days after the strategy discussion on {long(strategy_on)}.\n"
        "Social worker: send the diary clerk the names of those to be invited today.\n\n"
        f"{work.setting(NAME, '')}\n"
    )


def _reference(work: Work, kept: IcpcRequest) -> str:
    family = work.session.get_one(Family, kept.family_id)
    return reference_of(family.case_id, family.id)


def _name(work: Work, number: int | None) -> str:
    person = None if number is None else work.session.get(Person, number)
    return person.name if person else ""
