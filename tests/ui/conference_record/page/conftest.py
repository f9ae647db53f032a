"""What the tests of the record's page start with: a conference with its invitation list, the page, and a keyboard."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.work import ANYBODY, Desk
from cpdesk.records.database import Database
from cpdesk.rows.booking import BookConference, HoldConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import BeginRecord, ChangeParticipant, JudgeQuoracy, SetParticipation
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Category
from cpdesk.rules.invitations import InviteKind, Inviter, InviteSource
from cpdesk.rules.london import LONDON
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation
from ui.conference_record.page import RecordPage
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

NOW = datetime(2026, 11, 23, 13, tzinfo=LONDON)
HELD = datetime(2026, 11, 23, 9, tzinfo=LONDON)
INVITED = (("Oakfield School", "H. Year"), ("Health visitor", "A. Sample"), ("Housing", "C. Placeholder"))


class AtHand:
    """The record of one conference at a real desk, as somebody else has it on another computer."""

    def __init__(self, desk: Desk, conference_id: int) -> None:
        self.desk = desk
        self.id = conference_id

    def shown(self) -> RecordShown:
        """The record as it stands now."""
        found: RecordShown = self.desk.ask(OpenRecord(self.id))
        return found

    def record(self) -> TheRecord:
        """What it says now."""
        found = self.shown().record
        assert found is not None
        return found

    def person(self, name: str) -> ParticipantRow:
        """A participant by name, role or agency."""
        return next(one for one in self.record().participants if name in {one.name, one.role, one.agency})

    def change(self, who: str, /, **fields: object) -> None:
        """Somebody else changes a participant."""
        one = self.person(who)
        self.desk.do(ChangeParticipant(one.id, one.version, dict(fields)))

    def write_everything(self) -> None:
        """Everything that this record needs before the chair can agree it."""
        self.desk.do(BeginRecord(self.id))
        people = tuple(one.id for one in self.record().participants if not one.only_told)
        self.desk.do(SetParticipation(self.id, people, Participation.ATTENDED))
        for name in ("H. Year", "A. Sample"):
            self.change(name, in_core_group=True)
        for child in self.record().children:
            fields: dict[str, object] = {
                "risk_statement": "High while at home.", "outcome": ConferenceOutcome.PLAN_MADE,
                "category": Category.NEGLECT,
            }  # fmt: skip
            self.desk.do(ChangeChildDecision(self.id, child.child_id, child.version, fields))
        views = tuple(
            GivenView(view.participant_id, child.child_id, Answer.YES, Answer.YES, "Because.")
            for child in self.record().children
            for view in child.views
        )
        self.desk.do(GiveViews(self.id, views))
        self.desk.do(JudgeQuoracy(self.id, self.shown().record_version, Answer.YES, QuorumBasis.AGENCIES))
        objective = self.desk.do(AddObjective(self.id, "Every day at school.")).ids[0]
        self.desk.do(AddAction(self.id, "Walk to school.", "Ms Ash-Sample", due_on=date(2026, 12, 1),
                               objective_id=objective))  # fmt: skip
        version = self.shown().conference_version
        self.desk.do(HoldConference(self.id, version, HELD, core_group_on=date(2026, 12, 3)))
        review = self.record().next_review.id
        assert review is not None
        start = datetime(2027, 2, 15, 10, tzinfo=LONDON)
        version = self.desk.ask(OpenConference(review)).version
        self.desk.do(BookConference(start, "P. Example", "Room 1", conference_id=review, version=version))


class Hands:
    """Somebody at the page with a keyboard."""

    def __init__(self, window: QWidget, page: RecordPage, link: DeskLink, qtbot: QtBot, opened: list[str]) -> None:
        self.window = window
        self.page = page
        self.link = link
        self.qtbot = qtbot
        self.opened = opened
        self.led: list[tuple[str, int]] = []
        page.leads.connect(lambda what, number: self.led.append((what, number)))

    def settle(self) -> None:
        """Wait until everything asked for was answered, and what followed from it."""
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def types(self, words: str) -> None:
        """Type where the keyboard is, sign by sign: the first one may open an editor."""
        for letter in words:
            QTest.keyClicks(self.here(), letter)
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.here(), key, held)
        self.settle()

    def button(self, words: str) -> None:
        """Press the button of this name by its key."""
        buttons = [one for one in self.page.findChildren(QPushButton) if one.isVisible()]
        found = next(one for one in buttons if words in {one.text(), one.accessibleName()})
        found.setFocus()
        self.press(Qt.Key.Key_Space)

    def go_to_section(self, title: str) -> Any:
        """Choose a section of the list, and go into it."""
        row = next(at for at in range(self.page.list.count()) if self.page.list.item(at).text() == title)
        self.page.list.setFocus()
        self.page.list.setCurrentRow(row)
        self.settle()
        self.press(Qt.Key.Key_Return)
        return self.page.sections.front()

    def standing(self) -> dict[str, str]:
        """How each section of the list stands, in words."""
        items = [self.page.list.item(at) for at in range(self.page.list.count())]
        spoken = [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in items]
        return dict(str(words).rsplit(", ", 1) for words in spoken)

    def missing(self) -> list[str]:
        """What is missing, in sentences."""
        return [self.page.missing.list.item(at).text() for at in range(self.page.missing.list.count())]

    def here(self) -> QWidget:
        """The widget that the keyboard is on."""
        found = QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def at_hand(sqlite_database: Database, booked_icpc: Callable[[Desk], int]) -> AtHand:
    """An ICPC of two children that took place this morning, with three agencies invited; its record is not begun."""
    desk = Desk(sqlite_database, who="pat", roles=frozenset(ANYBODY), today=NOW.date, now=lambda: NOW, tools=tools())
    number = booked_icpc(desk)
    for agency, name in INVITED:
        desk.do(
            AddInvitee(number, agency=agency, name=name, email="", address="", kind=InviteKind.INVITE,
                       inviter=Inviter.SOCIAL_WORKER, source=InviteSource.SECTION_47, source_words="")
        )  # fmt: skip
    return AtHand(desk, number)


@pytest.fixture
def begun(at_hand: AtHand) -> AtHand:
    """The same with its record begun."""
    at_hand.desk.do(BeginRecord(at_hand.id))
    return at_hand


@pytest.fixture
def whole(at_hand: AtHand) -> AtHand:
    """The same with everything in the record that it needs."""
    at_hand.write_everything()
    return at_hand


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Theme, line: DeskLink, at_hand: AtHand, tmp_path: Path, window_settings: QSettings
) -> Callable[..., Hands]:
    """Opens the page of the record in a window of 1366 by 640, as it is beneath the tabs, and sits down at it."""

    def open_it(due: str = "") -> Hands:
        opened: list[str] = []
        outside = Outside(open_path=lambda path: not opened.append(path), documents=lambda: str(tmp_path))
        window = QWidget()
        qtbot.addWidget(window)
        page = RecordPage(line, theme, Remembered(window_settings), outside, at_hand.id)
        page.begin_with(due)
        QVBoxLayout(window).addWidget(page)
        window.resize(1366, 640)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        hands = Hands(window, page, line, qtbot, opened)
        hands.settle()
        return hands

    return open_it
