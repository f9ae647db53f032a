"""What the tests of dates, core group and distribution start with: a real record, and a section shown by itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import AgreeRecord, BeginRecord, IssueRecord, JudgeQuoracy, SetParticipation
from cpdesk.rows.unit import BeginRegister, RegisterKind
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer
from cpdesk.rules.london import LONDON
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation
from ui.conference_record.keeping import RecordKeeping
from ui.conference_record.section import RecordSection
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.forms.stale_choice import StaleChoice
from ui.shared.notice_bar import NoticeBar
from ui.shared.theme import Theme

HELD = datetime(2026, 11, 23, 9, tzinfo=LONDON)


class RecordAtHand:
    """The record of one conference at a real desk, and what its tests do with it."""

    def __init__(self, desk: Desk, conference_id: int) -> None:
        self.desk = desk
        self.id = conference_id

    def shown(self) -> RecordShown:
        """The record as it stands now."""
        found: RecordShown = self.desk.ask(OpenRecord(self.id))
        return found

    def person(self, name: str) -> Any:
        """A participant by name or agency."""
        record = self.shown().record
        assert record is not None
        return next(one for one in record.participants if name in {one.name, one.agency})

    def decide(self, **outcomes: ConferenceOutcome) -> None:
        """Write the outcome of each child into the record."""
        record = self.shown().record
        assert record is not None
        for child in record.children:
            if child.first_name in outcomes:
                fields: dict[str, object] = {"outcome": outcomes[child.first_name]}
                seen: dict[str, object] = {"outcome": child.outcome}
                self.desk.do(ChangeChildDecision(self.id, child.child_id, child.version, fields, seen))

    def took_part(self, name: str, participation: Participation) -> None:
        """Say how somebody took part."""
        self.desk.do(SetParticipation(self.id, (self.person(name).id,), participation))

    def issue(self) -> None:
        """Write what a record without a plan needs, agree it and issue it: two came, the school sent apologies."""
        self.decide(Rowan=ConferenceOutcome.NO_PLAN, Hazel=ConferenceOutcome.NO_PLAN)
        self.took_part("F. Testcase", Participation.ATTENDED)
        self.took_part("N. Invented", Participation.ATTENDED)
        self.took_part("A. Sample", Participation.APOLOGIES)
        record = self.shown().record
        assert record is not None
        for child in record.children:
            said: dict[str, object] = {"risk_statement": "Low."}
            self.desk.do(ChangeChildDecision(self.id, child.child_id, child.version, said, {"risk_statement": ""}))
        given = [
            GivenView(view.participant_id, child.child_id, Answer.NO, Answer.NO, "No risk is left.")
            for child in record.children
            for view in child.views
        ]
        self.desk.do(GiveViews(self.id, tuple(given)))
        self.desk.do(
            JudgeQuoracy(self.id, self.shown().record_version, Answer.YES, QuorumBasis.OTHER, "Agreed by all there.")
        )
        self.hold()
        self.issue_as_it_stands()

    def issue_as_it_stands(self) -> None:
        """Agree and issue what is written."""
        shown = self.shown()
        self.desk.do(AgreeRecord(self.id, shown.record_version, shown.seen))
        self.desk.do(IssueRecord(self.id, self.shown().record_version))

    def hold(self, **more: Any) -> None:
        """Record the conference as held at nine, as the record says."""
        self.desk.do(HoldConference(self.id, self.shown().conference_version, HELD, **more))


class OneSection(QWidget):
    """One section with what the page does for it: keeping, reading again, its form, its notice."""

    def __init__(self, section: RecordSection, link: DeskLink, theme: Theme, record: RecordAtHand) -> None:
        super().__init__()
        self.section = section
        self.notice = NoticeBar(theme)
        self.stale = StaleChoice()
        self.record = record
        self.link = link
        self.form: Form | None = None
        self.led: list[tuple[str, int]] = []
        self.papers: list[Callable[[str], object]] = []
        self.keeping = RecordKeeping(link, self.notice, self.stale, self)
        self._column = QVBoxLayout(self)
        for part in (self.notice, self.stale, section):
            self._column.addWidget(part)
        section.keeping.connect(self.keeping.keep)
        section.wants_form.connect(self.show_form)
        section.leads.connect(lambda what, number: self.led.append((what, number)))
        section.said.connect(self.notice.say)
        section.writes.connect(lambda make, _words: self.papers.append(make))
        self.keeping.read_wanted.connect(self.read)
        link.changed.connect(lambda area: self.read() if area == "record" else None)

    def read(self) -> None:
        """Read the record again."""
        self.link.ask(OpenRecord(self.record.id), self._show, latest=True)

    def show_form(self, form: Form) -> None:
        """Show a form beneath the section."""
        self.form = form
        self._column.addWidget(form)
        form.open()
        form.closed.connect(form.deleteLater)

    def _show(self, shown: RecordShown) -> None:
        self.section.show_record(shown)
        self.keeping.was_read()


@pytest.fixture
def record(sqlite_desk: Desk, booked_icpc: Callable[[Desk], int]) -> RecordAtHand:
    """The record of an ICPC of two children at nine on Monday 23 November, begun with a social worker and a school."""
    desk = sqlite_desk
    desk.do(BeginRegister(RegisterKind.EMPTY, "Safeguarding Unit"))
    number = booked_icpc(desk)
    desk.do(AddInvitee(number, "Education", "A. Sample", email="a.sample@school.example"))
    desk.do(BeginRecord(number))
    found = RecordAtHand(desk, number)
    assert found.shown().record is not None
    return found


@pytest.fixture
def show_section(
    qtbot: QtBot, link: DeskLink, theme: Theme, record: RecordAtHand
) -> Callable[[RecordSection], OneSection]:
    """Shows one section of the record, read from the desk."""

    def show(section: RecordSection) -> OneSection:
        host = OneSection(section, link, theme, record)
        qtbot.addWidget(host)
        host.resize(1000, 700)
        host.show()
        qtbot.waitExposed(host)
        host.read()
        wait(qtbot, link)
        return host

    return show


def wait(qtbot: QtBot, link: DeskLink) -> None:
    """Waits until everything asked for has been answered, and what followed from that."""
    for _ in range(3):
        qtbot.waitUntil(link.is_idle, timeout=20_000)
        QApplication.processEvents()


@pytest.fixture
def settle_link(qtbot: QtBot, link: DeskLink) -> Callable[[], None]:
    """Waits until the desk has nothing left to do."""
    return lambda: wait(qtbot, link)
