"""A new recommendation through the keyboard, with drafts, errors and new names (L02 to L06)."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.unit import AddTeam
from ui.lpm_register.entry_form import EntryForm
from ui.shared.desk_link import DeskLink
from ui.shared.forms.children_field import ChildrenField
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.form import Form
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme

Settle = Callable[[], None]
Open = Callable[[], EntryForm]


@pytest.fixture
def open_form(register_link: DeskLink, dressed: Theme, qtbot: QtBot, settle: Settle) -> Open:
    panel = SidePanel(dressed)
    qtbot.addWidget(panel)

    def opened() -> EntryForm:
        form = EntryForm(register_link, dressed, register_link.almanac)
        panel.show_form(form.title, form)
        form.open()
        settle()
        return form

    return opened


def box(form: Form, key: str) -> QWidget:
    editor = form.fields[key].editor
    return editor.box if isinstance(editor, DateBox) else editor


def type_into(form: Form, key: str, words: str) -> None:
    QTest.keyClicks(box(form, key), words)


def children(form: EntryForm) -> ChildrenField:
    found = form.fields["children"].editor
    assert isinstance(found, ChildrenField)
    return found


def fill(form: EntryForm) -> None:
    QTest.keyClicks(children(form).lines[0].first_name, "Imani")
    QTest.keyClicks(children(form).lines[0].surname, "Testerton")
    type_into(form, "case_id", "1077")
    form.fields["conference_kind"].editor.setFocus()
    QTest.keyClick(form.fields["conference_kind"].editor, Qt.Key.Key_Down)
    type_into(form, "conference_on", "2/11/2026")
    type_into(form, "team", "Cluster 1")
    type_into(form, "chair", "J. Placeholder")
    type_into(form, "rationale", "Two missed core groups.")
    type_into(form, "risk_statement", "High.")
    type_into(form, "timescale", "within 4 weeks")


def test_a_recommendation_is_kept_with_ctrl_enter(
    open_form: Open, settle: Settle, register_desk: Desk, qtbot: QtBot
) -> None:
    form = open_form()
    fill(form)
    kept: list[object] = []
    form.kept.connect(kept.append)
    QTest.keyClick(box(form, "timescale"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(kept))
    settle()
    line = register_desk.ask(OpenRecommendation(kept[0].ids[0])).line  # type: ignore[attr-defined]  # Kept
    assert (line.child, line.team, line.chair) == ("Testerton, Imani", "Cluster 1", "J. Placeholder")
    assert line.lpm_by == date(2026, 11, 30)


def test_the_proposed_day_follows_the_timescale_sign_by_sign(open_form: Open) -> None:
    form = open_form()
    type_into(form, "conference_on", "2/11/2026")
    type_into(form, "timescale", "10 w")
    assert form.fields["lpm_by"].text() == "11/01/2027", "ten weeks so far"
    QTest.keyClicks(box(form, "timescale"), "orking days")
    assert form.fields["lpm_by"].text() == "16/11/2026"
    QTest.keyClicks(box(form, "timescale"), " or so")
    assert not form.fields["lpm_by"].text(), "a timescale that names no day leaves none behind"
    type_into(form, "lpm_by", "31/2/2027")
    QTest.keyClicks(box(form, "timescale"), "?")
    assert form.fields["lpm_by"].text() == "31/2/2027", "what was typed by hand is left alone"


def test_the_timescale_proposes_the_day_and_says_how(open_form: Open) -> None:
    form = open_form()
    type_into(form, "conference_on", "2/11/2026")
    type_into(form, "timescale", "within 4 weeks")
    due = form.fields["lpm_by"].editor
    assert isinstance(due, DateBox)
    assert due.date() == date(2026, 11, 30)
    help_text = form.fields["timescale"].editor.accessibleDescription()
    assert help_text == "Mon 30 Nov 2026: 4 weeks after the conference on Mon 2 Nov 2026."


def test_a_day_typed_by_hand_is_not_replaced(open_form: Open) -> None:
    form = open_form()
    type_into(form, "lpm_by", "20/11/2026")
    type_into(form, "conference_on", "2/11/2026")
    type_into(form, "timescale", "within 4 weeks")
    due = form.fields["lpm_by"].editor
    assert isinstance(due, DateBox)
    assert due.date() == date(2026, 11, 20)


def test_what_is_missing_is_said_beneath_its_field_and_the_keyboard_goes_there(open_form: Open) -> None:
    form = open_form()
    fill(form)
    form.fields["rationale"].write("")
    form.keep()
    problem = form.fields["rationale"].problem
    assert problem.isVisible()
    assert problem.text() == "Enter why the chair recommends a Legal Planning Meeting."
    assert form.fields["rationale"].editor.hasFocus() or form.focusWidget() is form.fields["rationale"].editor
    assert form.fields["case_id"].text() == "1077"


def test_what_the_desk_refuses_is_said_beneath_its_field(open_form: Open, settle: Settle) -> None:
    form = open_form()
    fill(form)
    form.fields["timescale"].write("")
    form.fields["lpm_by"].write(date(2026, 10, 1))
    form.keep()
    settle()
    assert "The conference was on Mon 2 Nov 2026." in form.fields["lpm_by"].problem.text()
    assert form.fields["rationale"].text() == "Two missed core groups."


def test_every_keystroke_survives_and_is_offered_back(open_form: Open, settle: Settle) -> None:
    form = open_form()
    fill(form)
    settle()
    again = open_form()
    assert again.fields["rationale"].text() == "Two missed core groups."
    assert children(again).lines[0].surname.text() == "Testerton"
    assert again.notice.sentence().startswith("Unfinished entry from ")
    assert again.notice.sentence().endswith(" was kept. It is filled in below.")
    again.start_afresh()
    settle()
    third = open_form()
    assert third.fields["rationale"].text() == ""
    assert third.notice.sentence() == ""


def test_opening_a_form_keeps_no_draft(open_form: Open, settle: Settle) -> None:
    open_form()
    assert open_form().notice.sentence() == ""


def test_children_are_added_and_an_unborn_one_has_the_family_name(open_form: Open) -> None:
    form = open_form()
    fill(form)
    QTest.keyClick(children(form).unborn_button, Qt.Key.Key_Space)
    typed = children(form).children_typed()
    assert [(child.first_name, child.surname) for child in typed] == [("Imani", "Testerton"), ("Unborn", "Testerton")]
    QTest.keyClick(children(form).lines[0].remove, Qt.Key.Key_Space)
    assert len(children(form).children_typed()) == 1


def test_the_linked_chair_is_suggested_and_never_forced(open_form: Open, register_desk: Desk) -> None:
    register_desk.do(AddTeam("Cluster 9", linked_chair="A. Specimen"))
    form = open_form()
    type_into(form, "team", "Cluster 9")
    assert form.fields["chair"].text() == "A. Specimen"
    form.fields["chair"].write("T. Sample")
    form.fields["team"].write("Cluster 9 ")
    assert form.fields["chair"].text() == "T. Sample"


def test_a_name_that_is_new_is_said_to_be_new(open_form: Open) -> None:
    form = open_form()
    type_into(form, "social_worker", "Q. Newcomer")
    told = form.fields["social_worker"].editor.accessibleDescription()
    assert told == "This social worker is new: the name is added when you keep this."


def test_esc_puts_the_form_away_and_its_draft_stays(open_form: Open, settle: Settle) -> None:
    form = open_form()
    type_into(form, "notes", "Half a sentence")
    settle()
    panel = form.window()
    QTest.keyClick(box(form, "notes"), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert open_form().fields["notes"].text() == "Half a sentence"


def test_ctrl_s_keeps_from_within_a_long_text(open_form: Open, settle: Settle, qtbot: QtBot) -> None:
    form = open_form()
    fill(form)
    form.window().activateWindow()
    box(form, "rationale").setFocus()
    with qtbot.waitSignal(form.kept, timeout=20_000):
        QTest.keyClick(box(form, "rationale"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_tab_leaves_a_long_text_for_the_next_field(open_form: Open) -> None:
    form = open_form()
    form.window().activateWindow()
    box(form, "rationale").setFocus()
    QTest.keyClick(box(form, "rationale"), Qt.Key.Key_Tab)
    assert form.focusWidget() is box(form, "risk_statement")
    assert form.fields["rationale"].text() == ""


def test_every_field_has_a_name_for_those_who_hear_it(open_form: Open) -> None:
    form = open_form()
    for part in form.findChildren(QWidget):
        inner = isinstance(part.parent(), QComboBox) and isinstance(part, QLineEdit)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not inner:
            told = QAccessible.queryAccessibleInterface(part)
            assert told.text(QAccessible.Text.Name), type(part).__name__


def stops(form: EntryForm, first: QWidget) -> list[QWidget]:
    """What Tab reaches within the form, in order."""
    found, part = [first], first.nextInFocusChain()
    while part is not first:
        if form.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            found.append(part)
        part = part.nextInFocusChain()
    return found


def test_tab_goes_down_the_form_and_ends_at_its_buttons(open_form: Open, qtbot: QtBot) -> None:
    form = open_form()
    field = children(form)
    field.add_button.click()
    first, second = field.lines
    qtbot.waitUntil(second.remove.isVisible)
    reached = stops(form, first.first_name)
    wanted = [first.first_name, first.surname, first.born_on.box, first.remove]
    wanted += [second.first_name, second.surname, second.born_on.box, second.remove]
    wanted += [field.add_button, field.unborn_button, box(form, "case_id")]
    assert reached[: len(wanted)] == wanted
    assert reached[-2:] == [form.keep_button, form.close_button]


def test_a_date_of_birth_says_an_age(open_form: Open) -> None:
    born = children(open_form()).lines[0].born_on
    for typed, said in (
        ("24/11/2018", "Saturday 24 November 2018, 7 years old."),
        ("1/6/2026", "Monday 1 June 2026, under 1."),
        ("24/12/2026", "Thursday 24 December 2026 has not come yet."),
    ):
        born.setText(typed)
        assert born.sentence.text() == said
