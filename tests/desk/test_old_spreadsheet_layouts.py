"""The same register laid out as different units lay it out; it always means the same. Every name is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment

from cpdesk.desk.old_spreadsheet.evidence import KnownNames
from cpdesk.desk.old_spreadsheet.understanding import Understood, understand
from cpdesk.intake.workbook import read_workbook
from cpdesk.rows.old_spreadsheet import Cell, Field, ReadRow, ReadWorkbook, Sheet, SheetRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.lpm import ConferenceKind, Outcome, State
from cpdesk.rules.old_spreadsheet.headings_row import find_headings

TODAY = date(2026, 11, 23)
CALENDAR = england_and_wales()
Rows = list[list[Any]]

ROWAN = {
    "children": (("Rowan", "Ash"), ("Wren", "Ash")),
    "case_id": "489565",
    "team": "Cluster 3B",
    "chair": "Juniper",
    "team_manager": "Hazel Elm",
    "social_worker": "Holly O'Rowan",
    "conference_kind": ConferenceKind.ICPC,
    "conference_on": date(2026, 6, 1),
    "rationale": "=see CN 14/3",
    "timescale": "within 4 weeks",
    "lpm_by": date(2026, 6, 29),
    "alerted_on": date(2026, 6, 2),
    "lpm_on": date(2026, 8, 10),
    "outcome": Outcome.PRE_PROCEEDINGS,
    "ic_read": False,
    "state": State.HELD,
}
JAY = {
    "children": (("Jay", "Alder-Oak"),),
    "case_id": "377527",
    "team": "DAS",
    "chair": "Laurel",
    "conference_kind": ConferenceKind.RCPC,
    "conference_on": date(2026, 10, 6),
    "lpm_by": date(2026, 10, 27),
    "alerted_on": None,
    "lpm_on": None,
    "state": State.RECOMMENDED,
}


def understood(
    tmp_path: Path, sheets: dict[str, Rows], dress: Callable[[Workbook], None] = lambda _: None, **known: Any
) -> Understood:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell in (cell for row in sheet for cell in row if str(cell.value).startswith("=see")):
            cell.data_type = "s"
    dress(book)
    book.save(tmp_path / "a.xlsx")
    return meaning_of(read_workbook(str(tmp_path / "a.xlsx")), **known)


def meaning_of(book: ReadWorkbook, matches: Any = (), only: Any = (), known: KnownNames | None = None) -> Understood:
    return understand(book, known or KnownNames(), (), matches, only, TODAY, CALENDAR)


def assert_means(row: ReadRow, meaning: dict[str, Any]) -> None:
    assert {name: getattr(row, name) for name in meaning} == meaning


def test_titles_headings_on_row_five_blank_rows_and_totals(tmp_path: Path) -> None:
    sheet: Rows = [
        ["LPM RECOMMENDATIONS"],
        [],
        ["Updated weekly"],
        [],
        [
            "No.",
            "Child(ren)",
            "LL No",
            "Team",
            "TM",
            "SW",
            "Chair",
            "CPC",
            "Date of CPC",
            "Reason LPM rec'd ",
            "Timescale ",
            "Date emailed CPT/TM",
            "Date of LPM ",
            "Outcome",
            "IC read CN? ",
            "Disagreement",
            "Comments",
        ],
        [
            1,
            "Rowan & Wren Ash (sibs)",
            489565,
            "CLUSTER  3 b ",
            "Hazel Elm",
            "HOLLY O'ROWAN",
            "JUNIPER",
            "Initial",
            46174,
            "=see CN 14/3",
            "within 4 weeks",
            "02.06.26",
            "10/8/26",
            "Enter pre-proceedings (PLO)",
            "n/a",
            None,
            "GP report o/s",
        ],
        [],
        [
            2,
            "ALDER-OAK Jay",
            "377527.0",
            "das ",
            "tbc",
            "-",
            "Laurel ",
            "rcpc",
            "6th October 2026",
            "Neglect",
            "15 working days",
            "TBC",
            "?",
            None,
            "awaiting date",
        ],
        [],
        [None, "TOTAL", 2],
    ]
    found = understood(tmp_path, {"LPM list": sheet})
    assert [f"{row.sheet}!{row.row}" for row in found.rows] == ["LPM list!6", "LPM list!8"]
    assert_means(found.rows[0], ROWAN)
    assert_means(found.rows[1], JAY)
    assert found.rows[0].notes == "Comments: GP report o/s"
    assert found.doubts == []
    assert ("Child(ren)", "Rowan & Wren Ash (sibs)") in found.rows[0].as_written


def test_other_headings_in_another_order_with_names_in_two_columns(tmp_path: Path) -> None:
    sheet: Rows = [
        [
            "Target",
            "Conf date",
            "CPC type",
            "Surname",
            "First name",
            "DOB",
            "Mosaic ID",
            "IRO",
            "ATM/TM",
            "Allocated worker",
            "Why LPM",
            "Emailed",
            "Date LPM held",
            "Decision",
            "IC read",
            "Area team",
            "Ethnicity",
        ],
        [
            "4/52",
            date(2026, 6, 1),
            "ICPC",
            "ASH",
            "Rowan & Wren",
            "1/2/2019, 3/4/2021",
            "489565",
            "Juniper",
            "Hazel Elm",
            "Holly O'Rowan",
            "=see CN 14/3",
            date(2026, 6, 2),
            46244,
            "PLO",
            "Yes",
            "cl 3b",
            "WB",
        ],
    ]
    row = understood(tmp_path, {"Register": sheet}).rows[0]
    assert_means(row, {**ROWAN, "timescale": "4/52", "ic_read": True, "state": State.IC_READ, "ic_read_on": None})
    assert row.born_on == (date(2019, 2, 1), date(2021, 4, 3))
    assert row.notes.splitlines() == ["IC read: Yes (no date)", "Ethnicity: WB"]


def test_a_sheet_for_each_chair_dividers_for_teams_and_closed_cases(tmp_path: Path) -> None:
    headings = ["Name of child", "LCS no", "CPC type", "Conf date", "LPM by", "Emailed", "LPM date"]
    row = ["Rowan & Wren Ash", 489565, "ICPC", "1/6/26", "within 4 weeks", "2/6/26", "TBC"]
    sheet: Rows = [
        headings,
        ["Cluster 3B"],
        row,
        headings,
        ["CLOSED CASES"],
        ["Jay Alder", 377527, "RCPC", "6.10.26", "ASAP", None, None],
    ]
    found = understood(
        tmp_path,
        {"Juniper": sheet, "2025 closed": [headings, ["Kit Oak", 1, "ICPC", "1/6/25"]], "Notes": [["Remember"]]},
    )
    assert [(row.chair, row.team, row.state) for row in found.rows] == [
        ("Juniper", "Cluster 3B", State.ALERTED),
        ("Juniper", "Cluster 3B", State.CLOSED),
        ("", "", State.CLOSED),
    ]
    assert [sheet.taken for sheet in found.sheets] == [True, True, False]
    assert any(("Column A", "Remember") in one.cells for one in found.left_over)


def test_merged_cells_two_row_headings_and_comments(tmp_path: Path) -> None:
    def dress(book: Workbook) -> None:
        sheet = book.active
        sheet.merge_cells("C3:C4")
        sheet["A3"].comment = Comment("SM asked for update", "admin")

    sheet: Rows = [
        ["Child", "LL", "Conference", None, "LPM"],
        [None, "No", "Type", "Date", "Outcome"],
        ["Rowan Ash", 1, "ICPC", "1/6/26", None],
        ["Wren Elm", 2, None, "1/6/26", None],
    ]
    found = understood(tmp_path, {"LPM": sheet}, dress)
    assert [row.conference_kind for row in found.rows] == [ConferenceKind.ICPC, ConferenceKind.ICPC]
    assert found.rows[0].notes == "Note on A3: SM asked for update"


@pytest.mark.parametrize(
    ("conference", "lpm"),
    [("ICPC 1/6/26", "10/8/26 - PLO"), ("1st June 2026 (Initial)", "10.08.26, Pre-proc"), ("Initial: 1-Jun-26", None)],
)
def test_a_date_beside_other_words_in_one_cell_is_two_answers(tmp_path: Path, conference: str, lpm: str | None) -> None:
    sheet: Rows = [
        ["Who", "Child ID", "Which conference", "How soon", "When was the LPM"],
        ["Rowan & Wren Ash", 489565, conference, "within 4 weeks", lpm],
        ["Kit Oak", 489566, conference, "15 working days", lpm],
    ]
    found = understood(tmp_path, {"LPM": sheet})
    wanted = ("children", "case_id", "conference_kind", "conference_on", "timescale", "lpm_by")
    assert_means(found.rows[0], {name: ROWAN[name] for name in wanted})
    held: tuple[Any, ...] = (None, None, State.RECOMMENDED)
    if lpm:
        held = (ROWAN["lpm_on"], ROWAN["outcome"], ROWAN["state"])
    assert (found.rows[0].lpm_on, found.rows[0].outcome, found.rows[0].state) == held
    assert found.doubts == []


def test_two_dates_in_one_cell_are_doubted_and_neither_is_chosen(tmp_path: Path) -> None:
    sheet: Rows = [["Child", "LL No", "Date of CPC", "Date LPM"], ["Kit Oak", 1, "1/6/26", "12/7/26, 19/7/26 - PLO"]]
    found = understood(tmp_path, {"LPM": sheet}, matches=[("", "Date LPM", Field.LPM_ON)])
    assert (found.rows[0].lpm_on, [one.column for one in found.doubts]) == (None, ["Date LPM"])
    assert "12/7/26, 19/7/26 - PLO" in found.rows[0].notes


def test_what_a_person_says_of_a_column_counts_more_than_its_heading(tmp_path: Path) -> None:
    sheet: Rows = [["Child", "Our no", "Conf date", "Chair"], ["Rowan Ash", "A17", "1/6/26", "Juniper"]]
    found = understood(
        tmp_path, {"LPM": sheet}, matches=[("", "our no ", Field.CASE_ID), ("LPM", "Chair", Field.UNKNOWN)]
    )
    assert (found.rows[0].case_id, found.rows[0].chair, found.rows[0].notes) == ("A17", "", "Chair: Juniper")
    assert next(match for match in found.sheets[0].matches if match.heading == "Our no").because == "You said so."


HEADINGS = [
    "Child",
    "LL No",
    "CPC",
    "Date of CPC",
    "Emailed",
    "Date of LPM",
    "Outcome",
    "IC read",
    "Team",
    "Comments",
    "Timescale",
]


@pytest.mark.parametrize(
    ("place", "value", "doubt"),
    [
        (3, "1/12/26", "has not come yet"),
        (3, "05/25/2026", "American way"),
        (4, "05/25/2026", "American way"),
        (10, "by 31/11/26", "There is no 31 November"),
        (4, "see email", "not a date"),
        (4, "1/5/26", "before the conference"),
        (5, "1/5/26", "before the conference"),
        (6, "Adjourned", "none of the outcomes"),
        (8, "Cluster 99", "not a team of this register"),
        (8, date(2026, 1, 1), "does not look like a name"),
        (2, "Strategy", "neither an initial nor a review"),
        (0, "Rowan Ash & Wren Elm", "More than one surname"),
    ],
)
def test_what_a_person_should_look_at_is_doubted_at_its_cell(
    tmp_path: Path, place: int, value: object, doubt: str
) -> None:
    row: list[Any] = ["Rowan Ash", 489565, "ICPC", "1/6/26", "2/6/26", "10/8/26", "PLO", None, "DAS", None, None]
    row[place] = value
    found = understood(tmp_path, {"LPM": [HEADINGS, row]}, known=KnownNames(frozenset({"das"})))
    said = [(one.row, one.column, one.value) for one in found.doubts if doubt in one.doubt]
    assert [one[:2] for one in said] == [(2, HEADINGS[place])]
    assert not isinstance(value, str) or said[0][2] == value
    assert len(found.rows) == 1


def test_rows_without_a_child_or_with_an_impossible_conference_are_turned_away(tmp_path: Path) -> None:
    found = understood(tmp_path, {"LPM": [HEADINGS, [None, 1, "ICPC", "1/6/26"], ["Jay Ash", 2, "ICPC", "31/02/2026"]]})
    assert [(one.row, one.reason) for one in found.rejected] == [
        (2, "No child is named in this row. Name the child in the spreadsheet and import it again."),
        (3, "impossible conference date: There is no 31 February."),
    ]
    assert [(one.row, one.column, one.value) for one in found.doubts] == [
        (2, "Child", ""),
        (3, "Date of CPC", "31/02/2026"),
    ]


def test_a_case_number_of_two_families_is_doubted(tmp_path: Path) -> None:
    found = understood(
        tmp_path, {"LPM": [HEADINGS, ["Jay Ash", 7, "ICPC", "1/6/26"], ["Kit Oak", 7, "ICPC", "1/6/26"]]}
    )
    assert [one.doubt for one in found.doubts] == ["The row LPM!2 has the same case number for another family."]


def test_numbers_that_are_dates_follow_the_system_of_the_workbook(tmp_path: Path) -> None:
    def dress(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - openpyxl's own constant has no zone

    found = understood(tmp_path, {"LPM": [HEADINGS, ["Jay Ash", 7, "ICPC", 44712, "44713"]]}, dress)
    assert (found.rows[0].conference_on, found.rows[0].alerted_on) == (date(2026, 6, 1), date(2026, 6, 2))


def test_a_formula_without_a_value_is_refused_where_it_matters_and_noted_elsewhere(tmp_path: Path) -> None:
    noted = understood(tmp_path, {"LPM": [[*HEADINGS, "Days"], ["Jay Ash", 7, "ICPC", "1/6/26", *[None] * 7, "=1+1"]]})
    assert ("Formula in L2", "=1+1") in noted.rows[0].as_written
    with pytest.raises(Refusal, match="Cell D2"):
        understood(tmp_path, {"LPM": [HEADINGS, ["Jay Ash", 7, "ICPC", "=TODAY()"]]})


def test_a_workbook_without_headings_of_a_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No headings"):
        understood(tmp_path, {"Shopping": [["Bread", 2], ["Milk", 1]]})


cells = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False, width=32),
    st.dates(),
    st.booleans(),
    st.sampled_from(
        ["Child", "Team", "Closed", "TOTAL", "TBC", "31/2/26", "1/6/26", "Rowan Ash", "ICPC", "Date of CPC"]
    ),
)


@settings(max_examples=150)
@given(st.lists(st.lists(cells, max_size=6), max_size=8))
def test_no_workbook_falls_over_and_no_cell_is_ever_lost(content: list[list[object]]) -> None:
    whole: list[list[object]] = [["Child", "LL No", "CPC", "Date of CPC", "Other"], *content]
    rows = tuple(
        SheetRow(number, tuple(Cell(value, "" if value is None else str(value)) for value in row))
        for number, row in enumerate(whole, 1)
    )
    found = find_headings([[cell.shown for cell in row.cells] for row in rows])
    assert found is not None
    sheet = Sheet("LPM", hidden=False, rows=rows, headings_row=found.last + 1, headings=found.texts, hidden_columns=())
    sheet = replace(sheet, headings_rows=found.last - found.first + 1)
    try:
        read = meaning_of(ReadWorkbook("", "", (sheet,)))
    except Refusal:
        return
    kept = {(row.row, text) for row in read.rows for _, text in row.as_written}
    kept |= {(one.row, text) for one in read.left_over for _, text in one.cells}
    assert {(row.number, cell.shown) for row in rows for cell in row.cells if cell.shown} <= kept


@settings(max_examples=15)
@given(st.lists(st.lists(cells, max_size=6), max_size=6))
def test_no_workbook_that_excel_keeps_falls_over_or_loses_a_cell(
    tmp_path_factory: pytest.TempPathFactory, content: list[list[Any]]
) -> None:
    fit = [
        [None if isinstance(one, str) and ILLEGAL_CHARACTERS_RE.search(one) else one for one in row] for row in content
    ]
    rows: Rows = [["Child", "LL No", "CPC", "Date of CPC", "Other"], *fit]
    try:
        found = understood(tmp_path_factory.mktemp("any"), {"LPM": rows})
    except Refusal:
        return
    kept = [text for row in found.rows for _, text in row.as_written]
    kept += [text for one in found.left_over for _, text in one.cells]
    for row in fit:
        for one in row:
            if isinstance(one, str) and one.isalnum():
                assert any(one in text for text in kept)


def test_strange_and_shortened_headings_are_told_by_what_stands_beneath_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref", "Chn & family", "LL ID", "Tm", "Mger", "Outc.", "Conf. Dt", "How it went wrong", "Hold it in"])
    for row, (child, team) in enumerate((("ASH Rowan", "CL6"), ("Elm, Holly", "CL2A"), ("Wren & Ivy Oak", "DAS")), 1):
        sheet.append(
            [row, child, f"LL48956{row}", team, "Hazel Elm", "PLO", "9.10.2026", "There is no progress on the plan",
             "4 weeks"]
        )  # fmt: skip
    book.save(tmp_path / "strange.xlsx")
    found = understand(read_workbook(str(tmp_path / "strange.xlsx")), KnownNames(), (), (), (), TODAY, CALENDAR).rows
    assert [(row.children[0], row.case_id, row.team) for row in found] == [
        (("Rowan", "Ash"), "489561", "Cluster 6"),
        (("Holly", "Elm"), "489562", "Cluster 2A"),
        (("Wren", "Oak"), "489563", "DAS"),
    ]
    assert {(row.team_manager, row.outcome, row.conference_on, row.rationale, row.timescale) for row in found} == {
        ("Hazel Elm", Outcome.PRE_PROCEEDINGS, date(2026, 10, 9), "There is no progress on the plan", "4 weeks")
    }


def test_a_heading_over_several_columns_tells_which_date_is_meant(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Child", None, "CP conference", None, "LPM", None])
    sheet.append(["Name", "LL No", "Type", "Date held", "Date held", "Outcome"])
    sheet.append(["Rowan Ash", 489565, "ICPC", "1/6/26", "6/7/26", "PLO"])
    book.save(tmp_path / "two_rows.xlsx")
    (row,) = understand(read_workbook(str(tmp_path / "two_rows.xlsx")), KnownNames(), (), (), (), TODAY, CALENDAR).rows
    assert (row.conference_on, row.lpm_on) == (date(2026, 6, 1), date(2026, 7, 6))
