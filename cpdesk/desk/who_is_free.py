"""The unit's chairs and rooms as they are offered for a conference: the linked chair and the chair of before first."""

from datetime import datetime

from sqlalchemy import select

from cpdesk.desk.day_booked import DayBooked
from cpdesk.desk.diary_people import diary_hours
from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.to_book import ToBook, conference_before
from cpdesk.desk.work import Work
from cpdesk.records.model import LinkedChair, Person, RoleHolder, Room
from cpdesk.rules.slots import SlotChair, SlotRoom


def chairs_offered(work: Work, wanted: ToBook) -> list[SlotChair]:
    """The unit's chairs, each with how many conferences a day, whether linked to the team or the chair of before."""
    limit = diary_hours(work)["chair_limit"]
    chairs = select(RoleHolder.person_id).where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None))
    asked = select(Person.id, Person.name, Person.conferences_a_day).where(
        Person.id.in_(chairs), Person.voided_at.is_(None)
    )
    linked = _linked_to(work, wanted.team_id)
    before = _chair_before(work, wanted)
    return [
        SlotChair(one.id, one.name, one.conferences_a_day or limit, one.id == linked, one.id == before)
        for one in work.session.execute(asked.order_by(Person.name, Person.id))
    ]


def _linked_to(work: Work, team_id: int | None) -> int | None:
    """The chair who is linked to a team today (D11)."""
    asked = select(LinkedChair.person_id).where(
        LinkedChair.team_id == team_id, LinkedChair.from_on <= work.today,
        (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > work.today),
    )  # fmt: skip
    return work.session.scalars(asked.order_by(LinkedChair.from_on.desc()).limit(1)).first()


def _chair_before(work: Work, wanted: ToBook) -> int | None:
    """Who chaired the conference before, or chairs this one already."""
    if wanted.conference is None:
        return None
    before = conference_before(work.session, wanted.conference)
    return before.chair_id if before is not None else wanted.conference.chair_id


def rooms_offered(work: Work) -> list[SlotRoom]:
    """The unit's rooms; one on Teams is never taken."""
    asked = select(Room.id, Room.name, Room.online).where(Room.voided_at.is_(None))
    return [SlotRoom(*row) for row in work.session.execute(asked.order_by(Room.name, Room.id))]


def free_chairs(
    chairs: list[SlotChair], day: DayBooked, start: datetime, end: datetime, but: int | None
) -> tuple[tuple[int, str], ...]:
    """Who could chair at this time: those with room in their day, linked or as before, with the fewest that day."""
    busy = day.people_busy(start, end, but)

    def rank(one: SlotChair) -> tuple[bool, bool, int, str]:
        number = day.chaired_by(one.id, but)
        return number >= one.a_day, not (one.linked or one.as_before), number, one.name

    return tuple((one.id, one.name) for one in sorted(chairs, key=rank) if one.id not in busy)


def free_rooms(
    rooms: list[SlotRoom], day: DayBooked, start: datetime, end: datetime, but: int | None
) -> tuple[tuple[int, str], ...]:
    """Where one could meet at this time: rooms that are not taken, then those on a screen."""
    taken = day.rooms_taken(start, end, but)
    there = [one for one in rooms if one.online or one.id not in taken]
    return tuple((one.id, one.name) for one in sorted(there, key=lambda one: (one.online, one.name)))
