"""A real desk with chairs, rooms and a team, and the panel of the diary at the right of a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome
from ui.diary.panels import DiaryPanels
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.children_field import ChildrenField
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.forms.time_box import MomentBox
from ui.shared.marks import MarkChip
from ui.shared.outside import Outside
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

TODAY = date(2026, 11, 23)


@dataclass
class Clock:
    """What day it is for the desk and for the window; a test may let days pass."""

    on: date = TODAY
    at: tuple[int, int] = (9, 30)

    def today(self) -> date:
        return self.on

    def now(self) -> datetime:
        return datetime(self.on.year, self.on.month, self.on.day, *self.at, tzinfo=LONDON).astimezone(UTC)


@dataclass
class Room:
    """The panel in a window, and hands on the keyboard."""

    window: QWidget
    side: SidePanel
    panels: DiaryPanels
    link: DeskLink
    desk: Desk
    clock: Clock
    qtbot: QtBot
    pages: QStackedWidget
    proposals: list[object] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def content(self) -> Any:
        found = self.side.content()
        assert found is not None
        return found

    def form(self) -> Form:
        found = self.content()
        assert isinstance(found, Form), type(found).__name__
        return found

    def box(self, key: str) -> QWidget:
        editor = self.form().fields[key].editor
        if isinstance(editor, MomentBox):
            return editor.on.box
        return editor.box if isinstance(editor, DateBox) else editor

    def type_into(self, key: str, words: str) -> None:
        """Type into a field from its beginning; a moment is typed as "27/3/2027 13:00"."""
        editor = self.form().fields[key].editor
        if isinstance(editor, MomentBox):
            on, _space, at = words.partition(" ")
            write(editor.on.box, on)
            write(editor.at, at)
        else:
            write(self.box(key), words)
        self.settle()

    def choose(self, key: str, words: str) -> None:
        box = self.form().fields[key].editor
        box.setFocus()
        QTest.keyClicks(box, words)

    def name_child(self, first_name: str, surname: str, born_on: str = "", line: int = 0) -> None:
        children = self.form().fields["children"].editor
        assert isinstance(children, ChildrenField)
        while len(children.lines) <= line:
            QTest.keyClick(children.add_button, Qt.Key.Key_Space)
        write(children.lines[line].first_name, first_name)
        write(children.lines[line].surname, surname)
        if born_on:
            write(children.lines[line].born_on.box, born_on)

    def tick(self, key: str) -> None:
        QTest.keyClick(self.form().fields[key].editor, Qt.Key.Key_Space)

    def keep(self) -> None:
        """Ctrl+Enter from the first field."""
        form = self.form()
        first = next(iter(form.fields.values())).editor
        first.setFocus()
        QTest.keyClick(first.focusProxy() or first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Press the button of this name by its key."""
        QTest.keyClick(self.button(name, inside), Qt.Key.Key_Space)
        self.settle()

    def button(self, name: str, inside: QWidget | None = None) -> QAbstractButton:
        found = [one for one in self._buttons(inside) if one.accessibleName() == name or one.text() == name]
        assert found, f"{name!r} is not among {[one.text() for one in self._buttons(inside)]}"
        return found[0]

    def offers(self, name: str) -> bool:
        return any(one.accessibleName() == name or one.text() == name for one in self._buttons(None))

    def box_named(self, name: str) -> QCheckBox:
        return next(one for one in self.side.findChildren(QCheckBox) if one.accessibleName() == name and shown(one))

    def said(self, inside: QWidget | None = None) -> str:
        """Every word that can be read in the panel."""
        labels = (inside or self.side).findChildren(QLabel)
        buttons = (inside or self.side).findChildren(QPushButton)
        chips = (inside or self.side).findChildren(MarkChip)
        return "\n".join(one.text() for one in [*labels, *buttons, *chips] if shown(one))

    def problem(self, key: str) -> str:
        """What is said in red beneath a field, by the field or by its date box itself."""
        field = self.form().fields[key]
        said = (one for one in field.findChildren(QLabel) if one is field.problem or one.property("kind") == "problem")
        return " ".join(one.text() for one in said if shown(one)).strip()

    def _buttons(self, inside: QWidget | None) -> list[QAbstractButton]:
        found = (inside or self.side).findChildren(QAbstractButton)
        return [one for one in found if shown(one) and one.isEnabled()]


def shown(widget: QWidget) -> bool:
    return widget.isVisible()


def write(box: QWidget, words: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, words)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def diary_desk(sqlite_database: Database, clock: Clock) -> Desk:
    """A desk of a unit with two chairs, two rooms and a team that is linked to the first chair."""
    desk = Desk(sqlite_database, who="pat", today=clock.today, now=clock.now, tools=tools())
    for name in ("P. Example", "J. Placeholder"):
        desk.do(AddChair(name))
    desk.do(AddRoom("Room 1"))
    desk.do(AddRoom("Teams", online=True))
    desk.do(AddTeam("Cluster 1", "P. Example"))
    return desk


@pytest.fixture
def room(diary_desk: Desk, clock: Clock, theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """The panel of the diary in a window of the smallest screen."""
    link = DeskLink(lambda: diary_desk, almanac=Almanac(clock.today))
    troubles: list[str] = []
    link.troubled.connect(troubles.append)
    window = QWidget()
    side = SidePanel(theme)
    pages = QStackedWidget()
    pages.addWidget(QWidget())
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(pages, 1)
    row.addWidget(side)
    opened: list[str] = []

    def open_path(path: str) -> bool:
        opened.append(path)
        return True

    outside = Outside(open_path=open_path, documents=lambda: str(tmp_path))
    panels = DiaryPanels(link, theme, link.almanac, side, window, outside=outside)
    made = Room(window, side, panels, link, diary_desk, clock, qtbot, pages, opened=opened)
    panels.proposed.connect(made.proposals.append)
    panels.page_wanted.connect(lambda page: (pages.addWidget(page), pages.setCurrentWidget(page)))
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()
    link.close()
    window.deleteLater()
    assert not troubles


@pytest.fixture
def asked(diary_desk: Desk) -> Callable[..., int]:
    """Receives a request and takes it so far that it waits for its date; gives its number."""

    def ask(
        *first_names: str, surname: str = "Ash-Sample", strategy_on: date = date(2026, 11, 16), told: bool = True
    ) -> int:
        children = tuple(NewChild(first_name, surname) for first_name in first_names or ("Rowan",))
        ticked_at = datetime(2026, 11, 20, 10, tzinfo=LONDON)
        number: int = diary_desk.do(
            ReceiveRequest(children, strategy_on, ticked_at, "Cluster 1", "S. Madeup", "N. Invented", "1042")
        ).id
        if told:
            consulted_at = datetime(2026, 11, 20, 15, tzinfo=LONDON)
            version = diary_desk.ask(OpenRequest(number)).version
            diary_desk.do(
                RecordConsultation(number, version, "P. Example", "N. Invented", ThresholdOutcome.MET, consulted_at)
            )
            version = diary_desk.ask(OpenRequest(number)).version
            sent = ("social_worker", "team_manager", "diary_clerk", "case_note")
            diary_desk.do(TickOutcomeSent(number, version, sent))
        return number

    return ask
