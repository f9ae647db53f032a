"""Without a command the window opens, where there is a screen."""

import builtins
import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cpdesk.__main__ import main
from cpdesk.cli.asked import Asked
from cpdesk.cli.trouble import exit_code_of
from cpdesk.rows.refusals import Refusal

Cpdesk = Callable[..., Any]


def test_no_command_opens_the_window_with_what_was_asked(
    cpdesk: Cpdesk, opened: list[Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert cpdesk("--demo", "--today", "7/12/2026", "--db", "unit.db").code == 0
    assert [(asked.demo, asked.on, asked.db) for asked in opened] == [(True, date(2026, 12, 7), "unit.db")]


def test_without_a_screen_it_says_so(cpdesk: Cpdesk, opened: list[Asked], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = cpdesk()
    assert (ran.code, opened) == (1, [])
    assert "There is no screen to open the window on." in ran.aside


def test_the_window_has_no_json_and_a_command_no_demonstration(cpdesk: Cpdesk) -> None:
    assert cpdesk("--json").code == 2
    ran = cpdesk("--demo", "due", "icpc_due", "2024-03-18")
    assert ran.code == 2
    assert "--demo opens the window; it takes no command." in ran.aside


def test_help_lists_every_command(cpdesk: Cpdesk) -> None:
    ran = cpdesk("--help")
    assert ran.code == 0
    for command in ("due", "holidays", "import-register", "register", "lpm-list", "check", "recover"):
        assert command in ran.out
        assert cpdesk(command, "--help").code == 0


def test_unexpected_trouble_is_a_sentence_and_a_log_without_names(
    capfd: pytest.CaptureFixture[str], own_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks() -> int:
        raise KeyError("Chelsea Powell")

    assert exit_code_of(breaks) == 1
    aside = capfd.readouterr().err
    assert aside.startswith("Something unexpected went wrong. What was kept before is safe.")
    log = (own_home / "data" / "trouble.log").read_text(encoding="utf-8")
    assert "KeyError at test_window_from_a_shell.py" in log
    assert "Chelsea" not in log + aside + caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_an_interruption_is_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert exit_code_of(interrupted) == 1
    assert capfd.readouterr().err.startswith("Stopped.")


def test_an_interruption_while_the_program_is_read_in_is_a_sentence(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in = builtins.__import__

    def interrupted(name: str, *told: Any) -> Any:
        if name == "cpdesk.cli.commands":
            raise KeyboardInterrupt
        return read_in(name, *told)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    assert main(["register"]) == 1
    assert capfd.readouterr().err == "Stopped. Nothing was begun.\n"


def test_a_refusal_of_the_desk_is_its_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    def refuses() -> int:
        raise Refusal("Choose a folder that exists.")

    assert exit_code_of(refuses) == 1
    assert capfd.readouterr().err == "Choose a folder that exists.\n"
