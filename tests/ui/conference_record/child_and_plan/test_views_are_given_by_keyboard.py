"""Views are typed in a table: a letter answers, consensus goes in one step, a long one has a form (N01, N05)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import Participation
from cpdesk.rules.record_parts import Section

Show = Callable[[str], Any]
DOWN = Qt.KeyboardModifier.ShiftModifier


def test_a_letter_answers_and_arrows_go_on(show: Show) -> None:
    page = show("child")
    page.section.views.go_to(page.at.view("A. Sample").participant_id, "threshold")
    page.keys("y")
    page.press(Qt.Key.Key_Right)
    page.keys("n")
    page.press(Qt.Key.Key_Down)
    page.keys("a")
    assert page.at.view("A. Sample").threshold is Answer.YES
    assert page.at.view("A. Sample").plan_needed is Answer.NO
    assert page.at.view("B. Specimen").plan_needed is Answer.ABSTAIN
    assert "1 says it is met" in page.section.views.tally.text()


def test_a_rationale_is_typed_in_its_cell_as_it_stands(show: Show) -> None:
    page = show("child")
    page.section.views.go_to(page.at.view("B. Specimen").participant_id, "rationale")
    page.keys("<b>Weight & feeding</b>")
    page.press(Qt.Key.Key_Return)
    assert page.at.view("B. Specimen").rationale == "<b>Weight & feeding</b>"


def test_several_answer_the_same_at_once(show: Show) -> None:
    page = show("child")
    page.section.views.go_to(page.at.child().views[0].participant_id, "plan_needed")
    for _ in range(2):
        page.press(Qt.Key.Key_Down, DOWN)
    page.keys("y")
    assert [one.plan_needed for one in page.at.child().views] == [Answer.YES] * 3 + [None] * 2


def test_everybody_who_has_not_answered_gets_a_row_in_one_step(show: Show) -> None:
    page = show("child")
    first = page.at.child().views[0]
    given = GivenView(first.participant_id, page.at.child().child_id, Answer.NO, Answer.NO, "Against.")
    page.at.desk.do(GiveViews(page.at.id, (given,)))
    page.read()
    page.section.views.same.threshold.setFocus()
    page.keys("Yes")
    page.press(Qt.Key.Key_Tab)
    page.keys("Yes")
    page.press(Qt.Key.Key_Tab)
    page.keys("As the school said.")
    page.press(Qt.Key.Key_Return)
    views = page.at.child().views
    assert [one.plan_needed for one in views] == [Answer.NO] + [Answer.YES] * 4
    assert views[0].rationale == "Against."
    assert {one.rationale for one in views[1:]} == {"As the school said."}
    assert all(one.plan_needed is None for one in page.at.child(1).views)
    assert not page.section.views.same.isVisible()


def test_the_same_view_goes_to_every_child_when_that_is_ticked(show: Show) -> None:
    page = show("child")
    same = page.section.views.same
    same.threshold.write(Answer.YES.value)
    same.plan_needed.write(Answer.YES.value)
    QTest.keyClick(same.every_child, Qt.Key.Key_Space)
    page.button("Give this view")
    for place in (0, 1):
        assert {one.plan_needed for one in page.at.child(place).views} == {Answer.YES}


def test_one_reason_goes_to_all_who_gave_none_where_the_standard_requires_one(show: Show) -> None:
    page = show("child")
    child = page.at.child()
    given = [GivenView(view.participant_id, child.child_id, Answer.YES, Answer.YES) for view in child.views]
    page.at.desk.do(GiveViews(page.at.id, (replace(given[0], rationale="Their own."), *given[1:])))
    page.section.show_record(replace(page.at.shown(), asked=(("views", "offered"), ("view_rationale", "offered"))))
    assert not page.section.views.same.isVisible()
    page.section.show_record(replace(page.at.shown(), asked=(("views", "required"), ("view_rationale", "required"))))
    same = page.section.views.same
    assert same.words.text() == "The same reason for the 4 professionals who gave none"
    assert not same.threshold.isVisible()
    same.every_child.setChecked(True)
    same.why.setFocus()
    page.keys("As the school said.")
    page.press(Qt.Key.Key_Return)
    assert [one.rationale for one in page.at.child().views] == ["Their own."] + ["As the school said."] * 4
    assert {one.id for one in page.at.child(1).views} == {0}, "who has not answered of the sibling has no view"


def test_a_whole_view_opens_beside_the_table_and_is_kept_for_a_sibling_too(show: Show) -> None:
    page = show("child")
    page.section.views.go_to(page.at.view("C. Placeholder").participant_id, "threshold")
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form = page.form()
    page.keys("Yes")
    page.press(Qt.Key.Key_Tab)
    page.keys("No")
    form.fields["rationale"].editor.setFocus()
    page.keys("Nine pages. " * 40)
    QTest.keyClick(form.others.boxes[page.at.child(1).child_id], Qt.Key.Key_Space)
    page.keep_form()
    for place in (0, 1):
        view = page.at.view("C. Placeholder", place)
        assert (view.threshold, view.plan_needed) == (Answer.YES, Answer.NO)
        assert view.rationale == ("Nine pages. " * 40).strip()


def test_a_view_written_by_mistake_is_taken_out_with_its_row_staying(show: Show) -> None:
    page = show("child")
    page.section.views.go_to(page.at.view("A. Sample").participant_id, "threshold")
    page.keys("y")
    page.press(Qt.Key.Key_Delete)
    assert page.at.view("A. Sample").threshold is Answer.YES
    assert "Ctrl+Delete" in page.notice.sentence()
    page.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.at.view("A. Sample").id == 0
    assert len(page.at.child().views) == 5


def test_two_who_answer_for_the_same_person_both_see_it_and_choose(show: Show) -> None:
    page = show("child")
    view, child = page.at.view("A. Sample"), page.at.child()
    page.section.views.go_to(view.participant_id, "threshold")
    page.at.desk.do(GiveViews(page.at.id, (GivenView(view.participant_id, child.child_id, Answer.NO),)))
    page.keys("y")
    assert page.at.view("A. Sample").threshold is Answer.NO
    assert page.stale.isVisible()
    page.button("Keep mine: Threshold met?")
    assert page.at.view("A. Sample").threshold is Answer.YES
    assert not page.stale.isVisible()


def test_what_is_missing_leads_to_the_view_of_that_person(show: Show) -> None:
    page = show("child")
    who = page.at.view("B. Specimen").participant_id
    page.section.go_to(MissingLine(Section.CHILD, "Say.", "N01", "plan_needed", page.at.child().child_id, who))
    assert (page.section.views.table.row_key(), page.section.views.table.column_key()) == (str(who), "plan_needed")


def test_a_view_that_the_standard_requires_is_marked_in_its_cell(show: Show) -> None:
    page = show("child")
    who, child = page.at.view("A. Sample").participant_id, page.at.child().child_id
    line = MissingLine(Section.CHILD, "Record the view of A. Sample.", "N01", "plan_needed", child, who)
    page.section.show_record(replace(page.at.shown(), missing=(line,)))
    rows = {row.key: row for row in page.section.views.table.cells.rows()}
    assert rows.pop(str(who)).problems == {"plan_needed": "Record the view of A. Sample."}
    assert not any(row.problems for row in rows.values())


def test_who_was_not_there_has_no_row(show: Show) -> None:
    page = show("child")
    page.at.took_part("C. Placeholder", Participation.APOLOGIES)
    page.read()
    assert [one.label for one in page.section.views.table.cells.rows()] == [
        "F. Testcase, Social worker, Children's social care",
        "N. Invented, Team manager, Children's social care",
        "A. Sample, Head of year, Oakfield School",
        "B. Specimen, Health visitor, 0-19 service",
    ]
