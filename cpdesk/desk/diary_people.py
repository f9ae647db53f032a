"""Chairs and rooms that conferences are booked with, how many a day, and the hours of the unit's conference day."""

from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from cpdesk.desk.known_names import CHAIR, MINUTE_TAKER, person_called
from cpdesk.desk.who_may import KEEP_DIARY, KEEP_TEAM_MAP, READ_DIARY
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Conference, LinkedChair, Person, RoleHolder, Room, Team
from cpdesk.rows.people import (
    AddChair,
    AddRoom,
    Bookable,
    ChairRow,
    ChairsAndRooms,
    ChangeChairLimit,
    ChangeDiaryHours,
    CloseRoom,
    RoomRow,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.clock_times import NotATime, read_clock_time
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.email_address import is_email_address, not_an_address
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.names import fold, person_key

HOURS = "hours of the conference day"
USUAL_HOURS: dict[str, Any] = {"day_begins": "09:00", "day_ends": "17:00", "minutes": 90, "chair_limit": 2}
KEEP_CHAIRS = KEEP_TEAM_MAP | KEEP_DIARY
_MOST_A_DAY = 12
_SHORTEST, _LONGEST = 15, 480


@answers(ChairsAndRooms, roles=READ_DIARY)
def chairs_and_rooms(work: Work, question: ChairsAndRooms) -> Bookable:
    """Chairs with their limit and teams, rooms, minute-takers, and the hours of the day."""
    hours = diary_hours(work)
    rooms = select(Room.id, Room.version, Room.name, Room.online).where(Room.voided_at.is_(None)).order_by(Room.name)
    minuted = (
        select(Person.id, Person.name)
        .where(Person.id.in_(_ids_of(MINUTE_TAKER)), Person.voided_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    return Bookable(
        chairs=_chairs(work, hours["chair_limit"]),
        rooms=tuple(RoomRow(*row) for row in work.session.execute(rooms)),
        minute_takers=tuple((id_, name) for id_, name in work.session.execute(minuted)),
        **hours,
    )


def diary_hours(work: Work) -> dict[str, Any]:
    """When the conference day begins and ends, how long one lasts and how many a chair takes: set, or as usual."""
    return {**USUAL_HOURS, **work.setting(HOURS, {})}


def _chairs(work: Work, limit: int) -> tuple[ChairRow, ...]:
    teams: dict[int, list[str]] = {}
    linked = (
        select(LinkedChair.person_id, Team.name)
        .join(Team, Team.id == LinkedChair.team_id)
        .where(LinkedChair.from_on <= work.today, (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > work.today))
        .order_by(Team.name_key)
    )
    for person, team in work.session.execute(linked):
        teams.setdefault(person, []).append(team)
    return tuple(
        ChairRow(
            one.id, one.version, one.name, one.email, one.conferences_a_day or limit,
            one.conferences_a_day is not None, tuple(teams.get(one.id, ())),
        )
        for one in work.session.scalars(
            select(Person)
            .where(Person.id.in_(_ids_of(CHAIR)), Person.voided_at.is_(None))
            .order_by(Person.name, Person.id)
        )
    )  # fmt: skip


def _ids_of(part: str) -> Any:
    return select(RoleHolder.person_id).where(RoleHolder.part == part, RoleHolder.to_on.is_(None))


@does(AddChair, roles=KEEP_CHAIRS, named="Add a chair")
def add_chair(work: Work, request: AddChair) -> Kept:
    """Add a chair, perhaps with an address and a limit of their own; a person known already becomes one."""
    if not fold(request.name):
        raise Refusal("Enter the chair's name.", field="name")
    if request.email.strip() and not is_email_address(request.email.strip()):
        raise Refusal(not_an_address(request.email.strip()), field="email")
    _refuse_limit(request.conferences_a_day)
    key = person_key(request.name)
    known = work.session.scalar(select(Person.name).where(Person.name_key == key, Person.id.in_(_ids_of(CHAIR))))
    if known is not None and not request.email.strip() and request.conferences_a_day is None:
        raise Refusal(f"There is a chair of that name already: {known}.", field="name")
    person = person_called(work, request.name, CHAIR)
    assert person is not None, "the name is not empty"  # noqa: S101 - looked at above
    if request.email.strip():
        work.change(person, "email", request.email.strip())
    if request.conferences_a_day is not None:
        work.change(person, "conferences_a_day", request.conferences_a_day)
    said = f"Added the chair {person.name}." if known is None else f"Changed the chair {person.name}."
    return Kept((person.id,), said, work.operation)


@does(ChangeChairLimit, roles=KEEP_CHAIRS, named="Change a chair's conferences a day")
def change_chair_limit(work: Work, request: ChangeChairLimit) -> Kept:
    """Set how many conferences a day a chair takes at most; a booking beyond it is warned of, never refused."""
    person = work.session.get(Person, request.id)
    if person is None or person.voided_at is not None:
        raise Refusal("This chair is no longer known here. Read the diary again (F5 in the window).")
    _refuse_limit(request.conferences_a_day)
    work.guard(person, request.version, {"conferences_a_day": request.conferences_a_day})
    work.change(person, "conferences_a_day", request.conferences_a_day)
    if request.conferences_a_day is None:
        return Kept((person.id,), f"{person.name} takes as many conferences a day as the unit says.", work.operation)
    most = counted(request.conferences_a_day, "conference")
    return Kept((person.id,), f"{person.name} takes at most {most} a day.", work.operation)


@does(AddRoom, roles=KEEP_DIARY, named="Add a room")
def add_room(work: Work, request: AddRoom) -> Kept:
    """Add a room; one that was closed is open again."""
    name, key = " ".join(request.name.split()), fold(request.name)
    if not key:
        raise Refusal("Enter the room's name.", field="name")
    room = work.session.scalar(select(Room).where(Room.name_key == key))
    if room is not None and room.voided_at is None:
        raise Refusal(f"There is a room of that name already: {room.name}.", field="name")
    if room is None:
        room = Room(uuid=str(uuid4()), name=name, name_key=key, online=request.online)
        work.session.add(room)
        work.session.flush()
        work.note_new(room)
    else:
        work.change(room, "voided_at", None)
        work.change(room, "online", request.online)
    return Kept((room.id,), f"Added {room.name}.", work.operation)


@does(CloseRoom, roles=KEEP_DIARY, named="Close a room")
def close_room(work: Work, request: CloseRoom) -> Kept:
    """Use a room no more; refused while conferences to come are booked in it."""
    room = work.session.get(Room, request.id)
    if room is None or room.voided_at is not None:
        raise Refusal("This room is closed already. Read the diary again (F5 in the window).")
    work.guard(room, request.version)
    booked = select(func.count(), func.min(Conference.on_day)).where(
        Conference.room_id == room.id, Conference.state.in_(TO_COME), Conference.voided_at.is_(None),
        Conference.on_day >= work.today,
    )  # fmt: skip
    number, first = work.session.execute(booked).one()
    if first is not None:
        raise Refusal(
            f"{counted(number, 'conference')} to come {'is' if number == 1 else 'are'} booked in {room.name}, the "
            f"first on {short(first)}. Give each another room, then close this one."
        )
    work.change(room, "voided_at", work.now)
    return Kept((room.id,), f"Closed {room.name}.", work.operation)


@does(ChangeDiaryHours, roles=KEEP_DIARY, named="Change the hours of the diary")
def change_diary_hours(work: Work, request: ChangeDiaryHours) -> Kept:
    """Set when the conference day begins and ends, how long one lasts, and how many a chair takes."""
    begins, ends = _clock(request.day_begins, "day_begins"), _clock(request.day_ends, "day_ends")
    if ends <= begins:
        raise Refusal("The conference day ends after it begins. Enter times like 09:00 and 17:00.", field="day_ends")
    if not _SHORTEST <= request.minutes <= _LONGEST:
        raise Refusal(f"Enter how long a conference lasts, from {_SHORTEST} to {_LONGEST} minutes.", field="minutes")
    _refuse_limit(request.chair_limit, "chair_limit")
    wanted = {
        "day_begins": begins, "day_ends": ends, "minutes": request.minutes, "chair_limit": request.chair_limit,
    }  # fmt: skip
    work.change_setting(HOURS, wanted)
    return Kept((), f"Conferences are from {begins} to {ends}, {request.minutes} minutes each.", work.operation)


def _refuse_limit(limit: int | None, field: str = "conferences_a_day") -> None:
    if limit is not None and not 1 <= limit <= _MOST_A_DAY:
        raise Refusal(f"Enter how many conferences a day a chair takes, from 1 to {_MOST_A_DAY}.", field=field)


def _clock(text: str, field: str) -> str:
    try:
        return f"{read_clock_time(text):%H:%M}"
    except NotATime as refused:
        raise Refusal(str(refused), field=field) from None
