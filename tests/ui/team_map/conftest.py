"""The room of the linked-IC map on a real desk, shown at the smallest screen, and hands on the keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rows.people import AddChair
from cpdesk.rows.team_map import OpenTeam, TeamMap, TeamShown, TheMap
from cpdesk.rows.team_map_deeds import AddTeamToMap
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.marks import MarkChip
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.team_map.stop import Stop
from ui.team_map.tab import TeamMapTab

TODAY = date(2026, 11, 23)
SINCE = date(2024, 5, 1)
CHAIRS = ("J. Placeholder", "P. Example", "R. Dummy")


@dataclass
class MapRoom:
    """The room, its desk, and what a person does with them."""

    tab: TeamMapTab
    desk: Desk
    link: DeskLink
    qtbot: QtBot
    went: list[tuple[str, int]] = field(default_factory=list)

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def read(self) -> None:
        self.tab.read_again()
        self.settle()

    def map(self, on: date | None = None) -> TheMap:
        found: TheMap = self.desk.ask(TeamMap(on))
        return found

    def team(self, name: str, on: date | None = None) -> TeamShown:
        number = next(team.id for team in self.map(on).teams if team.name == name)
        found: TeamShown = self.desk.ask(OpenTeam(number, on))
        return found

    def stop(self, name: str) -> Stop:
        """A chair or a team on the cards, by its name."""
        return next(one for one in self.tab.cards.stops() if one.text().split(" · ")[0] == name)

    def stand_on(self, name: str) -> Stop:
        stop = self.stop(name)
        stop.setFocus()
        return stop

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard stands."""
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key, modifier)
        self.settle()

    def here(self) -> str:
        """The name of what the keyboard stands on."""
        here = QApplication.focusWidget()
        assert isinstance(here, Stop), type(here).__name__
        return here.text().split(" · ")[0]

    def form(self) -> Form:
        found = self.tab.side.content()
        assert isinstance(found, Form), type(found).__name__
        return found

    def write(self, key: str, words: str) -> None:
        editor = self.form().fields[key].editor
        box: Any = editor.box if isinstance(editor, DateBox) else editor
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(box, Qt.Key.Key_Delete)
        QTest.keyClicks(box, words)
        self.settle()

    def choose(self, key: str, words: str) -> None:
        box = self.form().fields[key].editor
        box.setFocus()
        QTest.keyClicks(box, words)

    def keep(self) -> None:
        QTest.keyClick(self.form().keep_button, Qt.Key.Key_Space)
        self.settle()

    def press(self, name: str, inside: QWidget | None = None) -> None:
        QTest.keyClick(self.button(name, inside), Qt.Key.Key_Space)
        self.settle()

    def button(self, name: str, inside: QWidget | None = None) -> QAbstractButton:
        buttons = [one for one in (inside or self.tab).findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in buttons if name in {one.accessibleName(), one.text()}]
        assert found, f"{name!r} is not among {[one.text() for one in buttons]}"
        return found[0]

    def said(self, inside: QWidget | None = None) -> str:
        where = inside or self.tab.side
        parts: list[QLabel | QAbstractButton] = [*where.findChildren(QLabel), *where.findChildren(QPushButton)]
        parts += where.findChildren(MarkChip)
        return "\n".join(one.text() for one in parts if one.isVisible())

    def drag(self, name: str, onto: str, *, let_go: bool = True) -> None:
        """Take a team by the mouse to the card of a chair, or to the card of teams without one."""
        chip = self.stop(name)
        card = next(one for one in self.tab.cards.cards if one.name.text() == onto)
        middle = chip.mapFromGlobal(card.mapToGlobal(card.rect().center()))
        QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
        for step in (QPoint(20, 20), (middle + chip.rect().center()) / 2, middle):
            _move(chip, step)
        if let_go:
            QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()


def _move(widget: QWidget, to: QPoint) -> None:
    """The pointer moves with the button held down; QTest would let it go."""
    from PySide6.QtCore import QEvent, QPointF  # noqa: PLC0415 - only here
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415 - only here

    held = Qt.MouseButton.LeftButton
    at = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(widget.mapToGlobal(to)), Qt.MouseButton.NoButton, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


@pytest.fixture
def map_desk(sqlite_database: Database) -> Desk:
    """A desk of a unit with three chairs, three teams linked since 2024 and one without a chair."""
    desk = Desk(sqlite_database, who="pat", today=lambda: TODAY, tools=tools())
    for name in CHAIRS:
        desk.do(AddChair(name))
    for team, chair in (("Cluster 1", "P. Example"), ("Cluster 2A", "P. Example"), ("Cluster 5", "R. Dummy")):
        desk.do(AddTeamToMap(team, "CIN service", chair, SINCE))
    desk.do(AddTeamToMap("DAS"))
    return desk


@pytest.fixture
def empty_map_desk(sqlite_database: Database) -> Desk:
    """A desk of a unit in which nobody is known yet."""
    return Desk(sqlite_database, who="pat", today=lambda: TODAY, tools=tools())


@pytest.fixture
def open_map(
    theme: Theme, qtbot: QtBot, tmp_path: Path, window_settings: QSettings
) -> Iterator[Callable[[Desk], MapRoom]]:
    """Opens the room on a desk."""
    links: list[DeskLink] = []

    def open_it(desk: Desk) -> MapRoom:
        link = DeskLink(lambda: desk, almanac=Almanac(lambda: TODAY))
        links.append(link)
        outside = Outside(
            choose_folder=lambda *_where: str(tmp_path), open_path=lambda _path: True, documents=lambda: str(tmp_path)
        )
        tab = TeamMapTab(link, theme, Remembered(window_settings), outside=outside)
        room = MapRoom(tab, desk, link, qtbot)
        tab.go.connect(lambda what, number, _due: room.went.append((what, number)))
        qtbot.addWidget(tab)
        tab.resize(1366, 700)
        tab.show()
        tab.activateWindow()
        qtbot.waitExposed(tab)
        room.settle()
        return room

    yield open_it
    for link in links:
        link.close()


@pytest.fixture
def room(open_map: Callable[[Desk], MapRoom], map_desk: Desk) -> MapRoom:
    """The room with three chairs and four teams."""
    return open_map(map_desk)
