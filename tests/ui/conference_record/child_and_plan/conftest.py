"""What the tests of a child's page and of the plan start with: a real record, and hands on the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.work import ANYBODY, Desk
from cpdesk.records.database import Database
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.record_decisions import ChildDecisionRow, ViewRow
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord, SetParticipation
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Participation
from ui.conference_record.child.section import ChildSection
from ui.conference_record.keeping import RecordKeeping
from ui.conference_record.plan.section import PlanSection
from ui.conference_record.section import RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar
from ui.shared.outside import Outside
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

HELD = datetime(2026, 11, 23, 9, tzinfo=LONDON)
CAME = (
    ("A. Sample", "Head of year", "Oakfield School", "education"),
    ("B. Specimen", "Health visitor", "0-19 service", "health_visitor"),
    ("C. Placeholder", "Officer", "Police", "police"),
)


class RecordAtHand:
    """The record of one conference at a real desk."""

    def __init__(self, desk: Desk, conference_id: int) -> None:
        self.desk = desk
        self.id = conference_id

    def shown(self) -> RecordShown:
        """The record as it stands now."""
        found: RecordShown = self.desk.ask(OpenRecord(self.id))
        return found

    def record(self) -> TheRecord:
        """What the record says now."""
        found = self.shown().record
        assert found is not None
        return found

    def child(self, place: int = 0) -> ChildDecisionRow:
        """One of the children."""
        return self.record().children[place]

    def view(self, name: str, place: int = 0) -> ViewRow:
        """What somebody thinks of one of the children."""
        return next(one for one in self.child(place).views if name in one.who)

    def change(self, place: int = 0, **fields: Any) -> None:
        """Somebody else writes into a child's decision."""
        child = self.child(place)
        self.desk.do(ChangeChildDecision(self.id, child.child_id, child.version, fields))

    def hold(self, **more: Any) -> None:
        """Record the conference as held at nine."""
        self.desk.do(HoldConference(self.id, self.shown().conference_version, HELD, **more))

    def took_part(self, name: str, how: Participation) -> None:
        """Say how somebody took part."""
        who = next(one for one in self.record().participants if one.name == name)
        self.desk.do(SetParticipation(self.id, (who.id,), how))


@dataclass
class Shown:
    """A section as its page has it: read, kept, with the form beside it; and hands on the keyboard."""

    window: QWidget
    section: Any
    side: SidePanel
    notice: NoticeBar
    stale: StaleChoice
    link: DeskLink
    at: RecordAtHand
    qtbot: QtBot
    led: list[tuple[str, int]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until everything asked for was answered, and what followed from it."""
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def read(self) -> None:
        """The page reads the record again."""
        self.link.ask(OpenRecord(self.at.id), self.section.show_record)
        self.settle()

    def keys(self, words: str) -> None:
        """Type where the keyboard is, sign by sign: the first one may open an editor."""
        for letter in words:
            QTest.keyClick(self.here(), letter)
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.here(), key, held)
        self.settle()

    def button(self, words: str) -> None:
        """Press the button of this name by its key."""
        found = next(
            one
            for one in self.window.findChildren(QPushButton)
            if words in {one.text(), one.accessibleName()} and one.isVisible()
        )
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Space)
        self.settle()

    def form(self) -> Form:
        """The form beside the section."""
        found = self.side.content()
        assert isinstance(found, Form), type(found).__name__
        return found

    def keep_form(self) -> None:
        """Ctrl+Enter in the form."""
        QTest.keyClick(self.form().close_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def here(self) -> QWidget:
        """The widget that the keyboard is on."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def show_form(self, form: Form) -> None:
        """The page shows a form at the right."""
        form.closed.connect(self.side.put_away)
        self.side.show_form(form.title, form)
        form.open()


@pytest.fixture
def at_hand(sqlite_database: Database, booked_icpc: Callable[[Desk], int]) -> RecordAtHand:
    """The begun record of an ICPC of two children, at nine on Monday 23 November; five professionals were there."""
    now = datetime(2026, 11, 23, 11, tzinfo=LONDON)
    desk = Desk(sqlite_database, who="pat", roles=frozenset(ANYBODY), today=now.date, now=lambda: now, tools=tools())
    number = booked_icpc(desk)
    desk.do(BeginRecord(number))
    found = RecordAtHand(desk, number)
    workers = [one.id for one in found.record().participants if one.social_care]
    desk.do(SetParticipation(number, tuple(workers), Participation.ATTENDED))
    for name, role, agency, key in CAME:
        desk.do(
            AddParticipant(
                number, name=name, role=role, agency=agency, agency_key=key, participation=Participation.ATTENDED
            )
        )
    return found


@pytest.fixture
def show(
    qtbot: QtBot, theme: Theme, almanac: Almanac, line: DeskLink, at_hand: RecordAtHand, tmp_path: Path
) -> Callable[[str], Shown]:
    """Shows "child" (the first one), "second" or "plan" in a window of 1366 by 768."""
    opened: list[str] = []
    outside = Outside(open_path=lambda path: not opened.append(path), documents=lambda: str(tmp_path))

    def build(which: str) -> RecordSection:
        if which == "plan":
            return PlanSection(line, theme, almanac, outside)
        child = at_hand.child(1 if which == "second" else 0)
        return ChildSection(line, theme, almanac, at_hand.shown(), child.child_id, outside)

    def shown(which: str) -> Shown:
        section = build(which)
        window = QWidget()
        qtbot.addWidget(window)
        notice, stale, side = NoticeBar(theme), StaleChoice(), SidePanel(theme)
        keeping = RecordKeeping(line, notice, stale, window)
        found = Shown(window, section, side, notice, stale, line, at_hand, qtbot, opened=opened)
        _lay_out(window, notice, stale, section, side)
        section.keeping.connect(keeping.keep)
        section.wants_form.connect(found.show_form)
        section.leads.connect(lambda what, number: found.led.append((what, number)))
        section.said.connect(notice.say)

        def read(area: str = "record") -> None:
            if area == "record":
                line.ask(OpenRecord(at_hand.id), seen)

        def seen(record: RecordShown) -> None:
            section.show_record(record)
            keeping.was_read()

        keeping.read_wanted.connect(read)
        line.changed.connect(read)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        found.read()
        return found

    return shown


def _lay_out(window: QWidget, notice: NoticeBar, stale: StaleChoice, section: RecordSection, side: SidePanel) -> None:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(section)
    column = QVBoxLayout()
    for part in (notice, stale, scroll):
        column.addWidget(part)
    row = QHBoxLayout(window)
    row.addLayout(column, 1)
    row.addWidget(side)
