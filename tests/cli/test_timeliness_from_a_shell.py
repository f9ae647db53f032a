"""Timeliness and the extracts of Annex A from a shell: the figures of the desk, its rows, and files that open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cpdesk.rules.timeliness import Measure

Cpdesk = Callable[..., Any]
DAYS = ("--from", "1/3/2024", "--to", "30/4/2024", "--today", "30/4/2024")
REQUEST = (
    "request", "--child", "Kit Sample-Ng", "--strategy-on", "11/3/2024", "--ticked-at", "2024-03-12 09:00", "--team",
    "Cluster 4A", "--social-worker", "F. Testcase", "--team-manager", "N. Invented", "--case-id", "1042", "--today",
    "12/3/2024",
)  # fmt: skip


@pytest.fixture
def requested(cpdesk: Cpdesk) -> None:
    """A request whose 15th working day was Wednesday 3 April 2024, and of which nothing came."""
    for command in (("chair", "P. Example"), ("team", "Cluster 4A", "--linked", "P. Example"), REQUEST):
        assert cpdesk(*command).code == 0


def test_the_figures_with_their_groups(cpdesk: Cpdesk, requested: None) -> None:
    found = cpdesk("timeliness", *DAYS, "--json").json
    assert [found["from"], found["to"], found["by"]] == ["2024-03-01", "2024-04-30", "month"]
    assert list(dict.fromkeys(one["measure"] for one in found["measures"])) == [one.value for one in Measure]
    icpc = found["measures"][0]
    assert icpc["total"] == {"in_time": 0, "late": 0, "share": None, "open_late": 1}
    assert [(one["group"], one["name"], one["open_late"]) for one in icpc["groups"]] == [
        ("2024-03", "March 2024", 0), ("2024-04", "April 2024", 1),
    ]  # fmt: skip
    by_team = cpdesk("timeliness", *DAYS, "--by", "team", "--json").json["measures"][0]["groups"]
    assert [one["name"] for one in by_team] == ["Cluster 4A"]
    words = cpdesk("timeliness", *DAYS).out
    assert "Initial conferences: 0 of 0 in time, 1 still open past the day" in words
    assert "Kit" not in words


def test_the_rows_behind_a_figure(cpdesk: Cpdesk, requested: None) -> None:
    found = cpdesk("timeliness", *DAYS, "--rows", "icpc", "--json").json
    (row,) = found["rows"]
    expected = {"reference": "1042", "due": "2024-04-03", "done": None, "standing": "open_late", "team": "Cluster 4A"}
    assert {key: row[key] for key in expected} == expected
    assert "1042  ICPC  due 03/04/2024, done not yet" in cpdesk("timeliness", *DAYS, "--rows", "icpc").out


def test_figures_and_rows_are_narrowed_to_a_team_or_a_chair(cpdesk: Cpdesk, requested: None) -> None:
    assert cpdesk("team", "Cluster 5").code == 0

    def open_late(*narrowed: str) -> int:
        measures = cpdesk("timeliness", *DAYS, *narrowed, "--json").json["measures"]
        return int(measures[0]["total"]["open_late"])

    assert [open_late(), open_late("--team", "cluster  4a"), open_late("--team", "Cluster 5")] == [1, 1, 0]
    assert "Only what belongs to Cluster 5 is counted." in cpdesk("timeliness", *DAYS, "--team", "Cluster 5").out
    rows = cpdesk("timeliness", *DAYS, "--rows", "icpc", "--team", "Cluster 5", "--json").json["rows"]
    assert rows == []
    assert open_late("--chair", "P. Example") == 0, "a request has no chair before its conference is booked"
    ran = cpdesk("timeliness", *DAYS, "--team", "Cluster 99")
    assert ran.code == 2
    assert "--team: Choose one of Cluster 4A, Cluster 5." in ran.aside
    assert cpdesk("timeliness", "--annex", "5", "--team", "Cluster 5").code == 2


def test_both_are_written_as_excel(cpdesk: Cpdesk, requested: None, tmp_path: Path) -> None:
    (figures,) = cpdesk("timeliness", *DAYS, "--out", str(tmp_path), "--json").json["paths"]
    assert Path(figures).name == "Timeliness 2024-03-01 to 2024-04-30 by month.xlsx"
    assert load_workbook(figures).sheetnames == ["Timeliness", "By month", "Every row", "How it is counted"]
    extract = cpdesk(
        "timeliness", "--annex", "5", "--today", "30/4/2024", "--out", str(tmp_path), "--json"
    ).json  # fmt: skip
    (path,) = extract["paths"]
    assert Path(path).name == "Annex A list 5 cross-check 2024-04-30.xlsx"
    ((reference, *_),) = extract["rows"]
    assert reference == "1042"
    assert load_workbook(path)["List 5"]["A2"].value == "1042"


def test_without_days_it_says_how_to_give_them(cpdesk: Cpdesk) -> None:
    ran = cpdesk("timeliness")
    assert ran.code == 2
    assert "--from: Enter a date like 27/3/2027." in ran.aside
    backwards = cpdesk("timeliness", "--from", "2/3/2024", "--to", "1/3/2024")
    assert backwards.code == 1
    assert "The first day is after the last." in backwards.aside


@pytest.mark.parametrize("odd", [("--rows", "icpc", "--annex", "5"), ("--rows", "icpc", "--out", "."), ("--out", "")])
def test_options_that_cannot_both_be_meant_are_wrong_usage(cpdesk: Cpdesk, odd: tuple[str, ...]) -> None:
    """What was asked for is never left out without a word, and an empty folder is not the folder of the shell."""
    found = cpdesk("timeliness", *DAYS, *odd)
    assert (found.code, found.out) == (2, "")
    assert "Leave --annex and --out out." in found.aside or "--out: Enter the folder to write into." in found.aside
