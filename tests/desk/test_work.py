"""The desk keeps all or nothing, holds who may do what, and turns the database's trouble into sentences."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Connection, func, insert, select, text

from cpdesk.desk.work import Desk, Work, answers, does
from cpdesk.records.history import broken_links
from cpdesk.records.model import Happening, Operation, Person, Recommendation, Team
from cpdesk.rows.refusals import Cancelled, NotAllowed, Refusal, StaleSave
from cpdesk.rules.roles import Role


@dataclass(frozen=True)
class AddName:
    name: str
    then_fail: bool = False


@dataclass(frozen=True)
class ChangeEmail:
    id: int
    version: int
    email: str


@dataclass(frozen=True)
class HowManyPeople:
    and_add_one: bool = False


@dataclass(frozen=True)
class CountTo:
    number: int


@does(AddName, roles={Role.DIARY_CLERK}, named="Add a name")
def add_name(work: Work, request: AddName) -> int:
    person = Person(uuid=request.name[:36], name=request.name, name_key=request.name)
    work.session.add(person)
    work.note_new(person)
    work.session.flush()
    if request.then_fail:
        raise ZeroDivisionError(request.name)
    return person.id


@does(ChangeEmail, named="Change an address")
def change_email(work: Work, request: ChangeEmail) -> None:
    person = work.session.get_one(Person, request.id)
    work.guard(person, request.version, {"email": request.email})
    work.change(person, "email", request.email)


@answers(HowManyPeople)
def how_many_people(work: Work, question: HowManyPeople) -> int:
    if question.and_add_one:
        work.session.add(Person(uuid="x", name="x", name_key="x"))
        work.session.flush()
    return work.session.scalar(select(func.count()).select_from(Person)) or 0


@does(CountTo, named="Count")
def count_to(work: Work, request: CountTo) -> int:
    for done in range(request.number):
        work.session.add(Team(uuid=str(done), name=str(done), name_key=str(done)))
        work.session.flush()
        work.progress(done, request.number, "Counting")
    return request.number


def kept_values(desk: Desk, entity: type, column: str) -> list[object]:
    with desk.database.engine.connect() as connection:
        return list(connection.scalars(select(getattr(entity, column))))


def test_a_request_that_fails_halfway_keeps_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ZeroDivisionError):
        desk.do(AddName("Robin Sample", then_fail=True))
    caplog.clear()
    assert desk.ask(HowManyPeople()) == 0
    assert kept_values(desk, Operation, "title") == []


def test_an_unexpected_failure_is_logged_by_its_place_and_without_any_name(
    sqlite_desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ZeroDivisionError):
        sqlite_desk.do(AddName("Robin Sample", then_fail=True))
    assert "ZeroDivisionError" in caplog.text
    assert "test_work.py" in caplog.text
    assert "Robin" not in caplog.text
    caplog.clear()


def test_asking_never_keeps_anything(desk: Desk) -> None:
    assert desk.ask(HowManyPeople(and_add_one=True)) == 1
    assert desk.ask(HowManyPeople()) == 0


def test_what_is_for_another_role_is_refused_before_anything_is_done(
    desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CHAIR}).do(AddName("Ann"))
    assert make_desk(roles={Role.DIARY_CLERK}).do(AddName("Ann")) > 0


def test_a_stale_save_is_refused_with_both_values_and_who_changed_it(
    desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    number = desk.do(AddName("Ann"))
    make_desk(who="sam").do(ChangeEmail(number, 1, "theirs@example.org"))
    with pytest.raises(StaleSave, match="sam changed this") as refused:
        desk.do(ChangeEmail(number, 1, "mine@example.org"))
    assert refused.value.mine == {"email": "mine@example.org"}
    assert refused.value.theirs == {"email": "theirs@example.org"}
    assert refused.value.changed_by == "sam"
    desk.do(ChangeEmail(number, 2, "mine@example.org"))


def test_of_many_who_save_at_once_on_one_version_exactly_one_is_kept(
    desk: Desk, make_desk: Callable[..., Desk]
) -> None:
    number = desk.do(AddName("Ann"))

    def save(at: int) -> bool:
        try:
            make_desk(who=f"clerk {at}").do(ChangeEmail(number, 1, f"{at}@example.org"))
        except StaleSave:
            return False
        return True

    with ThreadPoolExecutor(4) as people:
        kept = list(people.map(save, range(8)))
    assert kept.count(True) == 1
    assert kept_values(desk, Happening, "field").count("email") == 1


def test_many_desks_write_one_history_without_a_gap(desk: Desk, make_desk: Callable[..., Desk]) -> None:
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda at: make_desk(who=f"clerk {at}").do(AddName(f"Name {at}")), range(20)))
    assert sorted(kept_values(desk, Happening, "seq")) == list(range(1, 21))  # type: ignore[type-var]  # numbers
    with desk.database.engine.connect() as connection:
        assert list(broken_links(connection)) == []


def test_the_same_name_twice_is_refused_in_a_sentence_without_the_name(desk: Desk) -> None:
    desk.do(AddName("Robin Sample"))
    with pytest.raises(Refusal) as refused:
        desk.do(AddName("Robin Sample"))
    assert "Robin" not in str(refused.value)
    assert "already" in str(refused.value)


def test_a_text_longer_than_its_place_is_refused_on_both_engines(desk: Desk) -> None:
    with pytest.raises(Refusal, match="at most 200 characters"):
        desk.do(AddName("x" * 201))


def test_text_is_cleaned_on_its_way_in_and_in_the_history(desk: Desk) -> None:
    number = desk.do(AddName("Ann\x0bOther"))
    desk.do(ChangeEmail(number, 1, "a\x00b\u202e@example.org"))
    assert kept_values(desk, Person, "name") == ["Ann\nOther"]
    assert kept_values(desk, Person, "email") == ["a\ufffdb@example.org"]
    assert '"a\\ufffdb@example.org"' in kept_values(desk, Happening, "new")
    with desk.database.engine.connect() as connection:
        assert list(broken_links(connection)) == []


def test_cancel_keeps_nothing_and_progress_is_told(desk: Desk) -> None:
    told: list[tuple[int, int, str]] = []
    with pytest.raises(Cancelled):
        desk.do(CountTo(9), cancelled=lambda: True)
    desk.do(CountTo(3), progress=lambda *said: told.append(said), cancelled=lambda: False)
    assert told == [(0, 3, "Counting"), (1, 3, "Counting"), (2, 3, "Counting")]
    assert len(kept_values(desk, Team, "id")) == 3


@pytest.mark.parametrize("table", ["history", "state_move", "list_snapshot"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_what_was_appended_is_never_changed_even_past_the_desk(desk: Desk, table: str, statement: str) -> None:
    values = {
        "history": "1, '2026-01-01', 'a', 'b', 'c', 1, 'd', NULL, NULL, '', 'e', 'f'",
        "list_snapshot": "'2026-12', '2026-12-07', '2026-01-01', 'a', 0, '{}', '', '', ''",
    }
    engine = desk.database.engine
    with engine.begin() as connection:
        if table == "state_move":
            connection.execute(text("INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', '')"))
            entry = dict.fromkeys(("uuid", "state", "child_shown"), "x")
            _insert_entry(connection, entry)
            values["state_move"] = "1, 1, '2026-01-01', 'a', '', 'recommended', ''"
        connection.execute(text(f"INSERT INTO {table} VALUES ({values[table].replace(':', chr(92) + ':')})"))
    first = "month" if table == "list_snapshot" else "why"
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement.format(table, first, first)))


def _insert_entry(connection: Connection, given: dict[str, str]) -> None:
    connection.execute(
        insert(Recommendation), {"family_id": 1, "state_rank": 1, "due_shown": date(2026, 12, 1), **given}
    )
