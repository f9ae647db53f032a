"""Timeliness and the extracts of Annex A as Excel, read back by another program: every figure, row and true date."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from cpdesk.rows.timeliness import (
    AnnexList,
    AnnexPaper,
    AnnexShown,
    GroupBy,
    MeasureShown,
    TimelinessCell,
    TimelinessPaper,
    TimelinessRow,
    TimelinessShown,
)
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing
from reports.annex_a_sheet import write_annex
from reports.house_style import DEMONSTRATION, MARKING
from reports.timeliness_sheet import write_timeliness

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def a_row(**other: Any) -> TimelinessRow:
    wanted: dict[str, Any] = {
        "subject": "conference", "subject_id": 12, "conference_id": 12, "what": "First review",
        "about": "Secret-Sample, 2 children", "reference": "1042", "team": "Cluster 4A", "chair": "P. Example",
        "anchor_on": date(2026, 6, 1), "due_on": date(2026, 9, 1), "done_on": date(2026, 9, 3),
        "standing": Standing.LATE, "over": "2 wd late", "reason": "chair_away", "why": "=1+1", "explained": "3 months.",
    }  # fmt: skip
    return TimelinessRow(**{**wanted, **other})


def a_paper(**other: Any) -> TimelinessPaper:
    cells = (TimelinessCell("2026-09", 2, 1, 0, 2 / 3), TimelinessCell("2026-10", 0, 0, 1, None))
    measure = MeasureShown(
        Measure.REVIEW, ReviewMethod.MONTHS, "Reviews, by months", "Held within 3 months.", "LLR", "", cells,
        TimelinessCell("", 2, 1, 1, 2 / 3), 1, (("chair_away", "The chair was away", 1),),
    )  # fmt: skip
    shown = TimelinessShown(
        date(2026, 9, 1), date(2026, 10, 31), GroupBy.MONTH,
        (("2026-09", "September 2026"), ("2026-10", "October 2026")), (measure,),
        ("What was done counts by its day.",), "Sample unit", MADE_AT, "pat",
    )  # fmt: skip
    rows = (a_row(), a_row(standing=Standing.OPEN_LATE, done_on=None, over="9 wd over", reason="", why=""))
    return TimelinessPaper(**{"shown": shown, "rows": (("Reviews, by months", rows),), "demonstration": False, **other})


def test_figures_of_one_team_say_so_on_their_first_page() -> None:
    paper = a_paper()
    whole = sheets_of(write_timeliness(paper))["Timeliness"]
    alone = sheets_of(write_timeliness(replace(paper, shown=replace(paper.shown, of=("Cluster 4A",)))))["Timeliness"]
    assert [row for row in alone if row not in whole] == [("Only Cluster 4A", *[None] * (len(alone[0]) - 1))]


def sheets_of(written: bytes) -> dict[str, list[tuple[Any, ...]]]:
    workbook = load_workbook(BytesIO(written))
    return {sheet.title: [tuple(map(_plain, row)) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}


def _plain(value: Any) -> Any:
    """A day as a day: a true date of Excel is read as the moment at which it begins."""
    return value.date() if isinstance(value, datetime) else value


def test_the_figures_stand_in_the_first_sheet_and_by_month_in_the_second() -> None:
    sheets = sheets_of(write_timeliness(a_paper()))
    assert list(sheets) == ["Timeliness", "By month", "Every row", "How it is counted"]
    first = [row for row in sheets["Timeliness"] if row[0] == "Reviews, by months"]
    assert first == [("Reviews, by months", None, 3, 2, 1, 67, 1, 1)]
    assert [row[:7] for row in sheets["By month"][1:]] == [
        ("Reviews, by months", "September 2026", 3, 2, 1, 67, 0),
        ("Reviews, by months", "October 2026", 0, 0, 0, None, 1),
    ]


def test_every_row_has_its_dates_as_dates_and_nobodys_name() -> None:
    written = write_timeliness(a_paper())
    late, still_open = sheets_of(written)["Every row"][1:]
    assert late[5:10] == (
        date(2026, 6, 1), date(2026, 9, 1), date(2026, 9, 3), "Late", "2 wd late",
    )  # fmt: skip
    assert late[10:12] == ("The chair was away", "=1+1")
    assert still_open[7] is None
    assert still_open[8] == "Still open, past its day"
    told = str(sheets_of(written))
    assert "Secret" not in told
    assert MARKING in told


def test_what_begins_like_a_formula_is_text() -> None:
    cells = load_workbook(BytesIO(write_timeliness(a_paper())))["Every row"]
    found = [cell for row in cells.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in found] == ["s"]
    assert found[0].quotePrefix


@pytest.mark.parametrize("invented", [True, False])
def test_a_demonstration_says_so_and_the_same_figures_give_the_same_bytes(invented: bool) -> None:
    paper = a_paper(demonstration=invented)
    written = write_timeliness(paper)
    assert written == write_timeliness(paper)
    assert (DEMONSTRATION in str(sheets_of(written))) == invented


def test_an_extract_has_the_headings_of_annex_a_and_says_what_it_lacks() -> None:
    shown = AnnexShown(
        AnnexList.LIST_7, date(2026, 5, 23), date(2026, 11, 23), ("Child Unique ID", "Date of Birth", "Age"),
        (("1042", date(2016, 10, 5), 10), ("1043", None, None)), ("Gender",), ("Not the return.",),
    )  # fmt: skip
    paper = AnnexPaper(shown, "Sample unit", MADE_AT, "pat", demonstration=True)
    sheets = sheets_of(write_annex(paper))
    assert sheets["List 7"] == [
        ("Child Unique ID", "Date of Birth", "Age"), ("1042", date(2016, 10, 5), 10), ("1043", None, None),
    ]  # fmt: skip
    assert {"Gender", "Not the return.", DEMONSTRATION} <= {row[0] for row in sheets["About this extract"]}
    cell = load_workbook(BytesIO(write_annex(paper)))["List 7"]["B2"]
    assert cell.number_format == "dd/mm/yyyy"
