"""The team map on paper: one page across, every team and chair legible, whom to ask below it (D11, D14)."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from benchmarks.a_record import MADE_AT
from cpdesk.rows.team_map import MapGrid
from reports.pdf_house import NOT_PRINTABLE
from reports.team_map import write_team_map

NOTE = "Requests for meetings go to the duty chair, not the linked chair."


def grid_of(teams: int, chairs: int, notes: int = 0) -> MapGrid:
    """A map of so many teams, linked to the chairs in turn; the first chair stands in with the second team."""
    return MapGrid(
        unit="Fictitious Safeguarding Unit",
        on=date(2026, 12, 2),
        made_at=MADE_AT,
        teams=tuple(f"Cluster {number}" for number in range(1, teams + 1)),
        chairs=tuple(f"P. Example-{number}" for number in range(1, chairs + 1)),
        cells=tuple(
            tuple(
                "linked" if team % chairs == chair else "cover" if (team, chair) == (1, 0) else ""
                for chair in range(chairs)
            )
            for team in range(teams)
        ),
        managers=tuple((f"N. Invented-{number}", "X. Overview") for number in range(teams)),
        notes=(NOTE, *(f"Cluster {number} has no linked chair, from Tue 1 Dec 2026." for number in range(notes))),
        made_by="pat",
    )


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def text_of(body: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(body).pages).split())


@pytest.mark.parametrize(
    ("teams", "chairs", "notes"), [(0, 0, 0), (1, 1, 0), (11, 6, 1), (11, 10, 12), (24, 12, 3), (40, 20, 2)]
)
def test_the_map_stands_on_one_page_across(teams: int, chairs: int, notes: int) -> None:
    (page,) = read(write_team_map(grid_of(teams, max(chairs, 1), notes))).pages
    assert page.mediabox.width > page.mediabox.height
    text = " ".join(page.extract_text().split())
    assert NOTE in text
    assert all(f"Cluster {number}" in text for number in range(1, teams + 1))


def test_no_name_of_a_chair_is_broken_within_a_word() -> None:
    text = text_of(write_team_map(grid_of(11, 10)))
    assert all(f"P. Example-{number} " in text for number in range(1, 11))


def test_a_unit_of_very_many_teams_goes_on_overleaf_and_loses_none() -> None:
    body = write_team_map(grid_of(120, 8))
    assert len(read(body).pages) > 1
    assert all(f"Cluster {number} " in text_of(body) for number in range(1, 121))


def test_another_program_reads_the_teams_chairs_and_managers(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(write_team_map(grid_of(3, 2)))
    shown = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    lines = [" ".join(line.split()) for line in shown.splitlines() if line.strip().startswith("Cluster")]
    assert lines == [
        "Cluster 1 Linked N. Invented-0 X. Overview",
        "Cluster 2 Stands in Linked N. Invented-1 X. Overview",
        "Cluster 3 Linked N. Invented-2 X. Overview",
    ]
    assert "Wednesday 2 December 2026. 3 teams." in shown


def test_columns_of_managers_stand_only_where_any_is_named() -> None:
    without = replace(grid_of(3, 2), managers=(("", ""),) * 3)
    assert "Team Manager" not in text_of(write_team_map(without))
    assert "Service Manager" in text_of(write_team_map(grid_of(3, 2)))


def test_the_same_map_gives_the_same_bytes_and_an_invented_one_says_so() -> None:
    grid = grid_of(11, 6)
    assert write_team_map(grid) == write_team_map(grid)
    assert "demonstration" in text_of(write_team_map(replace(grid, demonstration=True))).lower()


def test_names_are_text_and_what_cannot_be_printed_is_said() -> None:
    grid = replace(grid_of(2, 1), teams=("<b>Cluster</b> & 1", "Cluster \U0001f642"))
    text = text_of(write_team_map(grid))
    assert "<b>Cluster</b> & 1" in text
    assert NOT_PRINTABLE in text
