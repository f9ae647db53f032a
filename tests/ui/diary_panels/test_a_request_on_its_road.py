"""A request in its pane: the decisions on it, its clock, what goes out, and a date that the unit sets (D02 to D10)."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from sqlalchemy import text

from cpdesk.rows.people import SetDuty
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.requests import ChangeRequest, OpenRequest, ReceiveRequest, RequestShown
from cpdesk.rows.unit import AddPerson
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState
from ui.diary.bookings.booking_form import BookingForm
from ui.diary.requests.request_pane import RequestPane
from ui.shared.explained import ExplainedDate


def see(room, number: int) -> RequestShown:
    return room.desk.ask(OpenRequest(number))


def show(room, number: int) -> RequestPane:
    room.panels.open_request(number)
    room.settle()
    pane = room.content()
    assert isinstance(pane, RequestPane)
    return pane


def test_the_keyboard_stands_on_the_next_step(room, asked) -> None:
    show(room, asked())
    assert room.button("Book the conference").hasFocus()


def test_each_clock_says_how_it_was_counted(room, asked) -> None:
    pane = show(room, asked())
    clocks = [clock for clock in pane.findChildren(ExplainedDate) if clock.isVisible()]
    limit = next(clock for clock in clocks if clock.text().startswith("Initial conference"))
    assert "15 working days after the strategy discussion on Mon 16 Nov 2026" in limit.accessibleDescription()
    QTest.keyClick(limit, Qt.Key.Key_Space)
    assert "15 working days" in QToolTip.text()


def test_the_duty_chair_stands_in_the_form_and_the_team_manager_is_required(room, asked) -> None:
    room.desk.do(SetDuty("J. Placeholder", date(2026, 11, 23)))
    number = asked(told=False)
    show(room, number)
    room.press("Record the consultation")
    assert room.form().fields["chair"].text() == "J. Placeholder"
    room.type_into("team_manager", "")
    room.keep()
    assert room.problem("team_manager") == "Enter the Team Manager who was consulted."
    room.type_into("team_manager", "N. Invented")
    room.choose("outcome", "More information")
    room.keep()
    assert "Enter the reasons" in room.problem("why")
    room.type_into("why", "Health has not answered.")
    room.type_into("completed_at", "20/11/2026 15:00")
    room.keep()
    assert see(room, number).state is RequestState.MORE_INFORMATION


def test_a_threshold_not_met_is_acknowledged_and_the_request_closes(room, asked) -> None:
    number = asked(told=False)
    show(room, number)
    room.press("Record the consultation")
    room.type_into("chair", "P. Example")
    room.choose("outcome", "Threshold not")
    room.type_into("why", "No significant harm.")
    room.type_into("completed_at", "20/11/2026 15:00")
    room.keep()
    room.press("Record the acknowledgement")
    room.type_into("on", "23/11/2026")
    room.keep()
    assert see(room, number).state is RequestState.CLOSED
    assert not room.offers("Book the conference")


def test_the_email_and_the_case_note_are_copied(room, asked) -> None:
    show(room, asked())
    room.press("Copy text: Email with the outcome")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("ICPC request 1042: threshold met\n\n")
    assert "Ash-Sample" not in copied.splitlines()[0]
    room.press("Copy text: Case note")
    assert QGuiApplication.clipboard().text() != copied
    assert "The text is copied." in room.said()


def test_the_email_is_opened_as_a_draft(room, asked) -> None:
    number = asked()
    room.desk.do(AddPerson("N. Invented", "team_manager", "n.invented@council.example"))
    show(room, number)
    room.press("Open a draft")
    assert [Path(path).name for path in room.opened] == ["ICPC request 1042 outcome.eml"]
    assert "The draft is open in your mail program." in room.said()


def test_another_discussion_carries_the_clock_only_with_its_reason(room, asked) -> None:
    number = asked()
    show(room, number)
    room.press("Add a strategy discussion")
    room.type_into("on", "12/11/2026")
    room.keep()
    room.press("Move the clock")
    room.choose("discussion_id", "the discussion on Thu")
    room.keep()
    assert room.problem("why") == "Enter why the clock runs from there."
    room.type_into("why", "It led to the section 47 enquiry.")
    room.keep()
    assert next(one.on for one in see(room, number).discussions if one.carries_clock) == date(2026, 11, 12)
    assert "the clock runs from here (It led to the section 47 enquiry.)" in room.said()


def test_a_child_who_is_looked_after_needs_a_decision_first(room) -> None:
    ticked_at = datetime(2026, 11, 20, 10, tzinfo=LONDON)
    number = room.desk.do(
        ReceiveRequest(
            (NewChild("Rowan", "Ash-Sample"),), date(2026, 11, 16), ticked_at, "Cluster 1", looked_after=True
        )
    ).id
    show(room, number)
    assert "Not decided yet whether an ICPC is still needed" in room.said()
    room.press("Decide whether an ICPC is needed")
    room.choose("needed", "Yes")
    room.type_into("by", "Service Manager")
    room.type_into("why", "The placement is with the parents.")
    room.keep()
    assert see(room, number).icpc_needed is True
    assert "decided by Service Manager: The placement is with the parents." in room.said()


def test_the_choice_of_short_time_is_recorded(room, asked) -> None:
    number = asked(strategy_on=date(2026, 11, 5))
    show(room, number)
    room.press("Choose what is kept")
    room.choose("choice", "Keep the notice")
    room.keep()
    assert room.problem("why") == "Enter the reasons for the choice."
    room.type_into("why", "The father is abroad until December.")
    room.keep()
    assert "Keep the notice and be later than 15 working days. The father is abroad" in room.said()


def test_after_24_hours_the_unit_sets_a_date_and_both_are_told(room, asked) -> None:
    number = asked()
    room.clock.on = date(2026, 11, 25)
    show(room, number)
    assert "Date set by the unit" in room.said()
    room.press("Book this date")
    form = room.form()
    assert isinstance(form, BookingForm)
    assert form.moment_box("start_at").moment() is not None
    room.keep()
    assert see(room, number).state is RequestState.DATE_IMPOSED
    show(room, number)
    for words in ("The social worker has the date", "The Team Manager has the date"):
        QTest.keyClick(room.box_named(words), Qt.Key.Key_Space)
        room.settle()
    assert see(room, number).state is RequestState.BOOKED


def test_a_request_is_closed_with_its_reason(room, asked) -> None:
    number = asked()
    show(room, number)
    room.press("Close the request")
    room.keep()
    assert room.problem("why") == "Enter why no conference is needed."
    room.type_into("why", "The family moved away.")
    room.keep()
    assert see(room, number).state is RequestState.CLOSED
    assert "The family moved away." in room.said()


def test_a_request_is_put_right_and_only_what_changed_is_kept(room, asked) -> None:
    number = asked()
    show(room, number)
    room.press("Edit")
    room.keep()
    assert "Nothing was changed yet." in room.said()
    room.type_into("social_worker", "A. Newcomer")
    room.keep()
    assert see(room, number).social_worker == "A. Newcomer"
    assert see(room, number).team_manager == "N. Invented"


def test_a_case_number_offers_the_children_who_are_known(room, asked) -> None:
    asked("Rowan", "Willow")
    room.panels.new_request()
    room.settle()
    room.type_into("case_id", "1042")
    assert "Known under this number: Rowan Ash-Sample; Willow Ash-Sample." in room.said()
    room.press("Put in all 2 children")
    children = room.form().children_field().children_typed()
    assert [child.first_name for child in children] == ["Rowan", "Willow"]


def test_the_clock_says_today_and_how_it_stood_at_the_tick(room, asked) -> None:
    number = asked()
    room.clock.on = date(2026, 11, 30)
    show(room, number)
    assert "Today: day 10 of 15." in room.said()
    assert "When ICPC was ticked: Day 4 of 15." in room.said()


def test_what_the_days_allowed_then_is_said_where_it_differs_from_now(room, asked) -> None:
    number = asked()
    show(room, number)
    assert "As it was counted then" not in room.said()
    with room.desk.database.engine.begin() as connection:
        connection.execute(text("UPDATE icpc_request SET possible_at_request = :so"), {"so": False})
    show(room, number)
    assert (
        "As it was counted then, the time and the notice could not both be met any more; "
        "days not worked have changed since."
    ) in room.said()


def test_a_request_that_was_changed_twice_is_booked_on_its_newest_state(room, asked) -> None:
    number = asked()
    room.panels.book(number, at=datetime(2026, 12, 3, 10, tzinfo=LONDON))
    room.settle()
    room.choose("room", "Teams")
    for note in ("The mother is in court on Monday.", "She is back on Tuesday."):
        room.desk.do(ChangeRequest(number, see(room, number).version, {"notes": note}))
    room.keep()
    assert "changed this" in room.said()
    room.press("Take the newest entry")
    room.keep()
    assert see(room, number).state is RequestState.BOOKED
