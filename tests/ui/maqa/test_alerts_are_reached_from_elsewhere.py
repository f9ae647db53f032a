"""Alerts in the real window: reached from Today's lines and tile and from a record's concerns, and where they lead."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpdesk.rows.maqa import AlertFilter, MaqaAlerts
from cpdesk.rows.today import Tile
from cpdesk.rows.unit import NamesToChoose
from cpdesk.rules.maqa import AlertState
from cpdesk.rules.record import ConcernAbout
from ui.conference_record.attendance.section import AttendanceSection
from ui.conference_record.page import RecordPage
from ui.diary.conferences.conference_pane import ConferencePane
from ui.diary.tab import DiaryTab
from ui.main_window import MainWindow
from ui.maqa.alert_pane import AlertPane
from ui.maqa.alert_steps import Step
from ui.maqa.draft_form import DraftForm
from ui.maqa.step_forms import RaiseForm
from ui.maqa.tab import MaqaTab
from ui.rooms import DIARY, MAQA
from ui.shared.outside import Outside
from ui.today.tab import TodayTab

ATTENDANCE = 1
Settled = Callable[[MainWindow], None]


@pytest.fixture
def window(open_window: Callable[..., MainWindow], settled: Settled) -> MainWindow:
    """The window on the demonstration."""
    shown = open_window(invented=True)
    shown.activateWindow()
    settled(shown)
    return shown


def alerts_in_front(window: MainWindow) -> MaqaTab:
    room = window.rooms.front()
    assert isinstance(room, MaqaTab)
    assert window.pages.page is None
    return room


def draft_of_a_conference(window: MainWindow, settled: Settled):
    """A draft that was noted at a conference."""
    found = []
    window.link.ask(MaqaAlerts(filter=AlertFilter.TO_RAISE), lambda page: found.extend(page.rows))
    settled(window)
    return next(row for row in found if row.conference_id is not None and row.state is AlertState.DRAFT)


def test_a_line_of_today_begins_to_raise_its_alert(window: MainWindow, settled: Settled) -> None:
    draft = draft_of_a_conference(window, settled)
    window.open_line("maqa_alert", draft.id, "maqa_raise_due")
    settled(window)
    form = alerts_in_front(window).side.content()
    assert isinstance(form, RaiseForm)
    assert form.id == draft.id


def test_a_line_of_today_about_an_alert_leads_to_the_alerts(window: MainWindow, settled: Settled) -> None:
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    rows = [*today.do_now.rows, *today.coming_up.rows]
    of_alert = next(row for row in rows if row.line.subject == "maqa_alert")
    of_alert.button.setFocus()
    QTest.keyClick(of_alert.button, Qt.Key.Key_Space)
    settled(window)
    content = alerts_in_front(window).side.content()
    assert getattr(content, "id", None) == of_alert.line.subject_id


def test_the_tile_of_today_lists_what_it_counts_soonest_first(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    today = window.rooms.front()
    assert isinstance(today, TodayTab)
    tile = next(tile for tile in today.tiles.tiles if tile.tile == "maqa_due")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Space)
    settled(window)
    room = alerts_in_front(window)
    assert window.tabs.currentIndex() == MAQA
    assert room.view.narrowed() == MaqaAlerts(filter=AlertFilter.DUE)
    assert room.view.model.rowCount() == int(tile.accessibleName().split(":")[1].split()[0].strip(".,")) > 0
    days = [row.due_on for row in room.view.model.rows() if row.due_on is not None]
    assert days == sorted(days)


def test_the_tile_of_one_chair_lists_the_alerts_of_that_chair(window: MainWindow, settled: Settled) -> None:
    found: list[tuple[int, str]] = []
    window.link.ask(NamesToChoose(), lambda names: found.append(names.chairs[0]))
    settled(window)
    ((chair, name),) = found
    window.rooms.tile_chosen.emit(Tile.MAQA_DUE, chair)
    settled(window)
    room = alerts_in_front(window)
    assert room.view.narrowed() == MaqaAlerts(filter=AlertFilter.DUE, chair_id=chair)
    assert room.view.filter_row.chair.currentText() == name
    QTest.keyClick(room.view.table, Qt.Key.Key_Escape)
    assert room.view.narrowed() == MaqaAlerts()


def test_a_concern_of_a_record_is_raised_among_the_alerts(window: MainWindow, settled: Settled) -> None:
    draft = draft_of_a_conference(window, settled)
    window.open_line("record", draft.conference_id, "")
    settled(window)
    page = window.pages.page
    assert isinstance(page, RecordPage)
    page.list.setCurrentRow(ATTENDANCE)
    settled(window)
    attendance = next(section for section in page.findChildren(AttendanceSection))
    attendance.concerns.table.go_to(str(draft.id), "words")
    QTest.keyClick(attendance.concerns.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    pane = alerts_in_front(window).side.content()
    assert isinstance(pane, AlertPane)
    assert pane.id == draft.id
    assert pane.shown is not None
    assert pane.shown.row.conference_id == draft.conference_id


def test_a_new_alert_takes_its_meeting_from_what_is_typed(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    draft = draft_of_a_conference(window, settled)
    window.go_to(MAQA)
    settled(window)
    room = alerts_in_front(window)
    window.here.new()
    settled(window)
    form = room.side.content()
    assert isinstance(form, DraftForm)
    form.meeting.words.setFocus()
    QTest.keyClicks(form.meeting.words, draft.reference)
    qtbot.waitUntil(form.meeting.found.isVisible, timeout=5_000)
    QTest.keyClick(form.meeting.words, Qt.Key.Key_Return)
    settled(window)
    assert form.meeting.conference_id is not None
    assert form.meeting.other.hasFocus()
    assert not form.fields["meeting_on"].isVisible()
    form.fields["about"].write(ConcernAbout.LATE_REPORT.value)
    form.fields["agency"].write("Housing")
    chosen = form.meeting.conference_id
    form.keep()
    settled(window)
    pane = room.side.content()
    assert isinstance(pane, AlertPane)
    assert pane.shown is not None
    assert pane.shown.row.conference_id == chosen
    assert pane.shown.raise_by is not None


def test_an_alert_leads_to_its_conference(window: MainWindow, settled: Settled) -> None:
    draft = draft_of_a_conference(window, settled)
    window.open_line("maqa_alert", draft.id, "")
    settled(window)
    pane = alerts_in_front(window).side.content()
    assert isinstance(pane, AlertPane)
    pane.conference_wanted.emit(draft.conference_id)
    settled(window)
    assert window.tabs.currentIndex() == DIARY


def test_the_letter_is_written_and_its_name_holds_no_family(
    window: MainWindow, settled: Settled, tmp_path, monkeypatch
) -> None:
    draft = draft_of_a_conference(window, settled)
    window.open_line("maqa_alert", draft.id, "")
    settled(window)
    room = alerts_in_front(window)
    pane = room.side.content()
    assert isinstance(pane, AlertPane)
    outside = Outside(documents=lambda: str(tmp_path))
    monkeypatch.setattr(pane._papers, "_outside", outside)
    pane.open_step(Step.LETTER)
    settled(window)
    written = list(tmp_path.glob("*.pdf"))
    assert len(written) == 1, pane.notice.sentence()
    assert draft.family.split(",")[0] not in written[0].name
    assert written[0].name in pane.notice.sentence()


def test_a_held_conference_begins_an_alert_with_its_meeting_filled_in(
    window: MainWindow, settled: Settled, qtbot: QtBot
) -> None:
    draft = draft_of_a_conference(window, settled)
    window.open_line("conference", draft.conference_id, "")
    settled(window)
    diary = window.rooms.front()
    assert isinstance(diary, DiaryTab)
    pane = diary.side.content()
    assert isinstance(pane, ConferencePane)
    button = next(one for one in pane.findChildren(QPushButton) if one.text() == "New alert")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settled(window)
    form = alerts_in_front(window).side.content()
    assert isinstance(form, DraftForm)
    assert form.meeting.conference_id == draft.conference_id
    assert draft.family.split(",")[0] in form.meeting.chosen.text()
    qtbot.waitUntil(lambda: form.clock.text().startswith("Raise by "))
