"""What was written is read back before it is kept; a workbook that carries more than a list is refused."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from reports.house_style import Look, sheet_name
from reports.sheet_writer import PaperSheet
from reports.workbook_file import WorkbookNotSound, check_workbook, workbook_bytes


def as_bytes(workbook: Workbook) -> bytes:
    held = BytesIO()
    workbook.save(held)
    return held.getvalue()


def a_workbook() -> Workbook:
    workbook = openpyxl.Workbook()
    workbook.active.title = "Summary"
    workbook.active["A1"] = "text"
    return workbook


def test_a_sound_workbook_passes() -> None:
    check_workbook(as_bytes(a_workbook()), rows={"Summary": 1})


def test_a_formula_is_found() -> None:
    workbook = a_workbook()
    workbook.active["A1"] = "=1+1"
    with pytest.raises(WorkbookNotSound):
        check_workbook(as_bytes(workbook), rows={"Summary": 1})


def test_a_hidden_sheet_is_found() -> None:
    workbook = a_workbook()
    workbook.create_sheet("Hidden").sheet_state = "hidden"
    with pytest.raises(WorkbookNotSound):
        check_workbook(as_bytes(workbook), rows={"Summary": 1, "Hidden": 0})


def test_a_hidden_column_is_found() -> None:
    workbook = a_workbook()
    workbook.active.column_dimensions["A"].hidden = True
    with pytest.raises(WorkbookNotSound):
        check_workbook(as_bytes(workbook), rows={"Summary": 1})


def test_a_comment_is_found() -> None:
    workbook = a_workbook()
    workbook.active["A1"].comment = Comment("secret", "somebody")
    with pytest.raises(WorkbookNotSound):
        check_workbook(as_bytes(workbook), rows={"Summary": 1})


def test_a_missing_row_and_a_missing_sheet_are_found() -> None:
    written = as_bytes(a_workbook())
    with pytest.raises(WorkbookNotSound, match="1 rows and should have 2"):
        check_workbook(written, rows={"Summary": 2})
    with pytest.raises(WorkbookNotSound):
        check_workbook(written, rows={"Summary": 1, "LPM list": 1})


@pytest.mark.parametrize("value", [1.5, True, b"bytes", ["a list"], datetime(2026, 1, 1, tzinfo=UTC)])
def test_a_sheet_takes_text_days_and_whole_numbers_only(value: object) -> None:
    workbook = Workbook(write_only=True)
    sheet = PaperSheet(workbook, "Summary", [10])
    with pytest.raises(TypeError):
        sheet.row([(value, Look())])  # type: ignore[list-item]  # what a mistake would hand over
    sheet.close()


@pytest.mark.parametrize(
    ("wanted", "given"), [("a/b[c]:d*e?", "a b c  d e"), ("x" * 40, "x" * 31), ("'quoted'", "quoted"), ("", "Sheet")]
)
def test_the_name_of_a_sheet_is_one_that_excel_takes(wanted: str, given: str) -> None:
    assert sheet_name(wanted) == given


def test_a_moment_before_zip_files_can_tell_is_no_trouble() -> None:
    workbook = Workbook(write_only=True)
    PaperSheet(workbook, "Summary", [10]).row([("text", Look())])
    check_workbook(workbook_bytes(workbook, "List", datetime(1970, 1, 1, tzinfo=UTC)), rows={"Summary": 1})
