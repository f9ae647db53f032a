"""Objectives and actions are typed row by row; agencies that were not there are told and may object (S15, S16, S23)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cpdesk.rows.booking import PlanCoreGroup
from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective, ChangeAction
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.record import Participation
from cpdesk.rules.record_parts import Section

Show = Callable[[str], Any]
CONTROL = Qt.KeyboardModifier.ControlModifier


def type_action(page: Any, text: str, *more: str) -> None:
    """Type an action into the last row: text, then Tab to each further cell, Enter at the end."""
    page.keys(text)
    for words in more:
        page.press(Qt.Key.Key_Tab)
        page.keys(words)
    page.press(Qt.Key.Key_Return)


def test_an_objective_is_typed_into_the_last_row(show: Show) -> None:
    page = show("plan")
    page.section.take_keyboard()
    page.keys("Safe at night & <b>fed</b>")
    page.press(Qt.Key.Key_Return)
    page.keys("At school every day")
    page.press(Qt.Key.Key_Return)
    assert [one.text for one in page.at.record().objectives] == ["Safe at night & <b>fed</b>", "At school every day"]


def test_sixty_actions_are_typed_one_after_the_other(show: Show) -> None:
    page = show("plan")
    page.section.to_do.table.go_to_new_row()
    for number in range(60):
        type_action(page, f"Step {number}", "A. Sample", "", "7/12/2026")
    actions = page.at.record().actions
    assert [one.text for one in actions] == [f"Step {number}" for number in range(60)]
    assert {(one.owner, one.agency, one.due_on) for one in actions} == {
        ("A. Sample", "Oakfield School", date(2026, 12, 7))
    }


def test_an_action_without_owner_or_date_shows_what_is_missing(show: Show) -> None:
    page = show("plan")
    page.section.to_do.table.go_to_new_row()
    type_action(page, "Visit weekly")
    action = page.at.record().actions[0]
    row = page.section.to_do.table.cells.row(0)
    assert set(row.problems) == {"owner", "due_on"}
    page.section.go_to(MissingLine(Section.PLAN, "Say.", "S23", "due_on", item_id=action.id))
    page.keys("7/12/2026")
    page.press(Qt.Key.Key_Return)
    assert page.at.record().actions[0].due_on == date(2026, 12, 7)


def test_a_date_before_the_conference_stays_in_its_cell_with_the_reason(show: Show) -> None:
    page = show("plan")
    page.at.desk.do(AddAction(page.at.id, "Visit", "A. Sample"))
    page.read()
    table = page.section.to_do.table
    table.go_to(str(page.at.record().actions[0].id), "due_on")
    page.keys("2/3/2020")
    page.press(Qt.Key.Key_Return)
    assert page.at.record().actions[0].due_on is None
    assert page.notice.sentence()
    index = table.cells.index(0, table.cells.column_of("due_on"))
    assert table.cells.text(index) == "02/03/2020"
    assert table.cells.problem(index).startswith("Not kept: ")


def test_what_was_typed_into_the_last_row_comes_back_when_it_is_refused(show: Show) -> None:
    page = show("plan")
    page.section.to_do.table.go_to_new_row()
    type_action(page, "Visit weekly", "A. Sample", "", "2/3/2020")
    assert page.at.record().actions == ()
    assert page.section.to_do.table.cells.typed_in_new_row()["text"] == "Visit weekly"


def test_an_action_goes_under_the_objective_and_child_of_the_one_before(show: Show) -> None:
    page = show("plan")
    for text in ("Safe", "At school"):
        page.at.desk.do(AddObjective(page.at.id, text))
    page.read()
    page.section.to_do.table.go_to_new_row()
    type_action(page, "Visit", "A. Sample", "", "7/12/2026", "2")
    type_action(page, "Call", "A. Sample", "", "7/12/2026")
    second = page.at.record().objectives[1].id
    assert [one.objective_id for one in page.at.record().actions] == [second, second]


def test_two_who_change_the_same_cell_both_see_it(show: Show) -> None:
    page = show("plan")
    page.at.desk.do(AddAction(page.at.id, "Visit", "A. Sample"))
    page.read()
    action = page.at.record().actions[0]
    page.section.to_do.table.go_to(str(action.id), "text")
    page.press(Qt.Key.Key_F2)
    page.keys(" weekly")
    page.at.desk.do(ChangeAction(action.id, action.version, {"text": "Visit daily"}))
    page.read()
    page.press(Qt.Key.Key_Return)
    assert page.at.record().actions[0].text == "Visit daily"
    page.button("Keep mine: Text")
    assert page.at.record().actions[0].text == "Visit weekly"


def test_rows_change_places_by_key_and_the_keyboard_goes_with_them(show: Show) -> None:
    page = show("plan")
    for words in ("One", "Two", "Three"):
        page.at.desk.do(AddObjective(page.at.id, words))
        page.at.desk.do(AddAction(page.at.id, words))
    page.read()
    for table, kept in (
        (page.section.aims.table, lambda: page.at.record().objectives),
        (page.section.to_do.table, lambda: page.at.record().actions),
    ):
        table.go_to(table.cells.row(2).key, "text")
        page.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        page.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [one.text for one in kept()] == ["Three", "One", "Two"]
        assert table.row_key() == str(kept()[0].id)
        assert table.currentIndex().row() == 0
        page.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert [one.text for one in kept()] == ["One", "Three", "Two"]


def test_rows_are_taken_out_by_key(show: Show) -> None:
    page = show("plan")
    page.at.desk.do(AddObjective(page.at.id, "Safe"))
    page.at.desk.do(AddAction(page.at.id, "Visit"))
    page.read()
    for table in (page.section.aims.table, page.section.to_do.table):
        table.go_to(table.cells.row(0).key, "text")
        page.press(Qt.Key.Key_Delete, CONTROL)
    assert (page.at.record().objectives, page.at.record().actions) == ((), ())


def absent_police(page: Any) -> None:
    """The police were not there and have something to do."""
    page.at.took_part("C. Placeholder", Participation.APOLOGIES)
    page.at.desk.do(AddAction(page.at.id, "Check the address", "C. Placeholder", "Police", "police", date(2026, 12, 7)))
    page.at.desk.do(AddAction(page.at.id, "Share the log", "C. Placeholder", "Police", "police", date(2026, 12, 7)))
    page.read()


def test_an_agency_that_was_not_there_is_said_to_be_told(show: Show) -> None:
    page = show("plan")
    assert not page.section.absent.isVisible()
    absent_police(page)
    assert page.section.absent.isVisible()
    page.button("Say it was told: Police")
    page.form().fields["who"].editor.setFocus()
    page.keys("D. Lead")
    page.keep_form()
    told = page.at.record().actions
    assert {(one.told_who, one.told_on) for one in told} == {("D. Lead", date(2026, 11, 23))}
    assert any("D. Lead was told on 23/11/2026" in one.text() for one in page.section.absent.findChildren(QLabel))


def test_a_notice_needs_the_date_of_the_core_group_and_says_so(show: Show, tmp_path: Path) -> None:
    page = show("plan")
    absent_police(page)
    first = page.at.record().actions[0]
    page.section.to_do.table.go_to(str(first.id), "text")
    page.press(Qt.Key.Key_Return, CONTROL)
    page.form().fields["to_email"].editor.setFocus()
    page.keys("lead@police.example")
    page.keep_form()
    assert "core group" in page.form().notice.sentence()
    assert list(tmp_path.glob("*.eml")) == []


def test_a_notice_is_written_as_a_draft_and_opened(show: Show, tmp_path: Path) -> None:
    page = show("plan")
    absent_police(page)
    page.at.change(outcome=ConferenceOutcome.PLAN_MADE)
    page.at.change(1, outcome=ConferenceOutcome.PLAN_MADE)
    page.at.hold(core_group_on=date(2026, 12, 1))
    group = page.at.record().core_group
    page.at.desk.do(PlanCoreGroup(group.id, group.version, date(2026, 12, 1), "10:00", "Oakfield School"))
    page.read()
    page.button("Write the notice: Police")
    page.form().fields["to_email"].editor.setFocus()
    page.keys("lead@police.example")
    page.keep_form()
    drafts = [str(path) for path in tmp_path.glob("*.eml")]
    assert page.opened == drafts
    assert len(drafts) == 1
    assert page.notice.sentence().startswith("The draft is open in your mail program.")
    assert page.at.record().actions[0].told_on is None, "written is not told"


def test_an_objection_is_recorded_for_one_action(show: Show) -> None:
    page = show("plan")
    absent_police(page)
    page.button("Record an objection to action 2")
    page.form().fields["on"].editor.box.setFocus()
    page.keys("23/11/2026")
    page.form().fields["words"].editor.setFocus()
    page.keys("Not in our remit.")
    page.keep_form()
    assert [one.objection for one in page.at.record().actions] == ["", "Not in our remit."]
    assert any(one.text() == "Change the objection" for one in page.section.absent.findChildren(QPushButton))


def test_what_is_missing_leads_to_the_agency_that_is_to_be_told(show: Show) -> None:
    page = show("plan")
    absent_police(page)
    action = page.at.record().actions[1]
    page.section.go_to(MissingLine(Section.PLAN, "Tell it.", "S15", "told", item_id=action.id, blocks=False))
    assert page.here().accessibleName() == "Write the notice: Police"


def test_the_keyboard_stays_where_it_is_when_the_record_is_read_again(show: Show) -> None:
    page = show("plan")
    absent_police(page)
    button = next(one for one in page.section.absent.findChildren(QPushButton) if one.text() == "Say it was told")
    button.setFocus()
    page.at.desk.do(AddAction(page.at.id, "Ring", "C. Placeholder", "Police", "police"))
    page.read()
    assert page.here().accessibleName() == "Say it was told: Police"
