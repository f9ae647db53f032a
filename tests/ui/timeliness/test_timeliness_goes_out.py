"""Timeliness as Excel, the cross-check of Annex A, and the cards of Reports that lead to both."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.maqa_quarter.page import QuarterPage
from ui.reports_room.tab import ReportsTab
from ui.rooms import REPORTS
from ui.timeliness.annex_page import LISTS, AnnexPage
from ui.timeliness.page import TimelinessPage

Settled = Callable[[MainWindow], None]


def test_ctrl_e_writes_the_figures_and_says_where_they_lie(hands: Any, tmp_path: Path) -> None:
    hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    [written] = tmp_path.glob("*.xlsx")
    assert str(written) in hands.page.notice.sentence()


def test_the_cross_check_is_read_before_it_goes_out(hands: Any, tmp_path: Path) -> None:
    hands.page.annex.setFocus()
    hands.press(Qt.Key.Key_Space)
    annex = hands.window.pages.page
    assert isinstance(annex, AnnexPage)
    for place, which in enumerate(LISTS):
        annex.which.setFocus()
        hands.qtbot.keyClick(annex.which, Qt.Key.Key_End if place else Qt.Key.Key_Home)
        hands.qtbot.waitUntil(lambda which=which: annex.shown.currentWidget() is annex.tables.get(which))
        assert annex.tables[which].words.rowCount()
        assert "Child Unique ID" in annex.tables[which].words.headerData(0, Qt.Orientation.Horizontal)
        hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert len(list(tmp_path.glob("*.xlsx"))) == place + 1
    hands.window.pages.leave_page()
    assert isinstance(hands.window.pages.page, TimelinessPage)


def test_a_day_that_is_none_is_said_and_nothing_is_written(hands: Any, tmp_path: Path) -> None:
    hands.window.opens.show_annex()
    hands.settle()
    annex = hands.window.pages.page
    annex.as_at.setFocus()
    annex.as_at.box.selectAll()
    hands.type("31/2/2026")
    hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not list(tmp_path.glob("*.xlsx"))
    assert annex.as_at.problem()
    assert annex.as_at.box.hasFocus()


def test_reports_lead_to_each_page(open_window: Callable[..., MainWindow], qtbot: QtBot, settled: Settled) -> None:
    window = open_window(invented=True)
    window.activateWindow()
    for words, kind in (
        ("Open the quarter", QuarterPage),
        ("Open timeliness", TimelinessPage),
        ("Annex A cross-check", AnnexPage),
    ):
        window.go_to(REPORTS)
        settled(window)
        reports = window.rooms.front()
        assert isinstance(reports, ReportsTab)
        [button] = [one for one in reports.findChildren(QPushButton) if one.text() == words]
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        settled(window)
        assert isinstance(window.pages.page, kind)
        window.pages.leave_pages()
