"""The settings page on a real desk."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from cpdesk.rows.opening import Door, DoorState
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


@pytest.fixture
def settings_page(link: DeskLink, theme: Theme, qtbot: QtBot) -> SettingsPage:
    """The settings, read and shown."""
    shown = SettingsPage(link, theme, Door(DoorState.READY, "register.db", ""))
    qtbot.addWidget(shown)
    shown.resize(1280, 700)
    shown.show()
    qtbot.waitUntil(link.is_idle)
    return shown


@pytest.fixture
def show_section(settings_page: SettingsPage, link: DeskLink, qtbot: QtBot) -> Callable[[Section], None]:
    """Goes to a section and waits until it has been read."""

    def show(section: Section) -> None:
        settings_page.list.setCurrentRow(settings_page.sections.index(section))
        qtbot.waitUntil(link.is_idle)

    return show


@pytest.fixture
def lines_of() -> Callable[[QTableWidget], list[tuple[str, ...]]]:
    """The words of a table, line by line."""

    def lines(table: QTableWidget) -> list[tuple[str, ...]]:
        return [
            tuple(table.item(row, column).text() for column in range(table.columnCount()))
            for row in range(table.rowCount())
        ]

    return lines
