"""What is shown is read anew when it changed, once for many changes, and never while nobody sees it."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.desk_link import DeskLink
from ui.shared.following import Following

Follow = Callable[..., Following]


class Shown(QWidget):
    """Something in the window, which tells when it is shown."""

    following: Following | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.following is not None:
            self.following.was_shown()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Something in the window."""
    widget = Shown()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def readings() -> list[str]:
    """How often it was read."""
    return []


@pytest.fixture
def follow(shown: Shown, link: DeskLink, readings: list[str]) -> Follow:
    """Lets it follow these areas."""

    def begin(*areas: str, behind: bool = False) -> Following:
        shown.following = Following(shown, link, lambda: readings.append("read"), areas, behind=behind)
        return shown.following

    return begin


def test_many_changes_at_once_are_one_reading(
    follow: Follow, shown: Shown, link: DeskLink, readings: list[str], qtbot: QtBot
) -> None:
    follow("map", "unit")
    shown.show()
    for area in ("map", "unit", "map"):
        link.changed.emit(area)
    qtbot.waitUntil(lambda: bool(readings))
    assert readings == ["read"]


@pytest.mark.parametrize(("followed", "passed_by"), [(("map",), "maqa"), ((), "opened")])
def test_other_changes_are_passed_by(
    followed: tuple[str, ...],
    passed_by: str,
    follow: Follow,
    shown: Shown,
    link: DeskLink,
    readings: list[str],
    qtbot: QtBot,
) -> None:
    follow(*followed)
    shown.show()
    link.changed.emit(passed_by)
    QApplication.processEvents()
    assert not readings
    link.changed.emit("map")
    qtbot.waitUntil(lambda: bool(readings))


def test_what_nobody_sees_is_read_when_they_come(
    follow: Follow, shown: Shown, link: DeskLink, readings: list[str], qtbot: QtBot
) -> None:
    follow("map")
    link.changed.emit("map")
    QApplication.processEvents()
    assert not readings
    shown.show()
    qtbot.waitUntil(lambda: bool(readings))


def test_what_was_never_read_is_read_when_it_is_first_seen_unless_somebody_did(
    follow: Follow, shown: Shown, readings: list[str], qtbot: QtBot
) -> None:
    follow("map", behind=True).was_read()
    shown.show()
    QApplication.processEvents()
    assert not readings
    shown.hide()
    follow("map", behind=True)
    shown.show()
    qtbot.waitUntil(lambda: bool(readings))
