"""The table of alerts: chips and bars narrow it to as many rows as they say, more is read on scrolling, keys work."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpdesk.rows.maqa import AlertFilter, AlertSort, StripShown
from cpdesk.rules.record import ConcernAbout
from ui.maqa.columns import FACES, PLACE_OF, AlertColumn
from ui.maqa.quarter_strip import QuarterStripCard
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

THIS_QUARTER = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def some(draft) -> dict[str, int]:
    return {
        "draft": draft(),
        "overdue": draft("Police", raised_at=LONG_AGO, about=ConcernAbout.ABSENCE),
        "police": draft("Police", raised_at=THIS_QUARTER),
        "school": draft("School", raised_at=THIS_QUARTER, about=ConcernAbout.LATE_REPORT),
    }


def test_a_chip_lists_as_many_as_it_counts(open_room, some) -> None:
    room = open_room()
    chips = room.tab.view.chips.chips
    assert [chips[which].text() for which in (AlertFilter.OPEN, AlertFilter.TO_RAISE, AlertFilter.OVERDUE)] == [
        "4 open",
        "1 to raise",
        "1 overdue",
    ]
    for which in AlertFilter:
        chips[which].setFocus()
        if which is not AlertFilter.OPEN:
            QTest.keyClick(chips[which], Qt.Key.Key_Space)
        room.settle()
        assert chips[which].text().split(" ")[0] == str(len(room.rows())), which
        assert chips[which].isChecked()


def test_a_bar_opens_as_many_rows_as_it_says_and_lets_go_again(open_room, some) -> None:
    room = open_room()
    bars = room.tab.view.strip.agencies
    assert [(words, number) for _key, words, number in bars.bars()] == [("Police", 2), ("School", 1)]
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Return)
    room.settle()
    assert sorted(room.rows()) == [f"MAQA {some['overdue']}", f"MAQA {some['police']}"]
    assert room.tab.view.chips.shown.text() == "2 of 4 shown"
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    room.settle()
    assert room.rows() == [f"MAQA {some['school']}"]
    QTest.keyClick(bars, Qt.Key.Key_Return)
    room.settle()
    assert len(room.rows()) == 4


def test_words_narrow_and_esc_clears(open_room, some) -> None:
    room = open_room()
    table = room.tab.view.table
    QTest.keySequence(table, "Ctrl+F")
    box = room.tab.view.filter_row.words
    assert box.hasFocus()
    QTest.keyClicks(box, "school")
    room.settle()
    assert room.rows() == [f"MAQA {some['school']}"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    room.settle()
    assert len(room.rows()) == 4
    assert box.text() == ""


def test_nothing_found_says_so_and_clear_brings_all_back(open_room, some) -> None:
    room = open_room()
    room.tab.view.filter_row.words.setText("nobody called this")
    room.settle()
    nothing = room.tab.view.no_match
    assert nothing.isVisible()
    assert nothing.label.text() == "No alert matches this filter."
    QTest.keyClick(nothing.buttons[0], Qt.Key.Key_Space)
    room.settle()
    assert len(room.rows()) == 4


def test_enter_opens_the_alert_and_the_pane_follows_the_table(open_room, some) -> None:
    room = open_room()
    table = room.tab.view.table
    assert table.current_alert() == some["overdue"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    room.settle()
    assert room.pane().id == some["overdue"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: room.pane().id == table.current_alert() != some["overdue"], timeout=5_000)
    room.settle()
    assert table.hasFocus()
    assert room.pane().shown.row.id == table.current_alert()


def test_alt_and_an_arrow_sort_by_the_column_and_the_order_is_remembered(open_room, some) -> None:
    room = open_room()
    table = room.tab.view.table
    table.setCurrentIndex(table.alerts.index(0, PLACE_OF[AlertColumn.AGENCY]))
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert table.alerts.rows()[0].agency == "School"
    assert table.alerts.question.sort is AlertSort.AGENCY
    again = open_room()
    assert again.tab.view.model.rows()[0].agency == "School"


def test_a_column_that_cannot_be_sorted_by_leaves_the_order(open_room, some) -> None:
    room = open_room()
    table = room.tab.view.table
    before = room.rows()
    table.setCurrentIndex(table.alerts.index(0, PLACE_OF[AlertColumn.LEAD]))
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.settle()
    assert room.rows() == before
    assert table.horizontalHeader().sortIndicatorSection() == PLACE_OF[AlertColumn.DUE]


def test_columns_are_remembered_and_put_back(open_room, some) -> None:
    room = open_room()
    columns = room.tab.view.columns
    columns.show_column(PLACE_OF[AlertColumn.LEAD], shown=False)
    columns.show_column(PLACE_OF[AlertColumn.THEMES], shown=True)
    columns._keep()
    again = open_room().tab.view.columns
    shown = {FACES[place].column for place in again.shown()}
    assert AlertColumn.LEAD not in shown
    assert AlertColumn.THEMES in shown
    again.put_back()
    assert {FACES[place].column for place in again.shown()} == {face.column for face in FACES if not face.hidden}


def test_rows_are_copied_with_headings(open_room, some) -> None:
    room = open_room()
    room.tab.view.table.setFocus()
    QTest.keySequence(room.tab.view.table, "Ctrl+Shift+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("State\tNo.\tChild or meeting\tAgency")
    assert "Police" in lines[1]


def test_three_hundred_alerts_are_read_on_scrolling(open_room, draft) -> None:
    for place in range(230):
        draft("Police", raised_at=THIS_QUARTER - timedelta(hours=place))
    room = open_room()
    assert len(room.rows()) == 200
    assert room.tab.view.chips.shown.text() == "230 of 230 shown"
    QTest.keyClick(room.tab.view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: len(room.rows()) == 230, timeout=10_000)
    assert len(set(room.rows())) == 230


def test_the_badge_counts_what_is_overdue_however_the_table_is_narrowed(open_room, some, qtbot) -> None:
    room = open_room()
    with qtbot.waitSignal(room.tab.badge, check_params_cb=lambda count: count == 1):
        room.tab.read_again()
    with qtbot.assertNotEmitted(room.tab.badge):
        room.tab.view.filter_row.words.setText("school")
        room.settle()


def test_the_bars_fold_away_by_keyboard_and_stay_so(open_room, some) -> None:
    strip = open_room().tab.view.strip
    tall = strip.height()
    strip.fold.setFocus()
    QTest.keyClick(strip.fold, Qt.Key.Key_Space)
    assert (strip.fold.text(), strip.fold.hasFocus()) == ("Show the bars", True)
    assert not strip.agencies.isVisible()
    assert strip.sizeHint().height() < tall * 0.6
    again = open_room().tab.view.strip
    assert again.is_folded()
    assert again.quarter.isVisible()
    QTest.keyClick(again.fold, Qt.Key.Key_Space)
    assert again.agencies.isVisible()
    assert again.agencies.bars()
    assert not open_room().tab.view.strip.is_folded()


@pytest.mark.parametrize(("points", "width", "bars"), [(10, 842, True), (15, 692, False), (15, 1412, True)])
def test_the_bars_never_lie_over_the_quarter(
    qtbot: QtBot, theme: Theme, window_settings: QSettings, points: int, width: int, bars: bool
) -> None:
    strip = QuarterStripCard(theme, Remembered(window_settings))
    qtbot.addWidget(strip)
    font = strip.font()
    font.setPointSize(points)
    strip.setFont(font)
    strip.show_strip(StripShown("2026-Q4", "13 alerts", (("gp", "GP", 3),), (("attendance", "Attendance", 4),)))
    strip.setFixedWidth(width)
    qtbot.waitExposed(strip)
    assert (strip.agencies.isVisible(), strip.themes.isVisible(), strip.fold.isVisible()) == (bars, bars, bars)
    assert not bars or strip.quarter.mapTo(strip, strip.quarter.rect().topRight()).x() < strip.agencies.x()
    assert strip.page.isVisible()


def test_the_rest_of_the_bars_leads_to_the_page_where_each_has_its_own_line(
    theme: Theme, qtbot: QtBot, window_settings: QSettings
) -> None:
    strip = QuarterStripCard(theme, Remembered(window_settings))
    qtbot.addWidget(strip)
    agencies = tuple((name, name, 2) for name in "abcdef")
    strip.show_strip(StripShown("2026-Q4", "12 alerts", agencies, ()))
    assert strip.agencies.bars()[-1] == ("", "3 others", 6)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(strip.agencies, key)
    assert "quarter's page" in strip.agencies.accessibleDescription()
    with qtbot.waitSignal(strip.page_wanted) as led:
        QTest.keyClick(strip.agencies, Qt.Key.Key_Return)
    assert led.args == ["2026-Q4"]
