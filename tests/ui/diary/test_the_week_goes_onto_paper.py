"""Ctrl+P in the diary writes the week's sheet in view, and the menu says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.diary.tab import DiaryTab
from ui.main_window import MainWindow
from ui.rooms import DIARY, REGISTER, REPORTS, TODAY


def test_ctrl_p_writes_the_week_sheet_and_says_where_it_lies(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window = open_window(invented=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to(DIARY)
    qtbot.waitUntil(window.link.is_idle)
    tab = window.rooms.front()
    assert isinstance(tab, DiaryTab)
    assert window.menus.paper.text() == "&Week sheet as a PDF"
    tab.view._remembered.keep("reports/folder", str(tmp_path))
    QTest.keyClick(tab.view.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    written = tmp_path / "Week sheet 2026-11-23.pdf"
    qtbot.waitUntil(lambda: bool(tab.view.notice.sentence()))
    assert written.read_bytes().startswith(b"%PDF")
    assert tab.view.notice.sentence() == f"The week sheet lies here: {written}"


def test_settings_in_front_give_way_to_the_sheet(
    open_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(invented=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to(DIARY)
    qtbot.waitUntil(window.link.is_idle)
    tab = window.rooms.front()
    assert isinstance(tab, DiaryTab)
    tab.view._remembered.keep("reports/folder", str(tmp_path))
    window._show_settings()
    assert window.pages.page is not None
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(tab.view.notice.isVisible)
    assert window.pages.page is None


@pytest.mark.parametrize("place", [TODAY, REGISTER, REPORTS])
def test_elsewhere_the_key_is_named_after_the_list(open_window: Callable[..., MainWindow], place: int) -> None:
    window = open_window(invented=True)
    window.go_to(DIARY)
    window.go_to(place)
    assert window.menus.paper.text() == "&Preview the LPM list"
