"""The window: everything by keyboard, sentences instead of boxes, and what was done can be taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from cpdesk.rows.lpm_register import Column
from cpdesk.rows.marks import Mark
from cpdesk.rows.unit import AddDayNotWorked, DaysNotWorked
from ui.diary.tab import DiaryTab
from ui.keys import KEYS
from ui.lpm_register.columns import PLACE_OF
from ui.lpm_register.tab import RegisterTab
from ui.lpm_register.table import RegisterTable
from ui.main_window import MainWindow
from ui.reports_room.tab import ReportsTab
from ui.rooms import DIARY, REGISTER, REPORTS, ROOMS, TODAY
from ui.shared.theme import STANDARD_POINTS, Appearance
from ui.today.tab import TodayTab

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]
CTRL = Qt.KeyboardModifier.ControlModifier
CLOSURE = AddDayNotWorked(date(2026, 12, 24), "Office closed")


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    shown = open_window(invented=True)
    shown.activateWindow()
    return shown


def test_a_demonstration_says_so_on_every_tab(window: MainWindow, settled: Settled) -> None:
    for place in range(len(ROOMS)):
        window.go_to(place)
        settled(window)
        assert window.banner.isVisible()
    assert "demonstration" not in window.windowTitle()


def test_ctrl_and_a_number_goes_to_a_tab(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    for place in range(len(ROOMS)):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1.value + place), CTRL)
        settled(window)
        assert window.tabs.currentIndex() == place


def test_ctrl_and_a_number_takes_the_keyboard_into_the_room(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    for place in (1, 0, 1, 2):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1.value + place), CTRL)
        settled(window)
        room = window.rooms.front()
        here = QApplication.focusWidget()
        assert room is not None
        assert here is not None
        assert room.isAncestorOf(here)
        assert not isinstance(here, QComboBox), "an arrow key would filter"


def test_the_window_opens_with_the_keyboard_on_the_first_thing_to_do(window: MainWindow, settled: Settled) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    assert QApplication.focusWidget() is today.do_now.rows[0].button


def test_find_narrows_the_register_from_anywhere(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    window.go_to(0)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.head.find_box.hasFocus)
    qtbot.keyClicks(window.head.find_box, "ash-sam")
    qtbot.waitUntil(window.finder.list.isVisible)
    settled(window)
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Up)  # from the first row to the last: the way into the register
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    settled(window)
    qtbot.waitUntil(lambda: window.status._counts.text() != "")
    settled(window)
    assert window.tabs.tabText(window.tabs.currentIndex()).startswith("LPM register")
    table = window.findChild(RegisterTable)
    assert table is not None
    children = [table.model().index(row, PLACE_OF[Column.CHILD]).data() for row in range(table.model().rowCount())]
    assert children
    assert all("Ash-Sample" in child for child in children)
    assert window.status._counts.text().startswith(f"{len(children)} of")
    assert table.hasFocus()


def test_escape_in_an_empty_find_box_stays_in_the_room(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to(5)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.head.find_box.hasFocus)
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Escape)
    assert window.tabs.currentIndex() == 5
    assert not window.head.find_box.hasFocus()


def test_enter_presses_the_button_with_the_cursor(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    window.go_to(REGISTER)
    settled(window)
    button = next(part for part in window.findChildren(QPushButton) if part.text() == "Preview list")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Reports"


def test_what_was_done_is_said_and_taken_back_by_name(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    with qtbot.waitSignal(window.link.done):
        window.link.do(CLOSURE)
    settled(window)
    assert "24 December 2026" in window.status._said.text()
    assert window.status._undo.text() == "Undo: “Add a day not worked” (Ctrl+Z)"
    assert window.menus.undo.text() == "&Undo: Add a day not worked"
    with qtbot.waitSignal(window.link.done):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    settled(window)
    assert window.menus.redo.text() == "&Redo: Add a day not worked"
    days: list[object] = []
    window.link.ask(DaysNotWorked(CLOSURE.on, CLOSURE.on), days.append)
    qtbot.waitUntil(lambda: bool(days))
    assert days == [()]


def test_date_boxes_count_with_a_day_that_was_just_added(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    assert window.link.almanac.calendar().is_worked(CLOSURE.on)
    with qtbot.waitSignal(window.link.done):
        window.link.do(CLOSURE)
    settled(window)
    assert not window.link.almanac.calendar().is_worked(CLOSURE.on)


def test_text_grows_and_shrinks_by_key_and_is_remembered(
    window: MainWindow, qtbot: QtBot, window_settings: QSettings, qapp: QApplication
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert qapp.font().pointSizeF() == STANDARD_POINTS + 1
    assert float(str(window_settings.value("window/points"))) == STANDARD_POINTS + 1
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert qapp.font().pointSizeF() == STANDARD_POINTS - 1
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert qapp.font().pointSizeF() == STANDARD_POINTS


def test_dark_is_chosen_once_and_remembered(window: MainWindow, window_settings: QSettings) -> None:
    window.look_like(Appearance.DARK)
    assert window.theme.dark
    assert window_settings.value("window/appearance") == "dark"
    window.look_like(Appearance.LIGHT)
    assert not window.theme.dark


def test_pages_open_by_key_and_escape_leaves_them(window: MainWindow, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Comma, Qt.Key.Key_Slash):
        qtbot.keyClick(window, key, CTRL)
        assert window.pages.currentWidget() is not window.rooms
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert window.pages.currentWidget() is window.rooms


def test_a_refusal_is_a_sentence_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.link.refused):
        window.link.do(AddDayNotWorked(date(2026, 12, 25), "Party"))
    assert "Christmas Day" in window.notice.sentence()
    assert QApplication.activeModalWidget() is None
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.notice.sentence() == ""


def test_long_work_shows_itself_with_words_and_cancel(window: MainWindow, qtbot: QtBot) -> None:
    window.link.working.emit("Reading the spreadsheet")
    assert window.status._progress.isHidden()
    qtbot.waitUntil(window.status._progress.isVisible)
    window.link.progressed.emit(30, 100, "Row 30 of 100")
    assert window.status._progress._words.text() == "Row 30 of 100"
    assert window.status._progress._bar.value() == 30
    window.link.rested.emit()
    assert window.status._progress.isHidden()


def test_every_key_of_the_menus_is_listed_in_help(window: MainWindow) -> None:
    listed = " ".join(key for _where, keys in KEYS for key, _does in keys)
    for menu in window.menus.actions():
        for action in menu.menu().actions():  # type: ignore[union-attr]  # every entry of the bar is a menu
            shown = action.shortcut().toString() or action.text().partition("\t")[2]
            if shown and not (shown.startswith("Ctrl+") and shown[5:] in "123456"):
                assert shown in listed, action.text()


def test_every_shortcut_of_the_rooms_is_listed_in_help(window: MainWindow, settled: Settled) -> None:
    for place in range(len(ROOMS)):
        window.go_to(place)
        settled(window)
    listed = {key.strip() for _where, keys in KEYS for line, _does in keys for key in line.replace("…", ",").split(",")}
    keys = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    assert keys >= {"Ctrl+N", "Alt+Left", "Alt+Right"}
    assert {key for key in keys if key not in listed} == set()


def test_today_is_in_front_at_first_and_its_tab_counts(window: MainWindow, settled: Settled) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    number = len(today.do_now.rows)
    assert number > 0
    assert window.tabs.tabText(TODAY) == f"Today  {number}"
    assert window.status._counts.text().startswith(f"{number} due now")


def test_enter_on_a_line_of_today_opens_its_next_step_in_the_register(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    row = next(row for row in today.do_now.rows if row.line.subject == "recommendation")
    row.button.setFocus()
    qtbot.keyClick(row.button, Qt.Key.Key_Return)
    register = window.rooms.front()
    assert isinstance(register, RegisterTab)
    qtbot.waitUntil(register.side.isVisible)
    assert window.tabs.currentIndex() == REGISTER
    qtbot.waitUntil(lambda: register.view.model.rowCount() == 1)


def test_what_was_opened_last_is_a_way_back_from_today(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    assert today.opened_before.empty.isVisible()
    row = next(row for row in today.do_now.rows if row.line.key == "booking_due")
    window.go_to(DIARY)
    diary = window.rooms.front()
    assert isinstance(diary, DiaryTab)
    diary.panels.open_request(row.line.subject_id)
    settled(window)
    window.go_to(TODAY)
    qtbot.waitUntil(lambda: len(today.opened_before.buttons) == 1)
    (way_back,) = today.opened_before.buttons
    assert way_back.accessibleName().startswith(f"Open ICPC request, {row.line.about}")
    qtbot.keyClick(way_back, Qt.Key.Key_Space)
    assert window.rooms.front() is diary


@pytest.mark.parametrize(("place", "mark"), [(0, Mark.OVERDUE), (1, Mark.DUE_SOON)])
def test_a_tile_of_the_register_shows_as_many_lines_as_it_counts(
    window: MainWindow, qtbot: QtBot, settled: Settled, place: int, mark: Mark
) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    tile = today.tiles.tiles[place]
    number = int(tile.accessibleName().partition(": ")[2].partition(",")[0])
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    register = window.rooms.front()
    assert isinstance(register, RegisterTab)
    qtbot.waitUntil(lambda: register.view.model.rowCount() == number)
    assert register.view.narrowed().mark is mark


@pytest.mark.parametrize("place", [2, 5])
def test_a_tile_of_the_diary_leads_there(window: MainWindow, qtbot: QtBot, settled: Settled, place: int) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    qtbot.keyClick(today.tiles.tiles[place], Qt.Key.Key_Space)
    assert isinstance(window.rooms.front(), DiaryTab)
    assert window.tabs.currentIndex() == DIARY


def test_the_list_is_previewed_from_today_and_by_key(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    settled(window)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    settled(window)
    reports = window.rooms.front()
    assert isinstance(reports, ReportsTab)
    qtbot.waitUntil(reports.preview.isVisible)


def test_export_from_today_asks_once_in_reports(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    settled(window)
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    qtbot.keyClick(today.next_list.export, Qt.Key.Key_Space)
    reports = window.rooms.front()
    assert isinstance(reports, ReportsTab)
    qtbot.waitUntil(lambda: "issues the list" in reports.card.notice.sentence())


@pytest.mark.parametrize(
    ("place", "words", "room"),
    [
        (TODAY, "New recommendation", RegisterTab),
        (DIARY, "New booking", DiaryTab),
        (REGISTER, "New recommendation", RegisterTab),
    ],
)
def test_ctrl_n_makes_what_the_room_in_front_holds(
    window: MainWindow, qtbot: QtBot, settled: Settled, place: int, words: str, room: type[RegisterTab | DiaryTab]
) -> None:
    window.go_to(place)
    settled(window)
    assert words in window.menus.new.text()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    settled(window)
    shown = window.rooms.front()
    assert isinstance(shown, room)
    assert shown.side.isVisible()


def test_leaving_the_demonstration_offers_the_first_choices(open_window: Open, qtbot: QtBot, settled: Settled) -> None:
    window = open_window(demonstration=True)
    qtbot.mouseClick(window.banner.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.way_in.choices.isVisible)
    settled(window)
    assert not window.banner.isVisible()
    assert not window.tabs.isVisible()


def test_the_window_comes_back_as_it_was_left(open_window: Open, window: MainWindow) -> None:
    window.resize(1300, 740)
    window.close()
    again = open_window(size=(1300, 740), invented=True)
    assert again._remembered.put_back_window(again)


def test_enter_on_an_entry_that_is_not_ready_shows_it_alone_in_the_register(
    window: MainWindow, qtbot: QtBot, settled: Settled
) -> None:
    window.go_to(REPORTS)
    settled(window)
    reports = window.rooms.front()
    assert isinstance(reports, ReportsTab)
    waiting = reports.card.not_ready
    qtbot.waitUntil(lambda: waiting.isVisible() and waiting.rowCount() > 0)
    waiting.setFocus()
    qtbot.keyClick(waiting, Qt.Key.Key_Return)
    register = window.rooms.front()
    assert isinstance(register, RegisterTab)
    qtbot.waitUntil(lambda: register.view.model.rowCount() == 1)
    qtbot.keyClick(register.view.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: register.view.model.rowCount() > 1)


def test_a_long_sentence_at_the_foot_does_not_widen_the_window(window: MainWindow, settled: Settled) -> None:
    before = window.minimumSizeHint().width()
    window.status.say("Imported 160 rows. " * 20)
    settled(window)
    assert window.minimumSizeHint().width() <= before
