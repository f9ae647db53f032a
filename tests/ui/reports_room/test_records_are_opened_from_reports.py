"""The card of conference records in Reports, in the real window, and what of Today leads to a record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpdesk.rows.records_listed import RecordsListed
from ui.conference_record.page import RecordPage
from ui.main_window import MainWindow
from ui.reports_room.records_card import RecordsCard
from ui.reports_room.tab import ReportsTab
from ui.rooms import DIARY, REPORTS
from ui.shared.outside import Outside

Settled = Callable[[MainWindow], None]


@pytest.fixture
def window(open_window: Callable[..., MainWindow], settled: Settled) -> MainWindow:
    """The window on the demonstration, with Reports in front."""
    shown = open_window(invented=True)
    shown.activateWindow()
    shown.go_to(REPORTS)
    settled(shown)
    return shown


def card_of(window: MainWindow) -> RecordsCard:
    reports = window.rooms.front()
    assert isinstance(reports, ReportsTab)
    return reports.records


def record_in_front(window: MainWindow) -> RecordPage:
    page = window.pages.page
    assert isinstance(page, RecordPage)
    return page


def listed(window: MainWindow, settled: Settled, words: str = "") -> list[Any]:
    found: list[Any] = []
    window.link.ask(RecordsListed(words), found.extend)
    settled(window)
    return found


def test_enter_opens_the_record_of_a_line_and_back_leads_to_reports(
    qtbot: QtBot, window: MainWindow, settled: Settled
) -> None:
    card = card_of(window)
    card.table.setFocus()
    qtbot.keyClick(card.table, Qt.Key.Key_Down)
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    settled(window)
    assert record_in_front(window).conference_id == listed(window, settled)[1].conference_id
    window.pages.leave_page()
    assert window.tabs.currentIndex() == REPORTS
    assert window.pages.page is None


def test_typing_narrows_the_records_to_a_family(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    card = card_of(window)
    wanted = listed(window, settled)[3]
    card.search.setFocus()
    qtbot.keyClicks(card.search, wanted.reference)
    qtbot.waitUntil(lambda: card.table.words.rowCount() < 7, timeout=5_000)
    settled(window)
    assert card.table.words.index(0, 0).data().endswith(wanted.reference)
    qtbot.keyClick(card.search, Qt.Key.Key_Return)
    assert card.table.hasFocus()
    card.search.clear()
    qtbot.keyClicks(card.search, "nobody of this name")
    qtbot.waitUntil(card.table.isHidden, timeout=5_000)
    assert card.empty.text() == "No record of this family or reference."
    assert not card.open.isEnabled()


def test_a_record_that_was_begun_is_saved_as_pdf_from_the_card(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    card = card_of(window)
    card.papers._outside = Outside(documents=lambda: str(tmp_path), open_path=lambda _path: True)
    lines = listed(window, settled)
    begun = next(row for row, line in enumerate(lines) if line.state is not None)
    waits = next(row for row, line in enumerate(lines) if line.state is None)
    card.table.setCurrentIndex(card.table.words.index(waits, 0))
    assert not card.save.isEnabled()
    card.table.setCurrentIndex(card.table.words.index(begun, 0))
    qtbot.keyClick(card.save, Qt.Key.Key_Space)
    settled(window)
    (file,) = tmp_path.glob("*.pdf")
    assert file.name.startswith(f"Record {lines[begun].reference} ")
    assert lines[begun].family not in file.name
    assert str(file) in card.notice.sentence()


@pytest.mark.parametrize("due", ["record_due", "record_to_send", "tell_agency_role", "role_objection_due"])
def test_what_is_due_of_a_record_leads_into_it(window: MainWindow, settled: Settled, due: str) -> None:
    begun = next(line for line in listed(window, settled) if line.state is not None)
    window.rooms.line_chosen.emit("conference", begun.conference_id, due)
    settled(window)
    assert record_in_front(window).conference_id == begun.conference_id


def test_anything_else_of_a_conference_leads_to_the_diary(window: MainWindow, settled: Settled) -> None:
    begun = next(line for line in listed(window, settled) if line.state is not None)
    window.rooms.line_chosen.emit("conference", begun.conference_id, "")
    settled(window)
    assert window.pages.page is None
    assert window.tabs.currentIndex() == DIARY


def test_the_entry_that_a_record_recommended_is_opened_in_the_register(
    qtbot: QtBot, window: MainWindow, settled: Settled
) -> None:
    window.opens.show_record(listed(window, settled)[0].conference_id)
    settled(window)
    record_in_front(window).leads.emit("entry", 1)
    settled(window)
    assert window.pages.page is None
    register: Any = window.rooms.front()
    qtbot.waitUntil(lambda: register.pane.entry is not None and register.pane.entry.line.id == 1, timeout=5_000)


def test_how_a_record_stands_is_read_whole_in_a_narrow_card(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    card = card_of(window)
    window.looks.size_text(15)
    window.resize(1366, 768)
    settled(window)
    table = card.table
    row = next(row for row in range(table.words.rowCount()) if " over" in str(table.words.index(row, 2).data()))
    words, wide = str(table.words.index(row, 2).data()), table.columnWidth(2) - 16
    metrics = table.fontMetrics()
    needed = metrics.boundingRect(0, 0, wide, 10_000, int(Qt.TextFlag.TextWordWrap), words)
    assert all(metrics.horizontalAdvance(word) <= wide for word in words.split())
    assert table.rowHeight(row) >= needed.height()
    assert table.columnViewportPosition(2) + table.columnWidth(2) <= table.viewport().width()
