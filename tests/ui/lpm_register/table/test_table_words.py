"""What stands in the cells of the register: the unit's words, gaps in words, late things marked."""

from dataclasses import replace
from datetime import date

import pytest

from cpdesk.rows.lpm_register import ChildName, Column, Page, RegisterLine
from cpdesk.rows.marks import Mark
from cpdesk.rules.lpm import ConferenceKind, Outcome, State, TmView
from ui.lpm_register.chips import how_many, shown_of
from ui.lpm_register.columns import FACES, PLACE_OF
from ui.lpm_register.next_list import said_of_next_list
from ui.lpm_register.shown_line import explained, in_full, shown
from ui.shared.almanac import Almanac
from ui.shared.copying import NOTHING

LINE = RegisterLine(
    id=1, version=1, state=State.BOOKED, mark=Mark.OVERDUE, words="Overdue 3 wd",
    children=(ChildName(1, "Ada", "Sample"),), child="Sample, Ada", reference="1042", age="7", team="Cluster 4A",
    chair="P. Example", conference_kind=ConferenceKind.RCPC, conference_on=date(2026, 10, 5),
    recommended_on=date(2026, 10, 5), timescale="4 weeks", lpm_by=date(2026, 11, 2), lpm_booked_for=None, lpm_on=None,
    outcome=None, tm_view=TmView.AGREES, last_update_on=date(2026, 11, 16), update_late=False, team_manager="",
    social_worker="", plan_start_on=None, days_taken=None, diary_sheet_on=None, case_note_on=None, siblings=0, gaps=(),
    lpm_by_explained="Mon 2 Nov 2026: 4 weeks after the conference on Mon 5 Oct 2026.",
)  # fmt: skip


def cell(line: RegisterLine, column: Column) -> str:
    return shown(line).cells[PLACE_OF[column]]


def is_amber(line: RegisterLine, column: Column) -> bool:
    return shown(line).amber[PLACE_OF[column]]


def test_dates_stand_in_uk_order():
    assert cell(LINE, Column.LPM_BY) == "02/11/2026"


@pytest.mark.parametrize("column", [Column.LPM_HELD, Column.OUTCOME, Column.TEAM_MANAGER, Column.SIBLINGS])
def test_nothing_is_a_dash_and_is_heard_in_words(column: Column):
    assert cell(LINE, column) == NOTHING
    assert in_full(LINE, column, NOTHING) == "nothing recorded"


def test_a_missing_due_date_says_so_in_amber():
    gap = replace(LINE, lpm_by=None, lpm_by_explained="")
    assert cell(gap, Column.LPM_BY) == "Not recorded"
    assert is_amber(gap, Column.LPM_BY)
    assert not is_amber(LINE, Column.LPM_BY)


def test_a_view_not_recorded_is_amber():
    assert is_amber(replace(LINE, tm_view=TmView.NOT_RECORDED), Column.TM_VIEW)
    assert not is_amber(LINE, Column.TM_VIEW)


def test_a_late_update_is_amber_and_heard():
    late = replace(LINE, update_late=True)
    assert is_amber(late, Column.LAST_UPDATE)
    assert in_full(late, Column.LAST_UPDATE, "16/11/2026") == "16/11/2026, update late"


def test_wd_is_heard_as_working_days():
    assert in_full(LINE, Column.STATE, LINE.words) == "Overdue 3 working days"


def test_the_due_date_explains_itself_and_names_the_booking():
    booked = replace(LINE, lpm_booked_for=date(2026, 11, 27))
    assert explained(LINE, Column.LPM_BY, "02/11/2026") == LINE.lpm_by_explained
    assert explained(booked, Column.LPM_BY, "02/11/2026").endswith("The LPM is booked for 27/11/2026.")


def test_outcomes_have_short_words():
    assert cell(replace(LINE, outcome=Outcome.PRE_PROCEEDINGS), Column.OUTCOME) == "Pre-proceedings"


def test_a_name_over_two_lines_stays_in_its_line():
    assert cell(replace(LINE, child="Sample,\nAda"), Column.CHILD) == "Sample, Ada"


def test_the_columns_stand_in_the_order_of_the_design():
    assert [face.column for face in FACES] == list(Column)
    assert [face.column for face in FACES if face.hidden] == list(Column)[13:]


def test_counting_stops_at_a_thousand():
    assert how_many(999) == "999"
    assert how_many(1000) == "1,000+"
    assert shown_of(Page((), None, 13, found_is_more=False, total=148)) == "13 of 148 shown"
    assert shown_of(Page((), None, 1000, found_is_more=True, total=75_000)) == "1,000+ of 75,000 shown"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 23), "First-Monday list: Monday 7 December 2026, 10 working days away"),
        (date(2026, 12, 4), "First-Monday list: Monday 7 December 2026, 1 working day away"),
        (date(2026, 12, 7), "First-Monday list: Monday 7 December 2026, today"),
        (date(2026, 12, 8), "First-Monday list: Monday 4 January 2027, 16 working days away"),
    ],
)
def test_the_next_list_and_how_far_away_it_is(today: date, words: str):
    assert said_of_next_list(Almanac(lambda: today))[0] == words
