"""The directory in the window: who holds a role from a day on, who did before, what nobody holds (D15, L17, I26)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.directory import Directory, HoldRole, TheDirectory
from cpdesk.rows.people import AddChair
from cpdesk.rows.team_map_deeds import AddTeamToMap
from cpdesk.rules.linked_chairs import DirectoryPart
from ui.directory.missing import role_of
from ui.directory.page import DirectoryPage
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.theme import Theme

TRUST = "Leicestershire Partnership NHS Trust"
SINCE = date(2024, 1, 1)


class Hands:
    """The page and a keyboard."""

    def __init__(self, page: DirectoryPage, desk: Desk, link: DeskLink, qtbot: QtBot) -> None:
        self.page, self.desk, self.link, self.qtbot = page, desk, link, qtbot

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def names(self) -> list[str]:
        model = self.page.table.model()
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]

    def open_line(self, name: str) -> None:
        row = self.names().index(name)
        self.page.table.setFocus()
        self.page.table.setCurrentIndex(self.page.table.model().index(row, 0))
        QTest.keyClick(self.page.table, Qt.Key.Key_Return)
        self.settle()

    def form(self) -> Form:
        found = self.page.side.content()
        assert isinstance(found, Form)
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

    def press(self, name: str) -> None:
        buttons = [one for one in self.page.findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in buttons if name in {one.text(), one.accessibleName()}]
        assert found, [one.text() for one in buttons]
        QTest.keyClick(found[0], Qt.Key.Key_Space)
        self.settle()

    def keep(self) -> None:
        QTest.keyClick(self.form().keep_button, Qt.Key.Key_Space)
        self.settle()

    def held(self, on: date | None = None, *, past: bool = False) -> TheDirectory:
        found: TheDirectory = self.desk.ask(Directory(on, past))
        return found


@pytest.fixture
def hands(sqlite_desk: Desk, theme: Theme, almanac: Almanac, qtbot: QtBot) -> Iterator[Hands]:
    """A unit with one team, a LADO and the safeguarding lead of a trust."""
    sqlite_desk.do(AddChair("P. Example"))
    sqlite_desk.do(AddTeamToMap("Cluster 5", "CIN service", "P. Example", SINCE))
    sqlite_desk.do(HoldRole(DirectoryPart.LADO, "L. Officer", SINCE))
    sqlite_desk.do(HoldRole(DirectoryPart.SAFEGUARDING_LEAD, "S. Lead", SINCE, agency=TRUST, email="s@example.org"))
    link = DeskLink(lambda: sqlite_desk, almanac=almanac)
    page = DirectoryPage(link, theme)
    made = Hands(page, sqlite_desk, link, qtbot)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    made.settle()
    yield made
    link.close()


def test_somebody_else_holds_the_role_from_a_day_on_and_the_one_before_stays_in_the_past(hands: Hands) -> None:
    hands.open_line("S. Lead")
    hands.press("Somebody else from a day on")
    hands.write("name", "N. Lead")
    hands.write("from_on", "1/12/2026")
    hands.keep()
    leads = [row for row in hands.held(past=True).rows if row.part is DirectoryPart.SAFEGUARDING_LEAD]
    assert [(row.name, row.agency, row.from_on, row.last_on) for row in leads] == [
        ("N. Lead", TRUST, date(2026, 12, 1), None),
        ("S. Lead", TRUST, SINCE, date(2026, 11, 30)),
    ]


def test_two_people_may_hold_a_role_beside_each_other(hands: Hands) -> None:
    hands.open_line("L. Officer")
    hands.press("Somebody else from a day on")
    hands.write("name", "M. Officer")
    hands.press("Whoever holds the role now goes on beside")
    hands.keep()
    assert [row.name for row in hands.held().rows if row.part is DirectoryPart.LADO] == ["M. Officer", "L. Officer"]


def test_a_role_that_nobody_holds_is_one_key_away(hands: Hands) -> None:
    assert "Team Manager of Cluster 5" in hands.held().missing
    hands.press("Name: Team Manager of Cluster 5")
    hands.write("name", "T. Manager")
    hands.keep()
    assert [row.name for row in hands.held().rows if row.team == "Cluster 5"] == ["T. Manager"]
    assert "T. Manager" in hands.names()


def test_a_role_that_is_given_asks_for_the_name_first(hands: Hands) -> None:
    hands.page.hold_role(DirectoryPart.TRAINING_LEAD)
    hands.settle()
    assert hands.form().fields["name"].editor.hasFocus()


def test_the_words_of_a_missing_role_name_it() -> None:
    assert role_of("Team Manager of Cluster 5") == (DirectoryPart.TEAM_MANAGER, "Cluster 5")
    assert role_of("Training lead") == (DirectoryPart.TRAINING_LEAD, "")


def test_details_change_and_the_last_day_ends_a_role(hands: Hands) -> None:
    hands.open_line("S. Lead")
    hands.press("Details")
    hands.write("phone", "0116 496 0000")
    hands.keep()
    hands.press("Last day")
    hands.write("last_on", "20/11/2026")
    hands.keep()
    assert "S. Lead" not in hands.names()
    hands.press("Everybody who ever did")
    hands.qtbot.waitUntil(lambda: "S. Lead" in hands.names())
    past = next(row for row in hands.held(past=True).rows if row.name == "S. Lead")
    assert (past.phone, past.last_on) == ("0116 496 0000", date(2026, 11, 20))


def test_an_entry_that_was_a_mistake_is_taken_out(hands: Hands) -> None:
    hands.open_line("L. Officer")
    hands.press("Last day")
    hands.press("It was a mistake: this person never held the role")
    hands.keep()
    assert "L. Officer" not in [row.name for row in hands.held(past=True).rows]


def test_what_is_missing_in_the_form_is_asked_for_beneath_its_field(hands: Hands) -> None:
    QTest.keyClick(hands.page.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    form = hands.form()
    asked = {"part": "Choose the role.", "agency": "Enter the agency whose safeguarding lead this is."}
    hands.keep()
    assert form.fields["part"].problem.text() == asked["part"]
    hands.choose("part", "Safeguarding lead")
    assert form.fields["agency"].isVisible()
    assert not form.fields["team"].isVisible()
    hands.keep()
    assert form.fields["agency"].problem.text() == asked["agency"]
    hands.write("agency", TRUST)
    hands.keep()
    assert form.fields["name"].problem.text() == "Enter the name of the person."


def test_a_team_that_is_not_on_the_map_is_not_guessed(hands: Hands) -> None:
    hands.page.hold_role(DirectoryPart.TEAM_MANAGER)
    hands.settle()
    hands.write("team", "Cluster 77")
    hands.write("name", "T. Manager")
    hands.keep()
    assert "Choose one of the teams on the map" in hands.form().fields["team"].problem.text()


def test_words_narrow_the_directory(hands: Hands) -> None:
    hands.page.search.setFocus()
    QTest.keyClicks(hands.page.search, "partnership")
    hands.qtbot.waitUntil(lambda: hands.names() == ["S. Lead"])


def test_another_day_shows_who_held_a_role_then(hands: Hands) -> None:
    hands.page.day.setDate(date(2023, 12, 31))
    hands.qtbot.waitUntil(lambda: hands.names() == [])
    hands.page.day.setDate(SINCE)
    hands.qtbot.waitUntil(lambda: len(hands.names()) == 2)


def test_esc_closes_the_panel_before_the_page(hands: Hands) -> None:
    left: list[bool] = []
    hands.page.left.connect(lambda: left.append(True))
    hands.open_line("L. Officer")
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert hands.page.side.isHidden()
    assert not left
    QTest.keyClick(hands.page.table, Qt.Key.Key_Escape)
    assert left
