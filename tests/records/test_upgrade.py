"""The schema moves step by step, whole or not at all, and never behind anybody's back."""

import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

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
HEAD = upgrade.HEAD
NEXT = f"{int(HEAD) + 1:04}"
LATER_STEP = '''
"""A later step, for the tests: a table with what was kept before."""
from alembic import op
revision = "{next}"
down_revision = "{head}"
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
    """The program as a later version would be: it knows a further step."""
    steps = folder / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / f"step_{NEXT}_later.py").write_text(LATER_STEP.format(then=then, next=NEXT, head=HEAD))
    monkeypatch.setattr(upgrade, "MIGRATIONS", steps)
    monkeypatch.setattr(upgrade, "STEPS", (*upgrade.STEPS, NEXT))
    monkeypatch.setattr(upgrade, "HEAD", NEXT)


@pytest.fixture
def unit(empty_register: Path, tmp_path: Path) -> Path:
    """A folder with a closed register that holds one person."""
    shutil.copytree(empty_register, tmp_path / "unit")
    database = open_in(tmp_path / "unit")
    with database.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO person (id, uuid, name, name_key, email, version) VALUES (1, 'u', 'Ann', 'ann', '', 1)")
        )
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


def at_first_schema(engine: Engine) -> None:
    """Take the register back to the first step, and keep there two entries with their deadlines, as it did then."""
    upgrade.move(engine, "0001")
    with engine.begin() as connection:
        for line in FIRST_DATA:
            connection.execute(text(line))


FIRST_DATA = (
    "INSERT INTO person (id, uuid, name, name_key, email, version) VALUES (1, 'p', 'Ann', 'ann', '', 1)",
    "INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', '1042')",
    *(
        f"INSERT INTO recommendation (id, uuid, family_id, chair_id, case_id, state, rationale, risk_statement, "
        f"timescale, rebooked, tm_view, disagreement, notes, watched, last_update_by, withdrawn_why, standards, "
        f"imported_from, state_rank, escalated, due_shown, child_shown, team_shown, chair_shown, child_key, "
        f"reference_key, team_key, chair_key, from_key, outcome_key, tm_view_key, team_manager_key, "
        f"social_worker_key, siblings, gap_count, version) VALUES ({number}, 'r{number}', 1, {chair}, '1042', "
        f"'recommended', '', '', '', 0, '', '', '', false, '', '', '', '', 1, false, '2026-12-01', 'Ash {number}', "
        f"'', '', '', '', '', '', '', '', '', '', '', 0, 0, 1)"
        for number, chair in ((7, "1"), (8, "NULL"))
    ),
    *(
        f"INSERT INTO deadline (id, subject, subject_id, key, span_unit, span_count, due_on, standards, provisional, "
        f"state, explanation) VALUES ({number}, 'recommendation', {number}, 'lpm_by', 'stated', 0, '2026-12-01', '', "
        f"false, 'open', 'said')"
        for number in (7, 8)
    ),
)


def test_the_diary_comes_to_a_register_with_entries_and_goes_again_without_harm(database: Database) -> None:
    engine = database.engine
    at_first_schema(engine)
    before = rows_of(engine, "deadline"), rows_of(engine, "person"), rows_of(engine, "recommendation")
    upgrade.move(engine, "0002")
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT part, chair_id, about, reference FROM deadline ORDER BY id")).all()
        assert kept == [("chair", 1, "Ash 7", "1042"), ("chair", None, "Ash 8", "1042")]
        assert connection.scalar(text("SELECT conferences_a_day FROM person")) is None
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO deadline (id, subject, subject_id, key, span_unit, span_count, due_on, standards, "
                "provisional, state, explanation, part, about, reference) "
                "VALUES (9, 'request', 1, 'icpc_due', 'wd', 15, '2026-12-01', '', false, 'open', '', '', '', '')"
            )
        )
    upgrade.move(engine, "0001")
    assert (rows_of(engine, "deadline"), rows_of(engine, "person"), rows_of(engine, "recommendation")) == before
    upgrade.move(engine, upgrade.HEAD)
    assert set(Record.metadata.tables) <= tables_of(engine)


CONCERNS = (
    "INSERT INTO family (id, uuid, case_id) VALUES (1, 'f', '1042')",
    "INSERT INTO team (id, uuid, name, name_key, version) VALUES (5, 't', 'Cluster 5', 'cluster5', 1)",
    "INSERT INTO conference ({0}) SELECT {1}",
    *(
        "INSERT INTO maqa_alert (id, uuid, conference_id, channel, about, agency, agency_key, lead, lead_email, "
        f"words, state, noted_on, version) VALUES ({number}, 'a{number}', 3, '{channel}', 'absence', '', '', '', '', "
        f"'So.', 'draft', '2026-11-23', 1)"
        for number, channel in ((1, "maqa"), (2, "internal_qa"))
    ),
)


def test_concerns_noted_before_there_were_alerts_become_drafts_with_their_way_family_and_team(
    database: Database,
) -> None:
    engine = database.engine
    upgrade.move(engine, "0003")
    conference = {"id": "3", "uuid": "'c'", "family_id": "1", "team_id": "5", **needed_of(engine, "conference")}
    with engine.begin() as connection:
        for line in CONCERNS:
            connection.execute(text(line.format(", ".join(conference), ", ".join(conference.values()))))
    before = rows_of(engine, "maqa_alert")
    upgrade.move(engine, upgrade.HEAD)
    kept = [(one["direction"], one["family_id"], one["team_id"]) for one in rows_of(engine, "maqa_alert")]
    assert kept == [("to_agency", 1, 5), ("internal", 1, 5)]
    needed = {**needed_of(engine, "deadline"), "key": "'maqa_resolve_due'"}
    with engine.begin() as connection:
        clock = "INSERT INTO deadline (id, subject, subject_id, {}) SELECT {}, 'maqa_alert', 1, {}"
        connection.execute(text(clock.format(", ".join(needed), 4, ", ".join(needed.values()))))
    upgrade.move(engine, "0003")
    assert rows_of(engine, "maqa_alert") == before
    assert rows_of(engine, "deadline") == [], "a program of that time knows no such clock"


def needed_of(engine: Engine, table: str) -> dict[str, str]:
    """Something for every column that must be filled, besides those that a test names itself."""
    with engine.connect() as connection:
        columns = [one for one in inspect(connection).get_columns(table) if not one["nullable"]]
    plain = {"BOOLEAN": "false", "INTEGER": "0", "BIGINT": "0", "DATE": "'2026-11-23'"}
    named = {"id", "uuid", "family_id", "subject", "subject_id"}
    return {
        one["name"]: plain.get(str(one["type"]), "''")
        for one in columns
        if one["name"] not in named and one.get("default") is None
    }


def rows_of(engine: Engine, table: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id")).mappings()]


def test_the_first_step_says_the_same_whatever_the_classes_say_today() -> None:
    """Nothing that grows with the program is read in by a step: what it made once, it makes for ever."""
    still = {"base", "columns"}
    for step in upgrade.MIGRATIONS.rglob("*.py"):
        for name in re.findall(r"from cpdesk\.(\S+) import", step.read_text()):
            stands = name.startswith("records.migrations") or name.removeprefix("records.") in still
            assert stands or step.name == "env.py", f"{step.name} reads {name}"


def test_a_later_step_brings_its_data_and_goes_down_again(
    unit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later_program(monkeypatch, tmp_path)
    database = open_in(unit)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM later")) == "Ann"
    upgrade.move(database.engine, HEAD)
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
    assert f"before-{NEXT}" in copy.name
    engine = open_engine(f"sqlite:///{copy}", KeyFile(unit / "config"))
    with engine.connect() as connection:
        assert upgrade.schema_of(connection) == HEAD
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
