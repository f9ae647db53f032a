"""People, teams and children by name: the record that is known already, or a new one (I26, L17)."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.model import Person, RoleHolder, Team
from cpdesk.rules.names import person_key, team_key, team_name

CHAIR, TEAM_MANAGER, SOCIAL_WORKER, SERVICE_MANAGER = "chair", "team_manager", "social_worker", "service_manager"
MINUTE_TAKER = "minute_taker"
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
    return people_called(work, [(name, part)])[0]


def people_called(work: Work, wanted: Sequence[tuple[str, str]]) -> list[Person | None]:
    """The person of each name and part, in their order; those not known yet are made together."""
    keys = [person_key(name) for name, _ in wanted]
    known = _known_people(work, {key for key in keys if key})
    new = {
        key: Person(uuid=str(uuid4()), name=" ".join(name.split()), name_key=key)
        for key, (name, _) in reversed(list(zip(keys, wanted, strict=True)))
        if key and key not in known
    }
    made = list(reversed(new.values()))
    work.session.add_all(made)
    work.session.flush()
    for person in made:
        work.note_new(person)
    known.update(new)
    found = [known.get(key) for key in keys]
    _play(work, [(person, part) for person, (_, part) in zip(found, wanted, strict=True) if person is not None])
    return found


def _known_people(work: Work, keys: set[str]) -> dict[str, Person]:
    """People by their folded names; one who was taken back stands again."""
    known: dict[str, Person] = {}
    for some in some_at_once(sorted(keys)):
        known.update(
            {one.name_key: one for one in work.session.scalars(select(Person).where(Person.name_key.in_(some)))}
        )
    for person in known.values():
        if person.voided_at is not None:
            work.change(person, "voided_at", None)
    return known


def _play(work: Work, wanted: Sequence[tuple[Person, str]]) -> None:
    parts = dict.fromkeys((person.id, part) for person, part in wanted)
    held: set[tuple[int, str]] = set()
    for some in some_at_once(sorted({number for number, _ in parts})):
        asked = select(RoleHolder.person_id, RoleHolder.part).where(
            RoleHolder.person_id.in_(some), RoleHolder.to_on.is_(None)
        )
        held.update((row.person_id, row.part) for row in work.session.execute(asked))
    holders = [
        RoleHolder(person_id=number, part=part, from_on=work.today)
        for number, part in parts
        if (number, part) not in held
    ]
    work.session.add_all(holders)
    work.session.flush()
    for holder in holders:
        work.note_new(holder)
