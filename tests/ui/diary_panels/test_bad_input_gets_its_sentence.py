"""What cannot be is said beneath its field, and everything that was typed stays (I03, I04)."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import DiaryBetween
from cpdesk.rules.london import LONDON
from ui.diary.bookings.booked_panel import BookedPanel
from ui.diary.bookings.booking_form import BookingForm
from ui.diary.requests.request_form import RequestForm
from ui.diary.requests.request_pane import RequestPane


def open_booking(room, number: int) -> BookingForm:
    room.panels.book(number)
    room.settle()
    form = room.form()
    assert isinstance(form, BookingForm)
    room.type_into("room", "Room 1")
    room.type_into("minute_taker", "M. Scribe")
    return form


def nothing_is_booked(room) -> bool:
    return room.desk.ask(DiaryBetween(date(2026, 1, 1), date(2028, 12, 31))).total == 0


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ("28/11/2026 10:00", "start_at", "is a Saturday. Conferences are held from Monday to Friday"),
        ("13/11/2026 10:00", "start_at", "is before the strategy discussion on Monday 16 November 2026"),
        ("28/3/2027 01:30", "start_at", "There was no 01:30 on Sun 28 Mar 2027: the clocks went forward."),
        ("31/2/2027 10:00", "start_at", "February"),
        ("2/12/2026 25:00", "start_at", "A day has no hour 25."),
        ("2/12/2026", "start_at", "Enter the date and the start"),
        ("8/12/2026 10:00", "late_reason", "Choose why it is later than its limit."),
        ("25/12/2026 10:00", "late_reason", "Choose why it is later than its limit."),
    ],
)
def test_a_time_that_cannot_be_is_said_beneath_its_field(room, asked, typed: str, field: str, sentence: str) -> None:
    form = open_booking(room, asked())
    room.type_into("start_at", typed)
    room.keep()
    assert sentence in room.problem(field)
    assert form.fields["room"].text() == "Room 1"
    assert form.fields["minute_taker"].text() == "M. Scribe"
    assert form.fields["start_at"].written() != ["", ""]
    assert nothing_is_booked(room)


def test_christmas_day_asks_why_and_is_then_kept(room, asked) -> None:
    form = open_booking(room, asked())
    room.type_into("start_at", "25/12/2026 10:00")
    room.choose("late_reason", "No chair or room")
    room.keep()
    assert "not worked" in room.problem("holiday_why")
    assert "Christmas Day" in room.said()
    room.type_into("holiday_why", "The parents fly on 26 December.")
    room.keep()
    assert isinstance(room.content(), BookedPanel), form.notice.sentence()


def test_an_end_before_the_start_is_said_beneath_the_end(room, asked) -> None:
    open_booking(room, asked())
    room.type_into("start_at", "2/12/2026 10:00")
    room.type_into("end_at", "9:30")
    room.keep()
    assert room.problem("end_at") == "It would end at 09:30, before it starts. Enter a later end."
    assert nothing_is_booked(room)


def test_a_child_who_has_a_conference_that_day_is_not_booked_twice(room, asked) -> None:
    first = asked()
    at = datetime(2026, 12, 2, 9, 30, tzinfo=LONDON)
    room.desk.do(BookConference(at, "J. Placeholder", "Teams", request_id=first))
    open_booking(room, asked())
    room.type_into("start_at", "2/12/2026 14:00")
    assert "already has one on Wed 2 Dec 2026" in room.said()
    room.keep()
    assert "already has one on Wed 2 Dec 2026" in room.problem("start_at")


def test_a_chair_who_is_taken_is_said_beneath_the_chair(room, asked) -> None:
    at = datetime(2026, 12, 2, 10, tzinfo=LONDON)
    room.desk.do(BookConference(at, "P. Example", "Teams", request_id=asked()))
    form = open_booking(room, asked("Wren", surname="Other-Sample"))
    room.type_into("start_at", "2/12/2026 10:30")
    chairs = form.fields["chair"].editor
    offered = [chairs.model().index(row, 0).data() for row in range(2)]
    assert offered == ["J. Placeholder: free", "P. Example: linked, ICPC 10:00 to 11:30"]
    room.keep()
    assert "P. Example chairs another conference from 10:00 to 11:30." in room.problem("chair")


def test_a_room_nobody_knows_is_refused_with_the_way_out(room, asked) -> None:
    open_booking(room, asked())
    room.type_into("start_at", "2/12/2026 10:30")
    room.type_into("room", "Attic")
    room.keep()
    assert "Attic" in room.problem("room")
    assert "Settings" in room.problem("room")


def open_request_form(room) -> RequestForm:
    room.panels.new_request()
    room.settle()
    room.type_into("strategy_on", "16/11/2026")
    room.type_into("ticked_at", "20/11/2026 10:00")
    room.type_into("team", "Cluster 1")
    form = room.form()
    assert isinstance(form, RequestForm)
    return form


def test_a_child_without_a_surname_is_asked_for_it(room) -> None:
    form = open_request_form(room)
    room.name_child("Rowan", "")
    room.keep()
    assert "surname of each child" in room.problem("children")
    assert form.children_field().lines[0].first_name.text() == "Rowan"
    assert form.fields["team"].text() == "Cluster 1"


def test_an_unborn_child_is_kept_with_the_day_on_which_it_is_due(room) -> None:
    open_request_form(room)
    QTest.keyClick(room.button("Add an unborn child"), Qt.Key.Key_Space)
    room.name_child("Unborn", "Testerton", "1/3/2027")
    assert "Due Monday 1 March 2027." in room.said()
    room.keep()
    assert isinstance(room.content(), RequestPane)
    assert "Unborn Testerton, due 01/03/2027" in room.said()


def test_unborn_twins_are_told_apart(room) -> None:
    open_request_form(room)
    room.name_child("Unborn", "Testerton")
    room.name_child("Unborn", "Testerton", line=1)
    room.keep()
    assert "Unborn twin 1 and Unborn twin 2" in room.problem("children")
    room.name_child("Unborn twin 1", "Testerton")
    room.name_child("Unborn twin 2", "Testerton", line=1)
    room.keep()
    assert isinstance(room.content(), RequestPane)
    assert "Testerton, 2 children" in room.said()


def test_twins_of_one_birth_date_are_two_children(room) -> None:
    open_request_form(room)
    room.name_child("Ash", "Testerton", "1/3/2020")
    room.name_child("Bay", "Testerton", "1/3/2020", line=1)
    room.keep()
    assert "Testerton, 2 children" in room.said()


def test_what_was_typed_comes_back_after_the_panel_was_closed(room) -> None:
    open_request_form(room)
    room.name_child("Rowan", "Ash-Sample")
    QTest.keyClick(room.box("team"), Qt.Key.Key_Escape)
    assert not room.side.isVisible()
    room.panels.new_request()
    room.settle()
    form = room.form()
    assert isinstance(form, RequestForm)
    assert form.fields["strategy_on"].text() == "16/11/2026"
    assert form.fields["ticked_at"].written() == ["20/11/2026", "10:00"]
    assert form.children_field().lines[0].surname.text() == "Ash-Sample"
    assert "Day 4 of 15" in room.said()


def test_a_refused_booking_comes_back_as_a_draft_too(room, asked) -> None:
    number = asked()
    open_booking(room, number)
    room.type_into("start_at", "28/11/2026 10:00")
    room.keep()
    room.panels.put_away()
    room.panels.book(number)
    room.settle()
    assert room.form().fields["start_at"].written() == ["28/11/2026", "10:00"]
    assert room.form().fields["minute_taker"].text() == "M. Scribe"


def test_what_is_no_date_is_said_once(room) -> None:
    room.panels.away()
    room.settle()
    room.press("A chair is away")
    room.type_into("person", "P. Example")
    room.type_into("from_on", "today")
    room.type_into("to_on", "s")
    room.keep()
    assert room.said().count("Enter a date like 27/3/2027.") == 1
