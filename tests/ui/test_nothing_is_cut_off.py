"""No word of the window is cut: at the smallest screens and with text half as large again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QScrollArea, QWidget

from ui.main_window import MainWindow
from ui.rooms import ROOMS
from ui.settings.page import SettingsPage

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]
SCREENS = [((1366, 768), 10.0), ((1280, 720), 10.0), ((1366, 768), 15.0)]


def cut(window: QWidget) -> list[str]:
    """The words of every label and button that are wider than the room they have, or stand outside the window."""
    return [words_of(one) for one in window.findChildren(QWidget) if one.isVisible() and words_of(one) and is_cut(one)]


def words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton) else ""


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 2 and not scrolls(widget)
    # A label that fits its words to its room wants more than it shows: what counts is what stands in it.
    shown = widget.fontMetrics().horizontalAdvance(words_of(widget))
    needed = widget.minimumSizeHint().width() if isinstance(widget, QAbstractButton) else shown
    outside = not QRect(0, 0, widget.window().width() + 1, widget.window().height() + 1).contains(
        QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
    )
    return widget.width() < needed - 1 or (outside and not scrolls(widget))


def scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent is not None


@pytest.mark.parametrize(("size", "points"), SCREENS)
def test_no_word_of_a_tab_or_page_is_cut(
    open_window: Open, settled: Settled, size: tuple[int, int], points: float
) -> None:
    window = open_window(size=size, points=points, invented=True)
    assert (window.width(), window.height()) == size
    for place, room in enumerate(ROOMS):
        window.go_to(place)
        settled(window)
        assert cut(window) == [], room.name
    window._show_settings()
    settings = window.pages.page
    assert isinstance(settings, SettingsPage)
    for row, section in enumerate(settings.sections):
        settings.list.setCurrentRow(row)
        settled(window)
        assert cut(window) == [], section.title


@pytest.mark.parametrize(("size", "points"), SCREENS)
def test_no_word_of_a_page_of_figures_is_cut(
    open_window: Open, settled: Settled, size: tuple[int, int], points: float
) -> None:
    window = open_window(size=size, points=points, invented=True)
    for show in (window.opens.show_quarter, window.opens.show_timeliness, window.opens.show_annex):
        show()
        settled(window)
        settled(window)
        assert cut(window) == [], show.__name__
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize(("size", "points"), SCREENS)
def test_no_word_of_the_first_steps_is_cut(open_window: Open, size: tuple[int, int], points: float) -> None:
    window = open_window(size=size, points=points)
    for unfold in ("Start an empty register", "Open an existing one"):
        window.way_in.choices._buttons[unfold].click()
        assert cut(window) == []


@pytest.mark.parametrize(("size", "points"), SCREENS)
def test_the_window_keeps_its_size_with_a_form_beside_the_register(
    open_window: Open, settled: Settled, size: tuple[int, int], points: float
) -> None:
    window = open_window(size=size, points=points, invented=True)
    window.here.ask_register("new_recommendation")
    settled(window)
    assert (window.width(), window.height()) == size
    assert cut(window) == []
