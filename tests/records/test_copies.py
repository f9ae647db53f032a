"""Copies of the register: whole, checked, the last fourteen kept, and nothing unfinished left lying about."""

from pathlib import Path

import pytest
from sqlalchemy import text

from cpdesk.records.copies import KEEP, clear_left_overs, copies_of, copy_aside
from cpdesk.records.database import Database
from cpdesk.records.engine import open_engine
from cpdesk.records.keys import KeyFile
from cpdesk.rows.refusals import Refusal


def test_a_copy_opens_with_the_same_key_and_holds_what_was_kept(sqlite_database: Database, tmp_path: Path) -> None:
    assert sqlite_database.path is not None
    with sqlite_database.engine.begin() as connection:
        connection.execute(text("INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', '77')"))
    copy = copy_aside(sqlite_database.engine, tmp_path / "kept", "before import", of=sqlite_database.path)
    assert copy.name.endswith("before-import.db")
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    engine = open_engine(f"sqlite:///{copy}", KeyFile(sqlite_database.path.parent / "config"))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT case_id FROM family")) == "77"
    engine.dispose()


def test_only_the_last_fourteen_copies_of_this_register_are_kept(sqlite_database: Database, tmp_path: Path) -> None:
    assert sqlite_database.path is not None
    other = tmp_path / "kept" / "another 2020-01-01 000000 before-import.db"
    other.parent.mkdir()
    other.touch()
    made = [
        copy_aside(sqlite_database.engine, tmp_path / "kept", "test", of=sqlite_database.path) for _ in range(KEEP + 2)
    ]
    assert list(copies_of(tmp_path / "kept", sqlite_database.path)) == made[2:]
    assert other.exists()


def test_an_interrupted_copy_is_cleared_and_never_taken_for_one(sqlite_database: Database, tmp_path: Path) -> None:
    assert sqlite_database.path is not None
    left = tmp_path / ".unfinished-0123"
    left.write_bytes(b"half")
    assert copies_of(tmp_path, sqlite_database.path) == ()
    clear_left_overs(tmp_path)
    assert not left.exists()


def test_a_folder_that_cannot_be_made_is_told(sqlite_database: Database, tmp_path: Path) -> None:
    assert sqlite_database.path is not None
    (tmp_path / "in the way").touch()
    with pytest.raises(Refusal, match="No copy could be made"):
        copy_aside(sqlite_database.engine, tmp_path / "in the way" / "copies", "test", of=sqlite_database.path)
