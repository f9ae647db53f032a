"""What the tests of a quarter's page share: alerts of two quarters, and the page on a line to a real desk."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rows.maqa_quarter import QuarterTable, TheQuarter
from cpdesk.rules.maqa import AlertDirection, Theme
from cpdesk.rules.record import ConcernAbout
from ui.maqa_quarter.page import QuarterPage
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.numbers.table import NumbersTable
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme as Look

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LONG = "The Long Name Foundation for Families, Young People and Those Who Care for Them in the County"
RAISED = (
    ("Housing", (Theme.ATTENDANCE,), date(2026, 8, 3)),
    ("Housing", (Theme.ATTENDANCE, Theme.REPORT_LATE), date(2026, 8, 4)),
    ("Housing", (Theme.ATTENDANCE,), date(2026, 8, 5)),
    ("Housing", (Theme.ATTENDANCE,), date(2026, 8, 6)),
    ("Housing", (Theme.ATTENDANCE,), date(2026, 8, 7)),
    (LONG, (), date(2026, 9, 1)),
    ("Housing", (Theme.CORE_GROUP,), date(2026, 5, 12)),
)
"""From July to September five to Housing and one to a foundation; one to Housing in the quarter before."""


def desk_of(database: Database, who: str) -> Desk:
    """The desk of this person on the register of the test."""
    return Desk(database, who=who, today=NOW.date, now=lambda: NOW, tools=tools())


@dataclass
class Hands:
    """A person at the page of a quarter, with keyboard and eyes."""

    window: QWidget
    page: QuarterPage
    link: DeskLink
    qtbot: QtBot
    opened: list[str]
    led: list[tuple[str, int]] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until everything asked for was answered and shown."""
        for _ in range(3):
            self.qtbot.waitUntil(self.link.is_idle, timeout=20_000)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(self.here(), key, modifier)
        self.settle()

    def type(self, words: str) -> None:
        """Type where the keyboard is."""
        for letter in words:
            self.qtbot.keyClicks(self.here(), letter)

    def here(self) -> QWidget:
        """The widget that the keyboard is on."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def shown(self) -> TheQuarter:
        """What the page shows."""
        assert self.page.shown is not None
        return self.page.shown

    def table(self, kind: QuarterTable) -> NumbersTable:
        """One table of figures."""
        return self.page.figures.cards[kind].table

    def listed(self) -> list[str]:
        """The numbers of the alerts in the list beside the figures."""
        words = self.page.alerts.table.words
        return [str(words.data(words.index(row, 0))) for row in range(words.rowCount())]


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    """Pat's desk, with alerts of two quarters."""
    mine = desk_of(sqlite_database, "pat")
    for agency, themes, on in RAISED:
        mine.do(
            DraftAlert(
                AlertDirection.TO_AGENCY, ConcernAbout.ABSENCE, "Nobody came.", agency, themes=themes, raise_now=True,
                raised_at=datetime(on.year, on.month, on.day, 9, 0, tzinfo=UTC),
            )
        )  # fmt: skip
    return mine


@pytest.fixture
def other(sqlite_database: Database) -> Desk:
    """Sam's desk on the same register."""
    return desk_of(sqlite_database, "sam")


@pytest.fixture
def line(sqlite_database: Database, qapp: QApplication) -> Iterator[DeskLink]:
    """The line from the page to Pat's desk; nothing unexpected may happen on it."""
    mine = desk_of(sqlite_database, "pat")
    link = DeskLink(lambda: Borrowed(mine), almanac=Almanac(NOW.date))
    troubles: list[str] = []
    link.troubled.connect(troubles.append)
    yield link
    link.close()
    assert not troubles


class Borrowed:
    """A desk that the line may let go of without closing the test's database."""

    def __init__(self, desk: Desk) -> None:
        self.ask = desk.ask
        self.do = desk.do


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Look, line: DeskLink, desk: Desk, tmp_path: Path, window_settings: QSettings
) -> Callable[..., Hands]:
    """Opens the page in a window as wide as the smallest screen, and sits down at it."""

    def open_it(quarter: str = "") -> Hands:
        opened: list[str] = []
        outside = Outside(open_path=lambda path: not opened.append(path), documents=lambda: str(tmp_path))
        window = QWidget()
        qtbot.addWidget(window)
        page = QuarterPage(line, theme, Remembered(window_settings), outside, quarter)
        QVBoxLayout(window).addWidget(page)
        window.resize(1366, 640)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        hands = Hands(window, page, line, qtbot, opened)
        page.leads.connect(lambda what, number: hands.led.append((what, number)))
        hands.settle()
        return hands

    return open_it
