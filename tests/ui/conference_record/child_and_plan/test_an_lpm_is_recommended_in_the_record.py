"""An LPM is recommended from a child's page: it stands on the register, with alerts and route (L02, P06, P18)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.lpm_list import ChangeRecipients
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rules.decisions import Answer, LpmDecision, RecommendedBy
from cpdesk.rules.record_parts import Section

Show = Callable[[str], Any]


def risk_is_stated(page: Any) -> None:
    """Each child has its statement of risk."""
    for place in (0, 1):
        page.at.change(place, risk_statement="High.")
    page.read()


def fill_in(page: Any, **words: str) -> None:
    """Type into the boxes of the form."""
    for field, typed in words.items():
        editor = page.form().fields[field].editor
        (editor.focusProxy() or editor).setFocus()
        page.keys(typed)


def test_choosing_recommended_opens_its_form_and_enters_the_register(show: Show) -> None:
    page = show("child")
    risk_is_stated(page)
    page.section.boxes()["lpm_decision"].editor.setFocus()
    page.keys("Recommended")
    page.press(Qt.Key.Key_Return)
    assert page.form().title == "Recommend an LPM"
    assert page.section.boxes()["lpm_decision"].value() is None
    fill_in(page, text="Meet on pre-proceedings.", rationale="Two relapses.", timescale="within 4 weeks")
    page.keep_form()
    lpm = page.at.child().lpm
    assert lpm.decision is LpmDecision.RECOMMEND
    entry = page.at.desk.ask(OpenRecommendation(lpm.recommendation_id))
    assert "Two relapses." in entry.rationale
    assert "LPM due by Monday 21 December 2026." in page.section.lpm.entry.text()
    page.button("Open the entry in the register")
    assert page.led == [("entry", lpm.recommendation_id)]


def test_the_day_follows_the_timescale_sign_by_sign(show: Show) -> None:
    page = show("child")
    page.button("Recommend an LPM")
    timescale, due = page.form().fields["timescale"], page.form().fields["by"]
    timescale.editor.setFocus()
    page.keys("10 w")
    assert due.text() == "01/02/2027", "ten weeks so far"
    page.keys("orking days")
    assert due.text() == "07/12/2026"
    page.keys(" or so")
    assert not due.text(), "a timescale that names no day leaves none behind"
    due.write("18/12/2026")
    timescale.write("10 working days")
    assert due.text() == "18/12/2026", "a day typed by hand stays"


def test_one_recommendation_may_name_both_children(show: Show) -> None:
    page = show("child")
    risk_is_stated(page)
    page.button("Recommend an LPM")
    fill_in(page, text="Meet.", rationale="Both.", timescale="15 working days")
    QTest.keyClick(page.form().ticks.boxes[page.at.child(1).child_id], Qt.Key.Key_Space)
    page.keep_form()
    assert page.at.child().lpm.recommendation_id == page.at.child(1).lpm.recommendation_id is not None


def test_what_a_recommendation_lacks_is_said_beneath_its_box(show: Show) -> None:
    page = show("child")
    page.button("Recommend an LPM")
    page.keep_form()
    assert page.form().fields["text"].problem.text() == "Enter what the chair recommends."
    fill_in(page, text="Meet.", rationale="Both.", timescale="soon")
    page.keep_form()
    assert page.form().fields["by"].problem.text().startswith("Enter the day the LPM is due by")
    fill_in(page, by="18/12/2026")
    page.keep_form()
    assert page.at.child().lpm.recommendation_id is None, "without a statement of risk nothing is entered (L03)"
    said = page.form().notice.sentence() or page.form().fields["text"].problem.text()
    assert "risk" in said


def test_not_recommended_keeps_its_why(show: Show) -> None:
    page = show("child")
    page.section.boxes()["lpm_decision"].editor.setFocus()
    page.keys("Not recommended")
    page.press(Qt.Key.Key_Tab)
    page.keys("The plan works.")
    page.press(Qt.Key.Key_Tab)
    assert page.at.child().lpm.decision is LpmDecision.NOT_RECOMMEND
    assert page.at.child().lpm.why == "The plan works."


def test_for_a_looked_after_child_the_manager_decides(show: Show) -> None:
    page = show("child")
    risk_is_stated(page)
    page.at.change(looked_after=True)
    page.read()
    page.button("Recommend an LPM")
    assert page.form().fields["recommended_by"].isVisible()
    fill_in(page, text="Meet.", rationale="Why.", timescale="within 4 weeks")
    page.form().fields["recommended_by"].write(RecommendedBy.WORKER_AND_LEAD.value)
    page.keep_form()
    assert page.at.child().lpm.recommended_by is RecommendedBy.WORKER_AND_LEAD
    page.section.lpm._manager_decides()
    page.settle()
    page.form().fields["lpm_sm_decision"].write(Answer.YES.value)
    fill_in(page, lpm_sm_name="V. Manager", lpm_sm_on="23/11/2026", lpm_sm_why="Agreed.")
    page.keep_form()
    lpm = page.at.child().lpm
    assert (lpm.sm_decision, lpm.sm_name, lpm.sm_why) == (Answer.YES, "V. Manager", "Agreed.")


def test_both_alerts_are_written_once_an_address_is_known(show: Show, tmp_path: Path) -> None:
    page = show("child")
    risk_is_stated(page)
    page.button("Recommend an LPM")
    fill_in(page, text="Meet.", rationale="Why.", timescale="within 4 weeks")
    page.keep_form()
    page.button("Write both alerts")
    assert "email address" in page.notice.sentence()
    assert page.opened == []
    page.at.desk.do(ChangeRecipients("Case progression service managers", ("progress@unit.example",)))
    page.button("Write both alerts")
    drafts = [str(path) for path in tmp_path.glob("*.eml")]
    assert page.opened == drafts
    assert len(drafts) == 1
    assert "No address is kept for" in page.notice.sentence()
    assert not any("Ash-Sample" in path for path in drafts)


def test_what_is_missing_of_a_recommendation_leads_to_its_button(show: Show) -> None:
    page = show("child")
    page.section.go_to(MissingLine(Section.CHILD, "Enter it.", "L02", "lpm_text", page.at.child().child_id))
    assert page.here() is page.section.lpm.recommend
