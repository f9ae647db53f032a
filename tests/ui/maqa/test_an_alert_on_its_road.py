"""An alert from its form to its end, by keyboard: drafted, raised, answered, escalated, resolved, open again."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.directory import HoldRole
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState
from cpdesk.rules.record import Channel
from ui.maqa.alert_pane import AlertPane
from ui.maqa.draft_form import DraftForm

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
LONG_AGO = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def new_alert(room) -> None:
    QTest.keySequence(room.tab.view.table, "Ctrl+N")
    room.settle()
    assert isinstance(room.form(), DraftForm)


def test_an_empty_room_says_how_an_alert_begins(open_room) -> None:
    room = open_room()
    nothing = room.tab.view.nothing
    assert nothing.isVisible()
    assert nothing.label.text() == "No alerts. Raise one from a conference or with Ctrl+N."
    assert not room.tab.view.strip.isVisible()
    nothing.buttons[0].setFocus()
    QTest.keyClick(nothing.buttons[0], Qt.Key.Key_Space)
    room.settle()
    assert isinstance(room.form(), DraftForm)


def test_a_draft_is_kept_and_stands_in_table_and_pane(open_room, draft) -> None:
    draft()
    room = open_room()
    new_alert(room)
    room.choose("about", "Late report")
    room.write("meeting_on", "16/11/2026")
    room.write("agency", "Police")
    room.write("words", "The report came on the morning of the conference.")
    room.write("asked", "Say how reports will come in time.")
    room.keep()
    assert isinstance(room.pane(), AlertPane)
    shown = room.shown()
    assert (shown.row.state, shown.row.agency) == (AlertState.DRAFT, "Police")
    assert shown.row.number in room.rows()
    assert "To be raised" in room.words()
    assert "Say how reports will come in time." in room.words()
    assert room.buttons()[0] == "Raise"


def test_each_step_is_a_rung_of_the_ladder(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Acknowledged")
    room.write("at", "17/11/2026 09:15")
    room.write("who", "Dr Placeholder")
    room.choose("how", "By phone")
    room.keep()
    room.press("Replied")
    room.write("at", "18/11/2026 16:40")
    room.write("words", "The report is on its way.")
    room.keep()
    said = room.words()
    assert "Raised Mon 16 Nov 2026, 10:00" in said
    assert "Acknowledged Tue 17 Nov 2026, 09:15, Dr Placeholder, by phone" in said
    assert "Replied Wed 18 Nov 2026, 16:40" in said
    assert "The report is on its way." in said
    assert "To be resolved by Monday 30 November 2026" in said
    assert room.shown().row.state is AlertState.REPLIED
    assert room.buttons()[0] == "Resolve"


def test_a_reply_without_words_gets_its_sentence(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Replied")
    room.write("at", "18/11/2026 16:40")
    room.keep()
    assert room.problem("words") == "Say what the reply was."
    assert room.form().fields["words"].editor.hasFocus()


def test_a_step_needs_date_and_time_or_neither(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Acknowledged")
    room.write("at", "17/11/2026")
    room.keep()
    assert "Enter the date and the time, or neither for now." in room.words()


def test_it_is_resolved_with_its_outcome_and_themes_and_open_again(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Resolve")
    room.choose("outcome", "Put right")
    room.write("resolution", "The report came and was shared.")
    room.write("at", "19/11/2026 12:00")
    room.keep()
    shown = room.shown()
    assert (shown.row.state, shown.row.outcome) == (AlertState.RESOLVED, AlertOutcome.PUT_RIGHT)
    assert "Put right\nThe report came and was shared." in room.words()
    assert "To be resolved" not in room.words()
    room.press("Open it again")
    room.keep()
    assert room.problem("why") == "Say why it is open again."
    room.write("why", "The next report was missing too.")
    room.keep()
    assert room.shown().row.state is AlertState.RAISED


def test_what_is_overdue_is_escalated_with_the_policy_considered_or_not(open_room, draft) -> None:
    number = draft(raised_at=LONG_AGO)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    assert room.buttons()[0] == "Escalate to the Service Manager"
    room.press("Escalate to the Service Manager")
    room.write("to", "M. Manager")
    room.keep()
    assert room.problem("policy_considered").startswith("Say whether the formal escalation policy")
    room.choose("policy_considered", "No")
    assert room.form().fields["policy_why"].label.text() == "Why the policy was not considered"
    room.keep()
    assert room.problem("policy_why") == "Say why the formal escalation policy is used or not."
    room.write("policy_why", "The agency has promised an answer.")
    room.write("at", "20/11/2026 10:00")
    room.keep()
    assert room.shown().row.state is AlertState.ESCALATED
    assert "The formal escalation policy was not considered: The agency has promised an answer." in room.words()


def test_resolved_after_its_day_asks_why(open_room, draft) -> None:
    number = draft(raised_at=LONG_AGO)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Resolve")
    room.choose("outcome", "Explained")
    room.write("resolution", "The worker had left.")
    room.write("at", "20/11/2026 10:00")
    assert not room.form().fields["late_reason"].isVisible()
    room.keep()
    assert room.problem("late_reason") == "This is after its last day. Choose why it is late."
    room.choose("late_reason", "An agency was late")
    room.keep()
    assert room.shown().row.state is AlertState.RESOLVED
    assert "Why it was late\nAn agency was late" in room.words()


def test_a_draft_is_withdrawn_from_the_list_and_a_raised_one_stays(open_room, draft) -> None:
    kept, gone = draft(raised_at=RAISED_AT), draft()
    room = open_room()
    room.tab.open_alert(gone)
    room.settle()
    room.press("Take the draft out")
    assert room.tab.side.isHidden()
    assert room.rows() == [f"MAQA {kept}"]
    room.tab.open_alert(kept)
    room.settle()
    room.press("Withdraw")
    room.write("why", "It was raised twice.")
    room.keep()
    assert room.shown().row.state is AlertState.WITHDRAWN
    assert "It was raised twice." in room.words()


def test_only_what_was_changed_is_kept(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT, lead="A. Lead")
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Edit")
    room.keep()
    assert "Nothing was changed yet." in room.form().notice.sentence()
    room.write("asked", "Send the report.")
    room.keep()
    assert room.shown().asked == "Send the report."
    assert room.shown().row.lead == "A. Lead"


def test_the_day_of_raising_moves_only_with_a_reason(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.press("Edit")
    room.write("raised_at", "13/11/2026 10:00")
    room.keep()
    assert room.problem("reason")
    room.write("reason", "It went out on the Friday.")
    room.keep()
    assert room.shown().row.raised_on == datetime(2026, 11, 13, tzinfo=UTC).date()


@pytest.mark.parametrize("agency", ["Children's social care", "Social care"])
def test_about_social_care_it_is_internal_whatever_was_chosen(open_room, draft, agency: str) -> None:
    """TV-D14: the channel is forced."""
    draft()
    room = open_room()
    new_alert(room)
    room.choose("about", "Late report")
    room.write("agency", agency)
    room.qtbot.waitUntil(lambda: "internal quality assurance, not out as a MAQA" in room.words(), timeout=5_000)
    room.write("words", "The report was shared on the day.")
    room.keep()
    shown = room.shown()
    assert (shown.row.direction, shown.row.channel) == (AlertDirection.INTERNAL, Channel.INTERNAL_QA)
    assert shown.row.number.startswith("QA ")


def test_what_was_typed_comes_back_after_it_was_put_away(open_room, draft) -> None:
    draft()
    room = open_room()
    new_alert(room)
    room.write("words", "Half a sentence")
    QTest.keyClick(room.form().fields["words"].editor, Qt.Key.Key_Escape)
    assert room.tab.side.isHidden()
    assert room.tab.view.table.hasFocus()
    new_alert(room)
    assert room.form().fields["words"].text() == "Half a sentence"


def test_an_alert_that_was_taken_back_leaves_nothing_to_press_and_comes_back_with_redo(open_room, draft) -> None:
    number = draft(raised_at=RAISED_AT)
    room = open_room()
    room.tab.open_alert(number)
    room.settle()
    room.link.do(Undo())
    room.settle()
    assert room.buttons() == []
    assert "no longer on the list" in room.words()
    room.link.do(Redo())
    room.settle()
    assert "no longer on the list" not in room.words()
    assert room.buttons()[0] == "Replied"


def test_the_service_manager_of_the_directory_is_offered_when_an_alert_is_escalated(open_room, draft) -> None:
    number = draft(raised_at=LONG_AGO)
    room = open_room()
    room.desk.do(HoldRole(DirectoryPart.SAFEGUARDING_MANAGER, "M. Manager", LONG_AGO.date()))
    room.tab.open_alert(number)
    room.settle()
    room.press("Escalate to the Service Manager")
    assert room.form().fields["to"].text() == "M. Manager"
