"""Who may know whom: the import contracts of pyproject.toml, kept and able to fail."""

import importlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", SCRIPT], cwd=folder, capture_output=True, text=True, check=False)


def test_every_contract_of_the_house_is_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("cpdesk/rules/lpm.py", "import sqlalchemy", "Rules, rows and words"),
        ("cpdesk/rules/lpm.py", "import cpdesk.words", "The house from top to bottom"),
        ("cpdesk/records/model.py", "import cpdesk.desk", "The house from top to bottom"),
        ("cpdesk/desk/work.py", "import openpyxl", "The desk and the records"),
        ("ui/shared/theme.py", "import sqlalchemy", "The window touches no session"),
        ("ui/shared/theme.py", "import cpdesk.desk", "The window touches no session"),
        ("ui/shared/theme.py", "import openpyxl", "The window touches no session"),
        ("reports/house_style.py", "import cpdesk.records", "Paper reads no database"),
        ("ui/today/tab.py", "import ui.diary.tab", "The rooms of the window"),
        ("resources/__init__.py", "import cpdesk.words", "Resources are a leaf"),
    ],
)
def test_a_broken_contract_is_caught(tmp_path: Path, room: str, line: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("cpdesk", "ui", "reports", "resources"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    changed = tmp_path / room
    changed.write_text(changed.read_text("utf-8") + f"\n{line}\n", "utf-8")
    result = lint(tmp_path)
    assert result.returncode != 0
    assert any(contract in told and "BROKEN" in told for told in result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize("name", ["cpdesk", "ui", "reports", "resources"])
def test_the_common_names_are_really_ours(name: str) -> None:
    found = importlib.import_module(name).__file__
    assert found is not None
    assert Path(found).is_relative_to(ROOT)


def test_the_locks_carry_hashes_and_no_download_address() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_the_window_library_is_pinned_to_the_line_without_the_none_leak() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "PySide6-Essentials>=6.11.3,<6.12" in project["dependencies"]
    assert "pyside6-essentials==6.11." in (ROOT / "requirements.lock").read_text("utf-8")
