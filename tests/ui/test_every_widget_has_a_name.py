"""Everything the keyboard reaches has a name for those who hear the window, in every tab and page."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from ui.main_window import MainWindow
from ui.rooms import ROOMS
from ui.settings.page import SettingsPage

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]


def nameless(window: QWidget) -> list[str]:
    """Each widget that takes the keyboard and says nothing of itself."""
    return [describe(one) for one in window.findChildren(QWidget) if reached(one) and not name_of(one)]


def reached(widget: QWidget) -> bool:
    inner = isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox)
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def name_of(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken is not None else ""


def describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"


def test_every_widget_of_every_tab_says_what_it_is(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    for place, room in enumerate(ROOMS):
        window.go_to(place)
        settled(window)
        assert nameless(window) == [], room.name


def test_every_widget_of_the_pages_says_what_it_is(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    opens = window.opens
    figures = (opens.show_quarter, opens.show_timeliness, opens.show_annex)
    for show in (opens.show_keys, opens.show_about, opens.show_directory, *figures, window._show_settings):
        show()
        settled(window)
        assert nameless(window) == []
    settings = window.pages.page
    assert isinstance(settings, SettingsPage)
    for row, section in enumerate(settings.sections):
        settings.list.setCurrentRow(row)
        settled(window)
        assert nameless(window) == [], section.title


def test_every_widget_of_the_first_steps_says_what_it_is(open_window: Open) -> None:
    window = open_window()
    for unfold in ("Start an empty register", "Open an existing one"):
        window.way_in.choices._buttons[unfold].click()
        assert nameless(window) == []
