"""Today on a real desk, with a few things due."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.register_deeds import EnterRecommendation, NewChild
from cpdesk.rules.lpm import ConferenceKind
from ui.shared.desk_link import DeskLink
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.today.tab import TodayTab


@pytest.fixture
def recommend(sqlite_desk: Desk) -> Callable[..., int]:
    """Enters a recommendation of a family: `recommend("Testerton", date)` gives its number."""

    def entered(surname: str, by: date, chair: str = "P. Example") -> int:
        fields: dict[str, Any] = {
            "children": (NewChild("Imani", surname),),
            "case_id": surname[:6],
            "team": "Cluster 4A",
            "chair": chair,
            "team_manager": "N. Invented",
            "social_worker": "S. Madeup",
            "conference_kind": ConferenceKind.RCPC,
            "conference_on": date(2026, 10, 5),
            "rationale": "No sustained change since June.",
            "risk_statement": "High.",
            "lpm_by": by,
            "timescale": "",
        }
        number: int = sqlite_desk.do(EnterRecommendation(**fields)).ids[0]
        return number

    return entered


@pytest.fixture
def places(window_settings: QSettings) -> Remembered:
    """What the window remembers, for this test only."""
    return Remembered(window_settings)


@pytest.fixture
def open_today(link: DeskLink, theme: Theme, places: Remembered, qtbot: QtBot) -> Callable[..., TodayTab]:
    """Shows the tab and waits until it has been read."""

    def opened(width: int = 1280, height: int = 640) -> TodayTab:
        tab = TodayTab(link, theme, places)
        qtbot.addWidget(tab)
        tab.resize(width, height)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(lambda: bool(tab.summary.text()) and link.is_idle())
        return tab

    return opened


@pytest.fixture
def settle(link: DeskLink, qtbot: QtBot) -> Callable[[], None]:
    """Waits until the desk has answered everything, and what followed from it."""

    def settled() -> None:
        for _ in range(3):
            qtbot.wait(0)
            qtbot.waitUntil(link.is_idle, timeout=20_000)

    return settled
