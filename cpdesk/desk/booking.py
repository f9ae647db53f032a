"""Booking a conference: refused where it is impossible, kept where it is late or short of notice, with its reason."""

from collections.abc import Iterable
from datetime import UTC
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.booking_checks import (
    TimeWanted,
    at_words,
    clashes,
    clock_words,
    end_of,
    holiday,
    impossible,
    is_late,
    london_time,
    notice_said,
    refuse_first,
    warnings,
)
from cpdesk.desk.clocks import limits_of
from cpdesk.desk.conference_at_hand import (
    conference_at,
    end_at,
    give_children,
    hold_request,
    put_back,
    start_of,
)
from cpdesk.desk.day_booked import DayBooked, day_booked
from cpdesk.desk.day_lock import hold_days
from cpdesk.desk.invitations import start_invitations
from cpdesk.desk.known_names import MINUTE_TAKER, person_called
from cpdesk.desk.request_at_hand import move
from cpdesk.desk.to_book import ToBook, refuse_unless_waiting, to_book
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Child, Conference, IcpcRequest, Person, Room
from cpdesk.rows.booking import BookConference, Booked, MoveConference
from cpdesk.rows.late_words import LATE_REASON_WORDS
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceState, LateReason
from cpdesk.rules.how_dates_read import listed, short
from cpdesk.rules.names import family_name
from cpdesk.rules.requests import LACK_A_DATE, RequestState, ShortTime


@does(BookConference, roles=KEEP_DIARY, named="Book the conference")
def book_conference(work: Work, request: BookConference) -> Booked:
    """Book a conference for a request, or give a review its date; asked twice with the same uuid it is booked once."""
    start = london_time(request.start_at)
    hold_days(work, [start.date()])
    kept = _booked_before(work, request.uuid)
    if kept is not None:
        return booked(work, kept, "The conference was booked already.")
    _hold_subject(work, request)
    wanted = to_book(work, request.request_id, request.conference_id)
    refuse_unless_waiting(work, wanted)
    time = TimeWanted(
        start,
        end_of(start, request.minutes, request.end_at),
        chair_called(work, request.chair),
        room_called(work, request.room),
        person_called(work, request.minute_taker, MINUTE_TAKER),
    )
    day = day_booked(work, time.on)
    refuse_against(work, wanted, time, day)
    _ask_what_is_missing(work, wanted, time, request)
    said = [*warnings(work, wanted, time, day), *_cut_short(work, wanted, time, request)]
    conference = _keep(work, wanted, time, request)
    words = f"Booked: {at_words(time)}, {clock_words(work, wanted, time.on)}."
    return booked(work, conference, words, warnings=said, operation=work.operation)


def refuse_against(work: Work, wanted: ToBook, time: TimeWanted, day: DayBooked) -> None:
    """Refuse a time that is impossible or at which somebody or something is taken (I03, I04)."""
    refuse_first(impossible(work, wanted, time))
    refuse_first(clashes(work, wanted, time, day))


def ask_for_reasons(work: Work, wanted: ToBook, time: TimeWanted, request: BookConference | MoveConference) -> None:
    """Refuse a day not worked and a day after the limit as long as nobody said why (I03, S02, S38)."""
    closed = holiday(work, time.on)
    if closed and not request.holiday_why.strip():
        raise Refusal(closed, field="holiday_why")
    if not is_late(wanted, time.on):
        return
    if request.late_reason is None:
        codes = listed([f"{LATE_REASON_WORDS[one].lower()} ({one.value})" for one in LateReason])
        raise Refusal(
            f"{short(time.on)} is after {short(wanted.last_in_time)}, the last day in time "
            f"({clock_words(work, wanted, time.on)}). Choose an earlier day, or say why it is late: {codes}.",
            field="late_reason",
        )
    if request.late_reason is LateReason.OTHER and not request.why.strip():
        raise Refusal("Say in words why it is late.", field="why")


def _hold_subject(work: Work, request: BookConference) -> None:
    """Nobody else changes the request or the review until it is booked."""
    if request.conference_id is not None:
        conference_at(work, request.conference_id, request.version)
    elif request.request_id is not None:
        hold_request(work, request.request_id, request.version)


def _booked_before(work: Work, uuid: str) -> Conference | None:
    """The conference that was booked by this very request; one taken back since can only be done again by Redo."""
    if not uuid:
        return None
    found = work.session.scalar(select(Conference).where(Conference.uuid == uuid))
    if found is not None and found.voided_at is not None:
        raise Refusal("This conference was booked and taken back. Choose Redo, or book it afresh.")
    return found


def _ask_what_is_missing(work: Work, wanted: ToBook, time: TimeWanted, request: BookConference) -> None:
    ask_for_reasons(work, wanted, time, request)
    if time.on < work.today and not request.why.strip():
        raise Refusal(
            f"{short(time.on)} has passed. Choose a day to come, or say why the conference is entered afterwards.",
            field="why",
        )


def _cut_short(work: Work, wanted: ToBook, time: TimeWanted, request: BookConference) -> list[str]:
    """Keep the choice of A16 where notice and limit cannot both be met; 15 days are kept when nobody chose."""
    icpc = wanted.request
    if icpc is None:
        return []
    late = is_late(wanted, time.on)
    kept, _ = notice_said(work, wanted.kind, time.on)
    choice = request.short_time or _choice(kept, late, request.late_reason)
    if choice is None or (icpc.short_time and request.short_time is None):
        return []
    work.change(icpc, "short_time", choice.value, request.short_time_why or request.why)
    work.change(icpc, "short_time_why", request.short_time_why or request.why)
    return [] if kept or request.short_time else ["It is kept as the choice made: 15 working days before full notice."]


def _choice(kept: bool, late: bool, reason: LateReason | None) -> ShortTime | None:
    if late:
        return ShortTime.KEEP_NOTICE if kept and reason is LateReason.NOTICE_KEPT else None
    return None if kept else ShortTime.KEEP_FIFTEEN


def _keep(work: Work, wanted: ToBook, time: TimeWanted, request: BookConference) -> Conference:
    """Write the conference, what its request now is, and the list of those who are told of it (S05)."""
    conference = wanted.conference or _new(work, wanted, request)
    late = is_late(wanted, time.on)
    for name, value in {
        **fields_of(time),
        "state": ConferenceState.PROVISIONAL.value,
        "booked_at": work.moment.astimezone(UTC),
        "late_reason": request.late_reason.value if late and request.late_reason else "",
        "late_why": request.why.strip() if late or time.on < work.today else "",
        "holiday_why": request.holiday_why.strip() if holiday(work, time.on) else "",
        "imposed": request.imposed,
    }.items():
        work.change(conference, name, value, request.why)
    if wanted.request is not None:
        _book_request(work, wanted.request, request)
    start_invitations(work, conference)
    return conference


def fields_of(time: TimeWanted) -> dict[str, object]:
    """A time with its people and room, as a conference keeps them."""
    return {
        "start_at": time.start.astimezone(UTC),
        "end_at": time.end.astimezone(UTC),
        "on_day": time.on,
        "chair_id": time.chair.id if time.chair else None,
        "room_id": time.room.id if time.room else None,
        "minute_taker_id": time.minute_taker.id if time.minute_taker else None,
    }


def _new(work: Work, wanted: ToBook, request: BookConference) -> Conference:
    icpc = wanted.request
    assert icpc is not None, "only a request is booked without a conference"  # noqa: S101 - what to_book gives
    named = work.session.execute(select(Child.id, Child.surname).where(Child.id.in_(wanted.children)))
    surnames = {row.id: row.surname for row in named}
    conference = Conference(
        uuid=request.uuid or str(uuid4()), kind=wanted.kind, state=ConferenceState.REQUESTED.value,
        family_id=icpc.family_id, request_id=icpc.id, sequence_no=0, team_id=icpc.team_id,
        social_worker_id=icpc.social_worker_id, team_manager_id=icpc.team_manager_id,
        shown=family_name(surnames[id_] for id_ in wanted.children), children=len(wanted.children),
        looked_after=icpc.dual_status, standards=work.standard.code,
    )  # fmt: skip
    work.session.add(conference)
    work.session.flush()
    work.note_new(conference, why=request.why)
    give_children(work.session, conference, wanted.children)
    return conference


def _book_request(work: Work, icpc: IcpcRequest, request: BookConference) -> None:
    """A request that waits for a date has one now; one whose threshold is not told yet stays where it is (D04)."""
    if icpc.state not in {state.value for state in LACK_A_DATE}:
        return
    imposed = request.imposed and icpc.state == RequestState.AWAITING_BOOKING
    move(work, icpc, RequestState.DATE_IMPOSED if imposed else RequestState.BOOKED, request.why)


def booked(
    work: Work,
    conference: Conference,
    said: str,
    *,
    warnings: Iterable[str] = (),
    operation: str = "",
    next_conference_id: int | None = None,
    core_group_id: int | None = None,
) -> Booked:
    """What was kept of a conference that has its time, with the deadlines that follow from it, soonest first."""
    put_back(work, conference, said)
    chair = work.session.get(Person, conference.chair_id) if conference.chair_id is not None else None
    room = work.session.get(Room, conference.room_id) if conference.room_id is not None else None
    return Booked(
        conference.id,
        start_of(conference),
        end_at(conference),
        chair.name if chair else "",
        room.name if room else "",
        limits_of(work, conference),
        said,
        operation,
        tuple(dict.fromkeys(warnings)),
        (conference.id,),
        next_conference_id,
        core_group_id,
    )
