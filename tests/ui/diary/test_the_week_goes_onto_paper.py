"""Ctrl+P in the diary writes the week's sheet, in the window as it is, where the menu has the same key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.diary.tab import DiaryTab
from ui.main_window import MainWindow

DIARY = 1


def test_ctrl_p_writes_the_week_sheet_and_says_where_it_lies(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    window = open_window(invented=True)
    window.go_to(DIARY)
    qtbot.waitUntil(window.link.is_idle)
    tab = window.rooms.front()
    assert isinstance(tab, DiaryTab)
    tab.view._remembered.keep("reports/folder", str(tmp_path))
    QTest.keyClick(tab.view.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    written = tmp_path / "Week sheet 2026-11-23.pdf"
    qtbot.waitUntil(lambda: bool(tab.view.notice.sentence()))
    assert written.read_bytes().startswith(b"%PDF")
    assert tab.view.notice.sentence() == f"The week sheet lies here: {written}"
