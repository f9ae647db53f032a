"""The schema moves step by step, whole or not at all, and never behind anybody's back."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, make_url, text

from cpdesk.records import upgrade
from cpdesk.records.copies import copies_of
from cpdesk.records.database import Database, open_database
from cpdesk.records.engine import open_engine
from cpdesk.records.keys import KeyFile
from cpdesk.records.model import Record
from cpdesk.rows.refusals import Refusal

SEARCH = "register_search"
STEP_TWO = '''
"""A later step, for the tests: a table with what the first schema held."""
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("CREATE TABLE later (id integer PRIMARY KEY, name varchar(200))")
    op.execute("INSERT INTO later (id, name) SELECT id, name FROM person")
    {then}
def downgrade():
    op.execute("DROP TABLE later")
'''


def tables_of(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        return {name for name in inspect(connection).get_table_names() if not name.startswith(SEARCH)}


def later_program(monkeypatch: pytest.MonkeyPatch, folder: Path, then: str = "pass") -> None:
    """The program as a later version would be: it knows a second step."""
    steps = folder / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "step_0002_later.py").write_text(STEP_TWO.format(then=then))
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)
    monkeypatch.setattr(upgrade, "STEPS", ("0001", "0002"))
    monkeypatch.setattr(upgrade, "HEAD", "0002")


@pytest.fixture
def unit(empty_register: Path, tmp_path: Path) -> Path:
    """A folder with a closed register that holds one person."""
    shutil.copytree(empty_register, tmp_path / "unit")
    database = open_in(tmp_path / "unit")
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (1, 'u', 'Ann', 'ann', '', NULL, 1)"))
    database.close()
    return tmp_path / "unit"


def open_in(folder: Path) -> Database:
    return open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")


def test_the_head_of_the_steps_is_the_one_the_program_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    steps = ScriptDirectory.from_config(config)
    assert steps.get_heads() == [upgrade.HEAD]
    assert sorted(step.revision for step in steps.walk_revisions()) == list(upgrade.STEPS)


def test_the_head_of_the_steps_equals_the_classes(database: Database) -> None:
    options = {
        "compare_type": True,
        "include_object": lambda _, name, kind, *__: not (kind == "table" and name.startswith(SEARCH)),
    }
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Record.metadata) == []


def test_every_constraint_has_a_name(database: Database) -> None:
    with database.engine.connect() as connection:
        looked = inspect(connection)
        for table in Record.metadata.tables:
            kinds = (looked.get_unique_constraints, looked.get_check_constraints, looked.get_foreign_keys)
            assert [one for kind in kinds for one in kind(table) if not one["name"]] == []


def test_each_step_goes_down_and_up_again(database: Database) -> None:
    engine = database.engine
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', '77')"))
    before = tables_of(engine)
    upgrade.move(engine, "base")
    assert tables_of(engine) == {"alembic_version"}
    upgrade.move(engine, upgrade.HEAD)
    assert tables_of(engine) == before


def test_a_later_step_brings_its_data_and_goes_down_again(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch, tmp_path)
    database = open_in(unit)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM later")) == "Ann"
    upgrade.move(database.engine, "0001")
    assert "later" not in tables_of(database.engine)
    database.close()


def test_the_file_is_copied_aside_before_an_upgrade_and_only_then(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_in(unit).close()
    assert copies_of(unit / "copies", unit / "register.db") == ()
    later_program(monkeypatch, tmp_path)
    open_in(unit).close()
    open_in(unit).close()
    (copy,) = copies_of(unit / "copies", unit / "register.db")
    assert "before-0002" in copy.name
    engine = open_engine(f"sqlite:///{copy}", KeyFile(unit / "config"))
    with engine.connect() as connection:
        assert upgrade.schema_of(connection) == "0001"
        assert connection.scalar(text("SELECT name FROM person")) == "Ann"
    engine.dispose()


def test_a_step_that_fails_leaves_nothing_half_done(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later_program(later, tmp_path, then="raise ZeroDivisionError")
        with pytest.raises(ZeroDivisionError):
            open_in(unit)
    database = open_in(unit)
    assert "later" not in tables_of(database.engine)
    database.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later_program(later, tmp_path)
        open_in(unit).close()
    before = (unit / "register.db").read_bytes()
    with pytest.raises(Refusal, match="newer version of the program"):
        open_in(unit)
    assert (unit / "register.db").read_bytes() == before


MAKES = """
import sys
from pathlib import Path
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
print("begun", flush=True)
folder = Path(sys.argv[1])
open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")
print("done", flush=True)
sys.stdin.read()
"""


def test_a_program_killed_while_it_makes_a_register_leaves_nothing_half_done(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    for attempt in range(4):
        folder = tmp_path / str(attempt)
        child = subprocess.Popen(
            [sys.executable, "-c", MAKES, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.35))  # the kill must fall anywhere, so this waits for nothing in particular
        child.kill()
        child.communicate()
        database = open_in(folder)
        assert set(Record.metadata.tables) <= tables_of(database.engine)
        database.close()


@pytest.fixture
def bare_server(postgresql_server: str) -> Iterator[str]:
    """The address of an empty database on the server."""
    engine = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE bare"))
    yield make_url(postgresql_server).set(database="bare").render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE bare WITH (FORCE)"))
    engine.dispose()


@pytest.mark.postgresql
def test_a_shared_register_is_never_upgraded_without_being_asked(bare_server: str, tmp_path: Path) -> None:
    engine = open_engine(bare_server, KeyFile(tmp_path))
    upgrade.begin(engine)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "STEPS", (*upgrade.STEPS, "9999"))
        patch.setattr(upgrade, "HEAD", "9999")
        with pytest.raises(Refusal, match="ask IT to run 'cpdesk upgrade'"):
            open_database(bare_server, KeyFile(tmp_path), tmp_path)
    with engine.connect() as connection:
        assert upgrade.schema_of(connection) == upgrade.HEAD
    engine.dispose()


@pytest.mark.postgresql
def test_a_shared_register_is_made_in_an_empty_database_by_one_of_many_who_come_at_once(
    bare_server: str, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(4) as desks:
        opened = list(desks.map(lambda _: open_database(bare_server, KeyFile(tmp_path), tmp_path), range(4)))
    with opened[0].engine.connect() as connection:
        assert upgrade.schema_of(connection) == upgrade.HEAD
    for one in opened:
        one.close()


@pytest.mark.postgresql
def test_another_programs_database_is_refused(bare_server: str, tmp_path: Path) -> None:
    engine = create_engine(bare_server)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (id integer, on_day date)"))
    engine.dispose()
    with pytest.raises(Refusal, match="belongs to another program"):
        open_database(bare_server, KeyFile(tmp_path), tmp_path)
