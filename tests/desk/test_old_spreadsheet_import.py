"""An old spreadsheet comes into the register: all of it or nothing, once, and as one step to take back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from cpdesk.desk.work import Desk, Tools
from cpdesk.intake.workbook import read_workbook
from cpdesk.records.model import KeptDeadline, Person, SourceRow
from cpdesk.rows.lpm_register import (
    OpenRecommendation,
    RegisterCounts,
    RegisterFilter,
    RegisterPage,
    Show,
    WholeRegister,
)
from cpdesk.rows.marks import Mark
from cpdesk.rows.old_spreadsheet import ImportSpreadsheet, LookAtSpreadsheet
from cpdesk.rows.refusals import Cancelled, Refusal
from cpdesk.rows.register_deeds import ChangeRecommendation
from cpdesk.rows.unit import Undo
from cpdesk.rules.lpm import TmView

HEADINGS = [
    "Child",
    "LL No",
    "Team",
    "Chair",
    "CPC",
    "Date of CPC",
    "Timescale",
    "Emailed",
    "Date of LPM",
    "Outcome",
    "IC read CN?",
    "Comments",
]
ROWS = [
    [
        "Rowan & Wren Ash",
        1001,
        "Cl 3B",
        "Juniper",
        "ICPC",
        "1/6/26",
        "within 4 weeks",
        "2/6/26",
        "10/8/26",
        "PLO",
        "12/8/26",
        "GP report o/s",
    ],
    ["ELM Jay", "1002", "DAS", "LAUREL", "Review", "6/10/26", "ASAP", None, "TBC", None, "-", None],
    ["Jay Elm", 1002.0, "das", "Laurel", "rcpc", "06.10.2026", "ASAP", None, None, None, None, "chased"],
    [None, 1003, "DAS", "Laurel", "ICPC", "6/10/26"],
    ["Kit Oak", 1004, "DAS", "Laurel", "ICPC", "31/02/2026"],
]


@pytest.fixture
def importing(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(tools=Tools(read_workbook=read_workbook))


def saved(
    path: Path, rows: list[list[Any]] = ROWS, headings: list[str] = HEADINGS, order: list[int] | None = None
) -> str:
    book = Workbook()
    book.active.title = "LPM list"
    for row in [headings, *rows]:
        whole = [*row, *[None] * (len(headings) - len(row))]
        book.active.append([whole[place] for place in order] if order else whole)
    book.save(path)
    return str(path)


def test_each_deadline_that_comes_in_says_whose_it_is_and_whom_it_concerns(importing: Desk, tmp_path: Path) -> None:
    importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx")))
    with importing._session(importing.database.engine) as session:
        kept = select(KeptDeadline.part, Person.name, KeptDeadline.about, KeptDeadline.reference)
        rows = session.execute(kept.join(Person, Person.id == KeptDeadline.chair_id)).all()
    assert ("chair", "Juniper", "Ash, Rowan & Wren", "1001") in rows


def test_a_spreadsheet_comes_in_with_its_doubts_and_its_source(importing: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx")
    seen = importing.ask(LookAtSpreadsheet(path))
    assert importing.ask(WholeRegister()) == ()
    kept = importing.do(ImportSpreadsheet(path))
    assert (
        (kept.rows_read, kept.accepted, kept.unchanged) == (seen.rows_read, seen.accepted, seen.unchanged) == (5, 2, 1)
    )
    assert [one.row for one in kept.rejected] == [5, 6]
    assert [(one.row, "duplicate of LPM list!3" in one.doubt) for one in kept.doubts] == [
        (4, True),
        (5, False),
        (6, False),
    ]
    first, second = importing.ask(WholeRegister())
    assert first.children == (("Rowan", "Ash"), ("Wren", "Ash"))
    assert (first.team, first.chair, first.state, first.imported_from) == (
        "Cluster 3B",
        "Juniper",
        "ic_read",
        "LPM list!2",
    )
    assert (first.notes, second.children, second.imported_from) == (
        "Comments: GP report o/s",
        (("Jay", "Elm"),),
        "LPM list!3",
    )
    assert second.lpm_by is None
    with importing.database.engine.connect() as connection:
        source = connection.execute(
            select(SourceRow.row, SourceRow.recommendation_id, SourceRow.cells).order_by(SourceRow.row)
        ).all()
    assert [row.row for row in source] == [1, 2, 3, 4, 5, 6]
    assert source[3].recommendation_id == source[2].recommendation_id
    assert ["Comments", "chased"] in source[3].cells


def test_importing_again_changes_nothing_also_from_a_copy_with_other_columns_first(
    importing: Desk, tmp_path: Path
) -> None:
    importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx")))
    before = importing.ask(WholeRegister())
    for path in (saved(tmp_path / "a.xlsx"), saved(tmp_path / "b.xlsx", order=[11, 3, 0, 1, 2, 10, 9, 8, 7, 6, 5, 4])):
        again = importing.do(ImportSpreadsheet(path))
        assert (again.accepted, again.unchanged, len(again.rejected), again.operation) == (0, 3, 2, "")
        assert [one.row for one in again.doubts] == [4, 5, 6]
    assert importing.ask(WholeRegister()) == before


def test_an_entry_that_was_changed_by_hand_is_left_alone(importing: Desk, tmp_path: Path) -> None:
    importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx")))
    line = importing.ask(RegisterPage(RegisterFilter(text="Elm", show=Show.ALL))).lines[0]
    importing.do(ChangeRecommendation(line.id, line.version, {"timescale": "within 2 weeks"}))
    again = importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx")))
    assert (again.accepted, len(again.doubts)) == (0, 3)
    assert importing.ask(WholeRegister())[1].timescale == "within 2 weeks"


def test_a_row_that_now_says_something_else_is_doubted_and_the_entry_stays(importing: Desk, tmp_path: Path) -> None:
    importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx", ROWS[:1])))
    changed = [[*ROWS[0][:9], "NFA", *ROWS[0][10:]]]
    again = importing.do(ImportSpreadsheet(saved(tmp_path / "b.xlsx", changed)))
    assert again.unchanged == 1
    assert "outcome" in again.doubts[0].doubt
    assert importing.ask(WholeRegister())[0].outcome == "pre_proceedings"


def test_one_undo_takes_the_whole_import_back_and_it_can_come_in_again(importing: Desk, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx")
    importing.do(ImportSpreadsheet(path))
    importing.do(Undo())
    assert importing.ask(WholeRegister()) == ()
    assert importing.do(ImportSpreadsheet(path)).accepted == 2


def test_cancelling_keeps_nothing(importing: Desk, tmp_path: Path) -> None:
    calls: list[str] = []

    def cancelled() -> bool:
        return len(calls) > 1

    with pytest.raises(Cancelled):
        importing.do(
            ImportSpreadsheet(saved(tmp_path / "a.xlsx")),
            progress=lambda _d, _t, words: calls.append(words),
            cancelled=cancelled,
        )
    assert importing.ask(WholeRegister()) == ()


def test_a_refused_file_leaves_the_register_untouched(importing: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Child,LL No\n")
    with pytest.raises(Refusal, match="CSV"):
        importing.do(ImportSpreadsheet(str(tmp_path / "a.csv")))
    assert importing.ask(WholeRegister()) == ()


def test_the_database_is_copied_aside_before_rows_come_in(sqlite_desk: Desk, tmp_path: Path) -> None:
    desk = Desk(
        sqlite_desk.database, who="somebody", today=sqlite_desk._today, tools=Tools(read_workbook=read_workbook)
    )
    desk.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx")))
    assert desk.database.copies is not None
    assert len(list(desk.database.copies.glob("*before-import*"))) == 1


def test_a_difference_of_view_comes_in_as_a_rung_without_a_date(importing: Desk, tmp_path: Path) -> None:
    headings = ["Child(ren)", "LL No", "Team", "Chair", "CPC", "Date of CPC", "Timescale", "Disagreement"]
    headings += ["Date of LPM", "Outcome"]
    rows = [
        ["ELM Jay", "1002", "DAS", "Laurel", "Review", "6/10/26", "4 weeks", "Escalated to SM"],
        ["OAK Kit", "1003", "DAS", "Laurel", "Review", "6/10/26", "4 weeks", "TM does not agree"],
        ["ASH Wren", "1004", "DAS", "Laurel", "Review", "6/10/26", "4 weeks", None],
        ["FIR Lee", "1005", "DAS", "Laurel", "Review", "6/10/26", "4 weeks", "Escalated to SM", "3/11/26", "PLO"],
    ]
    importing.do(ImportSpreadsheet(saved(tmp_path / "a.xlsx", rows, headings)))
    assert importing.ask(RegisterCounts()).escalated == 1
    page = importing.ask(RegisterPage())
    views = {line.child: (line.mark, line.tm_view) for line in page.lines}
    assert views == {
        "Elm, Jay": (Mark.ESCALATED, TmView.DIFFERS),
        "Oak, Kit": (Mark.OVERDUE, TmView.DIFFERS),
        "Ash, Wren": (Mark.OVERDUE, TmView.NOT_RECORDED),
        "Fir, Lee": (Mark.HELD, TmView.DIFFERS),
    }
    (rung,) = importing.ask(OpenRecommendation(page.lines[0].id)).differences
    assert (rung.stage, rung.opened_on, rung.discussion, rung.closed) == (2, None, "Escalated to SM", False)
    importing.do(Undo())
    assert importing.ask(RegisterCounts()).escalated == 0
