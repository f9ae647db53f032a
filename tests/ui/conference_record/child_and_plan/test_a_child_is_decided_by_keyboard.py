"""What is said of a child keeps itself; the decision says what it stands on and asks for (L03, N03 to N06, I11)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.lpm_list import ChangeRecipients
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Basis, Category, Direction
from cpdesk.rules.record_parts import Section
from ui.conference_record.child.outcome_form import CorrectOutcomesForm

Show = Callable[[str], Any]


def everybody_says(page: Any, *answers: Answer) -> None:
    """Each professional's view on the first child; the last answer is that of everybody left."""
    child = page.at.child()
    said = [*answers, *[answers[-1]] * (len(child.views) - len(answers))]
    each = zip(child.views, said, strict=True)
    given = (GivenView(one.participant_id, child.child_id, how, how, "Why.") for one, how in each)
    page.at.desk.do(GiveViews(page.at.id, tuple(given)))
    page.read()


def choose(page: Any, field: str, words: str) -> None:
    """Choose in a box by typing, and leave it."""
    box = page.section.boxes()[field].editor
    box.setFocus()
    page.keys(words)
    page.press(Qt.Key.Key_Tab)


def test_a_statement_of_risk_is_kept_when_the_keyboard_leaves_it(show: Show) -> None:
    page = show("child")
    page.section.take_keyboard()
    page.keys("High; <img src=x> & rising.")
    page.press(Qt.Key.Key_Tab)
    assert page.at.child().risk_statement == "High; <img src=x> & rising."
    assert page.section.boxes()["risk_statement"].status.text().startswith("Kept ")


def test_what_somebody_else_writes_meanwhile_never_takes_the_words_away(show: Show) -> None:
    page = show("child")
    page.section.take_keyboard()
    page.keys("Mine")
    page.at.change(child_view="Wants to stay.", risk_statement="Theirs")
    page.read()
    assert page.section.boxes()["risk_statement"].value() == "Mine"
    assert page.section.boxes()["child_view"].value() == "Wants to stay."
    page.press(Qt.Key.Key_Tab)
    assert page.at.child().risk_statement == "Theirs"
    page.button("Use theirs: Risk statement")
    assert page.section.boxes()["risk_statement"].value() == "Theirs"
    assert page.at.child().risk_statement == "Theirs"


def test_a_plan_against_all_views_asks_for_the_reason_right_there(show: Show) -> None:
    page = show("child")
    everybody_says(page, Answer.NO)
    assert not page.section.decision.reason.isVisible()
    choose(page, "outcome", "Child")
    child = page.at.child()
    assert (child.outcome, child.basis) == (ConferenceOutcome.PLAN_MADE, Basis.CHAIR)
    assert child.direction is Direction.TOWARDS_PLAN
    assert page.section.decision.reason.isVisible()
    page.section.boxes()["reason"].editor.setFocus()
    page.keys("Unseen bruises.")
    page.press(Qt.Key.Key_Tab)
    assert page.at.child().reason == "Unseen bruises."


def test_no_plan_against_the_majority_has_the_manager_told(show: Show) -> None:
    page = show("child")
    everybody_says(page, Answer.NO, Answer.YES)
    choose(page, "outcome", "No plan")
    assert page.at.child().manager_to_tell
    assert "Service Manager" in page.section.decision.manager.text()
    page.button("Say that the manager was told")
    page.form().fields["manager_told"].editor.setFocus()
    page.keys("V. Manager")
    page.form().fields["manager_told_at"].editor.on.box.setFocus()
    page.keys("23/11/2026")
    page.form().fields["manager_told_at"].editor.at.setFocus()
    page.keys("10:30")
    page.keep_form()
    assert page.at.child().manager_told == "V. Manager"
    assert page.section.decision.manager.text() == "V. Manager was told on Mon 23 Nov 2026, 10:30."


def test_the_notice_to_the_manager_is_a_draft_beside_saying_that_they_were_told(show: Show, tmp_path: Path) -> None:
    page = show("child")
    everybody_says(page, Answer.NO)
    choose(page, "outcome", "No plan")
    assert not page.section.decision.notice.isVisible()
    child = page.at.child()
    for one, how in zip(child.views, [Answer.NO] + [Answer.YES] * 9, strict=False):
        seen = {"threshold": one.threshold, "plan_needed": one.plan_needed, "rationale": one.rationale}
        page.at.desk.do(GiveViews(page.at.id, (GivenView(one.participant_id, child.child_id, how, how, seen=seen),)))
    page.read()
    page.button("Write the notice to the manager")
    assert page.notice.sentence().startswith("No Service Manager has an email address here.")
    page.at.desk.do(ChangeRecipients("Safeguarding Unit service managers", ("manager@unit.example",)))
    page.button("Write the notice to the manager")
    (draft,) = tmp_path.glob("*.eml")
    assert page.opened == [str(draft)]
    assert page.notice.sentence().startswith("The draft is open in your mail program.")
    assert page.at.child().manager_told_at is None, "written is not told"


def test_multiple_abuse_names_its_parts(show: Show) -> None:
    page = show("child")
    everybody_says(page, Answer.YES)
    choose(page, "outcome", "Child")
    choose(page, "category", "Multiple")
    parts = page.section.decision.parts
    assert parts.isVisible()
    for one in (Category.NEGLECT, Category.EMOTIONAL):
        QTest.keyClick(parts.editor.boxes[one], Qt.Key.Key_Space)
    parts.editor.boxes[Category.EMOTIONAL].setFocus()
    page.press(Qt.Key.Key_Tab)
    page.settle()
    page.qtbot.waitUntil(lambda: page.at.child().category_parts == (Category.NEGLECT, Category.EMOTIONAL))


def test_without_all_views_the_chair_may_say_what_it_stands_on(show: Show) -> None:
    page = show("child")
    choose(page, "outcome", "Child")
    assert page.section.decision.basis_stated.isVisible()
    choose(page, "basis_stated", "Consensus")
    assert page.at.child().basis is Basis.CONSENSUS
    everybody_says(page, Answer.YES)
    assert not page.section.decision.basis_stated.isVisible()


def test_an_outcome_after_the_conference_is_put_right_with_its_reason(show: Show) -> None:
    page = show("child")
    page.at.change(outcome=ConferenceOutcome.PLAN_MADE)
    page.at.change(1, outcome=ConferenceOutcome.PLAN_MADE)
    page.at.hold()
    page.read()
    assert not page.section.decision.outcome.editor.isEnabled()
    page.button("Put the outcome right")
    form = page.form()
    assert isinstance(form, CorrectOutcomesForm)
    form.outcomes.boxes[page.at.child().child_id].setFocus()
    page.keys("No plan")
    form.fields["why"].editor.setFocus()
    page.keys("Recorded for the wrong child.")
    page.keep_form()
    assert page.at.child().outcome is ConferenceOutcome.NO_PLAN
    assert page.at.child(1).outcome is ConferenceOutcome.PLAN_MADE


def test_what_is_missing_leads_to_its_box(show: Show) -> None:
    page = show("child")
    for field in ("risk_statement", "outcome", "category", "lpm_decision", "lpm_why"):
        page.at.change(outcome=ConferenceOutcome.PLAN_MADE)
        page.read()
        page.section.go_to(MissingLine(Section.CHILD, "Say.", "N06", field, page.at.child().child_id))
        assert page.here() is page.section.boxes()[field].editor


def test_an_agreed_record_is_only_read(show: Show) -> None:
    page = show("child")
    page.section.show_record(read_only(page.at.shown()))
    assert page.section.boxes()["risk_statement"].editor.isReadOnly()
    assert not page.section.boxes()["outcome"].editor.isEnabled()
    assert not page.section.views.same.isVisible()
    page.section.views.table.setFocus()
    page.section.views.go_to(page.at.view("A. Sample").participant_id, "threshold")
    page.keys("y")
    assert page.at.view("A. Sample").threshold is None


def read_only(shown: Any) -> Any:
    """The same record, not to be written in."""
    return replace(shown, may_edit=False)
