"""Commands as other programs start them: two at once, with nobody reading, with no room for the answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a person whose own folders are the test's."""
    return {**os.environ, "CPDESK_HOME": str(tmp_path / "home")}


def started(shell: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "cpdesk", *arguments]
    return subprocess.Popen(command, env=shell, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_register_that_two_make_at_once_has_one_key(shell: dict[str, str], tmp_path: Path) -> None:
    register = str(tmp_path / "unit" / "register.db")
    both = [started(shell, "register", "--json", "--db", register) for _ in range(2)]
    told = [one.communicate(timeout=60) for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert [json.loads(out) for out, _ in told] == [[], []]
    assert sum("Recovery key" in aside for _, aside in told) == 1
    assert not list((tmp_path / "unit").glob("*-being-made"))


def test_the_database_library_writes_nothing_of_its_own_on_the_terminal(shell: dict[str, str], tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    started(shell, "register", "--db", str(register)).communicate(timeout=60)
    damaged = bytearray(register.read_bytes())
    damaged[100:200] = bytes(100)
    register.write_bytes(damaged)
    refused = started(shell, "register", "--db", str(register))
    _, aside = refused.communicate(timeout=60)
    assert refused.returncode == 1
    assert aside.startswith("register.db: ")
    assert aside.count("\n") == 1


def test_whoever_stops_reading_has_read_enough(shell: dict[str, str]) -> None:
    ran = started(shell, "holidays", "2012..2100")
    assert ran.stdout is not None
    ran.stdout.close()
    _, aside = ran.communicate(timeout=60)
    assert (ran.returncode, aside) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a disk that is always full")
def test_an_answer_without_room_is_a_sentence(shell: dict[str, str]) -> None:
    command = [sys.executable, "-m", "cpdesk", "due", "icpc_due", "2024-03-18"]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, env=shell, text=True, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "there is no room left" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there cannot close the answer's place")
def test_a_task_that_has_closed_the_answer_is_no_trouble(shell: dict[str, str]) -> None:
    line = f"'{sys.executable}' -m cpdesk due icpc_due 2024-03-18 >&-"
    ran = subprocess.run(["sh", "-c", line], env=shell, text=True, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_spreadsheet_that_may_not_be_read_is_refused(shell: dict[str, str], tmp_path: Path) -> None:
    closed = tmp_path / "closed.xlsx"
    closed.touch(mode=0o000)
    ran = started(shell, "import-register", str(closed))
    _, aside = ran.communicate(timeout=60)
    assert ran.returncode == 1
    assert "cannot be read" in aside
