"""A real desk with a unit, requests and bookings, the diary's room on it, and cards made by hand for the painter."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.marks import Mark
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome
from ui.diary.tab import DiaryTab
from ui.shared.desk_link import DeskLink
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

MONDAY = date(2026, 11, 23)


@pytest.fixture
def unit(sqlite_desk: Desk) -> Desk:
    """Three chairs, two rooms and Teams, and the team Cluster 4A."""
    for name in ("P. Example", "R. Sample", "T. Testcase"):
        sqlite_desk.do(AddChair(name))
    for name, online in (("Room 1", False), ("Room 2", False), ("Teams", True)):
        sqlite_desk.do(AddRoom(name, online))
    sqlite_desk.do(AddTeam("Cluster 4A", "P. Example"))
    return sqlite_desk


@pytest.fixture
def waits(unit: Desk) -> Callable[..., int]:
    """Enters a request that waits for its date, and gives its number."""

    def wait(surname: str = "Ash-Sample", *, strategy_on: date = date(2026, 11, 16)) -> int:
        ticked = datetime.combine(date(2026, 11, 18), time(10), LONDON)
        wanted = ReceiveRequest(
            (NewChild("Rowan", surname),), strategy_on, ticked, "Cluster 4A", "F. Testcase", "N. Invented"
        )
        number: int = unit.do(wanted).id
        at = datetime(2026, 11, 20, 10, tzinfo=LONDON)
        found = ThresholdOutcome.MET
        version = unit.ask(OpenRequest(number)).version
        unit.do(RecordConsultation(number, version, "P. Example", "N. Invented", found, at, "Met."))
        everybody = ("social_worker", "team_manager", "diary_clerk", "case_note")
        unit.do(TickOutcomeSent(number, unit.ask(OpenRequest(number)).version, everybody, at))
        return number

    return wait


@pytest.fixture
def booked(unit: Desk, waits: Callable[..., int]) -> Callable[..., int]:
    """Books a conference and gives its number."""

    def book(surname: str, start: datetime, chair: str = "P. Example", room: str = "Room 1") -> int:
        number: int = unit.do(BookConference(start, chair, room, request_id=waits(surname))).id
        return number

    return book


@pytest.fixture
def room(link: DeskLink, theme: Theme, qtbot: QtBot, window_settings: QSettings) -> Iterator[Callable[..., DiaryTab]]:
    """Opens the diary's room on the desk as it stands; it has read everything when it comes."""
    opened: list[DiaryTab] = []

    def open_room(*, size: tuple[int, int] = (1366, 640)) -> DiaryTab:
        tab = DiaryTab(link, theme, Remembered(window_settings))
        opened.append(tab)
        qtbot.addWidget(tab)
        tab.resize(*size)
        tab.show()
        qtbot.waitExposed(tab)
        settle(qtbot, link)
        tab.activateWindow()
        tab.view.grid.setFocus()
        return tab

    yield open_room
    for tab in opened:
        tab.close()


@pytest.fixture
def settled(qtbot: QtBot, link: DeskLink) -> Callable[[], None]:
    """Waits until the desk has answered everything that was asked."""
    return lambda: settle(qtbot, link)


def settle(qtbot: QtBot, link: DeskLink) -> None:
    for _ in range(3):
        QApplication.processEvents()
        qtbot.waitUntil(link.is_idle, timeout=20_000)
        QApplication.processEvents()


@pytest.fixture
def card() -> Callable[..., DiaryCard]:
    """Makes a card by hand: `card(1, hour=9.5, minutes=90)`."""

    def made(number: int, *, on: date = MONDAY, hour: float = 9.5, minutes: int = 90, **other: Any) -> DiaryCard:
        start = datetime.combine(on, time(int(hour), int(hour % 1 * 60)), LONDON).astimezone(UTC)
        wanted: dict[str, Any] = {
            "id": number, "version": 1, "kind": "ICPC", "state": ConferenceState.CONFIRMED, "start_at": start,
            "end_at": start + timedelta(minutes=minutes), "family": "Pretend-Hall", "children": 2, "reference": "1042",
            "chair_id": 1, "chair": "P. Example", "room_id": 1, "room": "Room 1", "minute_taker": "", "team_id": 1,
            "team": "Cluster 4A", "looked_after": False, "mark": Mark.NEUTRAL, "words": "",
        }  # fmt: skip
        return DiaryCard(**{**wanted, **other})

    return made
