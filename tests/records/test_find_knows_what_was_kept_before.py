"""A register of before there was Find is known by its words after the upgrade; `check` says what is amiss."""

from sqlalchemy import text

from cpdesk.desk.work import Desk
from cpdesk.records import upgrade
from cpdesk.records.database import Database
from cpdesk.records.find_words import words_amiss
from cpdesk.rows.find import Find
from cpdesk.rows.unit import Soundness

BEFORE = (
    "INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', 'LC-4711')",
    "INSERT INTO child (id, uuid, family_id, first_name, surname, born_on, version) "
    "VALUES (7, 'c', 1, 'Rowan', 'Mocksmith', '2016-10-05', 1)",
    "INSERT INTO person (id, uuid, name, name_key, email, version) VALUES (1, 'p', 'Ann Demo', 'ann demo', '', 1)",
)


def test_an_upgraded_register_finds_what_it_held(database: Database, desk: Desk) -> None:
    upgrade.move(database.engine, "0003")
    with database.engine.begin() as connection:
        for line in BEFORE:
            connection.execute(text(line))
    upgrade.move(database.engine, upgrade.HEAD)
    for typed in ("mocksmith", "mocksmyth", "711", "5/10/2016"):
        assert [one.id for one in desk.ask(Find(typed)).things] == [7], typed
    assert [one.line for one in desk.ask(Find("demo")).things] == ["Ann Demo"]
    with database.engine.connect() as connection:
        assert list(words_amiss(connection)) == []


def test_check_says_what_is_not_found(database: Database, desk: Desk) -> None:
    with database.engine.begin() as connection:
        for line in BEFORE:
            connection.execute(text(line.replace("(id, uuid, family_id,", "(also_known_as, id, uuid, family_id,")
                                    .replace("VALUES (7, 'c'", "VALUES ('', 7, 'c'")))  # fmt: skip
    (find,) = (one for one in desk.ask(Soundness()) if one.what == "Find")
    assert not find.well
    assert find.said == "Child 7: not found by every word. Tell IT. Person 1: not found by every word. Tell IT."
