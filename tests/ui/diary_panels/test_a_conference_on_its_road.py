"""A conference in its pane: moved, told, changed, confirmed, cancelled, held; core groups; chairs who are away."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.booking import BookConference, ChangeConference, HoldConference, MoveConference
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.invitations import SayInvitationsSent
from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.record_deeds import BeginRecord
from cpdesk.rows.unit import LastDone
from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, ConferenceState, CoreGroupState, ToldBy
from cpdesk.rules.london import LONDON
from ui.diary.bookings.booked_panel import BookedPanel
from ui.diary.bookings.booking_form import BookingForm
from ui.diary.bookings.move_form import MoveForm
from ui.diary.bookings.proposal import Proposal
from ui.diary.conferences.conference_pane import ConferencePane

Booked = Callable[..., int]
THURSDAY = datetime(2026, 12, 3, 10, tzinfo=LONDON)


@pytest.fixture
def booked(diary_desk, asked) -> Booked:
    """Books the conference of a request for Thursday 3 December at ten; gives its number."""

    def book(*first_names: str, at: datetime = THURSDAY, surname: str = "Ash-Sample") -> int:
        request = asked(*first_names, surname=surname)
        number: int = diary_desk.do(BookConference(at, "P. Example", "Room 1", request_id=request)).id
        return number

    return book


@pytest.fixture
def review(diary_desk, booked, clock) -> Booked:
    """Holds the initial conference and books its review for 25 February at ten."""

    def held() -> int:
        first = booked()
        clock.on, clock.at = date(2026, 12, 3), (18, 0)
        number = diary_desk.do(HoldConference(first)).next_conference_id
        at = datetime(2027, 2, 25, 10, tzinfo=LONDON)
        diary_desk.do(BookConference(at, "P. Example", "Room 1", conference_id=number))
        return number

    return held


def see(room, number: int) -> ConferenceShown:
    return room.desk.ask(OpenConference(number))


def show(room, number: int) -> ConferencePane:
    room.panels.open_conference(number)
    room.settle()
    pane = room.content()
    assert isinstance(pane, ConferencePane)
    return pane


def test_the_pane_says_what_comes_next(room, review) -> None:
    number = review()
    show(room, number)
    assert "Before the review, look through the core groups: none held so far." in room.said()


def test_a_drag_proposes_enter_books_and_undo_ends_when_somebody_was_told(room, booked) -> None:
    number = booked()
    room.panels.move(number, datetime(2026, 12, 4, 13, tzinfo=LONDON))
    room.settle()
    form = room.form()
    assert isinstance(form, MoveForm)
    assert "Until now: Thursday 3 December 2026, 10:00 to 11:30" in room.said()
    assert "day 14 of 15: in time" in room.said()
    proposal = room.proposals[-1]
    assert isinstance(proposal, Proposal)
    assert (proposal.start_at, proposal.end_at.hour, proposal.conference_id) == (
        datetime(2026, 12, 4, 13, tzinfo=LONDON), 14, number
    )  # fmt: skip
    assert see(room, number).start_at == THURSDAY
    room.keep()
    assert room.problem("why") == "Enter why the conference is moved."
    room.type_into("why", "The mother is in court.")
    room.keep()
    assert isinstance(room.content(), BookedPanel)
    assert room.proposals[-1] is None
    assert room.desk.ask(LastDone()).undo == "Move the conference"
    room.press("Say who was told")
    room.type_into("who", "S. Madeup")
    room.choose("how", "By phone")
    room.keep()
    assert see(room, number).moves[0].told[0].how is ToldBy.PHONE
    assert room.desk.ask(LastDone()).undo != "Move the conference"
    assert "Told: S. Madeup by phone" in room.said()


def test_a_drag_goes_before_an_older_draft(room, booked) -> None:
    number = booked()
    room.panels.move(number)
    room.settle()
    room.type_into("start_at", "9/12/2026 09:00")
    room.type_into("why", "A first thought.")
    room.panels.put_away()
    room.panels.move(number, datetime(2026, 12, 4, 13, tzinfo=LONDON))
    room.settle()
    assert room.form().fields["start_at"].written() == ["04/12/2026", "13:00"]
    assert room.form().fields["why"].text() == "A first thought."


def test_closing_the_panel_takes_the_ghost_away(room, booked) -> None:
    room.panels.move(booked(), datetime(2026, 12, 4, 13, tzinfo=LONDON))
    room.settle()
    assert room.proposals[-1] is not None
    QTest.keyClick(room.form().fields["why"].editor, Qt.Key.Key_Escape)
    assert room.proposals[-1] is None


def test_a_review_moved_inside_24_hours_says_its_hours_and_is_kept(room, review) -> None:
    number = review()
    room.clock.on, room.clock.at = date(2027, 2, 24), (15, 0)
    room.panels.move(number, datetime(2027, 2, 26, 10, tzinfo=LONDON))
    room.settle()
    assert "19 hours before, the rule asks for 24" in room.said()
    room.type_into("why", "The chair is ill.")
    room.tick("exceptional")
    told = room.form().told
    told.lines[0].who.setFocus()
    QTest.keyClicks(told.lines[0].who, "Family")
    room.keep()
    assert room.problem("told") == "Choose how Family was told."
    told.lines[0].how.setFocus()
    QTest.keyClicks(told.lines[0].how, "By phone")
    room.keep()
    move = see(room, number).moves[0]
    assert (move.exceptional, move.notice_hours, move.told[0].who) == (True, 19.0, "Family")


def test_a_review_is_moved_and_never_cancelled(room, review) -> None:
    show(room, review())
    assert room.offers("Move")
    assert not room.offers("Cancel the conference")


def test_an_initial_conference_is_cancelled_with_its_reason(room, booked) -> None:
    number = booked()
    show(room, number)
    room.press("Cancel the conference")
    room.keep()
    assert room.problem("reason") == "Choose why the conference is not needed."
    room.choose("reason", "Booked by")
    room.keep()
    shown = see(room, number)
    assert shown.state is ConferenceState.CANCELLED
    assert shown.cancel_reason is CancelReason.ERROR
    assert "Cancelled: Booked by mistake." in room.said()


def test_it_is_not_confirmed_before_police_probation_and_gp_are_told(room, booked) -> None:
    number = booked()
    show(room, number)
    room.press("Confirm")
    assert "Police" in room.content().notice.sentence()
    assert see(room, number).state is ConferenceState.PROVISIONAL


def test_after_a_move_it_is_confirmed_when_the_three_know_the_new_time(room, booked) -> None:
    number = booked()
    everybody = tuple(one.id for one in see(room, number).invitations.invitees)
    room.desk.do(SayInvitationsSent(number, everybody))
    later = datetime(2026, 12, 4, 10, tzinfo=LONDON)
    room.desk.do(MoveConference(number, see(room, number).version, later, "The chair is ill."))
    show(room, number)
    assert "3 invitations named the time of before: send them again." in room.said()
    room.press("Confirm")
    assert "told of another time, not of Fri 4 Dec 2026, 10:00." in room.content().notice.sentence()
    room.desk.do(SayInvitationsSent(number, everybody))
    show(room, number)
    room.press("Confirm")
    assert see(room, number).state is ConferenceState.CONFIRMED


def test_what_the_family_needs_is_kept(room, booked) -> None:
    number = booked()
    show(room, number)
    room.press("Chair, room and needs")
    room.type_into("interpreter", "Polish, booked")
    room.keep()
    assert see(room, number).interpreter == "Polish, booked"
    assert "Interpreter: Polish, booked" in room.said()


def test_the_calendar_file_has_no_name_in_it(room, booked, tmp_path: Path) -> None:
    show(room, booked())
    room.press("Calendar file")
    written = tmp_path / "ICPC 1042.ics"
    assert written.is_file()
    assert "Ash-Sample" not in written.read_text("utf-8")
    room.press("Show the file")
    assert room.opened == [str(tmp_path)]


def hold(room, number: int, core_on: str = "+8wd") -> None:
    room.clock.on, room.clock.at = date(2026, 12, 3), (18, 0)
    show(room, number)
    room.press("Record as held")
    if core_on:
        room.type_into("core_group_on", core_on)
    room.keep()


def test_siblings_may_have_outcomes_of_their_own(room, booked) -> None:
    number = booked("Rowan", "Willow")
    room.clock.on, room.clock.at = date(2026, 12, 3), (18, 0)
    show(room, number)
    room.press("Record as held")
    boxes = room.form().fields["outcomes"].editor.boxes
    second = list(boxes.values())[1]
    second.setFocus()
    QTest.keyClicks(second, "No plan")
    room.keep()
    assert [child.outcome.value for child in see(room, number).children] == ["plan_made", "no_plan"]
    assert "Willow Ash-Sample, no plan" in room.said()


def test_outcomes_that_the_chair_wrote_in_the_record_are_taken_over(room, booked) -> None:
    number = booked("Rowan", "Willow")
    room.clock.on, room.clock.at = date(2026, 12, 3), (18, 0)
    room.desk.do(BeginRecord(number))
    second = see(room, number).children[1].id
    room.desk.do(ChangeChildDecision(number, second, 1, {"outcome": ConferenceOutcome.NO_PLAN}))
    hold(room, number)
    assert [child.outcome.value for child in see(room, number).children] == ["plan_made", "no_plan"]


def test_a_late_core_group_asks_why(room, booked) -> None:
    number = booked()
    room.clock.on, room.clock.at = date(2026, 12, 3), (18, 0)
    show(room, number)
    room.press("Record as held")
    room.type_into("core_group_on", "22/12/2026")
    assert "later than the limit" in room.said()
    room.keep()
    assert room.problem("core_group_breach_why")
    room.type_into("core_group_breach_why", "Christmas.")
    room.keep()
    assert see(room, number).core_groups[0].breach_why == "Christmas."


def test_a_core_group_is_never_cancelled_without_its_new_date(room, booked) -> None:
    number = booked()
    hold(room, number)
    room.press("Core group 1: It does not take place")
    room.type_into("why", "The social worker is ill.")
    room.keep()
    assert "never cancelled without one" in room.problem("new_on")
    room.type_into("new_on", "17/12/2026")
    room.keep()
    groups = see(room, number).core_groups
    assert CoreGroupState.CANCELLED in {group.state for group in groups}
    assert date(2026, 12, 17) in {group.planned_on for group in groups}


def test_a_core_group_is_held_and_its_record_sent(room, booked) -> None:
    number = booked()
    hold(room, number)
    room.clock.on = date(2026, 12, 16)
    show(room, number)
    room.press("Core group 1: It was held")
    room.type_into("next_on", "13/1/2027")
    room.keep()
    room.press("Core group 1: Record sent")
    room.keep()
    first, second = sorted(see(room, number).core_groups, key=lambda group: group.sequence_no)
    assert (first.held_on, first.record_sent_on) == (date(2026, 12, 15), date(2026, 12, 16))
    assert second.planned_on == date(2027, 1, 13)


def test_the_record_sent_out_is_dated(room, booked) -> None:
    number = booked()
    hold(room, number)
    room.press("Record sent out")
    room.keep()
    assert see(room, number).record_issued_on == date(2026, 12, 3)
    assert not room.offers("Record sent out")


def test_leave_lists_what_it_touches_and_gives_it_to_a_free_chair(room, booked) -> None:
    number = booked()
    room.panels.away()
    room.settle()
    room.press("A chair is away")
    room.type_into("person", "P. Example")
    room.type_into("from_on", "1/12/2026")
    room.type_into("to_on", "11/12/2026")
    room.keep()
    assert "Conferences that need another chair" in room.said()
    room.press("Give ICPC, Ash-Sample to J. Placeholder")
    assert see(room, number).chair == "J. Placeholder"
    assert "Conferences that need another chair" not in room.said()
    room.press("P. Example: other days")
    room.type_into("from_on", "")
    room.type_into("to_on", "")
    room.keep()
    assert "Nobody is away" in room.said()


def test_ctrl_n_chooses_among_those_that_wait(room, asked) -> None:
    asked()
    room.panels.book(at=THURSDAY)
    room.settle()
    chooser = room.content()
    assert chooser.list.hasFocus()
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    room.settle()
    form = room.form()
    assert isinstance(form, BookingForm)
    assert form.moment_box("start_at").moment() == THURSDAY


def test_ctrl_n_without_anybody_waiting_offers_a_new_request(room) -> None:
    room.panels.book()
    room.settle()
    assert "Nothing is waiting for a date." in room.said()
    assert room.button("New request").hasFocus()
    room.press("New request")
    assert room.form().title == "New request for an ICPC"


def test_somebody_elses_change_is_said_and_nothing_typed_is_lost(room, booked) -> None:
    number = booked()
    room.panels.move(number, datetime(2026, 12, 4, 13, tzinfo=LONDON))
    room.settle()
    room.type_into("why", "The mother is in court.")
    room.desk.do(ChangeConference(number, see(room, number).version, {"interpreter": "Polish"}))
    room.keep()
    assert room.form().fields["why"].text() == "The mother is in court."
    assert "changed this" in room.said()
    room.press("Take the newest entry")
    room.keep()
    assert see(room, number).start_at == datetime(2026, 12, 4, 13, tzinfo=LONDON)


def test_after_a_drag_the_keyboard_stands_where_something_is_missing_and_enter_books(room, asked) -> None:
    room.panels.book(asked(), at=THURSDAY)
    room.settle()
    assert room.form().fields["room"].editor.hasFocus()
    QTest.keyClicks(room.form().fields["room"].editor, "Teams")
    room.settle()
    line = room.form().fields["start_at"].editor.at
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    room.settle()
    assert isinstance(room.content(), BookedPanel)
    room.panels.move(room.content().booked.id, datetime(2026, 12, 4, 13, tzinfo=LONDON))
    room.settle()
    assert room.form().fields["why"].editor.hasFocus()
