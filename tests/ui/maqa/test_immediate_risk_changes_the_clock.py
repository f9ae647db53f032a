"""The tick for immediate risk: 24 hours at once, in words, across a change of the clocks (A06, A07, TV-H01)."""

from datetime import UTC, datetime

import pytest
from PySide6.QtTest import QTest

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def clock(room) -> str:
    return room.form().clock.text()


@pytest.fixture
def room(open_room, draft):
    draft()
    found = open_room()
    QTest.keySequence(found.tab.view.table, "Ctrl+N")
    found.settle()
    found.write("agency", "Police")
    return found


def test_the_tick_replaces_the_ten_working_days_at_once(room) -> None:
    room.qtbot.waitUntil(lambda: clock(room) == "Raised today, resolve by Monday 7 December 2026", timeout=5_000)
    assert not room.form().fields["risk_at"].isVisible()
    room.tick("risk")
    assert room.form().fields["risk_at"].isVisible()
    room.write("risk_at", "23/11/2026 08:30")
    said = "Immediate risk: resolve by Tuesday 24 November 2026, 08:30. That is 24 hours, instead of 10 working days."
    room.qtbot.waitUntil(lambda: clock(room) == said, timeout=5_000)
    room.tick("risk")
    room.qtbot.waitUntil(lambda: clock(room) == "Raised today, resolve by Monday 7 December 2026", timeout=5_000)


def test_a_moment_that_is_no_moment_does_not_bring_back_the_ten_working_days(room) -> None:
    room.tick("risk")
    room.write("risk_at", "23/11/2026 late")
    room.qtbot.waitUntil(lambda: clock(room).startswith("Immediate risk: resolve within 24 hours"), timeout=5_000)


def test_24_hours_are_elapsed_hours_when_the_clocks_go_forward(room) -> None:
    room.tick("risk")
    room.write("risk_at", "25/03/2023 12:00")
    said = "Immediate risk: resolve by Sunday 26 March 2023, 13:00. That is 24 hours, instead of 10 working days."
    room.qtbot.waitUntil(lambda: clock(room) == said, timeout=5_000)


def test_risk_of_an_alert_that_was_raised_is_recorded_and_taken_back(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Immediate risk")
    room.write("at", "20/11/2026 17:00")
    room.write("words", "Left at home alone.")
    room.keep()
    assert "Resolve within 24 hours: 21/11/2026 17:00" in room.buttons()
    assert "Identified Fri 20 Nov 2026, 17:00." in room.words()
    room.press("No immediate risk after all")
    room.write("words", "An aunt was there.")
    room.keep()
    assert "Resolve by: 30/11/2026" in room.buttons()
