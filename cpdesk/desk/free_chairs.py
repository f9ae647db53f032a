"""Conferences with the chairs who are free at their time, best first; few reads however many conferences."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from cpdesk.desk.day_booked import DayBooked, days_booked
from cpdesk.desk.diary_people import diary_hours
from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, LinkedChair, Person, RoleHolder, Room
from cpdesk.rows.people import Touched


@dataclass(frozen=True)
class _Days:
    """What stands on the days that matter, the unit's chairs, and which of them is linked to which team."""

    chairs: Sequence[Any]
    limit: int
    booked: dict[date, DayBooked]
    linked: frozenset[tuple[int, int]]


def with_free_chairs(work: Work, wanted: Select[Any]) -> tuple[Touched, ...]:
    """The conferences of these numbers, soonest first, each with the chairs who could take it at its time."""
    before, chair = aliased(Conference), aliased(Person)
    asked = (
        select(Conference, chair.name.label("chair"), Room.name.label("room"), before.chair_id.label("chair_before"))
        .outerjoin(chair, chair.id == Conference.chair_id)
        .outerjoin(Room, Room.id == Conference.room_id)
        .outerjoin(before, before.id == Conference.previous_id)
        .where(Conference.id.in_(wanted))
        .order_by(Conference.start_at, Conference.id)
    )
    found = work.session.execute(asked).all()
    if not found:
        return ()
    days = _days(work, [row.Conference.on_day for row in found])
    return tuple(
        Touched(
            one.id, one.version, one.kind, one.shown, one.start_at, row.chair or "", row.room or "",
            _free(days, one, row.chair_before),
        )
        for row in found
        for one in [row.Conference]
    )  # fmt: skip


def _free(days: _Days, one: Conference, chair_before: int | None) -> tuple[tuple[int, str], ...]:
    """Chairs who are there and free: those with room in their day, linked, as before, with fewest that day."""
    if one.start_at is None or one.end_at is None or one.on_day is None:
        return ()
    booked = days.booked[one.on_day]
    busy = booked.people_busy(one.start_at, one.end_at)
    found = []
    for chair in days.chairs:
        if chair.id in busy or chair.id == one.chair_id:
            continue
        number = booked.chaired_by(chair.id)
        full = number >= (chair.conferences_a_day or days.limit)
        linked = (one.team_id, chair.id) in days.linked
        found.append((full, not linked, chair.id != chair_before, number, chair.name, chair.id))
    return tuple((id_, name) for *_, name, id_ in sorted(found))


def _days(work: Work, on: Collection[date]) -> _Days:
    """What is needed to tell who is free on these days, in four reads."""
    chairs = (
        select(Person.id, Person.name, Person.conferences_a_day)
        .where(Person.id.in_(select(RoleHolder.person_id).where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None))))
        .where(Person.voided_at.is_(None))
    )
    links = select(LinkedChair.team_id, LinkedChair.person_id).where(
        LinkedChair.from_on <= work.today, (LinkedChair.to_on.is_(None)) | (LinkedChair.to_on > work.today)
    )
    return _Days(
        chairs=work.session.execute(chairs).all(),
        limit=diary_hours(work)["chair_limit"],
        booked=days_booked(work, min(on), max(on)),
        linked=frozenset((team, person) for team, person in work.session.execute(links)),
    )
