"""Copied lines arrive in a spreadsheet as they stand on the screen, and never as a formula."""

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rows.lpm_register import Column
from ui.lpm_register.columns import FACE_OF
from ui.shared.copying import NOTHING, as_table, as_text, for_clipboard

CHILD, DUE = FACE_OF[Column.CHILD], FACE_OF[Column.LPM_BY]


def test_rows_are_tabs_and_lines():
    assert as_text([["Sample, Ada", "07/12/2026"], ["Sample, Ben", ""]]) == ("Sample, Ada\t07/12/2026\nSample, Ben\t\n")


def test_headings_come_first_only_when_asked_for(qapp):
    rows = [["Sample, Ada", "07/12/2026"]]
    assert for_clipboard([CHILD, DUE], rows, headings=True).text().splitlines()[0] == "Child\tLPM due"
    assert for_clipboard([CHILD, DUE], rows, headings=False).text() == "Sample, Ada\t07/12/2026\n"


def test_nothing_recorded_is_an_empty_cell(qapp):
    mime = for_clipboard([CHILD, DUE], [["Sample, Ada", NOTHING]], headings=False)
    assert mime.text() == "Sample, Ada\t\n"
    assert NOTHING not in mime.html()


@given(st.sampled_from("=+-@"), st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))))
def test_no_cell_starts_a_formula(first: str, rest: str):
    assert as_text([[first + rest]]).startswith("'")


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_row_stays_one_line_with_its_number_of_cells(cells: list[str]):
    text = as_text([cells])
    assert text.count("\n") == 1
    assert text.count("\t") == len(cells) - 1


def test_a_name_with_markup_stays_a_name():
    assert "&lt;img src=x&gt;" in as_table([], [["<img src=x>"]])


def test_dates_are_dates_and_all_else_is_text():
    table = as_table([], [["07/12/2026", "0042"]])
    assert r"dd\/mm\/yyyy" in table.split("07/12/2026")[0]
    assert r"\@" in table.split("0042")[0].split("07/12/2026")[1]
