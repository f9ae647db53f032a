"""Every kind of thing that Find knows, with the words under which it is found, read from its records (decision 0018).

A thing that was taken back has none. The surnames of a family are words of its alerts too: an alert is asked for by
the child as often as by its number.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from cpdesk.records.finding import ACTION, ALERT, CHILD, PERSON, QUARTER, ROLE, TEAM
from cpdesk.records.model import (
    Child,
    Conference,
    CoreGroup,
    DirectoryEntry,
    Family,
    MaqaAlert,
    Person,
    PlanAction,
    QuarterAction,
    Team,
)
from cpdesk.rules.maqa import alert_number
from cpdesk.rules.names import fold, reference_of
from cpdesk.rules.record import Channel
from cpdesk.rules.words_to_find import (
    ends_of_reference,
    word_of_birth,
    words_and_sounds,
    words_of_name,
    words_of_text,
)

Named = Iterator[tuple[int, set[str]]]
Asked = Select[*tuple[Any, ...]]
MEETING_OF_ALERT = Conference.id == func.coalesce(MaqaAlert.conference_id, CoreGroup.conference_id)
FAMILY_OF_ALERT: ColumnElement[int | None] = func.coalesce(MaqaAlert.family_id, Conference.family_id)


def _children(connection: Connection, ids: Collection[int]) -> Named:
    asked = select(
        Child.id, Child.first_name, Child.surname, Child.also_known_as, Child.born_on, Family.case_id, Child.family_id
    ).join(Family, Family.id == Child.family_id)
    for row in connection.execute(_standing(asked, Child, ids)):
        names = words_and_sounds(f"{row.first_name} {row.surname} {row.also_known_as.replace(';', ' ')}")
        reference = ends_of_reference(reference_of(row.case_id, row.family_id))
        yield row.id, names | reference | word_of_birth(row.born_on)


def _people(connection: Connection, ids: Collection[int]) -> Named:
    for row in connection.execute(_standing(select(Person.id, Person.name), Person, ids)):
        yield row.id, words_and_sounds(row.name)


def _roles(connection: Connection, ids: Collection[int]) -> Named:
    asked = select(DirectoryEntry.id, DirectoryEntry.name, DirectoryEntry.agency)
    for row in connection.execute(_standing(asked, DirectoryEntry, ids)):
        yield row.id, words_and_sounds(row.name) | words_of_name(row.agency)


def _teams(connection: Connection, ids: Collection[int]) -> Named:
    for row in connection.execute(_standing(select(Team.id, Team.name, Team.name_key), Team, ids)):
        yield row.id, words_of_name(row.name) | words_of_name(row.name_key)


def _alerts(connection: Connection, ids: Collection[int]) -> Named:
    asked = (
        select(
            MaqaAlert.id, MaqaAlert.channel, MaqaAlert.agency, MaqaAlert.lead, MaqaAlert.words,
            FAMILY_OF_ALERT.label("family_id"), Family.case_id,
        )
        .outerjoin(CoreGroup, CoreGroup.id == MaqaAlert.core_group_id)
        .outerjoin(Conference, MEETING_OF_ALERT)
        .outerjoin(Family, Family.id == FAMILY_OF_ALERT)
    )  # fmt: skip
    rows = connection.execute(_standing(asked, MaqaAlert, ids)).all()
    surnames = _surnames(connection, {row.family_id for row in rows if row.family_id is not None})
    for row in rows:
        kind = fold(alert_number(row.id, Channel(row.channel))).split()[0]
        said = words_of_name(f"{row.agency} {row.lead} {surnames.get(row.family_id, '')}") | words_of_text(row.words)
        yield row.id, said | {str(row.id), kind, f"{kind}{row.id}"} | _reference(row)


def _actions(connection: Connection, ids: Collection[int]) -> Named:
    asked = (
        select(
            PlanAction.id, PlanAction.text, PlanAction.owner, PlanAction.agency, Family.case_id, Conference.family_id
        )
        .join(Conference, Conference.id == PlanAction.conference_id)
        .join(Family, Family.id == Conference.family_id)
    )
    for row in connection.execute(_standing(asked, PlanAction, ids)):
        yield row.id, words_of_text(row.text) | words_of_name(f"{row.owner} {row.agency}") | _reference(row)


def _quarter_actions(connection: Connection, ids: Collection[int]) -> Named:
    asked = select(QuarterAction.id, QuarterAction.words, QuarterAction.owner, QuarterAction.quarter)
    for row in connection.execute(_standing(asked, QuarterAction, ids)):
        yield row.id, words_of_text(row.words) | words_of_name(f"{row.owner} {row.quarter}")


WORDS_OF: Mapping[str, Callable[[Connection, Collection[int]], Named]] = {
    CHILD: _children, PERSON: _people, ROLE: _roles, TEAM: _teams, ALERT: _alerts, ACTION: _actions,
    QUARTER: _quarter_actions,
}  # fmt: skip
"""How the words of each kind are read: of those of these numbers that stand."""


def _standing(asked: Asked, record: Any, ids: Collection[int]) -> Asked:
    """Those of these numbers that stand; a stretch of numbers is asked for by its ends."""
    if isinstance(ids, range):
        return asked.where(record.voided_at.is_(None), record.id.between(ids.start, ids.stop - 1))
    return asked.where(record.voided_at.is_(None), record.id.in_(ids))


def _reference(row: Any) -> set[str]:
    return ends_of_reference(reference_of(row.case_id, row.family_id)) if row.family_id is not None else set()


def _surnames(connection: Connection, families: Collection[int]) -> Mapping[int, str]:
    """The surnames of the children of each family."""
    found: dict[int, list[str]] = defaultdict(list)
    asked = select(Child.family_id, Child.surname).where(Child.family_id.in_(families), Child.voided_at.is_(None))
    for family, surname in connection.execute(asked) if families else ():
        found[family].append(surname)
    return {family: " ".join(names) for family, names in found.items()}
