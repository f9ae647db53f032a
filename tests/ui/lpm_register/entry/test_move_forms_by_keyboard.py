"""Each step of an entry through its form: dates, reasons, siblings, stale saves (L06, L07, L10, L14, L15, I18, I29)."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation, RecommendationPane
from cpdesk.rows.register_deeds import AddUpdate, BookLpm, ChangeRecommendation
from cpdesk.rules.lpm import Outcome, State
from ui.lpm_register.change_form import ChangeForm
from ui.lpm_register.difference_form import DifferenceForm
from ui.lpm_register.lpm_date_form import LpmDateForm
from ui.lpm_register.moves import FORMS
from ui.lpm_register.next_step import Move
from ui.lpm_register.split_form import ChildrenTicked
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.theme import Theme

Enter = Callable[..., int]
Settle = Callable[[], None]
Open = Callable[[Move, int], Form]


@pytest.fixture
def see(register_desk: Desk) -> Callable[[int], RecommendationPane]:
    return lambda entry: register_desk.ask(OpenRecommendation(entry))


@pytest.fixture
def open_form(
    register_link: DeskLink,
    dressed: Theme,
    qtbot: QtBot,
    settle: Settle,
    see: Callable[[int], RecommendationPane],
) -> Open:
    def opened(move: Move, entry: int) -> Form:
        form = FORMS[move](register_link, dressed, register_link.almanac, see(entry))
        qtbot.addWidget(form)
        form.resize(460, 620)
        form.show()
        form.open()
        settle()
        return form

    return opened


def type_date(form: Form, key: str, words: str) -> None:
    box = form.fields[key].editor
    assert isinstance(box, DateBox)
    box.box.clear()
    QTest.keyClicks(box.box, words)


def press_keep(form: Form, settle: Settle) -> None:
    QTest.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle()


def test_both_alerts_are_needed(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.RECORD_ALERTS, entry)
    type_date(form, "case_progression_on", "6/10/2026")
    press_keep(form, settle)
    assert "Team Manager" in form.fields["team_manager_on"].problem.text()
    assert see(entry).line.state is State.RECOMMENDED
    type_date(form, "team_manager_on", "7/10/2026")
    press_keep(form, settle)
    assert see(entry).line.state is State.ALERTED


def test_a_past_date_is_recorded_with_its_outcome(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter(alerted=True)
    form = open_form(Move.RECORD_LPM, entry)
    type_date(form, "held_on", "2/11/2026")
    press_keep(form, settle)
    assert form.fields["outcome"].problem.text() == "Choose what the Legal Planning Meeting decided."
    form.fields["outcome"].write(Outcome.PRE_PROCEEDINGS)
    press_keep(form, settle)
    line = see(entry).line
    assert (line.state, line.lpm_on, line.outcome) == (State.HELD, date(2026, 11, 2), Outcome.PRE_PROCEEDINGS)
    assert line.words == "Held in time"


def test_a_future_date_is_booked_and_the_form_says_so(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter(alerted=True)
    form = open_form(Move.RECORD_LPM, entry)
    type_date(form, "held_on", "27/11/2026")
    box = form.fields["held_on"].editor
    assert isinstance(box, DateBox)
    assert "it will be booked for Friday 27 November 2026, not recorded as held" in box.sentence.text()
    assert form.keep_button.text() == "Book the LPM"
    assert not form.fields["outcome"].isVisible()
    press_keep(form, settle)
    assert (see(entry).line.state, see(entry).line.lpm_booked_for) == (State.BOOKED, date(2026, 11, 27))


def test_booking_again_asks_for_the_reason(
    open_form: Open, enter: Enter, settle: Settle, register_desk: Desk, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter(alerted=True)
    register_desk.do(BookLpm(entry, see(entry).line.version, date(2026, 11, 26)))
    form = open_form(Move.REBOOK, entry)
    type_date(form, "booked_for", "30/11/2026")
    press_keep(form, settle)
    assert form.fields["why"].problem.text() == "Enter why the LPM is booked again."
    form.fields["why"].write("The solicitor is ill.")
    press_keep(form, settle)
    assert see(entry).rebooked == 1


def test_one_date_serves_a_sibling_group(
    register_link: DeskLink,
    dressed: Theme,
    qtbot: QtBot,
    enter: Enter,
    settle: Settle,
    see: Callable[[int], RecommendationPane],
) -> None:
    pair = [enter("Imani", alerted=True, case_id="1077"), enter("Kofi", alerted=True, case_id="1081")]
    form = LpmDateForm(register_link, dressed, register_link.almanac, [see(entry) for entry in pair])
    qtbot.addWidget(form)
    form.show()
    type_date(form, "held_on", "20/11/2026")
    form.fields["outcome"].write(Outcome.CONTINUE_CP_PLAN)
    press_keep(form, settle)
    assert {see(entry).line.state for entry in pair} == {State.HELD}


def test_a_reason_is_needed_to_withdraw(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.WITHDRAW, entry)
    press_keep(form, settle)
    assert form.fields["why"].problem.isVisible()
    form.fields["why"].write("The family moved away.")
    press_keep(form, settle)
    assert see(entry).line.state is State.WITHDRAWN


def test_an_update_is_a_text_or_the_stamp_of_no_change(open_form: Open, enter: Enter, settle: Settle) -> None:
    form = open_form(Move.UPDATE, enter())
    press_keep(form, settle)
    assert "Looked at, no change" in form.fields["text"].problem.text()
    form.fields["no_change"].write(value=True)
    kept: list[object] = []
    form.kept.connect(kept.append)
    press_keep(form, settle)
    assert kept


def test_the_ladder_proposes_the_rung_still_to_be_filled(open_form: Open, enter: Enter, settle: Settle) -> None:
    entry = enter(alerted=True)
    form = open_form(Move.DIFFERENCE, entry)
    assert form.fields["stage"].text() == "1"
    form.fields["about"].write("timing")
    type_date(form, "opened_on", "16/11/2026")
    form.fields["discussion"].write("Wait for the assessment.")
    press_keep(form, settle)
    again = open_form(Move.DIFFERENCE, entry)
    assert isinstance(again, DifferenceForm)
    assert (again.fields["stage"].text(), again.fields["discussion"].text()) == ("1", "Wait for the assessment.")
    again.fields["outcome"].write("Not agreed.")
    again.fields["rationale"].write("No change since June.")
    press_keep(again, settle)
    assert open_form(Move.DIFFERENCE, entry).fields["stage"].text() == "2"


def test_children_go_their_own_way(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter("Imani", "Kofi")
    form = open_form(Move.SPLIT, entry)
    ticks = form.fields["child_ids"].editor
    assert isinstance(ticks, ChildrenTicked)
    for box in ticks.boxes.values():
        box.setChecked(True)
    press_keep(form, settle)
    assert form.fields["child_ids"].problem.text() == "Leave at least one child in this entry."
    next(iter(ticks.boxes.values())).setChecked(False)
    form.fields["why"].write("Kofi moved to his father.")
    press_keep(form, settle)
    assert [child.first_name for child in see(entry).line.children] == ["Imani"]


def test_only_what_was_changed_is_kept(
    open_form: Open, enter: Enter, settle: Settle, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.EDIT, entry)
    press_keep(form, settle)
    assert form.notice.sentence() == "Nothing was changed yet."
    form.fields["notes"].write("Interpreter needed.")
    assert form.request() == ChangeRecommendation(entry, see(entry).line.version, {"notes": "Interpreter needed."}, "")
    press_keep(form, settle)
    assert see(entry).notes == "Interpreter needed."


def test_a_stale_save_shows_both_values_and_keeps_mine_when_asked(
    open_form: Open, enter: Enter, settle: Settle, other_desk: Desk, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.EDIT, entry)
    assert isinstance(form, ChangeForm)
    form.fields["rationale"].write("Mine.")
    other_desk.do(ChangeRecommendation(entry, see(entry).line.version, {"rationale": "Theirs."}))
    press_keep(form, settle)
    assert form.stale.is_open()
    assert see(entry).rationale == "Theirs."
    keep_mine = next(b for b in form.stale.findChildren(QPushButton) if b.text() == "Keep mine")
    QTest.keyClick(keep_mine, Qt.Key.Key_Space)
    settle()
    press_keep(form, settle)
    assert see(entry).rationale == "Mine."


def test_theirs_can_be_taken_over(
    open_form: Open, enter: Enter, settle: Settle, other_desk: Desk, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.EDIT, entry)
    form.fields["rationale"].write("Mine.")
    other_desk.do(ChangeRecommendation(entry, see(entry).line.version, {"rationale": "Theirs."}))
    press_keep(form, settle)
    use_theirs = next(b for b in form.stale.findChildren(QPushButton) if b.text() == "Use theirs")
    QTest.keyClick(use_theirs, Qt.Key.Key_Space)
    settle()
    assert form.fields["rationale"].text() == "Theirs."


def test_a_move_on_a_changed_entry_can_be_kept_on_the_newest(
    open_form: Open, enter: Enter, settle: Settle, other_desk: Desk, see: Callable[[int], RecommendationPane]
) -> None:
    entry = enter()
    form = open_form(Move.RECORD_ALERTS, entry)
    other_desk.do(AddUpdate(entry, see(entry).line.version, "Spoke with the team."))
    type_date(form, "case_progression_on", "6/10/2026")
    type_date(form, "team_manager_on", "6/10/2026")
    press_keep(form, settle)
    assert "sam changed this" in form.notice.sentence()
    newest = next(b for b in form.notice.findChildren(QPushButton) if b.text() == "Take the newest entry")
    QTest.keyClick(newest, Qt.Key.Key_Space)
    settle()
    press_keep(form, settle)
    assert see(entry).line.state is State.ALERTED
