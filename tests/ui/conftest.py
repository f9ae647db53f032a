"""What every test of the window starts with: no screen needed, the carried typeface, a line to a real desk."""

import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.cli.desk import tools
from cpdesk.desk.way_in import WayIn
from cpdesk.desk.work import Desk
from cpdesk.rows.unit import BeginRegister, RegisterKind
from ui.application import make_window
from ui.main_window import MainWindow
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.fonts import take_carried_font
from ui.shared.theme import Theme

TODAY = date(2026, 11, 23)


class BorrowedDesk:
    """A desk that the link may let go of without closing the test's database."""

    def __init__(self, desk: Desk) -> None:
        self.ask = desk.ask
        self.do = desk.do


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, in the carried typeface."""
    take_carried_font(qapp)
    qapp.setFont(QFont("Inter", 10))
    dressed = Theme()
    dressed.apply(qapp, dark=False, point_size=10.0)
    return dressed


@pytest.fixture
def almanac(today: date) -> Almanac:
    """Monday 23 November 2026 and the days of England and Wales."""
    return Almanac(lambda: today)


@pytest.fixture
def link(sqlite_desk: Desk, almanac: Almanac, qapp: QApplication) -> Iterator[DeskLink]:
    """A line to a real desk."""
    line = DeskLink(lambda: BorrowedDesk(sqlite_desk), almanac=almanac)
    yield line
    line.close()


@pytest.fixture
def window_settings(tmp_path: Path) -> QSettings:
    """What the window remembers, in a file of the test's own."""
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def invented_unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the register of the demonstration in it, made once and copied for each test."""
    home = tmp_path_factory.mktemp("invented")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPDESK_HOME", str(home))
        way_in = WayIn(today=lambda: TODAY)
        way_in.look()
        way_in._open_desk()
        way_in.desk().do(BeginRegister(RegisterKind.DEMONSTRATION))
        way_in.close()
    return home


@pytest.fixture
def open_window(
    qapp: QApplication,
    qtbot: QtBot,
    today: date,
    window_settings: QSettings,
    own_home: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., MainWindow]]:
    """Opens the real window: `open_window(invented=True)` on a demonstration; it is settled when it comes."""
    opened: list[tuple[MainWindow, WayIn]] = []

    def open_it(
        *, size: tuple[int, int] = (1366, 768), points: float = 0, invented: bool = False, **wanted: Any
    ) -> MainWindow:
        if points:
            window_settings.setValue("window/points", points)
        if invented and not own_home.exists():
            shutil.copytree(request.getfixturevalue("invented_unit"), own_home)
        way_in = WayIn(tools=tools, today=lambda: today, **wanted)
        window = make_window(qapp, lambda: way_in, today=lambda: today, settings=window_settings)
        opened.append((window, way_in))
        window.resize(*size)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        qtbot.waitExposed(window)
        settle(qtbot, window)
        return window

    yield open_it
    for window, way_in in opened:
        window.close()
        way_in.close()
        window.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until everything asked for has been answered, and what followed from the answers too."""
    for _ in range(3):
        qtbot.waitUntil(window.link.is_idle, timeout=30_000)
        QApplication.processEvents()


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until the window has nothing left to do."""
    return lambda window: settle(qtbot, window)
