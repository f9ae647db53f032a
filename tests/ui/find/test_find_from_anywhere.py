"""Ctrl+K finds anything from anywhere, by keyboard alone; the list never takes the cursor from the box."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.find import ChangeChild, Find, FoundKind, FoundThing
from cpdesk.rows.unit import NamesToChoose
from ui.child_road.page import RoadPage
from ui.find.finder import Finder
from ui.find.rows import HINT, NOTHING, FindRow
from ui.main_window import MainWindow
from ui.rooms import DIARY, REGISTER, TEAM_MAP

CTRL = Qt.KeyboardModifier.ControlModifier
Settled = Callable[[MainWindow], None]


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    shown = open_window(invented=True)
    shown.activateWindow()
    QApplication.processEvents()
    return shown


@pytest.fixture
def look_for(window: MainWindow, qtbot: QtBot, settled: Settled) -> Callable[[str], Finder]:
    """Types into Find and waits for the answer."""

    def typed(words: str) -> Finder:
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        qtbot.waitUntil(window.head.find_box.hasFocus)
        settled(window)
        for letter in words:
            qtbot.keyClicks(window.head.find_box, letter)
        qtbot.waitUntil(lambda: window.finder._answered == words)
        settled(window)
        return window.finder

    return typed


def rows(finder: Finder) -> tuple[FindRow, ...]:
    return finder.list.model.rows


def first_of(window: MainWindow, words: str, kind: FoundKind) -> FoundThing:
    desk = window.link._desk
    assert desk is not None
    found: FoundThing = desk.ask(Find(words, kinds=(kind,))).things[0]
    return found


def test_three_letters_and_enter_open_the_right_child(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder]
) -> None:
    child = first_of(window, "ash", FoundKind.CHILD)
    finder = look_for("ash")
    assert rows(finder)[0] == FindRow("Children", rows(finder)[0].beneath, heading=True)
    chosen = finder.list.current()
    assert chosen is not None
    assert chosen.line == child.line
    assert "Ask " in chosen.beneath
    assert window.head.find_box.hasFocus()
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    settled(window)
    page = window.pages.page
    assert isinstance(page, RoadPage)
    assert page.child_id == child.id
    assert not finder.list.isVisible()
    assert window.head.find_box.text() == ""
    assert page.isAncestorOf(QApplication.focusWidget() or page.back)


def test_arrows_pass_over_headings_and_go_round(
    window: MainWindow, qtbot: QtBot, look_for: Callable[[str], Finder]
) -> None:
    finder = look_for("sam")
    opening = [row for row in rows(finder) if row.opens is not None]
    assert finder.list.current() == opening[0]
    for row in [*opening[1:], opening[0]]:
        qtbot.keyClick(window.head.find_box, Qt.Key.Key_Down)
        assert finder.list.current() == row
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Up)
    assert finder.list.current() == opening[-1]
    assert opening[-1].line == "Show in the LPM register: sam"
    assert window.head.find_box.accessibleDescription() == opening[-1].said()


def test_what_sounds_alike_says_so(look_for: Callable[[str], Finder]) -> None:
    finder = look_for("sampul")
    assert {row.because for row in rows(finder) if row.because} == {"sounds like Sample"}


def test_nothing_found_and_too_little_typed_say_what_to_type(
    window: MainWindow, qtbot: QtBot, look_for: Callable[[str], Finder]
) -> None:
    assert rows(look_for("zzyx"))[0].line == NOTHING
    window.head.find_box.clear()
    assert rows(look_for("4"))[0].line == HINT


def test_escape_puts_the_list_away_then_the_words_and_stays_in_the_room(
    window: MainWindow, qtbot: QtBot, look_for: Callable[[str], Finder]
) -> None:
    window.go_to(DIARY)
    finder = look_for("ash")
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Escape)
    assert not finder.list.isVisible()
    assert window.head.find_box.text() == "ash"
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Escape)
    assert window.head.find_box.text() == ""
    assert not window.head.find_box.hasFocus()
    assert window.tabs.currentIndex() == DIARY


def test_enter_before_the_answer_waits_for_it(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    child = first_of(window, "testerton", FoundKind.CHILD)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.head.find_box.hasFocus)
    qtbot.keyClicks(window.head.find_box, "testerton")
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.pages.page, RoadPage))
    settled(window)
    page = window.pages.page
    assert isinstance(page, RoadPage)
    assert page.child_id == child.id


@pytest.mark.parametrize(("words", "place"), [("cluster 4a", TEAM_MAP), ("p. example", TEAM_MAP)])
def test_a_team_and_a_chair_open_on_the_map(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder], words: str, place: int
) -> None:
    finder = look_for(words)
    while (row := finder.list.current()) is not None and row.opens is not None and row.opens.subject not in (
        "team", "chair",
    ):  # fmt: skip
        qtbot.keyClick(window.head.find_box, Qt.Key.Key_Down)
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    settled(window)
    assert window.tabs.currentIndex() == place


def test_somebody_who_is_no_chair_narrows_the_register(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder]
) -> None:
    desk = window.link._desk
    assert desk is not None
    worker = desk.ask(NamesToChoose()).social_workers[0][1]
    row = look_for(worker).list.current()
    assert row is not None
    assert (row.line, row.beneath) == (worker, "Social worker")
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    settled(window)
    assert window.tabs.currentIndex() == REGISTER
    assert not window.head.find_box.hasFocus()


def test_a_click_opens_a_row(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder]
) -> None:
    view = look_for("ash").list.view
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(window)
    assert isinstance(window.pages.page, RoadPage)


def test_an_empty_box_offers_what_was_opened_last(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder]
) -> None:
    look_for("ash")
    qtbot.keyClick(window.head.find_box, Qt.Key.Key_Return)
    settled(window)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.finder.list.isVisible)
    settled(window)
    shown = rows(window.finder)
    assert shown[0].line == HINT
    assert shown[1].line == "Recently opened"
    assert shown[2].opens is not None
    assert shown[2].opens.subject == "child_road"


def test_a_new_other_name_is_found_at_once(
    window: MainWindow, qtbot: QtBot, settled: Settled, look_for: Callable[[str], Finder]
) -> None:
    child = first_of(window, "ash", FoundKind.CHILD)
    with qtbot.waitSignal(window.link.done):
        window.link.do(ChangeChild(child.id, 1, {"also_known_as": "Quillfeather"}))
    settled(window)
    row = look_for("quill").list.current()
    assert row is not None
    assert (row.line, row.because) == (child.line, "also known as Quillfeather")


def test_what_may_be_typed_is_read_without_scrolling(window: MainWindow, qtbot: QtBot, settled: Settled) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.finder.list.isVisible)
    settled(window)
    assert rows(window.finder)[0].line == HINT
    assert window.finder.list.view.verticalScrollBar().maximum() == 0
