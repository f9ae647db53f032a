"""The check of a register finds what was changed behind its back, and says so in words."""

import os
import time
from pathlib import Path

from sqlalchemy import text

from cpdesk.desk.work import Desk, Work, does
from cpdesk.records.copies import copy_aside
from cpdesk.records.model import Person
from cpdesk.rows.unit import Check, Soundness


class KeepTwoPeople:
    """Request: two people, one of them renamed."""


@does(KeepTwoPeople, named="Keep two people")
def keep_two_people(work: Work, request: KeepTwoPeople) -> None:
    for name in ("Ann", "Ben"):
        person = Person(uuid=name, name=name, name_key=name)
        work.session.add(person)
        work.note_new(person)
        work.change(person, "email", f"{name}@example.org")


def check(desk: Desk, what: str) -> Check:
    checks: tuple[Check, ...] = desk.ask(Soundness())
    return next(one for one in checks if one.what == what)


def behind_its_back(desk: Desk, *statements: str) -> None:
    with desk.database.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_register_that_was_worked_on_is_sound(desk: Desk) -> None:
    desk.do(KeepTwoPeople())
    assert [one for one in desk.ask(Soundness()) if not one.well] == []
    assert check(desk, "History").said == "4 changes, each as it was appended."


def test_a_value_changed_past_the_desk_is_found(desk: Desk) -> None:
    desk.do(KeepTwoPeople())
    behind_its_back(desk, "UPDATE person SET email = 'x@example.org' WHERE name = 'Ann'")
    assert check(desk, "History and entries").said.startswith("1 values are not as the history left them")


def test_a_history_row_that_was_rewritten_breaks_the_chain(sqlite_desk: Desk) -> None:
    sqlite_desk.do(KeepTwoPeople())
    behind_its_back(sqlite_desk, "DROP TRIGGER history_no_update", "UPDATE history SET \"by\" = 'sam' WHERE seq = 2")
    assert check(sqlite_desk, "History").said.startswith("Changed by hand at change 2")


def test_a_history_row_that_was_taken_out_breaks_the_chain(sqlite_desk: Desk) -> None:
    sqlite_desk.do(KeepTwoPeople())
    behind_its_back(sqlite_desk, "DROP TRIGGER history_no_delete", "DELETE FROM history WHERE seq = 3")
    assert check(sqlite_desk, "History").said.startswith("Changed by hand at change 4")


def test_every_flipped_bit_of_a_page_is_found(sqlite_desk: Desk) -> None:
    path = sqlite_desk.database.path
    assert isinstance(path, Path)
    behind_its_back(sqlite_desk, "PRAGMA user_version = 1")
    with sqlite_desk.database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    with path.open("r+b") as file:
        file.seek(20 * 4096 + 100)
        flipped = bytes([file.read(1)[0] ^ 1])
        file.seek(20 * 4096 + 100)
        file.write(flipped)
    assert check(sqlite_desk, "Encryption").said.startswith("1 page is not as it was written")


def test_a_copy_may_be_as_old_as_the_last_import(sqlite_desk: Desk) -> None:
    database = sqlite_desk.database
    assert database.copies is not None
    assert database.path is not None
    copy = copy_aside(database.engine, database.copies, "before-import", of=database.path)
    long_ago = time.time() - 200 * 86_400
    os.utime(copy, (long_ago, long_ago))
    told = check(sqlite_desk, "Copies")
    assert (told.well, told.said) == (True, "One copy, made 200 days ago.")


def test_an_end_of_the_history_that_was_cut_off_is_told_by_a_list_that_knew_it(sqlite_desk: Desk) -> None:
    sqlite_desk.do(KeepTwoPeople())
    behind_its_back(
        sqlite_desk,
        "INSERT INTO list_snapshot (month, due_on, issued_at, issued_by, entries, frozen, workbook, sha256, chain_head)"
        " SELECT '2026-12', '2026-12-07', '2026-12-07 09:00:00.000000', 'pat', 0, '{}', x'', '', hash"
        " FROM history WHERE seq = 4",
    )
    assert check(sqlite_desk, "History").well
    behind_its_back(sqlite_desk, "DROP TRIGGER history_no_delete", "DELETE FROM history WHERE seq = 4")
    assert check(sqlite_desk, "History").said.startswith("What stood before the list of 2026-12 went out is no longer")
