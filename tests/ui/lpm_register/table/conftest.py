"""The room of the register on a real desk, with the entries a test asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import AlertBoth, EnterRecommendation, NewChild
from cpdesk.rules.lpm import ConferenceKind
from ui.lpm_register.columns import PLACE_OF
from ui.lpm_register.tab import RegisterTab
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.fonts import take_carried_font
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

CONFERENCE = date(2026, 11, 2)


class OpenDesk:
    """A desk that the link may close without closing the test's database."""

    def __init__(self, desk: Desk) -> None:
        self.ask = desk.ask
        self.do = desk.do


@dataclass
class Register:
    """The room, the desk behind it, and what a person does."""

    tab: RegisterTab
    desk: Desk
    link: DeskLink
    bot: QtBot

    @property
    def table(self) -> Any:
        return self.tab.view.table

    @property
    def model(self) -> Any:
        return self.tab.view.model

    def settle(self) -> None:
        """Wait until everything asked for has been answered."""
        self.bot.waitUntil(lambda: not self.tab.view._counting.isActive() and not self.tab.following._soon.isActive())
        self.bot.waitUntil(lambda: not self.tab._settled.isActive())
        self.bot.waitUntil(self.link.is_idle)

    def press(self, *keys: Any, on: Any = None) -> None:
        """Press keys, each a key or (key, modifiers), where the keyboard is."""
        for key in keys:
            plain, modifiers = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
            self.bot.keyClick(on or QApplication.focusWidget() or self.table, plain, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        self.bot.keyClicks(QApplication.focusWidget(), words)
        self.settle()

    def go_to(self, row: int, column: Any) -> None:
        """Put the keyboard on a cell."""
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(row, PLACE_OF[column]))
        self.settle()

    def version(self, entry: int) -> int:
        """The version of an entry as it is kept now."""
        return int(self.desk.ask(OpenRecommendation(entry)).line.version)

    def cell(self, row: int, column: Any) -> str:
        return str(self.model.index(row, PLACE_OF[column]).data())

    def column(self, column: Any) -> list[str]:
        return [self.cell(row, column) for row in range(self.model.rowCount())]


def _enter(desk: Desk, surname: str, first_name: str = "Ada", **different: Any) -> int:
    """A recommendation of an invented child; `due_in` days after the conference, `alerted` when both were told."""
    due_in, alerted = different.pop("due_in", 28), different.pop("alerted", True)
    asked = {
        "children": (NewChild(first_name, surname, date(2019, 3, 4)),),
        "case_id": "",
        "team": "Cluster 1",
        "chair": "P. Example",
        "team_manager": "N. Invented",
        "social_worker": "S. Worker",
        "conference_kind": ConferenceKind.RCPC,
        "conference_on": CONFERENCE,
        "rationale": "No sustained change since June.",
        "risk_statement": "Risk of neglect.",
    } | different
    asked.setdefault("lpm_by", asked["conference_on"] + timedelta(days=due_in))
    kept = desk.do(EnterRecommendation(**asked))
    if alerted:
        desk.do(AlertBoth(kept.ids[0], 1, asked["conference_on"], asked["conference_on"]))
    return int(kept.ids[0])


@pytest.fixture
def enter(sqlite_desk: Desk) -> Callable[..., int]:
    """Enters recommendations: `enter("Sample", "Ada", lpm_by=..., team=...)`."""
    return partial(_enter, sqlite_desk)


@pytest.fixture
def dressed(qapp: QApplication) -> Theme:
    """The theme in light, in the carried font."""
    take_carried_font(qapp)
    qapp.setFont(QFont("Inter", 10))
    theme = Theme()
    theme.apply(qapp, dark=False, point_size=10.0)
    return theme


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """What the window remembers, in a file of the test's own."""
    return Remembered(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def open_register(
    sqlite_desk: Desk, qtbot: QtBot, dressed: Theme, remembered: Remembered, today: date
) -> Iterator[Callable[[], Register]]:
    """Opens the room on the test's register; again for a second window."""
    links: list[DeskLink] = []

    def open_it() -> Register:
        link = DeskLink(lambda: OpenDesk(sqlite_desk), almanac=Almanac(lambda: today))
        links.append(link)
        tab = RegisterTab(link, dressed, remembered)
        qtbot.addWidget(tab)
        tab.resize(1366, 640)
        tab.show()
        qtbot.waitExposed(tab)
        found = Register(tab, sqlite_desk, link, qtbot)
        qtbot.waitUntil(lambda: found.model.page is not None)
        found.settle()
        tab.activateWindow()
        found.table.setFocus()
        return found

    yield open_it
    for link in links:
        link.close()
