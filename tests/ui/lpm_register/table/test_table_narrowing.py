"""Narrowing the register: by words, by part, by chip, and back again, all by keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cpdesk.rows.lpm_register import Column, OpenRecommendation
from cpdesk.rows.marks import Mark
from cpdesk.rows.register_deeds import RecordLpmHeld
from cpdesk.rules.lpm import Outcome

CONTROL = Qt.KeyboardModifier.ControlModifier
OVERDUE = date(2026, 11, 18)


def test_an_empty_register_says_how_it_starts_and_offers_both_ways(open_register):
    register = open_register()
    view = register.tab.view
    assert view.nothing.isVisible()
    assert view.nothing.label.text() == (
        "No recommendations yet. They start when a chair recommends an LPM at a conference."
    )
    assert [button.text() for button in view.nothing.buttons] == ["New recommendation", "Import the spreadsheet"]


def test_typing_narrows_at_every_key_and_escape_brings_everything_back(open_register, enter):
    for surname in ("Sampleton", "Testerton", "Mockford"):
        enter(surname)
    register = open_register()
    register.press((Qt.Key.Key_F, CONTROL))
    assert QApplication.focusWidget() is register.tab.view.filter_row.words
    register.type("mock")
    assert register.column(Column.CHILD) == ["Mockford, Ada"]
    assert register.tab.view.strip.shown.text() == "1 of 3 shown"
    assert register.tab.view.strip.clear.isVisible()
    register.press(Qt.Key.Key_Escape)
    assert register.model.rowCount() == 3
    assert not register.tab.view.strip.clear.isVisible()


def test_down_goes_from_the_filter_into_the_lines(open_register, enter):
    enter("Sampleton")
    register = open_register()
    register.press((Qt.Key.Key_F, CONTROL), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is register.table
    assert register.table.currentIndex().row() == 0


def test_nothing_found_says_what_was_looked_for_and_clears(open_register, enter):
    enter("Sampleton")
    register = open_register()
    register.press((Qt.Key.Key_F, CONTROL))
    register.type("zebra")
    view = register.tab.view
    assert view.no_match.label.text() == "Nothing matches “zebra” in “Open and held this month”."
    view.no_match.buttons[0].setFocus()
    register.press(Qt.Key.Key_Space)
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]


def test_chips_count_and_filter_by_keyboard_and_let_go_again(open_register, enter):
    enter("Sampleton", lpm_by=OVERDUE)
    enter("Testerton", lpm_by=date(2026, 12, 18))
    register = open_register()
    chips = register.tab.view.strip.chips
    assert chips[Mark.OVERDUE].text() == "1 overdue"
    assert chips[Mark.ON_TRACK].text() == "1 on track"
    chips[Mark.OVERDUE].setFocus()
    register.press(Qt.Key.Key_Space)
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]
    assert chips[Mark.ON_TRACK].text() == "1 on track", "the other chips go on counting"
    register.press(Qt.Key.Key_Space)
    assert register.model.rowCount() == 2


def test_one_chip_takes_over_from_another(open_register, enter):
    enter("Sampleton", lpm_by=OVERDUE)
    enter("Testerton", lpm_by=date(2026, 12, 18))
    register = open_register()
    chips = register.tab.view.strip.chips
    for mark in (Mark.OVERDUE, Mark.ON_TRACK):
        chips[mark].setFocus()
        register.press(Qt.Key.Key_Space)
    assert register.column(Column.CHILD) == ["Testerton, Ada"]
    assert not chips[Mark.OVERDUE].isChecked()


def test_part_team_and_chair_narrow_together(open_register, enter):
    enter("Sampleton", team="Cluster 1", chair="P. Example")
    enter("Testerton", team="Cluster 2A", chair="P. Example")
    enter("Mockford", team="Cluster 2A", chair="T. Sample")
    register = open_register()
    row = register.tab.view.filter_row
    row.team.setCurrentText("Cluster 2A")
    row.chair.setCurrentText("T. Sample")
    register.settle()
    assert register.column(Column.CHILD) == ["Mockford, Ada"]


def test_what_was_held_long_ago_stands_only_in_all(open_register, enter, sqlite_desk):
    held = enter("Sampleton", conference_on=date(2026, 8, 3))
    version = sqlite_desk.ask(OpenRecommendation(held)).line.version
    sqlite_desk.do(RecordLpmHeld((held,), (version,), date(2026, 8, 20), Outcome.NO_ACTION))
    register = open_register()
    view = register.tab.view
    assert view.no_match.label.text() == "Nothing is open, and no LPM was held this month."
    view.no_match.buttons[1].setFocus()
    register.press(Qt.Key.Key_Space)
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]


def test_a_name_chosen_stays_chosen_while_names_are_read_again(open_register, enter):
    enter("Sampleton", team="Cluster 1")
    register = open_register()
    register.tab.view.filter_row.team.setCurrentText("Cluster 1")
    register.settle()
    enter("Testerton", team="Another team")
    register.tab.read_again()
    register.settle()
    assert register.tab.view.filter_row.team.currentText() == "Cluster 1"
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]


def test_find_without_words_shows_the_usual_view_and_leaves_for_the_lines(open_register, enter):
    enter("Sampleton")
    register = open_register()
    register.tab.find("nobody")
    register.settle()
    assert register.model.rowCount() == 0
    register.tab.find("")
    register.settle()
    assert not register.tab.view.strip.clear.isVisible()
    register.tab.setFocus()
    assert QApplication.focusWidget() is register.table


def test_find_looks_in_the_whole_register(open_register, enter):
    enter("Sampleton")
    enter("Testerton")
    register = open_register()
    register.tab.find("testerton")
    register.settle()
    assert register.column(Column.CHILD) == ["Testerton, Ada"]
    assert register.tab.view.filter_row.words.text() == "testerton"


def test_the_words_of_a_line_never_stay_behind_when_lines_go_away(open_register, enter):
    for place in range(12):
        enter("Testerton", f"Number {place:02}")
    enter("Sampleton")
    register = open_register()
    looked: list[str] = []
    register.model.rowsAboutToBeRemoved.connect(lambda *_rows: looked.append(register.cell(0, Column.CHILD)))
    register.press((Qt.Key.Key_F, CONTROL))
    register.type("sampleton")
    assert looked, "somebody looks at the lines while they go away"
    assert register.column(Column.CHILD) == ["Sampleton, Ada"]
