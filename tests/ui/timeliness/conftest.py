"""What the tests of timeliness share: the real window on the demonstration, with the page in front."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.rows.timeliness import TimelinessShown
from ui.main_window import MainWindow
from ui.shared.numbers.table import NumbersTable
from ui.shared.outside import Outside
from ui.timeliness.page import TimelinessPage

Settled = Callable[[MainWindow], None]


@dataclass
class Hands:
    """A person at the page of timeliness, with keyboard and eyes."""

    window: MainWindow
    qtbot: QtBot
    settled: Settled

    @property
    def page(self) -> TimelinessPage:
        """The page in front."""
        page = self.window.pages.page
        assert isinstance(page, TimelinessPage)
        return page

    def settle(self) -> None:
        """Wait until everything asked for was answered and shown."""
        self.settled(self.window)

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

    def shown(self) -> TimelinessShown:
        """What the page shows."""
        assert self.page.shown is not None
        return self.page.shown

    def row_of(self, name: str) -> int:
        """The line of a measure."""
        return next(row for row, one in enumerate(self.page.measures.numbers.rows) if one.heading == name)

    def stand(self, table: NumbersTable, row: int, column: int) -> int:
        """Take the keyboard to a number; gives the number, 0 where there is none."""
        table.setFocus()
        table.stand_on(row, column)
        self.settle()
        words = str(table.numbers.data(table.currentIndex()))
        return int(words) if words.isdigit() else 0


@pytest.fixture
def hands(open_window: Callable[..., MainWindow], qtbot: QtBot, settled: Settled, tmp_path: Path) -> Hands:
    """A person at the page."""
    window = open_window(invented=True)
    window.activateWindow()
    window.opens.outside = Outside(open_path=lambda _path: True, documents=lambda: str(tmp_path))
    window.opens.show_timeliness()
    found = Hands(window, qtbot, settled)
    found.settle()
    return found
