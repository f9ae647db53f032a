"""Settings of the diary: chairs, rooms, the duty rota, absences and the hours of the day, all by keyboard."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.people import AddAway, AddChair, AddRoom, ChairsAndRooms, DutyBetween, SetDuty
from cpdesk.rows.unit import AddDayNotWorked
from ui.settings.page import SettingsPage
from ui.settings.section import Section
from ui.shared.desk_link import DeskLink

Lines = Callable[[QTableWidget], list[tuple[str, ...]]]
Show = Callable[[Section], None]
Press = Callable[..., None]
MONDAY = date(2026, 11, 23)


@pytest.fixture
def press(link: DeskLink, qtbot: QtBot) -> Press:
    """Presses a key and waits until the desk has answered."""

    def pressed(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
        qtbot.keyClick(widget, key)
        qtbot.waitUntil(link.is_idle)

    return pressed


def test_a_chair_is_added_and_given_an_own_limit(
    settings_page: SettingsPage, show_section: Show, press: Press, lines_of: Lines, qtbot: QtBot
) -> None:
    chairs = settings_page.chairs
    show_section(chairs)
    qtbot.keyClicks(chairs.name, "P. Example")
    press(chairs.name, Qt.Key.Key_Return)
    assert lines_of(chairs.table) == [("P. Example", "2 (as the unit)", "Not linked")]
    assert chairs.name.text() == ""
    assert not chairs.for_chosen.isEnabled()
    chairs.table.selectRow(0)
    chairs.limit.setValue(4)
    press(chairs.for_chosen)
    assert lines_of(chairs.table) == [("P. Example", "4", "Not linked")]


def test_a_chair_without_a_name_is_asked_for(settings_page: SettingsPage, show_section: Show, press: Press) -> None:
    show_section(settings_page.chairs)
    press(settings_page.chairs.add)
    assert settings_page.chairs.notice.sentence() == "Enter the chair's name."


def test_a_room_is_added_and_closed(
    settings_page: SettingsPage, show_section: Show, press: Press, lines_of: Lines, qtbot: QtBot
) -> None:
    rooms = settings_page.rooms
    show_section(rooms)
    qtbot.keyClicks(rooms.name, "Teams")
    qtbot.keyClick(rooms.online, Qt.Key.Key_Space)
    press(rooms.add)
    assert lines_of(rooms.table) == [("Teams", "Online, several conferences at a time")]
    assert not rooms.online.isChecked()
    rooms.table.selectRow(0)
    press(rooms.for_chosen)
    assert lines_of(rooms.table) == []
    press(rooms.add)
    assert rooms.notice.sentence() == "Enter the name of the room."


def test_a_room_of_the_same_name_is_refused_in_a_sentence(
    settings_page: SettingsPage, show_section: Show, press: Press, qtbot: QtBot, sqlite_desk: Desk
) -> None:
    sqlite_desk.do(AddRoom("Room 1"))
    show_section(settings_page.rooms)
    qtbot.keyClicks(settings_page.rooms.name, "room 1")
    press(settings_page.rooms.name, Qt.Key.Key_Return)
    assert settings_page.rooms.notice.sentence()
    assert settings_page.rooms.name.text() == "room 1"


def test_a_day_of_the_rota_is_given_to_a_chair_with_the_keyboard(
    settings_page: SettingsPage, show_section: Show, press: Press, sqlite_desk: Desk
) -> None:
    sqlite_desk.do(AddChair("P. Example"))
    duty = settings_page.duty
    show_section(duty)
    wednesday = duty.boxes[2]
    assert wednesday.accessibleName() == "Duty chair on Wed 25 Nov 2026"
    assert wednesday.currentText() == "Nobody"
    press(wednesday, Qt.Key.Key_Down)
    assert [(row.on.day, row.chair) for row in sqlite_desk.ask(DutyBetween(MONDAY, MONDAY + timedelta(days=4)))] == [
        (23, ""), (24, ""), (25, "P. Example"), (26, ""), (27, ""),
    ]  # fmt: skip
    press(wednesday, Qt.Key.Key_Up)
    assert not any(row.chair for row in sqlite_desk.ask(DutyBetween(MONDAY, MONDAY + timedelta(days=4))))


def test_the_rota_says_who_is_away_and_which_day_is_not_worked(
    settings_page: SettingsPage, show_section: Show, press: Press, sqlite_desk: Desk
) -> None:
    sqlite_desk.do(AddChair("P. Example"))
    sqlite_desk.do(SetDuty("P. Example", MONDAY))
    sqlite_desk.do(AddAway("P. Example", MONDAY, MONDAY))
    sqlite_desk.do(AddDayNotWorked(date(2026, 12, 8), "Office closed"))
    duty = settings_page.duty
    show_section(duty)
    assert duty._notes[0].text() == "Away that day. Choose another chair."
    press(duty.on)
    assert duty.day_at(0) == date(2026, 12, 7)
    assert (duty._notes[1].text(), duty.boxes[1].isEnabled()) == ("Not worked", False)
    assert duty.boxes[0].isEnabled()


def test_an_absence_is_added_and_taken_out(
    settings_page: SettingsPage, show_section: Show, press: Press, lines_of: Lines, qtbot: QtBot, sqlite_desk: Desk
) -> None:
    sqlite_desk.do(AddChair("P. Example"))
    absences = settings_page.absences
    show_section(absences)
    press(absences.add)
    assert absences.first.sentence.text().startswith("Enter the first day away")
    qtbot.keyClicks(absences.first.box, "30/11/2026")
    qtbot.keyClicks(absences.last.box, "4/12/2026")
    qtbot.keyClicks(absences.why, "Annual leave")
    press(absences.why, Qt.Key.Key_Return)
    assert lines_of(absences.table) == [("P. Example", "Mon 30 Nov 2026", "Fri 4 Dec 2026", "Leave: Annual leave")]
    assert absences.first.text() == ""
    absences.table.selectRow(0)
    press(absences.for_chosen)
    assert lines_of(absences.table) == []


def test_a_last_day_that_is_no_date_is_refused_beneath_its_field(
    settings_page: SettingsPage, show_section: Show, press: Press, qtbot: QtBot, sqlite_desk: Desk
) -> None:
    sqlite_desk.do(AddChair("P. Example"))
    absences = settings_page.absences
    show_section(absences)
    qtbot.keyClicks(absences.first.box, "30/11/2026")
    qtbot.keyClicks(absences.last.box, "31/11/2026")
    press(absences.add)
    assert absences.last.text() == "31/11/2026"
    assert absences.last.sentence.text()
    assert absences.table.rowCount() == 0


def test_the_hours_of_the_day_are_kept_or_refused_in_a_sentence(
    settings_page: SettingsPage, show_section: Show, press: Press, qtbot: QtBot, sqlite_desk: Desk
) -> None:
    day = settings_page.conference_day
    show_section(day)
    assert (day.begins.text(), day.ends.text(), day.minutes.value()) == ("09:00", "17:00", 90)
    day.ends.clear()
    qtbot.keyClicks(day.ends, "08:00")
    press(day.ends, Qt.Key.Key_Return)
    assert "ends after it begins" in day.notice.sentence()
    assert day.ends.text() == "08:00"
    day.ends.clear()
    qtbot.keyClicks(day.ends, "18:30")
    press(day.keep)
    bookable = sqlite_desk.ask(ChairsAndRooms())
    assert (bookable.day_begins, bookable.day_ends) == ("09:00", "18:30")


@pytest.mark.parametrize(
    ("typed", "attribute"),
    [
        ("duty", "duty"),
        ("online", "rooms"),
        ("absence", "absences"),
        ("ends at", "conference_day"),
        ("limit", "chairs"),
    ],
)
def test_the_search_box_finds_the_sections_of_the_diary(
    settings_page: SettingsPage, qtbot: QtBot, typed: str, attribute: str
) -> None:
    qtbot.keyClicks(settings_page.search, typed)
    place = settings_page.sections.index(getattr(settings_page, attribute))
    assert not settings_page.list.item(place).isHidden()
    assert any(settings_page.list.item(row).isHidden() for row in range(settings_page.list.count()))
