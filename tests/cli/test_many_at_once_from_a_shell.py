"""Two scheduled tasks may start at the same moment; a register that is damaged says so in one sentence."""

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
