"""The program run from a shell, inside this process: its exit code, its answer, and what it says aside."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from cpdesk.cli.asked import Asked
from cpdesk.cli.commands import run


@dataclass(frozen=True)
class Ran:
    """How a command went."""

    code: int
    out: str
    aside: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def opened() -> list[Asked]:
    """What the window was asked to open with."""
    return []


@pytest.fixture
def cpdesk(capfd: pytest.CaptureFixture[str], opened: list[Asked]) -> Callable[..., Ran]:
    """Runs a command line."""

    def ran(*arguments: str) -> Ran:
        code = run(arguments, lambda asked: opened.append(asked) or 0)  # type: ignore[func-returns-value]  # appended, then 0
        out, aside = capfd.readouterr()
        assert "Traceback" not in aside
        return Ran(code, out, aside)

    return ran
