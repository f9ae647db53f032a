"""The whole road typed by keyboard: request, consultation, booking, invitations, held, core group, next review."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.requests import OpenRequest, RequestShown
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.requests import RequestState
from ui.diary.bookings.booked_panel import BookedPanel
from ui.diary.bookings.booking_form import BookingForm
from ui.diary.conferences.conference_pane import ConferencePane
from ui.diary.requests.request_pane import RequestPane

TICKS = (
    "The social worker has the email",
    "The Team Manager has the email",
    "The diary clerk has the email",
    "The case note is written",
)


def request_of(room) -> RequestShown:
    return room.desk.ask(OpenRequest(room.content().id))


def conference_of(room) -> ConferenceShown:
    return room.desk.ask(OpenConference(room.content().id))


def test_the_whole_road_is_typed(room) -> None:
    receive(room)
    consult(room)
    tell(room)
    book(room)
    hold(room)
    book_review(room)


def receive(room) -> None:
    room.panels.new_request()
    room.settle()
    room.type_into("strategy_on", "16/11/2026")
    room.type_into("ticked_at", "20/11/2026 10:00")
    assert "Day 4 of 15" in room.said()
    room.name_child("Imani", "Testerton", "3/4/2020")
    room.name_child("Unborn", "Testerton", "1/3/2027", line=1)
    room.type_into("team", "Cluster 1")
    assert "P. Example is the linked chair" in room.said()
    room.type_into("social_worker", "S. Madeup")
    room.type_into("team_manager", "N. Invented")
    room.keep()
    assert isinstance(room.content(), RequestPane)
    assert request_of(room).state is RequestState.RECEIVED
    assert "Unborn Testerton, due 01/03/2027" in room.said()


def consult(room) -> None:
    room.press("Record the consultation")
    room.type_into("chair", "J. Placeholder")
    assert room.form().fields["team_manager"].text() == "N. Invented"
    room.choose("outcome", "Threshold met")
    room.type_into("completed_at", "20/11/2026 15:00")
    room.keep()
    assert isinstance(room.content(), RequestPane)
    assert request_of(room).state is RequestState.THRESHOLD_MET


def tell(room) -> None:
    for words in TICKS:
        QTest.keyClick(room.box_named(words), Qt.Key.Key_Space)
        room.settle()
    assert request_of(room).state is RequestState.AWAITING_BOOKING


def book(room) -> None:
    room.press("Book the conference")
    form = room.form()
    assert isinstance(form, BookingForm)
    assert form.slots.list.count() == 10
    form.slots.list.setFocus()
    QTest.keyClick(form.slots.list, Qt.Key.Key_Down)
    QTest.keyClick(form.slots.list, Qt.Key.Key_Return)
    room.settle()
    assert form.keep_button.hasFocus()
    assert "of 15: in time" in form.words.chip.text()
    assert form.fields["chair"].text()
    QTest.keyClick(form.keep_button, Qt.Key.Key_Space)
    room.settle()
    panel = room.content()
    assert isinstance(panel, BookedPanel)
    assert "First core group" in room.said()
    room.press("Open the conference")
    assert conference_of(room).state is ConferenceState.PROVISIONAL


def hold(room) -> None:
    start = conference_of(room).start_at
    assert start is not None
    room.clock.on, room.clock.at = start.date(), (18, 0)
    room.press("Record as held")
    room.type_into("core_group_on", "+8wd")
    room.keep()
    assert isinstance(room.content(), ConferencePane)
    held = conference_of(room)
    assert held.state is ConferenceState.HELD
    assert held.core_groups[0].planned_on is not None
    assert held.next_id is not None


def book_review(room) -> None:
    room.press("Book the next review")
    form = room.form()
    assert isinstance(form, BookingForm)
    assert form.slots.list.count() > 0
    form.slots.list.setFocus()
    QTest.keyClick(form.slots.list, Qt.Key.Key_Return)
    room.settle()
    room.keep()
    room.press("Open the conference")
    review = conference_of(room)
    assert (review.kind, review.state) == ("RCPC", ConferenceState.PROVISIONAL)
    assert review.start_at is not None
    assert review.start_at.date() > date(2026, 12, 31)
