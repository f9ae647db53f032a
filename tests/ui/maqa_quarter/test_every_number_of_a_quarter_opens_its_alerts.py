"""The figures of a quarter by keyboard: every number opens as many alerts as it says, and Esc goes back to it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from cpdesk.rows.maqa_quarter import QuarterTable

Open = Callable[..., Any]
NOW, BEFORE = 1, 2


def test_every_number_on_the_page_opens_as_many_alerts_as_it_says(open_page: Open) -> None:
    hands = open_page()
    assert hands.shown().title == "July to September 2026"
    opened = 0
    for kind in QuarterTable:
        table = hands.table(kind)
        for row in range(table.numbers.rowCount()):
            for column in (NOW, BEFORE):
                table.stand_on(row, column)
                table.setFocus()
                number = str(table.numbers.data(table.currentIndex()))
                hands.press(Qt.Key.Key_Return)
                if number in {"0", "–"}:
                    assert table.hasFocus(), "there is nothing to open"
                    continue
                assert len(hands.listed()) == int(number), (kind, row, column)
                assert hands.page.alerts.table.hasFocus()
                hands.press(Qt.Key.Key_Escape)
                assert table.hasFocus()
                assert (table.currentIndex().row(), table.currentIndex().column()) == (row, column)
                opened += 1
    assert opened > len(QuarterTable) * 2


def test_the_number_of_the_quarter_before_opens_the_alerts_of_that_quarter(open_page: Open) -> None:
    hands = open_page()
    agencies = hands.table(QuarterTable.AGENCY)
    before = [row for row in range(agencies.numbers.rowCount()) if agencies.numbers.rows[row].heading == "Housing"]
    agencies.stand_on(before[0], BEFORE)
    agencies.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert len(hands.listed()) == 1
    assert "April to June 2026" in hands.page.alerts.title.text()


def test_arrows_go_from_one_table_on_into_the_next(open_page: Open) -> None:
    hands = open_page()
    first, second = (hands.table(kind) for kind in list(hands.page.figures.cards)[:2])
    assert first.hasFocus()
    first.stand_on(first.numbers.rowCount() - 1, BEFORE)
    hands.press(Qt.Key.Key_Down)
    assert second.hasFocus()
    assert (second.currentIndex().row(), second.currentIndex().column()) == (0, BEFORE)
    assert not first.selectionModel().hasSelection(), "one number is chosen on the page"
    hands.press(Qt.Key.Key_Up)
    assert first.hasFocus()
    assert first.currentIndex().row() == first.numbers.rowCount() - 1


def test_enter_in_the_list_opens_the_alert(open_page: Open) -> None:
    hands = open_page()
    hands.press(Qt.Key.Key_Return)
    assert len(hands.listed()) > 1
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    [(room, number)] = hands.led
    assert room == "maqa_alert"
    assert hands.listed()[1] == f"MAQA {number}"


def test_what_is_withheld_opens_nothing_and_puts_the_list_away(open_page: Open) -> None:
    hands = open_page()
    agencies = hands.table(QuarterTable.AGENCY)
    agencies.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert hands.page.beside.currentWidget() is hands.page.alerts
    hands.page.choose.suppress.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.page.beside.currentWidget() is not hands.page.alerts
    small = [
        (row, column)
        for row in range(agencies.numbers.rowCount())
        for column in (NOW, BEFORE)
        if agencies.numbers.data(agencies.numbers.index(row, column)) in {"under 5", "withheld"}
    ]
    assert small, "the foundation has one alert"
    for row, column in small:
        agencies.stand_on(row, column)
        agencies.setFocus()
        hands.press(Qt.Key.Key_Return)
        assert agencies.hasFocus()
        assert hands.page.beside.currentWidget() is not hands.page.alerts
    assert "withheld" in hands.page.title_line.text()


def test_another_quarter_is_chosen_with_the_keyboard_and_an_empty_one_says_so(open_page: Open) -> None:
    hands = open_page("2026-Q2")
    assert hands.shown().title == "April to June 2026"
    assert hands.page.title_line.text() == "April to June 2026."
    hands.page.choose.quarters.setFocus()
    hands.press(Qt.Key.Key_Up)
    assert hands.shown().quarter == "2026-Q3"
    assert hands.page.choose.keep.isEnabled()
    hands.press(Qt.Key.Key_Up)
    assert hands.shown().quarter == "2026-Q4"
    assert "not over yet" in hands.page.title_line.text()
    assert not hands.page.choose.keep.isEnabled()


def test_a_register_without_alerts_says_that_there_were_none(open_page: Open) -> None:
    hands = open_page("2024-Q1")
    nothing = hands.page.figures.nothing
    assert nothing.isVisible()
    assert nothing.text() == "No alerts were raised in January to March 2024, and none in the quarter before."
    assert not any(card.isVisible() for card in hands.page.figures.cards.values())
