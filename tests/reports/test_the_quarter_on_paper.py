"""The quarter's MAQA alerts as Excel with charts and as PDF, read back by other programs (S44)."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from cpdesk.rows.maqa_quarter import (
    Figure,
    FigureTable,
    LearningRow,
    QuarterActionRow,
    QuarterLine,
    QuarterPaper,
    QuarterTable,
    TheQuarter,
)
from cpdesk.rules.maqa import Theme
from reports.maqa_quarter_paper import write_maqa_quarter_paper
from reports.maqa_quarter_sheet import write_maqa_quarter_sheet
from reports.workbook_file import WorkbookNotSound, check_workbook

AGENCIES = (("Health visitor", 12, 9), ("School", 7, 7), ("Police", 3, 0))


def figures(table: QuarterTable, rows: tuple[tuple[str, int, int], ...]) -> FigureTable:
    """A table of figures: words, number, number before."""
    made = tuple(Figure(table, words, words, now, str(now), before, str(before)) for words, now, before in rows)
    total = Figure(table, "", "All alerts", 22, "22", 16, "16")
    return FigureTable(table, table.value.title(), "Each alert once.", made, total)


def a_paper(**other: Any) -> QuarterPaper:
    """The third quarter of 2026."""
    values: dict[str, Any] = {
        "quarter": "2026-Q3", "title": "July to September 2026", "first": date(2026, 7, 1), "last": date(2026, 9, 30),
        "ended": True, "suppressed": False,
        "tables": (figures(QuarterTable.AGENCY, AGENCIES), figures(QuarterTable.THEME, (("Late report", 22, 16),))),
        "learning": (
            LearningRow(1, 1, None, "Talk earlier.\nAnd by telephone."),
            LearningRow(2, 1, Theme.REPORT_LATE, "=Holidays & <b>leave</b>."),
        ),
        "actions": (
            QuarterActionRow(1, 1, "2026-Q2", None, "Train writers", "B. Example", date(2026, 8, 31), None, False, "",
                             carried=True, overdue=True),
            QuarterActionRow(2, 1, "2026-Q3", Theme.REPORT_LATE, "Remind", "", None, date(2026, 10, 2), True, "Sent.",
                             carried=False, overdue=False),
        ),
        "snapshots": (), "counted": ("Drafts are not counted.",), "without_theme": 2, "quarters": (),
        "unit": "Fictitious Safeguarding Unit", "made_at": datetime(2026, 10, 12, 9, 30, tzinfo=UTC), "made_by": "pat",
        **other,
    }  # fmt: skip
    lines = (QuarterLine(
        "MAQA 12", "To an agency", "School", "Late report", "Late report", date(2026, 7, 3), "Raised, 3 wd over", None,
        "",
    ),)  # fmt: skip
    return QuarterPaper(TheQuarter(**values), lines, demonstration=False, chain_head="ab" * 32)


def withheld(paper: QuarterPaper) -> QuarterPaper:
    """The same paper with its small numbers withheld."""
    tables = tuple(
        replace(table, figures=tuple(
            replace(one, count=None, shown="under 5") if one.count in range(1, 5) else one for one in table.figures
        ))
        for table in paper.quarter.tables
    )  # fmt: skip
    return replace(paper, quarter=replace(paper.quarter, tables=tables, suppressed=True, without_theme=0), lines=())


def cells(written: bytes) -> list[str]:
    """Everything that stands in the workbook."""
    book = CalamineWorkbook.from_filelike(BytesIO(written))
    return [
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
        if cell != ""
    ]  # fmt: skip


def read_aloud(written: bytes, folder: Path) -> str:
    """The words of a PDF as pdftotext finds them."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed here")
    (folder / "quarter.pdf").write_bytes(written)
    said = subprocess.run([tool, "-layout", "quarter.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return said.stdout.decode()


def test_the_workbook_has_a_chart_beside_each_table_drawn_of_its_own_cells() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_maqa_quarter_sheet(a_paper())))["Figures"]
    assert len(sheet._charts) == 2
    numbers = [series.val.numRef.f for chart in sheet._charts for series in chart.series]
    found = [[cell.value for (cell,) in sheet[ref.split("!")[1].replace("$", "")]] for ref in numbers[:2]]
    assert found == [[12, 7, 3], [9, 7, 0]]
    named = sheet._charts[0].series[0].cat
    words = (named.numRef or named.strRef).f.split("!")[1].replace("$", "")
    assert [cell.value for (cell,) in sheet[words]] == ["Health visitor", "School", "Police"]
    assert sheet._charts[0].series[0].dLbls.showVal


def test_charts_do_not_lie_over_each_other_or_over_the_next_table() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_maqa_quarter_sheet(a_paper())))["Figures"]
    first, second = sheet._charts
    rows_high = first.height / 0.53
    assert first.anchor._from.row + rows_high <= second.anchor._from.row


def test_the_workbook_says_what_was_learned_and_what_is_to_be_done() -> None:
    found = cells(write_maqa_quarter_sheet(a_paper()))
    for words in (
        "MAQA alerts, July to September 2026", "OFFICIAL-SENSITIVE", "Talk earlier.\nAnd by telephone.",
        "=Holidays & <b>leave</b>.", "Overdue. Carried over from 2026-Q2", "Done 02/10/2026. Sent", "MAQA 12",
        "Drafts are not counted.",
    ):  # fmt: skip
        assert words in found


def test_a_paper_with_small_numbers_withheld_holds_them_nowhere() -> None:
    written = write_maqa_quarter_sheet(withheld(a_paper()))
    book = openpyxl.load_workbook(BytesIO(written))
    assert book.sheetnames == ["Figures", "Learning and actions"]
    assert "MAQA 12" not in cells(written)
    police = next(row for row in book["Figures"].iter_rows(values_only=True) if row[0] == "Police")
    assert police[1:3] == ("under 5", 0)
    with zipfile.ZipFile(BytesIO(written)) as archive:
        charts = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/charts/"))
    assert b"<v>" not in charts
    assert b"showVal" not in charts


def test_a_chart_that_leads_out_of_the_workbook_never_leaves_the_desk() -> None:
    written = write_maqa_quarter_sheet(a_paper())
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(written)) as archive, zipfile.ZipFile(changed, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name).replace(b"<f>'Figures'!", b"<f>'[other.xlsx]Figures'!"))
    rows = {"Figures": 1}
    with pytest.raises(WorkbookNotSound, match="no chart may carry"):
        check_workbook(changed.getvalue(), rows=rows, charts=2)
    with pytest.raises(WorkbookNotSound, match="2 charts and should have 0"):
        check_workbook(written, rows=rows)


def test_the_same_quarter_always_gives_the_same_bytes() -> None:
    for write in (write_maqa_quarter_sheet, write_maqa_quarter_paper):
        assert write(a_paper()) == write(a_paper())
        assert write(a_paper()) != write(a_paper(made_by="sam"))


def test_the_pdf_shows_each_figure_with_the_quarter_before(tmp_path: Path) -> None:
    said = read_aloud(write_maqa_quarter_paper(a_paper()), tmp_path)
    for words in (
        r"MAQA alerts, July to September 2026", r"Health visitor\s+12\s+9", r"All alerts\s+22\s+16",
        r"Wednesday 1 July 2026 to Wednesday 30 September 2026", r"Talk earlier\.\s+And by telephone\.",
        r"=Holidays & <b>leave</b>\.", r"Train writers\s+B\. Example\s+31/08/2026\s+Overdue\. Carried over",
        r"Drafts are not counted\.", r"OFFICIAL-SENSITIVE\s+Page 1 of",
    ):  # fmt: skip
        assert re.search(words, said), words
    assert "DEMONSTRATION" not in said
    assert "QUARTER NOT OVER" not in said


def test_the_pdf_says_what_is_withheld_and_that_a_quarter_is_not_over(tmp_path: Path) -> None:
    paper = withheld(a_paper(ended=False))
    said = read_aloud(write_maqa_quarter_paper(replace(paper, demonstration=True)), tmp_path)
    assert re.search(r"Police\s+under 5\s+0", said)
    assert "QUARTER NOT OVER" in said
    assert "its figures go on changing" in said
    assert "DEMONSTRATION" in said


def test_figures_are_read_aloud_as_tables_whose_bars_are_passed_over() -> None:
    root: Any = PdfReader(BytesIO(write_maqa_quarter_paper(a_paper()))).trailer["/Root"]
    paper = root["/StructTreeRoot"]["/K"].get_object()
    tables = [kid.get_object() for kid in paper["/K"] if kid.get_object()["/S"] == "/Table"]
    rows = [[len(row.get_object()["/K"]) for row in table["/K"]] for table in tables]
    assert [4, 4, 4, 4, 4] in rows  # the heading, three agencies and the total
    assert "/Figure" not in {kid.get_object()["/S"] for kid in paper["/K"]}


def test_a_quarter_without_alerts_is_a_paper_all_the_same(tmp_path: Path) -> None:
    empty = a_paper(tables=(replace(figures(QuarterTable.AGENCY, ()), figures=()),), learning=(), actions=())
    said = read_aloud(write_maqa_quarter_paper(empty), tmp_path)
    assert "Nothing was written down yet." in said
    assert "No action was set." in said
    assert "No action was set." in cells(write_maqa_quarter_sheet(empty))


def test_long_and_odd_words_break_neither_paper() -> None:
    agencies = tuple((f"{'An agency with a long name ' * 4}{number} 𝕏", number, 0) for number in range(60))
    learned = LearningRow(1, 1, None, "مرحبا " * 3000)
    long = a_paper(tables=(figures(QuarterTable.AGENCY, agencies),), learning=(learned,))
    assert write_maqa_quarter_paper(long).startswith(b"%PDF")
    assert len(openpyxl.load_workbook(BytesIO(write_maqa_quarter_sheet(long)))["Figures"]._charts) == 1


def test_another_office_opens_the_workbook_with_its_charts(tmp_path: Path) -> None:
    tool = shutil.which("soffice")
    if tool is None:
        pytest.skip("LibreOffice is not installed here")
    (tmp_path / "quarter.xlsx").write_bytes(write_maqa_quarter_sheet(a_paper()))
    command = [
        tool,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--convert-to",
        "pdf",
        "quarter.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=180)
    said = read_aloud((tmp_path / "quarter.pdf").read_bytes(), tmp_path)
    assert said.count("Health visitor") == 2  # in the table and in its chart
    assert re.search(r"Page 1 of [2-4]\b", said)  # each sheet fits the width of its page
    assert "Quarter before" in said
