"""Starts the window: the first picture before anything else, then the register behind it."""

import gc
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.shared.almanac import Almanac, today_in_england
from ui.shared.desk_link import UNEXPECTED, DeskLink, log_trouble
from ui.shared.fonts import take_carried_font
from ui.shared.remembered import Remembered
from ui.shared.theme import STANDARD_POINTS, Appearance, Theme

if TYPE_CHECKING:
    from ui.shared.opening import Opening

_START_IS_OVER = 5000  # ms


def open_window(
    make_opening: "Callable[[], Opening]",
    *,
    today: Callable[[], date] = today_in_england,
    settings: QSettings | None = None,
    window_file: str = "",
) -> int:
    """Shows the window and stays until it is closed; gives the exit code.

    `make_opening` is called when the first picture stands, behind it. `window_file` is where the window remembers its
    size and columns, when that is not the usual place.
    """
    if window_file:
        settings = QSettings(window_file, QSettings.Format.IniFormat)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    window = make_window(app, make_opening, today=today, settings=settings)
    sys.excepthook = lambda _kind, error, _trace: _last_resort(window, error)
    window.show()
    QTimer.singleShot(_START_IS_OVER, _sweep_again)
    return app.exec()


def make_window(
    app: QApplication,
    make_opening: "Callable[[], Opening]",
    *,
    today: Callable[[], date] = today_in_england,
    settings: QSettings | None = None,
) -> MainWindow:
    """The window, dressed as its person likes it; it opens the register once it has been painted."""
    app.setApplicationName("cpdesk")
    app.setApplicationDisplayName("cpdesk")
    take_carried_font(app)
    remembered = Remembered(settings)
    theme = Theme(app)
    theme.follow(app, _appearance(remembered), remembered.value("window/points", STANDARD_POINTS))
    window = MainWindow(DeskLink(almanac=Almanac(today)), make_opening, theme, remembered)
    window.menus.show_appearance(theme.appearance)
    window.first_painted.connect(window.begin)
    return window


def _appearance(remembered: Remembered) -> Appearance:
    try:
        return Appearance(remembered.value("window/appearance", Appearance.SYSTEM.value))
    except ValueError:
        return Appearance.SYSTEM


def _sweep_again() -> None:
    """Memory is swept from here on, but for what the start has read in: that stays as long as the window."""
    gc.freeze()
    gc.enable()


def _last_resort(window: MainWindow, error: BaseException) -> None:
    """An error nobody expected: logged without names, one sentence in the window, and the work goes on."""
    log_trouble(error)
    window.link.troubled.emit(UNEXPECTED)
