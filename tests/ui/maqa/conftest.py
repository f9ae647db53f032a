"""The room of the alerts on a real desk, and hands on the keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa import AlertShown, AlertsPage, MaqaAlerts, OpenAlert
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import ConcernAbout
from ui.maqa.alert_pane import AlertPane
from ui.maqa.tab import MaqaTab
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.forms.time_box import MomentBox
from ui.shared.marks import MarkChip
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
Draft = Callable[..., int]


@dataclass
class Room:
    """The room in a window of its own."""

    tab: MaqaTab
    link: DeskLink
    desk: Desk
    qtbot: QtBot
    opened: list[str]

    def settle(self) -> None:
        for _ in range(4):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def form(self) -> Form:
        found = self.tab.side.content()
        assert isinstance(found, Form), type(found).__name__
        return found

    def pane(self) -> AlertPane:
        found = self.tab.side.content()
        assert isinstance(found, AlertPane), type(found).__name__
        return found

    def write(self, key: str, words: str) -> None:
        """Type into a field from its beginning; a moment is typed as "27/3/2027 13:00"."""
        editor = self.form().fields[key].editor
        if isinstance(editor, MomentBox):
            on, _space, at = words.partition(" ")
            type_over(editor.on.box, on)
            type_over(editor.at, at)
        else:
            type_over(editor.box if isinstance(editor, DateBox) else editor, words)
        self.settle()

    def choose(self, key: str, words: str) -> None:
        box = self.form().fields[key].editor
        box.setFocus()
        QTest.keyClicks(box, words)
        assert isinstance(box, QComboBox)
        assert box.currentText().startswith(words)
        self.settle()

    def tick(self, key: str) -> None:
        box = self.form().fields[key].editor
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
        self.settle()

    def keep(self) -> None:
        self.form().keep_button.setFocus()
        QTest.keyClick(self.form().keep_button, Qt.Key.Key_Space)
        self.settle()

    def problem(self, key: str) -> str:
        return self.form().fields[key].problem.text()

    def buttons(self) -> list[str]:
        return [button.text() for button in self.pane().findChildren(QPushButton) if button.isVisible()]

    def press(self, words: str) -> None:
        """The button of the pane with these words, by keyboard."""
        found = [button for button in self.pane().findChildren(QPushButton) if button.text() == words]
        assert found, self.buttons()
        found[-1].setFocus()
        QTest.keyClick(found[-1], Qt.Key.Key_Space)
        self.settle()

    def words(self) -> str:
        """Everything that the panel says."""
        content = self.tab.side.content()
        assert content is not None
        labels = [part.text() for part in content.findChildren(QLabel) if part.isVisible()]
        chips = [part.text() for part in content.findChildren(MarkChip) if part.isVisible()]
        return "\n".join(labels + chips)

    def rows(self) -> list[str]:
        """The numbers of the alerts listed."""
        return [row.number for row in self.tab.view.model.rows()]

    def shown(self) -> AlertShown:
        """The alert of the pane, as the desk keeps it."""
        found = self.desk.ask(OpenAlert(self.pane().id))
        assert isinstance(found, AlertShown)
        return found

    def listed(self, **narrowed: Any) -> AlertsPage:
        found = self.desk.ask(MaqaAlerts(**narrowed))
        assert isinstance(found, AlertsPage)
        return found


def type_over(box: QWidget, words: str) -> None:
    box.setFocus()
    if isinstance(box, QComboBox):
        line = box.lineEdit()
        assert line is not None
        line.selectAll()
    elif isinstance(box, QPlainTextEdit):
        box.selectAll()
    else:
        QTest.keySequence(box, "Ctrl+A")
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, words)


@pytest.fixture
def draft(sqlite_desk: Desk) -> Draft:
    """Drafts an alert, or raises it at once where `raised_at` is given; gives its number in the database."""

    def draft_it(agency: str = "Health visiting", **more: Any) -> int:
        more.setdefault("words", "The report did not come.")
        more.setdefault("meeting_on", date(2026, 11, 16))
        if "raised_at" in more:
            more["raise_now"] = True
        direction = more.pop("direction", AlertDirection.TO_AGENCY)
        about = more.pop("about", ConcernAbout.NO_REPORT)
        kept = sqlite_desk.do(DraftAlert(direction, about, agency=agency, **more))
        return int(kept.ids[0])

    return draft_it


@pytest.fixture
def open_room(
    sqlite_desk: Desk, link: DeskLink, theme: Theme, window_settings: QSettings, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[[], Room]]:
    """Opens the room; papers go into a folder of the test's own, and what would be opened is written down."""
    opened: list[str] = []
    outside = Outside(
        choose_folder=lambda _parent, start: start,
        open_path=lambda path: opened.append(path) is None,
        documents=lambda: str(tmp_path),
    )
    tabs: list[MaqaTab] = []

    def open_it() -> Room:
        tab = MaqaTab(link, theme, Remembered(window_settings), outside=outside)
        qtbot.addWidget(tab)
        tabs.append(tab)
        tab.resize(1366, 640)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        room = Room(tab, link, sqlite_desk, qtbot, opened)
        room.settle()
        tab.setFocus()
        return room

    yield open_it
    for tab in tabs:
        tab.close()
