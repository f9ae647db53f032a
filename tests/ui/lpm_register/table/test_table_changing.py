"""Changing cells where they stand: kept by the desk, refused in words, and nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from cpdesk.rows.lpm_register import Column, OpenRecommendation
from cpdesk.rows.register_deeds import ChangeRecommendation
from cpdesk.rules.lpm import Outcome, TmView
from ui.shared.date_field import DateField

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


def editor(register):
    """The editor that is open in the table, or None."""
    return register.tab.view.changes.editing._editor


def line(register, entry):
    return register.desk.ask(OpenRecommendation(entry)).line


def test_a_date_is_typed_as_people_write_it(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 12, 18))
    register = open_register()
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    assert isinstance(editor(register), DateField)
    register.type("7 Dec")
    register.press(ENTER)
    assert register.cell(0, Column.LPM_BY) == "07/12/2026"
    assert line(register, entry).lpm_by == date(2026, 12, 7)
    assert editor(register) is None
    assert QApplication.focusWidget() is register.table


def test_escape_leaves_everything_as_it_was(open_register, enter):
    entry = enter("Sampleton")
    register = open_register()
    before = line(register, entry)
    register.go_to(0, Column.PLAN_START)
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    register.type("7 Dec")
    register.press(ESCAPE)
    assert line(register, entry) == before
    assert editor(register) is None


def test_what_is_no_date_stays_with_the_reason_beneath(open_register, enter):
    enter("Sampleton")
    register = open_register()
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    register.type("13/13")
    register.press(ENTER)
    assert editor(register).box.text() == "13/13"
    assert editor(register).sentence.text() == "There is no month 13."


def test_a_refusal_is_said_in_the_window_and_what_was_typed_stays(open_register, enter):
    entry = enter("Sampleton", conference_on=date(2026, 11, 2))
    register = open_register()
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    register.type("1/10/2026")
    register.press(ENTER)
    assert register.tab.view.notice.sentence()
    assert editor(register).box.text() == "1/10/2026"
    assert line(register, entry).lpm_by == date(2026, 11, 30)


def test_a_later_due_date_asks_why_in_the_window(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 11, 30))
    register = open_register()
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    register.type("14/12/2026")
    register.press(ENTER)
    assert QApplication.focusWidget() is register.tab.view.changes.why.words
    register.type("The parents' solicitor is away")
    register.press(ENTER)
    assert line(register, entry).lpm_by == date(2026, 12, 14)
    history = register.desk.ask(OpenRecommendation(entry)).history
    assert any("solicitor" in step.why for step in history)
    assert not register.tab.view.changes.why.isVisible()
    assert editor(register) is None


def test_todays_date_goes_into_a_date_cell_with_one_key(open_register, enter):
    entry = enter("Sampleton")
    register = open_register()
    register.tab.view.columns.show_column(Column.DIARY_SHEET, shown=True)
    register.go_to(0, Column.DIARY_SHEET)
    register.press((Qt.Key.Key_D, CONTROL))
    assert line(register, entry).diary_sheet_on == date(2026, 11, 23)


def test_the_date_an_lpm_was_held_is_kept_with_its_outcome(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 11, 30))
    register = open_register()
    register.go_to(0, Column.LPM_HELD)
    register.press(F2)
    register.type("20/11")
    register.press(ENTER)
    assert line(register, entry).lpm_on is None, "not without its outcome"
    register.bot.waitUntil(lambda: isinstance(editor(register), QComboBox))
    editor(register).setCurrentIndex(editor(register).findData(Outcome.CONTINUE_CP_PLAN))
    register.press(ENTER)
    kept = line(register, entry)
    assert (kept.lpm_on, kept.outcome) == (date(2026, 11, 20), Outcome.CONTINUE_CP_PLAN)
    assert register.cell(0, Column.STATE) == "Held in time"


def test_a_date_held_whose_outcome_is_let_be_is_not_kept_later(open_register, enter):
    entry = enter("Sampleton")
    register = open_register()
    register.go_to(0, Column.LPM_HELD)
    register.press((Qt.Key.Key_D, CONTROL))
    register.bot.waitUntil(lambda: isinstance(editor(register), QComboBox))
    register.press(ESCAPE)
    register.go_to(0, Column.TM_VIEW)
    register.press(F2)
    editor(register).setCurrentIndex(editor(register).findData(TmView.DIFFERS))
    register.press(ENTER)
    kept = line(register, entry)
    assert (kept.lpm_on, kept.tm_view) == (None, TmView.DIFFERS)


def test_a_team_is_chosen_from_a_box(open_register, enter):
    entry = enter("Sampleton", team="Cluster 1")
    enter("Testerton", team="Cluster 2A")
    register = open_register()
    register.go_to(register.column(Column.CHILD).index("Sampleton, Ada"), Column.TEAM)
    register.press(F2)
    editor(register).setCurrentText("Cluster 2A")
    register.press(ENTER)
    assert line(register, entry).team == "Cluster 2A"


def test_a_column_of_the_pane_says_where_it_is_changed(open_register, enter):
    enter("Sampleton")
    register = open_register()
    register.go_to(0, Column.CHILD)
    register.press(F2)
    assert register.tab.view.notice.sentence() == ("This column is changed in the pane below: press Enter to go there.")


def typed_over_somebody_else(register, entry):
    """Somebody else changes the date while this person types another."""
    register.go_to(0, Column.LPM_BY)
    register.press(F2)
    version = register.version(entry)
    register.desk.do(ChangeRecommendation(entry, version, {"lpm_by": date(2026, 12, 1)}))
    register.type("2/12/2026")
    register.press(ENTER)


def choice(register, words):
    """The button with these words."""
    buttons = register.tab.view.changes.stale.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == words)


def test_a_stale_save_shows_both_values_and_mine_can_be_kept(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 12, 18))
    register = open_register()
    typed_over_somebody_else(register, entry)
    assert register.tab.view.changes.stale.isVisible()
    assert editor(register).box.text() == "02/12/2026", "nothing typed is lost"
    choice(register, "Keep mine").setFocus()
    register.press(Qt.Key.Key_Space)
    register.tab.view.changes.why.words.setText("Agreed on the telephone")
    register.tab.view.changes.why.words.setFocus()
    register.press(ENTER)
    assert line(register, entry).lpm_by == date(2026, 12, 2)
    assert register.cell(0, Column.LPM_BY) == "02/12/2026"


def test_a_stale_save_can_give_way(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 12, 18))
    register = open_register()
    typed_over_somebody_else(register, entry)
    choice(register, "Use theirs").setFocus()
    register.press(Qt.Key.Key_Space)
    assert line(register, entry).lpm_by == date(2026, 12, 1)
    assert register.cell(0, Column.LPM_BY) == "01/12/2026"
    assert editor(register) is None


def test_lines_keep_still_while_a_cell_is_changed(open_register, enter):
    entry = enter("Sampleton", lpm_by=date(2026, 12, 18))
    register = open_register()
    register.go_to(0, Column.TM_VIEW)
    register.press(F2)
    enter("Testerton", lpm_by=date(2026, 11, 10))
    register.tab.read_again()
    register.settle()
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]
    editor(register).setCurrentIndex(editor(register).findData(TmView.AGREES))
    register.press(ENTER)
    assert line(register, entry).tm_view is TmView.AGREES
    assert register.column(Column.CHILD) == ["Testerton, Ada", "Sampleton, Ada"]


@pytest.mark.parametrize(
    ("column", "field"),
    [
        (Column.DIARY_SHEET, "diary_sheet_on"),
        (Column.CASE_NOTE, "case_note_on"),
        (Column.PLAN_START, "plan_start_on"),
    ],
)
def test_every_date_of_a_line_is_typed_in_its_cell(open_register, enter, column, field):
    entry = enter("Sampleton", conference_on=date(2026, 11, 2))
    register = open_register()
    register.tab.view.columns.show_column(column, shown=True)
    register.go_to(0, column)
    register.press(F2)
    register.type("3/11")
    register.press(ENTER)
    assert getattr(line(register, entry), field) == date(2026, 11, 3)


def test_a_chair_is_chosen_from_a_box(open_register, enter):
    enter("Mockford", chair="T. Sample")
    entry = enter("Sampleton", chair="P. Example")
    register = open_register()
    row = next(row for row in range(2) if register.cell(row, Column.CHILD).startswith("Sampleton"))
    register.go_to(row, Column.CHAIR)
    register.press(F2)
    register.type("T. Sample")
    register.press(ENTER)
    assert line(register, entry).chair == "T. Sample"
