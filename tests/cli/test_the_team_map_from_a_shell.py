"""`team-map` from a shell: the map of any day in words, as JSON and as PDF, over the same desk as the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

Cpdesk = Callable[..., Any]
NOTE = "Requests for meetings go to the duty chair, not the linked chair."
TODAY = ("--today", "23/11/2026")


@pytest.fixture
def unit(cpdesk: Cpdesk) -> None:
    """Two chairs and two teams, of which one has no chair."""
    for command in (
        ("chair", "P. Example"), ("team", "Cluster 10", "--linked", "P. Example"), ("team", "Cluster 9"),
    ):  # fmt: skip
        assert cpdesk(*command, *TODAY).code == 0


def test_the_map_is_told_team_by_team_with_its_gaps(cpdesk: Cpdesk, unit: None) -> None:
    ran = cpdesk("team-map", *TODAY)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Cluster 9             no linked chair  (0 team meetings of 2 that year)",
        "Cluster 10            P. Example, since Mon 23 Nov 2026  (0 team meetings of 2 that year)",
        "2 teams on Monday 23 November 2026.",
        "Cluster 9 has no linked chair, from Mon 23 Nov 2026.",
        f"{NOTE} Nobody is named for duty today.",
    ]


def test_the_map_of_another_day_is_told_as_it_was(cpdesk: Cpdesk, unit: None) -> None:
    asked = cpdesk("team-map", "--on", "22/11/2026", "--json", *TODAY).json
    assert asked["on"] == "2026-11-22"
    assert {team["name"]: team["linked"] for team in asked["teams"]} == {"Cluster 9": "", "Cluster 10": ""}
    now = cpdesk("team-map", "--json", *TODAY).json
    (linked,) = [team for team in now["teams"] if team["linked"]]
    assert (linked["name"], linked["linked"], linked["since"]) == ("Cluster 10", "P. Example", "2026-11-23")
    assert [(gap["kind"], gap["team"]) for gap in now["gaps"]] == [("no_chair", "Cluster 9")]
    assert (now["note"], now["written"]) == (NOTE, [])


def test_the_map_is_written_as_a_page(cpdesk: Cpdesk, unit: None, tmp_path: Path) -> None:
    ran = cpdesk("team-map", "--out", str(tmp_path), *TODAY)
    path = tmp_path / "Linked chairs 2026-11-23.pdf"
    assert f"Wrote 2 teams into Linked chairs 2026-11-23.pdf. {path}" in ran.out
    (page,) = PdfReader(path).pages
    assert "Cluster 10" in page.extract_text()


@pytest.mark.parametrize("wrong", [("--on", "31/4/2026"), ("--out", " ")])
def test_wrong_usage_is_said_so(cpdesk: Cpdesk, wrong: tuple[str, str]) -> None:
    assert cpdesk("team-map", *wrong).code == 2
