"""Settings in the window: days not worked, teams and people, standards, and a box that finds them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from cpdesk.rows.opening import Door, DoorState
from ui.settings.page import SettingsPage
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

DAYS, TEAMS, CHAIRS, ROOMS, DUTY, ABSENCES, CONFERENCE_DAY, STANDARDS, APPEARANCE, REGISTER = range(10)
DOOR = Door(DoorState.READY, "register.db", "in this computer's own safe for passwords")


@pytest.fixture
def page(link: DeskLink, theme: Theme, qtbot: QtBot) -> SettingsPage:
    shown = SettingsPage(link, theme, DOOR)
    qtbot.addWidget(shown)
    shown.resize(1280, 640)
    shown.show()
    qtbot.waitUntil(link.is_idle)
    return shown


@pytest.fixture
def go_to(page: SettingsPage, link: DeskLink, qtbot: QtBot) -> Callable[[int], None]:
    def go(section: int) -> None:
        page.list.setCurrentRow(section)
        qtbot.waitUntil(link.is_idle)

    return go


def cells(table: QTableWidget) -> list[tuple[str, ...]]:
    return [
        tuple(table.item(row, column).text() for column in range(table.columnCount()))
        for row in range(table.rowCount())
    ]


def test_a_year_shows_its_bank_holidays_and_where_they_come_from(page: SettingsPage) -> None:
    assert ("Fri 25 Dec 2026", "Christmas Day", "GOV.UK") in cells(page.days.table)


def test_a_projected_day_says_that_it_is_provisional(page: SettingsPage, link: DeskLink, qtbot: QtBot) -> None:
    days = page.days
    days.year.setValue(2031)
    qtbot.waitUntil(link.is_idle)
    assert all("provisional" in source for _day, _why, source in cells(days.table))


def test_a_closure_is_added_by_keyboard_and_taken_back(page: SettingsPage, link: DeskLink, qtbot: QtBot) -> None:
    days = page.days
    qtbot.keyClicks(days.on.box, "24/12/2026")
    qtbot.keyClicks(days.why, "Office closed")
    qtbot.keyClick(days.why, Qt.Key.Key_Return)
    qtbot.waitUntil(link.is_idle)
    added = [row for row, line in enumerate(cells(days.table)) if line[1] == "Office closed"]
    assert "24 December 2026" in days.notice.sentence()
    assert days.on.box.text() == ""
    days.table.selectRow(added[0])
    qtbot.keyClick(days.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(link.is_idle)
    assert all(line[1] != "Office closed" for line in cells(days.table))


def test_a_bank_holiday_that_was_not_added_here_cannot_be_taken_back(page: SettingsPage) -> None:
    days = page.days
    days.table.selectRow(0)
    assert not days.remove.isEnabled()


def test_a_day_without_a_date_or_a_reason_is_refused_beneath_its_field(page: SettingsPage, qtbot: QtBot) -> None:
    days = page.days
    qtbot.keyClick(days.add, Qt.Key.Key_Space)
    assert days.on.sentence.text().startswith("Enter the day")
    qtbot.keyClicks(days.on.box, "24/12/2026")
    qtbot.keyClick(days.add, Qt.Key.Key_Space)
    assert days.notice.sentence() == "Enter why this day is not worked."


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xfe\x00", b"[1, 2"])
def test_a_file_that_is_not_gov_uks_list_is_refused_in_a_sentence(
    page: SettingsPage, link: DeskLink, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "bank-holidays.json"
    file.write_bytes(content)
    days = page.days
    days.take_file(str(file))
    qtbot.waitUntil(link.is_idle)
    assert days.notice.sentence()


def test_a_team_is_added_with_its_linked_chair(
    page: SettingsPage, go_to: Callable[[int], None], link: DeskLink, qtbot: QtBot
) -> None:
    go_to(TEAMS)
    teams = page.teams
    teams.linked.setEditText("P. Example")
    qtbot.keyClicks(teams.team_name, "Cluster 9")
    qtbot.keyClick(teams.team_name, Qt.Key.Key_Return)
    qtbot.waitUntil(link.is_idle)
    assert ("Cluster 9", "P. Example") in cells(teams.teams)
    assert teams.team_name.text() == ""


def test_a_standard_whose_review_is_overdue_says_so_where_it_is_shown(
    page: SettingsPage, go_to: Callable[[int], None]
) -> None:
    go_to(STANDARDS)
    standards = page.standards
    names = [standards.which.itemText(place) for place in range(standards.which.count())]
    assert len(names) == 4
    standards.which.setCurrentIndex(next(place for place, name in enumerate(names) if "LLR" in name))
    assert "review" in standards.notice.sentence().lower()
    assert any("15 working days" in line[1] for line in cells(standards.table))


def test_the_unit_chooses_by_keyboard_by_which_standard_it_works(
    page: SettingsPage, go_to: Callable[[int], None], link: DeskLink, qtbot: QtBot
) -> None:
    go_to(STANDARDS)
    standards = page.standards
    assert standards.which.currentText() == "Leicester City (LEICESTER_CITY)"
    assert standards.in_use.isVisible()
    assert not standards.choose.isVisible()
    assert dict(cells(standards.table))["Each professional's view on each child"].startswith("Offered (")
    standards.which.setFocus()
    qtbot.keyClicks(standards.which, "Lanc")
    assert dict(cells(standards.table))["Each professional's view on each child"].startswith("Required (")
    qtbot.keyClick(standards.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(standards.in_use.isVisible)
    qtbot.waitUntil(link.is_idle)
    assert standards.which.currentText() == "Lancashire (LANCASHIRE)"
    assert not standards.choose.isVisible()


def test_the_register_says_where_its_data_and_its_key_are_and_is_checked(
    page: SettingsPage, go_to: Callable[[int], None], link: DeskLink, qtbot: QtBot
) -> None:
    go_to(REGISTER)
    register = page.register
    assert register._facts["Key of the data"].text() == "Kept in this computer's own safe for passwords"
    qtbot.keyClick(register.check, Qt.Key.Key_Space)
    qtbot.waitUntil(link.is_idle)
    assert register.notice.sentence() == "The register is sound."
    assert register.checks.rowCount() > 0


@pytest.mark.parametrize(("typed", "left"), [("bank holiday", DAYS), ("dark", APPEARANCE), ("team manager", TEAMS)])
def test_any_word_finds_its_section(page: SettingsPage, qtbot: QtBot, typed: str, left: int) -> None:
    qtbot.keyClicks(page.search, typed)
    assert not page.list.item(left).isHidden()
    assert sum(not page.list.item(row).isHidden() for row in range(page.list.count())) < page.list.count()
    assert not page.list.item(page.list.currentRow()).isHidden()
