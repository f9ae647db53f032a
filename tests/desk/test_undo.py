"""Undo takes back the last step and Redo does it again, on both engines, however much the step did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk, Work, does
from cpdesk.records.history import broken_links
from cpdesk.records.model import Child, DayNotWorked, Family, ImportBatch, Operation, Person, Recommendation
from cpdesk.rows.refusals import NotAllowed, Refusal
from cpdesk.rows.unit import LastDone, Redo, Undo
from cpdesk.rules.roles import Role


@dataclass(frozen=True)
class NamePerson:
    name: str


@dataclass(frozen=True)
class RenamePerson:
    id: int
    name: str


@dataclass(frozen=True)
class CloseOffice:
    on: date


@dataclass(frozen=True)
class BringMany:
    number: int


@dataclass(frozen=True)
class SayUnitName:
    name: str


@does(NamePerson, named="Name a person")
def name_person(work: Work, request: NamePerson) -> int:
    person = Person(uuid=str(uuid4()), name=request.name, name_key=request.name.casefold())
    work.session.add(person)
    work.note_new(person)
    work.session.flush()
    return person.id


@does(RenamePerson, named="Rename a person")
def rename_person(work: Work, request: RenamePerson) -> None:
    work.change(work.session.get_one(Person, request.id), "name", request.name)


@does(CloseOffice, named="Close the office")
def close_office(work: Work, request: CloseOffice) -> None:
    work.session.add(
        DayNotWorked(on=request.on, title="Training", kind="closure", source="here", added_at=work.now, added_by="pat")
    )
    work.note_new("day_not_worked", request.on.toordinal())


@does(BringMany, named="Import a spreadsheet")
def bring_many(work: Work, request: BringMany) -> None:
    batch = ImportBatch(uuid=str(uuid4()), file_sha256="0" * 64, at=work.now, by=work.who, mapping=[], counts={})
    work.session.add(batch)
    work.note_new(batch)
    for _ in range(request.number):
        family = Family(uuid=str(uuid4()))
        work.session.add(family)
        work.session.flush()
        child = Child(uuid=str(uuid4()), family_id=family.id, first_name="Robin", surname="Sample")
        work.session.add(child)
        work.note_new(child)


@does(SayUnitName, named="Name the unit")
def say_unit_name(work: Work, request: SayUnitName) -> None:
    work.change_setting("name", request.name)


def person_of(desk: Desk, number: int) -> Person:
    with desk.database.engine.connect() as connection:
        row = connection.execute(select(Person.__table__).where(Person.id == number)).mappings().one()
    return Person(**row)


def chain_is_whole(desk: Desk) -> bool:
    with desk.database.engine.connect() as connection:
        return not list(broken_links(connection))


def test_a_change_is_taken_back_and_done_again_as_often_as_wanted(desk: Desk) -> None:
    number = desk.do(NamePerson("Sara Iqbal"))
    desk.do(RenamePerson(number, "Sara Khan"))
    for _ in range(3):
        assert desk.ask(LastDone()).undo == "Rename a person"
        assert desk.do(Undo()).said == "Taken back: Rename a person."
        assert person_of(desk, number).name == "Sara Iqbal"
        assert desk.ask(LastDone()).redo == "Rename a person"
        assert desk.do(Redo()).said == "Done again: Rename a person."
        assert person_of(desk, number).name == "Sara Khan"
        assert desk.ask(LastDone()).redo == ""
    assert chain_is_whole(desk)


def test_undo_walks_back_step_by_step_and_redo_forward_again(desk: Desk) -> None:
    number = desk.do(NamePerson("Sara Iqbal"))
    desk.do(RenamePerson(number, "Sara Khan"))
    desk.do(Undo())
    desk.do(Undo())
    assert person_of(desk, number).voided_at is not None
    assert desk.ask(LastDone()).undo == ""
    desk.do(Redo())
    assert person_of(desk, number).voided_at is None
    desk.do(Redo())
    assert person_of(desk, number).name == "Sara Khan"
    with pytest.raises(Refusal, match="nothing to redo"):
        desk.do(Redo())


def test_a_new_step_after_undo_leaves_nothing_to_redo(desk: Desk) -> None:
    number = desk.do(NamePerson("Sara Iqbal"))
    desk.do(RenamePerson(number, "Sara Khan"))
    desk.do(Undo())
    desk.do(SayUnitName("Leicester"))
    assert desk.ask(LastDone()).redo == ""


def test_undo_that_would_overwrite_a_later_change_is_refused_and_changes_nothing(
    desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    number = desk.do(NamePerson("Sara Iqbal"))
    desk.do(RenamePerson(number, "Sara Khan"))
    make_desk(who="sam").do(RenamePerson(number, "Sara Khan-Iqbal"))
    with pytest.raises(Refusal, match="name was changed again since"):
        desk.do(Undo())
    assert person_of(desk, number).name == "Sara Khan-Iqbal"
    assert desk.ask(LastDone()).undo == "Rename a person"


def test_a_day_that_was_added_goes_and_comes_back(desk: Desk) -> None:
    on = date(2026, 12, 24)
    desk.do(CloseOffice(on))
    desk.do(Undo())
    with desk.database.engine.connect() as connection:
        assert connection.scalar(select(DayNotWorked.on)) is None
    desk.do(Redo())
    with desk.database.engine.connect() as connection:
        row = connection.execute(select(DayNotWorked.on, DayNotWorked.title, DayNotWorked.added_at)).one()
    assert (row.on, row.title, row.added_at) == (on, "Training", desk._now())


def test_a_setting_gets_its_old_value_back(desk: Desk) -> None:
    desk.do(SayUnitName("Leicester"))
    desk.do(SayUnitName("Leicester City"))
    desk.do(Undo())
    with desk._session(desk.database.engine) as session:
        assert desk._work(session).setting("name") == "Leicester"


def test_an_import_is_taken_back_as_one_step(desk: Desk) -> None:
    desk.do(BringMany(1200))
    desk.do(Undo())
    with desk.database.engine.connect() as connection:
        assert connection.scalars(select(Child.id).where(Child.voided_at.is_(None))).all() == []
        assert connection.scalars(select(ImportBatch.voided_at)).one() is not None
    desk.do(Redo())
    with desk.database.engine.connect() as connection:
        assert len(connection.scalars(select(Child.id).where(Child.voided_at.is_(None))).all()) == 1200
    assert chain_is_whole(desk)


def test_a_person_whom_another_entry_names_stays(desk: Desk) -> None:
    number = desk.do(NamePerson("Sara Iqbal"))
    with desk._session(desk.database.engine) as session:
        family = Family(uuid=str(uuid4()))
        session.add(family)
        session.flush()
        session.add(
            Recommendation(
                uuid=str(uuid4()), family_id=family.id, chair_id=number, state="recommended", state_rank=1,
                due_shown=date(2026, 12, 1), child_shown="Sample, Robin",
            )
        )  # fmt: skip
        session.commit()
    desk.do(Undo())
    assert person_of(desk, number).voided_at is None


def test_only_a_service_manager_takes_back_what_somebody_else_did(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    desk.do(NamePerson("Sara Iqbal"))
    with desk.database.engine.connect() as connection:
        uuid = connection.scalars(select(Operation.uuid)).one()
    with pytest.raises(NotAllowed, match="pat did this"):
        make_desk(who="sam", roles={Role.DIARY_CLERK}).do(Undo(uuid))
    assert make_desk(who="kim", roles={Role.SERVICE_MANAGER}).do(Undo(uuid)).said == "Taken back: Name a person."
