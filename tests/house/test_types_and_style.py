"""The checks that a commit passes are passed by the whole tree."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.timeout(300)
def test_every_type_holds_under_strict_mypy() -> None:
    result = run("mypy")
    assert result.returncode == 0, result.stdout


def test_ruff_finds_nothing() -> None:
    result = run("ruff", "check", ".")
    assert result.returncode == 0, result.stdout


def test_every_file_is_laid_out_by_ruff() -> None:
    result = run("ruff", "format", "--check", ".")
    assert result.returncode == 0, result.stdout
