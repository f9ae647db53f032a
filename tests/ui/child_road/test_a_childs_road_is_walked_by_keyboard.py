"""The page of one child's road in the real window, through the keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cpdesk.rows.child_road import RoadLine, RoadShown
from ui.child_road.page import RoadPage
from ui.conference_record.page import RecordPage
from ui.main_window import MainWindow
from ui.rooms import DIARY, REGISTER
from ui.shared.outside import Outside

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]
SCREENS = [((1366, 768), 10.0), ((1280, 720), 10.0), ((1366, 768), 15.0)]


def road_of(window: MainWindow) -> RoadPage:
    page = window.pages.page
    assert isinstance(page, RoadPage)
    return page


def shown_in(page: RoadPage) -> RoadShown:
    assert page.shown is not None
    return page.shown


def a_long_road(window: MainWindow, settled: Settled) -> RoadPage:
    """The road of a child of the demonstration with conferences, core groups and brothers or sisters."""
    for number in range(200, 300):
        window.opens.show_road(number)
        settled(window)
        page = road_of(window)
        if page.shown is not None and page.shown.siblings and len(page.shown.lines) > 8:
            return page
    raise AssertionError("the demonstration has no child with a long road")


def go_to(page: RoadPage, wanted: Callable[[RoadLine], bool]) -> None:
    row = next(row for row, line in enumerate(shown_in(page).lines) if wanted(line))
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    page.list.setFocus()


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    """The window on the demonstration, in front."""
    shown = open_window(invented=True)
    shown.activateWindow()
    QApplication.processEvents()
    return shown


def test_the_road_begins_at_the_last_thing_that_happened(window: MainWindow, settled: Settled) -> None:
    page = a_long_road(window, settled)
    shown = shown_in(page)
    assert page.list.hasFocus()
    line = shown.lines[page.list.currentIndex().row()]
    assert not line.to_come
    assert all(later.to_come for later in shown.lines[page.list.currentIndex().row() + 1 :])
    assert page.list.model().rowCount() == len(shown.lines)
    assert page.timeline.readings()


def test_enter_opens_the_conference_of_a_line_in_the_diary(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    page = a_long_road(window, settled)
    go_to(page, lambda line: line.room == "conference" and "held" in line.words)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settled(window)
    assert window.pages.page is None
    assert window.tabs.currentIndex() == DIARY


def test_a_brother_or_sister_is_a_key_away_and_back_leads_to_the_rooms(
    qtbot: QtBot, window: MainWindow, settled: Settled
) -> None:
    page = a_long_road(window, settled)
    number, name = shown_in(page).siblings[0]
    button = page.others.findChildren(QPushButton)[0]
    assert button.accessibleName() == f"Road of {name}"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled(window)
    assert road_of(window).child_id == number
    qtbot.keyClick(road_of(window).list, Qt.Key.Key_Escape)
    assert window.pages.page is None


def test_a_road_on_paper_says_what_the_page_says(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    window.opens.outside = Outside(documents=lambda: str(tmp_path), open_path=lambda _path: True)
    page = a_long_road(window, settled)
    window.menus.paper.trigger()
    settled(window)
    (file,) = tmp_path.glob("Road *.pdf")
    words = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(file).pages).split())
    shown = shown_in(page)
    assert shown.first_name in words
    assert all(line.words in words for line in shown.lines[-5:])
    assert shown.surname not in file.name
    assert str(file) in page.notice.sentence()


def test_a_page_upon_a_page_is_left_for_the_one_beneath(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    window.opens.show_record(1)
    settled(window)
    record = window.pages.page
    assert isinstance(record, RecordPage)
    window.opens.show_road(200)
    window.opens.show_road(201)
    settled(window)
    assert window.menus.paper.text().endswith("This road as a PDF")
    window.pages.leave_page()
    assert window.pages.page is record
    assert window.menus.paper.text().endswith("This record as a PDF")
    window.go_to(REGISTER)
    assert window.pages.page is None


def test_the_register_leads_to_the_road_of_the_child_in_front(
    qtbot: QtBot, window: MainWindow, settled: Settled
) -> None:
    window.go_to(REGISTER)
    settled(window)
    register: Any = window.rooms.front()
    register.view.table.setFocus()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: register.pane.entry is not None, timeout=10_000)
    qtbot.keyClick(register.pane.road, Qt.Key.Key_Space)
    settled(window)
    assert road_of(window).child_id == register.pane.entry.line.children[0].id


@pytest.mark.parametrize(("size", "points"), SCREENS)
def test_no_word_of_a_road_is_cut(open_window: Open, settled: Settled, size: tuple[int, int], points: float) -> None:
    window = open_window(size=size, points=points, invented=True)
    page = a_long_road(window, settled)
    for label in (page.name, page.about):
        assert label.height() >= label.heightForWidth(label.width()) - 2
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()
    assert (window.width(), window.height()) == size
