"""Timeliness by keyboard: every number opens as many rows as it says, a row opens what it is about."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from cpdesk.rows.timeliness import GroupBy
from ui.conference_record.page import RecordPage
from ui.rooms import DIARY, REGISTER
from ui.shared.numbers.table import NumbersTable

SHARE = 4


def open_and_count(hands: Any, table: NumbersTable, row: int, column: int) -> bool:
    """Opens a number by keyboard and comes back to it; False where it opens nothing."""
    number = hands.stand(table, row, column)
    hands.press(Qt.Key.Key_Return)
    rows = hands.page.rows
    if not number:
        assert table.hasFocus(), "there is nothing to open"
        return False
    assert rows.isVisible()
    assert rows.table.hasFocus()
    assert len(rows.rows) == number, (row, column)
    hands.press(Qt.Key.Key_Escape)
    assert not rows.isVisible()
    assert table.hasFocus()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row, column)
    return True


def test_the_page_begins_on_the_first_number_of_the_last_twelve_months(hands: Any) -> None:
    assert hands.page.measures.hasFocus()
    assert hands.page.period.text() == "Monday 1 December 2025 to Monday 23 November 2026"
    assert len(hands.shown().groups) == 12


def test_every_number_altogether_opens_as_many_rows_as_it_says(hands: Any) -> None:
    table = hands.page.measures
    opened = [
        open_and_count(hands, table, row, column)
        for row in range(table.numbers.rowCount())
        for column in range(1, SHARE)
    ]
    assert sum(opened) > 10


@pytest.mark.parametrize("name", ["Initial conferences", "Reviews, by months", "Legal Planning Meetings"])
def test_every_number_of_a_measure_opens_as_many_rows_as_it_says(hands: Any, name: str) -> None:
    hands.stand(hands.page.measures, hands.row_of(name), 1)
    groups, reasons = hands.page.one.groups, hands.page.one.reasons
    assert hands.page.one.name.text() == name
    opened = [
        open_and_count(hands, groups, row, column)
        for row in range(0, groups.numbers.rowCount(), 3)
        for column in range(1, groups.numbers.columnCount())
        if groups.numbers.headings[column] != "Share in time"
    ]
    opened += [open_and_count(hands, reasons, row, 1) for row in range(reasons.numbers.rowCount())]
    assert sum(opened) > 4


def test_the_numbers_of_the_months_sum_to_the_one_altogether(hands: Any) -> None:
    hands.stand(hands.page.measures, hands.row_of("Initial conferences"), 1)
    rows = hands.page.one.groups.numbers.rows
    for column in range(SHARE - 1):
        assert sum(int(row.cells[column].words) for row in rows[:-1]) == int(rows[-1].cells[column].words)


def test_reviews_stand_side_by_side_by_each_method(hands: Any) -> None:
    hands.stand(hands.page.measures, hands.row_of("Reviews, by 91 and 182 days"), 2)
    assert hands.page.one.groups.numbers.headings == (
        "", "Months\nin time", "Months\nlate", "Months\nopen", "91/182\nin time", "91/182\nlate", "91/182\nopen",
        "91/183\nin time", "91/183\nlate", "91/183\nopen",
    )  # fmt: skip
    assert hands.page.one.reasons.numbers.rows[-1].heading == "Judged otherwise by another method"


def test_a_share_opens_everything_that_it_is_a_share_of(hands: Any) -> None:
    hands.stand(hands.page.measures, 0, SHARE)
    cells = hands.page.measures.numbers.rows[0].cells
    hands.press(Qt.Key.Key_Return)
    assert len(hands.page.rows.rows) == sum(int(cell.words) for cell in cells[: SHARE - 1])


@pytest.mark.parametrize(("by", "downs"), [(GroupBy.TEAM, 1), (GroupBy.CHAIR, 2)])
def test_by_team_and_by_chair_the_numbers_open_their_rows_too(hands: Any, by: GroupBy, downs: int) -> None:
    hands.page.range.by.setFocus()
    for _ in range(downs):
        hands.qtbot.keyClick(hands.here(), Qt.Key.Key_Down)
    hands.qtbot.waitUntil(lambda: hands.shown().by is by)
    hands.settle()
    groups = hands.page.one.groups
    assert any(open_and_count(hands, groups, row, 1) for row in range(3))


def test_one_team_alone_is_chosen(hands: Any) -> None:
    everything = hands.stand(hands.page.measures, 0, 1)
    hands.page.range.team.setFocus()
    hands.qtbot.keyClick(hands.here(), Qt.Key.Key_Down)
    hands.qtbot.waitUntil(lambda: hands.page.range.question().team_id is not None)
    hands.qtbot.waitUntil(lambda: hands.stand(hands.page.measures, 0, 1) < everything)
    assert open_and_count(hands, hands.page.measures, 0, 1)


def test_days_of_ones_own_are_typed_and_the_wrong_way_round_is_said(hands: Any) -> None:
    hands.page.range.period.setFocus()
    hands.qtbot.keyClick(hands.here(), Qt.Key.Key_End)
    hands.qtbot.waitUntil(hands.page.range.first.isVisible)
    hands.page.range.last.setFocus()
    hands.page.range.last.box.selectAll()
    hands.type("1/1/2020")
    hands.qtbot.waitUntil(lambda: "before the first" in hands.page.range.last.sentence.text())
    hands.page.range.first.setFocus()
    hands.page.range.first.box.selectAll()
    hands.type("1/10/2019")
    hands.qtbot.waitUntil(lambda: hands.shown().first.year == 2019)
    assert hands.page.period.text() == "Tuesday 1 October 2019 to Wednesday 1 January 2020"
    assert hands.stand(hands.page.measures, 0, 1) == 0


@pytest.mark.parametrize(("name", "room"), [("Initial conferences", DIARY), ("Legal Planning Meetings", REGISTER)])
def test_enter_on_a_row_opens_what_it_is_about(hands: Any, name: str, room: int) -> None:
    assert hands.stand(hands.page.measures, hands.row_of(name), 1)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    assert hands.window.pages.page is None
    assert hands.window.tabs.currentIndex() == room


def test_enter_on_a_record_opens_it_upon_the_page_and_esc_comes_back(hands: Any) -> None:
    page = hands.page
    assert hands.stand(page.measures, hands.row_of("Conference records"), 1)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    assert isinstance(hands.window.pages.page, RecordPage)
    hands.window.pages.leave_page()
    assert hands.page is page


def test_whoever_comes_back_from_a_rows_conference_stands_on_that_row_again(hands: Any) -> None:
    assert hands.stand(hands.page.measures, hands.row_of("Initial conferences"), 1) > 1
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    row = hands.page.rows.chosen()
    hands.press(Qt.Key.Key_Return)
    assert hands.window.tabs.currentIndex() == DIARY
    hands.window.opens.show_timeliness()
    hands.settle()
    assert hands.page.rows.table.hasFocus()
    assert hands.page.rows.chosen() == row
    hands.press(Qt.Key.Key_Escape)
    assert hands.here() is hands.page.measures
    assert hands.page.measures.currentIndex().row() == hands.row_of("Initial conferences")
    hands.press(Qt.Key.Key_Escape)
    hands.window.opens.show_timeliness()
    hands.settle()
    assert not hands.page.rows.isVisible(), "a page that was left on purpose begins anew"


def test_the_rows_of_another_number_begin_with_their_first(hands: Any) -> None:
    for measure in (0, 1):
        assert hands.stand(hands.page.measures, measure, 1) > 3
        hands.press(Qt.Key.Key_Return)
        assert hands.page.rows.table.currentIndex().row() == 0
        for _ in range(3):
            hands.press(Qt.Key.Key_Down)
        hands.press(Qt.Key.Key_Escape)
