"""A quarter's MAQA alerts from a shell: figures in words and as JSON, workbook and PDF (S44)."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy.orm import Session

from cpdesk.desk.open_desk import open_desk
from cpdesk.records.model import MaqaAlert

Cpdesk = Callable[..., Any]
TODAY = ("--today", "23/11/2026")


@pytest.fixture
def with_alerts(own_home: Path) -> None:
    """Two alerts of September, one of June."""
    desk = open_desk("", today=lambda: date(2026, 11, 23))
    with Session(desk.database.engine) as session:
        for raised_on in (date(2026, 9, 1), date(2026, 9, 2), date(2026, 6, 30)):
            session.add(MaqaAlert(
                uuid=str(uuid4()), direction="to_agency", channel="maqa", about="absence", agency="School",
                themes="attendance", state="raised", noted_on=raised_on, raised_on=raised_on,
                raised_at=datetime(raised_on.year, raised_on.month, raised_on.day, 9, tzinfo=UTC),
            ))  # fmt: skip
        session.commit()
    desk.close()


@pytest.mark.usefixtures("with_alerts")
def test_the_figures_of_the_last_quarter_in_words(cpdesk: Cpdesk) -> None:
    ran = cpdesk("maqa-quarter", *TODAY)
    assert ran.code == 0
    assert "MAQA alerts, July to September 2026: 2 (quarter before: 1)" in ran.out
    assert "  School: 2 (1)" in ran.out
    assert "Police" not in ran.out


@pytest.mark.usefixtures("with_alerts")
def test_the_papers_and_the_same_figures_as_json(cpdesk: Cpdesk, tmp_path: Path) -> None:
    ran = cpdesk("maqa-quarter", "2026-Q3", "--out", str(tmp_path), "--json", *TODAY)
    assert ran.json["tables"]["theme"]["total"] == 2
    attendance = next(one for one in ran.json["tables"]["theme"]["rows"] if one["key"] == "attendance")
    assert (attendance["count"], attendance["before"]) == (2, 1)
    workbook, paper = ran.json["paths"]
    assert openpyxl.load_workbook(workbook).sheetnames == ["Figures", "Learning and actions", "Alerts"]
    assert Path(paper).read_bytes().startswith(b"%PDF")


@pytest.mark.usefixtures("with_alerts")
def test_small_numbers_are_withheld_in_json_and_on_paper(cpdesk: Cpdesk, tmp_path: Path) -> None:
    ran = cpdesk("maqa-quarter", "2026-Q3", "--suppress", "--out", str(tmp_path), "--json", *TODAY)
    (school,) = ran.json["tables"]["agency"]["rows"]
    assert school == {"key": "typed school", "words": "School", "count": "under 5", "before": "under 5"}
    assert ran.json["tables"]["agency"]["total"] == "under 5"
    assert openpyxl.load_workbook(ran.json["paths"][0]).sheetnames == ["Figures", "Learning and actions"]


def test_what_is_no_quarter_is_wrong_usage(cpdesk: Cpdesk) -> None:
    ran = cpdesk("maqa-quarter", "2026-Q7", *TODAY)
    assert ran.code == 2
    assert "like 2026-Q3" in ran.aside


def test_a_folder_that_is_not_there_is_refused(cpdesk: Cpdesk, tmp_path: Path) -> None:
    ran = cpdesk("maqa-quarter", "2026-Q3", "--out", str(tmp_path / "none"), *TODAY)
    assert (ran.code, ran.out) == (1, "")
    assert "Choose a folder that exists." in ran.aside
