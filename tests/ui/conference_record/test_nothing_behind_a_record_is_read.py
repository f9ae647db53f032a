"""While a record is written, what stands behind its page is not read again; it is when somebody goes back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord
from cpdesk.rows.records_listed import RecordsListed
from ui.main_window import MainWindow

BEHIND = {"OpenConference", "RecordsListed"}


@pytest.fixture
def window(open_window: Callable[..., MainWindow], settled: Callable[[MainWindow], None]) -> MainWindow:
    """The window with a conference in its pane, the reports read once, and the conference's record in front."""
    found = open_window(invented=True)
    found.tabs.setCurrentIndex(found.tabs.count() - 1)
    settled(found)
    numbers: list[int] = []
    found.link.ask(RecordsListed(), lambda lines: numbers.extend(line.conference_id for line in lines))
    settled(found)
    found.open_line("conference", numbers[0], "")
    settled(found)
    found.rooms.line_chosen.emit("conference", numbers[0], "record_due")
    settled(found)
    return found


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window asks of the desk from here on."""
    found: list[str] = []
    ask = window.link.ask

    def heard(question: object, *others: Any, **more: Any) -> None:
        found.append(type(question).__name__)
        ask(question, *others, **more)

    monkeypatch.setattr(window.link, "ask", heard)
    return found


def test_a_change_of_the_record_reads_the_record_once_and_nothing_behind_it(
    window: MainWindow, asked: list[str], settled: Callable[[MainWindow], None]
) -> None:
    for area in ("record", "diary", "today"):  # as every change of a record says
        window.link.changed.emit(area)
    settled(window)
    assert asked.count(OpenRecord.__name__) == 1
    assert BEHIND.isdisjoint(asked)


def test_the_pane_is_read_when_somebody_goes_back_to_it(
    window: MainWindow, asked: list[str], settled: Callable[[MainWindow], None]
) -> None:
    window.link.changed.emit("diary")
    settled(window)
    asked.clear()
    page = window.pages.page
    assert page is not None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(window)
    assert window.pages.page is None
    assert asked.count(OpenConference.__name__) == 1
