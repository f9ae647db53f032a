"""Chairs and rooms by name, as a conference is booked with them: only those that the unit has."""

from sqlalchemy import select

from cpdesk.desk.known_names import CHAIR
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, RoleHolder, Room
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.names import fold, person_key


def chair_called(work: Work, name: str, field: str = "chair") -> Person:
    """The chair of this name, or of this number; refused with the way out when the unit has none."""
    if not name.strip():
        raise Refusal("Name the chair.", field=field)
    chairs = (
        select(Person)
        .join(RoleHolder, RoleHolder.person_id == Person.id)
        .where(RoleHolder.part == CHAIR, RoleHolder.to_on.is_(None), Person.voided_at.is_(None))
    )
    found = work.session.scalars(chairs.where(Person.name_key == person_key(name)).limit(1)).first()
    if found is None and _is_number(name):
        found = work.session.scalars(chairs.where(Person.id == int(name)).limit(1)).first()
    if found is None:
        raise Refusal(
            f'There is no chair called {_shown(name)}. Add them in Settings, or with: cpdesk chair "{_shown(name)}".',
            field=field,
        )
    return found


def room_called(work: Work, name: str, field: str = "room") -> Room:
    """The room of this name, or of this number; refused with the way out when the unit has none."""
    if not name.strip():
        raise Refusal("Name the room.", field=field)
    rooms = select(Room).where(Room.voided_at.is_(None))
    found = work.session.scalar(rooms.where(Room.name_key == fold(name)))
    if found is None and _is_number(name):
        found = work.session.scalar(rooms.where(Room.id == int(name)))
    if found is None:
        raise Refusal(
            f'There is no room called {_shown(name)}. Add it in Settings, or with: cpdesk room "{_shown(name)}".',
            field=field,
        )
    return found


def _is_number(name: str) -> bool:
    tidy = name.strip()
    return tidy.isascii() and tidy.isdigit() and len(tidy) < 10


def _shown(name: str) -> str:
    return " ".join(name.split())[:60]
