"""Moving a conference: its reason, always a new date, the 24-hour rule of a review, who was told (S39, A11, I24)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.always_told import provisional_unless_told
from cpdesk.desk.bookable import chair_called, room_called
from cpdesk.desk.booking import ask_for_reasons, booked, fields_of, refuse_against
from cpdesk.desk.booking_checks import (
    TimeWanted,
    at_words,
    clock_words,
    end_of,
    holiday,
    is_late,
    london_time,
    warnings,
)
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import (
    conference_at,
    end_at,
    last_move,
    put_back,
    refuse_unless,
    start_of,
    tell,
)
from cpdesk.desk.day_booked import day_booked
from cpdesk.desk.day_lock import hold_days
from cpdesk.desk.entry_at_hand import said_why
from cpdesk.desk.invitations import invitations_follow
from cpdesk.desk.known_names import MINUTE_TAKER, person_called
from cpdesk.desk.to_book import ToBook, to_book
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work, does
from cpdesk.records.history import CREATED
from cpdesk.records.model import Conference, ConferenceMove, CoreGroup, Happening, Operation, Person, Room
from cpdesk.rows.booking import Booked, MoveConference, SayTold
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import TO_COME, ConferenceState
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.notice_hours import Notice, hours_before, notice_of
from cpdesk.words import TOLD_BY_WORDS

NOT_TO_COME: dict[str, str] = {
    ConferenceState.REQUESTED: "This conference has no date yet. Book it.",
    ConferenceState.HELD: "This conference was held already, so it stays where it is.",
    ConferenceState.CANCELLED: "This conference was cancelled. Book another one for the request if it is needed again.",
}
_PROVISIONAL_AGAIN = "It is provisional again: confirm it when police, probation and GP were told of the new time."
_NOT_EXCEPTIONAL = "A review is moved only in exceptional circumstances: this move is kept as not exceptional."


@does(MoveConference, roles=KEEP_DIARY, named="Move the conference")
def move_conference(work: Work, request: MoveConference) -> Booked:
    """Give a conference another time, with the reason; a late move of a review is kept and said, never refused."""
    start = london_time(request.start_at)
    hold_days(work, [start.date(), _day_before(work, request.id)])
    conference = conference_at(work, request.id, request.version)
    refuse_unless(conference, TO_COME, NOT_TO_COME)
    why = said_why(request.why, "the conference is moved")
    wanted = to_book(work, None, conference.id)
    time = _time(work, conference, request, start)
    _refuse_same_time(conference, time)
    day = day_booked(work, time.on)
    refuse_against(work, wanted, time, day)
    ask_for_reasons(work, wanted, time, request)
    said = warnings(work, wanted, time, day)
    move = _keep_move(work, conference, time, request, why)
    notice = notice_of(move.from_at, work.moment, work.standard, work.calendar)
    said += _of_a_review(conference, notice, exceptional=request.exceptional)
    _keep_time(work, conference, wanted, time, request)
    said += _to_tell_again(invitations_follow(work, conference, move.from_at))
    if provisional_unless_told(work, conference, why):
        said.append(_PROVISIONAL_AGAIN)
    tell(work, "conference_move", move.id, request.told)
    work.may_undo = not request.told
    words = f"Moved to {at_words(time)}, {clock_words(work, wanted, time.on)}."
    return booked(work, conference, words, warnings=said, operation=work.operation)


def _day_before(work: Work, conference_id: int) -> date | None:
    return work.session.scalar(select(Conference.on_day).where(Conference.id == conference_id))


def _time(work: Work, conference: Conference, request: MoveConference, start: datetime) -> TimeWanted:
    """The new time with its people and room: those of before where nothing else is said."""
    lasted = int((end_at(conference) - start_of(conference)) / timedelta(minutes=1))
    return TimeWanted(
        start,
        end_of(start, lasted if request.minutes is None else request.minutes),
        chair_called(work, request.chair) if request.chair.strip() else work.session.get(Person, conference.chair_id),
        room_called(work, request.room) if request.room.strip() else work.session.get(Room, conference.room_id),
        _minute_taker(work, conference, request.minute_taker),
    )


def _minute_taker(work: Work, conference: Conference, name: str | None) -> Person | None:
    if name is not None:
        return person_called(work, name, MINUTE_TAKER)
    return work.session.get(Person, conference.minute_taker_id) if conference.minute_taker_id is not None else None


def _refuse_same_time(conference: Conference, time: TimeWanted) -> None:
    if conference.start_at == time.start:
        raise Refusal("The conference is at that time already. Choose another time.", field="start_at")


def _keep_move(
    work: Work, conference: Conference, time: TimeWanted, request: MoveConference, why: str
) -> ConferenceMove:
    """Write down the move itself: from when to when, decided when and by whom, how many hours before (I24)."""
    before = start_of(conference)
    move = ConferenceMove(
        uuid=str(uuid4()), conference_id=conference.id, from_at=before, to_at=time.start, decided_at=work.moment,
        by=work.who, why=why, exceptional=request.exceptional, notice_hours=hours_before(before, work.moment),
        operation=work.operation,
    )  # fmt: skip
    work.session.add(move)
    work.session.flush()
    work.note_new(move, why=why)
    return move


def _keep_time(work: Work, conference: Conference, wanted: ToBook, time: TimeWanted, request: MoveConference) -> None:
    late = is_late(wanted, time.on)
    for name, value in {
        **fields_of(time),
        "late_reason": request.late_reason.value if late and request.late_reason else "",
        "late_why": request.why if late else "",
        "holiday_why": request.holiday_why if holiday(work, time.on) else "",
        "moves": conference.moves + 1,
    }.items():
        work.change(conference, name, value, request.why)


def _to_tell_again(invited: tuple[str, ...]) -> list[str]:
    return [f"Invitations went out for the old time. Tell again: {'; '.join(invited)}."] if invited else []


def _of_a_review(conference: Conference, notice: Notice, *, exceptional: bool) -> list[str]:
    """What to know when a review moves: exceptional only, and everybody told 24 hours before (S39)."""
    if conference.kind != ConferenceKind.RCPC:
        return []
    found = [] if exceptional else [_NOT_EXCEPTIONAL]
    return found if notice.enough and not notice.last_working_moment_passed else [*found, notice.said]


@does(SayTold, roles=KEEP_DIARY, named="Say who was told")
def say_told(work: Work, request: SayTold) -> Kept:
    """Keep who was told of the new time and how (S34, S39); from now on Undo leaves that time alone."""
    if request.at is not None and request.at > work.moment:
        raise Refusal("That has not come yet. Enter when they were told.", field="at")
    told = [(request.who, request.how)]
    if request.core_group_id is not None:
        group = work.session.get(CoreGroup, request.core_group_id)
        if group is None or group.voided_at is not None:
            raise Refusal("This core group is no longer known here. Read it again (F5 in the window).")
        tell(work, "core_group", group.id, told, request.at)
        leave_alone(work, "core_group", group.id, ("planned_on", "state", CREATED))
        keep_clocks(work, core_groups=[group.id])
        return Kept((group.id,), _said(request), work.operation)
    if request.conference_id is None:
        raise Refusal("Choose the conference of whose time somebody was told.")
    conference = conference_at(work, request.conference_id)
    move = last_move(work.session, conference.id)
    tell(work, *(("conference_move", move.id) if move else ("conference", conference.id)), told, request.at)
    leave_alone(work, "conference", conference.id, ("start_at", CREATED))
    return put_back(work, conference, _said(request))


def _said(request: SayTold) -> str:
    return f"Recorded: {' '.join(request.who.split())} was told {TOLD_BY_WORDS[request.how].lower()}."


def leave_alone(work: Work, entity: str, id_: int, fields: Sequence[str]) -> None:
    """Let Undo no longer take back the step that last gave this record its time: somebody was told of it."""
    last = select(Happening.operation).where(
        Happening.entity == entity, Happening.entity_id == id_, Happening.field.in_(fields)
    )
    operation = work.session.scalars(last.order_by(Happening.seq.desc()).limit(1)).first()
    found = work.session.scalar(select(Operation).where(Operation.uuid == operation))
    if found is not None:
        found.may_undo = False
