"""When the disk, the file or the server fails, the desk says so and never that something was saved."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text

from cpdesk.desk.work import Desk, Work, does
from cpdesk.records.database import Database, open_database
from cpdesk.records.keys import KeyFile
from cpdesk.records.model import Draft, Person
from cpdesk.rows.drafts import DraftOf, KeepDraft
from cpdesk.rows.refusals import Refusal

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits and locks of Linux")

WRITER = """
import os
import sys
from datetime import date
from pathlib import Path
from cpdesk.desk.work import Desk
from cpdesk.records.database import open_database
from cpdesk.records.keys import KeyFile
from cpdesk.rows.drafts import KeepDraft
folder, largest, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
database = open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")
desk = Desk(database, who="pat", today=date.today)
if largest:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
for number in range(100_000):
    desk.do(KeepDraft(f"{os.getpid()} {number}", {"text": "x" * size}))
    print(number, flush=True)
"""


@dataclass(frozen=True)
class KeepName:
    name: str


@does(KeepName)
def keep_name(work: Work, request: KeepName) -> None:
    work.session.add(Person(uuid=request.name, name=request.name, name_key=request.name))


def folder_of(database: Database) -> Path:
    assert database.path is not None
    return database.path.parent


def start_writer(folder: Path, *, largest: int = 0, size: int = 10) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(largest), str(size)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip


def reopened(folder: Path) -> Database:
    return open_database(f"sqlite:///{folder / 'register.db'}", KeyFile(folder / "config"), folder / "copies")


def test_everything_a_killed_writer_said_was_kept_is_there(empty_register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    shutil.copytree(empty_register, folder)
    for _ in range(3):
        writer = start_writer(folder)
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(30)]
        writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        rest = writer.communicate()[0].splitlines()
        last = int([*said, *rest][-1])
        database = reopened(folder)
        with database.engine.connect() as connection:
            kept = connection.scalars(select(Draft.form)).all()
            assert {f"{writer.pid} {number}" for number in range(last + 1)} <= set(kept)
            assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        database.close()


@needs_linux
def test_a_file_that_may_not_grow_is_told_and_what_was_kept_stays(empty_register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "limited"
    shutil.copytree(empty_register, folder)
    writer = start_writer(folder, largest=2_000_000, size=20_000)
    said, trouble = writer.communicate(timeout=60)
    assert writer.returncode == 1
    assert "Nothing was kept" in trouble
    database = reopened(folder)
    with database.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Draft)) == len(said.splitlines())
    database.close()


@needs_linux
def test_a_full_disk_is_told_and_the_next_save_works_when_there_is_room(empty_register: Path, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if (
        os.getuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(small)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("only root may make a small disk")
    try:
        shutil.copytree(empty_register, small / "unit")
        desk = Desk(reopened(small / "unit"), who="pat", today=lambda: date(2026, 11, 23))
        with pytest.raises(Refusal, match=r"The disk is full\. Nothing was kept"):
            keep_without_end(desk)
        assert desk.ask(DraftOf("form 0")) is not None
        desk.close()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def keep_without_end(desk: Desk) -> None:
    for number in range(200):
        desk.do(KeepDraft(f"form {number}", {"text": "x" * 50_000}))


def test_a_register_that_another_desk_holds_is_told_to_be_busy(sqlite_desk: Desk) -> None:
    with sqlite_desk.database.engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        other = reopened_with_little_patience(sqlite_desk)
        with pytest.raises(Refusal, match="Another desk is busy with the register"):
            other.do(KeepName("Ann"))
        other.close()
    sqlite_desk.do(KeepName("Ann"))


def reopened_with_little_patience(desk: Desk) -> Desk:
    folder = folder_of(desk.database)
    other = Desk(reopened(folder), who="sam", today=desk._today)

    @event.listens_for(other.database.engine, "checkout")
    def hurry(dbapi_connection: object, *_: object) -> None:
        dbapi_connection.execute("PRAGMA busy_timeout = 50")  # type: ignore[attr-defined]  # a driver's connection

    return other


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_a_file_that_is_gone_is_noticed_before_anything_is_called_kept(sqlite_desk: Desk, fate: str) -> None:
    path = sqlite_desk.database.path
    assert path is not None
    sqlite_desk.do(KeepName("Ann"))
    moved = path.with_name("moved.db")
    path.rename(moved)
    if fate == "replaced":
        shutil.copy(moved, path)
    with pytest.raises(Refusal, match="moved, deleted or replaced"):
        sqlite_desk.do(KeepName("Ben"))


def test_a_server_that_ends_the_connection_is_told_and_the_next_save_works(postgresql_database: Database) -> None:
    desk = Desk(postgresql_database, who="pat", today=lambda: date(2026, 11, 23))
    desk.do(KeepName("Ann"))
    ended: list[bool] = []

    @does(CutOff)
    def cut_off(work: Work, request: CutOff) -> None:
        own = work.session.scalar(text("SELECT pg_backend_pid()"))
        with postgresql_database.engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
        for _ in range(50):
            time.sleep(0.02)
            work.session.execute(text("SELECT 1"))
        ended.append(False)

    with pytest.raises(Refusal, match="connection to the database was lost"):
        desk.do(CutOff())
    assert ended == []
    desk.do(KeepName("Ben"))


class CutOff:
    """Request: lose the connection in the middle."""
