"""A register file is encrypted from its first byte, and whatever is not one is refused in a sentence."""

import re
import shutil
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from cpdesk.desk.work import Desk
from cpdesk.records.database import Database, open_database
from cpdesk.records.engine import open_engine, refuse_old_sqlite
from cpdesk.records.keys import KeyFile, make_key
from cpdesk.records.model import Person
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Soundness

NAME = "Robin Sample-Unmistakable"


@pytest.fixture
def unit(empty_register: Path, tmp_path: Path) -> Path:
    """A folder with a closed register of the test's own."""
    shutil.copytree(empty_register, tmp_path / "unit")
    return tmp_path / "unit"


def open_in(folder: Path, name: str = "register.db") -> Database:
    return open_database(f"sqlite:///{folder / name}", KeyFile(folder / "config"), folder / "copies")


def pragma(database: Database, name: str) -> object:
    with database.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_no_name_can_be_read_in_the_file_nor_in_its_log(sqlite_database: Database) -> None:
    path = sqlite_database.path
    assert path is not None
    with sqlite_database.engine.begin() as connection:
        connection.execute(Person.__table__.insert(), {"uuid": "1", "name": NAME, "name_key": NAME})  # type: ignore[attr-defined]  # a Table
        connection.execute(text("INSERT INTO register_search(rowid, words) VALUES (1, :words)"), {"words": NAME})
    everything = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert NAME.encode() not in everything
    assert b"CREATE TABLE" not in everything
    assert not everything.startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("temp_store", 2), ("secure_delete", 1),
        ("trusted_schema", 0), ("recursive_triggers", 1), ("busy_timeout", 5000), ("cache_size", -65536),
        ("cipher_status", "1"),
    ],
)  # fmt: skip
def test_every_connection_is_set_as_measured(sqlite_database: Database, name: str, value: object) -> None:
    assert pragma(sqlite_database, name) == value


def change_schema_halfway(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE half_done (id INTEGER)"))
        raise ZeroDivisionError


def test_a_half_done_change_of_the_schema_is_rolled_back(sqlite_database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        change_schema_halfway(sqlite_database)
    assert pragma(sqlite_database, "table_list('half_done')") is None


def test_an_old_sqlite_that_loses_commits_is_refused() -> None:
    refuse_old_sqlite((3, 51, 3))
    with pytest.raises(Refusal, match=r"SQLite 3\.51\.2, which can lose changes"):
        refuse_old_sqlite((3, 51, 2))


def test_a_plain_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    sqlite3.connect(plain).execute("CREATE TABLE a (b)").connection.close()
    before = plain.read_bytes()
    with pytest.raises(Refusal, match="is a plain database"):
        open_in(tmp_path, "plain.db")
    assert plain.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"Dear all, this is a letter and no database. " * 200)
    with pytest.raises(Refusal, match="is not a database of this program"):
        open_in(tmp_path, "letter.db")
    assert (tmp_path / "letter.db").read_bytes().startswith(b"Dear all")


def test_a_wrong_key_is_refused(unit: Path) -> None:
    keys = KeyFile(unit / "config")
    salt = (unit / "register.db").read_bytes()[:16]
    keys.keep(type(make_key())(make_key().secret, salt), unit / "register.db")
    with pytest.raises(Refusal, match="The key does not open this file"):
        open_in(unit)


def test_a_lost_key_asks_for_the_recovery_key(unit: Path) -> None:
    (unit / "config" / "keys").unlink()
    with pytest.raises(Refusal, match="Type the recovery key"):
        open_in(unit)


@pytest.mark.parametrize("left", [7, 3000, 4096 * 10])
def test_a_file_that_was_cut_off_is_refused_or_found(unit: Path, left: int) -> None:
    path = unit / "register.db"
    path.write_bytes(path.read_bytes()[:left])
    assert re.search("cut off|damaged|does not open|not as they were written", what_is_said_of(unit))


def what_is_said_of(folder: Path) -> str:
    """The refusal with which the register opens, or what its check finds."""
    try:
        desk = Desk(open_in(folder), who="pat", today=lambda: date(2026, 11, 23))
    except Refusal as refusal:
        return str(refusal)
    said = " ".join(one.said for one in desk.ask(Soundness()) if not one.well)
    desk.close()
    return said


def test_a_flipped_bit_on_the_first_page_is_refused(unit: Path) -> None:
    path = unit / "register.db"
    whole = bytearray(path.read_bytes())
    whole[1000] ^= 1
    path.write_bytes(whole)
    with pytest.raises(Refusal, match="or the file is damaged"):
        open_in(unit)


def test_a_file_of_nothing_that_was_never_begun_becomes_a_register(tmp_path: Path) -> None:
    (tmp_path / "register.db").touch()
    database = open_in(tmp_path)
    assert database.made_now
    database.close()


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "register.db").mkdir()
    with pytest.raises(Refusal, match="is a folder"):
        open_in(tmp_path)


@pytest.mark.parametrize("url", ["mysql://host/name", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_an_address_that_is_no_register_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Give a file name or postgresql"):
        open_engine(url, KeyFile(tmp_path))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="server cannot be reached"):
        open_database("postgresql://nobody@127.0.0.1:9/none", KeyFile(tmp_path), tmp_path)


DIES = """
import os, sys
from pathlib import Path
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
folder = Path(sys.argv[1])
database = open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")
with database.engine.begin() as connection:
    connection.exec_driver_sql("INSERT INTO unit_setting VALUES ('a', '1')")
os._exit(9)
"""


def die_in(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES, str(folder)], check=False, cwd=Path(__file__).parents[2])


def test_after_a_crash_the_register_opens_with_everything_kept(unit: Path) -> None:
    die_in(unit)
    assert (unit / "register.db-wal").stat().st_size > 0
    database = open_in(unit)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM unit_setting")) == 1
    database.close()
    assert not (unit / "register.db-open").exists()
    open_in(unit).close()


def test_a_lost_log_after_a_crash_is_noticed(unit: Path) -> None:
    die_in(unit)
    (unit / "register.db-wal").unlink()
    with pytest.raises(Refusal, match=r"register.db-wal is missing: it holds the latest changes"):
        open_in(unit)


def test_a_program_that_ends_without_closing_leaves_no_false_alarm(unit: Path) -> None:
    ends = DIES.replace("os._exit(9)", "")
    subprocess.run([sys.executable, "-c", ends, str(unit)], check=True, cwd=Path(__file__).parents[2])
    open_in(unit).close()


@pytest.mark.skipif(sys.platform != "linux", reason="a read-only disk of Linux")
def test_a_read_only_disk_is_told(unit: Path, tmp_path: Path) -> None:
    bound = tmp_path / "bound"
    bound.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(bound)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("only root may make a read-only disk")
    try:
        shutil.copytree(unit, bound / "unit")
        subprocess.run(["mount", "-o", "remount,ro", str(bound)], check=True)
        with pytest.raises(Refusal, match=r"can only be read here|may write in it"):
            open_in(bound / "unit")
        with pytest.raises(Refusal, match=r"cannot be made|cannot be kept"):
            open_in(bound / "new")
    finally:
        subprocess.run(["umount", str(bound)], check=True)
