"""People, teams and children by name: the record that is known already, or a new one (I26, L17)."""

from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.work import Work
from cpdesk.records.model import Person, RoleHolder, Team
from cpdesk.rules.names import person_key, team_key, team_name

CHAIR, TEAM_MANAGER, SOCIAL_WORKER, SERVICE_MANAGER = "chair", "team_manager", "social_worker", "service_manager"
PARTS = (CHAIR, TEAM_MANAGER, SOCIAL_WORKER, SERVICE_MANAGER)


def team_called(work: Work, name: str) -> Team | None:
    """The team of this name, made when it is not known yet; None for no name."""
    key = team_key(name)
    if not key:
        return None
    known = work.session.scalar(select(Team).where(Team.name_key == key))
    if known is None:
        known = Team(uuid=str(uuid4()), name=team_name(name), name_key=key)
        work.session.add(known)
        work.session.flush()
        work.note_new(known)
    elif known.voided_at is not None:
        work.change(known, "voided_at", None)
    return known


def person_called(work: Work, name: str, part: str) -> Person | None:
    """The person of this name, made when not known yet, who plays this part from today on; None for no name."""
    key = person_key(name)
    if not key:
        return None
    known = work.session.scalar(select(Person).where(Person.name_key == key))
    if known is None:
        known = Person(uuid=str(uuid4()), name=" ".join(name.split()), name_key=key)
        work.session.add(known)
        work.session.flush()
        work.note_new(known)
    elif known.voided_at is not None:
        work.change(known, "voided_at", None)
    _play(work, known, part)
    return known


def _play(work: Work, person: Person, part: str) -> None:
    held = select(RoleHolder.id).where(
        RoleHolder.person_id == person.id, RoleHolder.part == part, RoleHolder.to_on.is_(None)
    )
    if work.session.scalar(held) is None:
        holder = RoleHolder(person_id=person.id, part=part, from_on=work.today)
        work.session.add(holder)
        work.session.flush()
        work.note_new(holder)
