"""The pane tells everything of an entry as plain text, with its next step and its road in time."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import RecordDifference
from ui.lpm_register.next_step import Move
from ui.lpm_register.pane import RecommendationPane
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Form
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

Enter = Callable[..., int]
Settle = Callable[[], None]


@pytest.fixture
def pane(register_link: DeskLink, dressed: Theme, places: Remembered, qtbot: QtBot) -> RecommendationPane:
    pane = RecommendationPane(register_link, dressed, places, register_link.almanac)
    qtbot.addWidget(pane)
    pane.resize(1300, 280)
    pane.show()
    return pane


def texts(pane: RecommendationPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def test_name_people_and_texts_are_there(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter("Rowan"))
    settle()
    told = texts(pane)
    assert "Rowan Ash-Sample" in told
    assert "Ref 1042 · Cluster 4A · chair P. Example · team manager N. Invented · social worker S. Madeup" in told
    assert "No sustained change since June." in told


def test_a_name_that_looks_like_markup_shows_as_typed(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter("<b>Kim</b>", rationale="<img src=x> & more"))
    settle()
    assert pane.heading.name.whole() == "<b>Kim</b> Ash-Sample"
    assert "<img src=x> & more" in texts(pane)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in pane.findChildren(QLabel))


def test_the_due_date_says_how_it_was_counted(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter())
    settle()
    assert pane.heading.due.text() == "LPM due 02/11/2026"
    assert "4 weeks after the conference on Mon 5 Oct 2026" in pane.heading.due.toolTip()
    assert "4 weeks after the conference" in pane.heading.due.accessibleDescription()


def test_the_main_button_is_the_next_step(pane: RecommendationPane, enter: Enter, settle: Settle, qtbot: QtBot) -> None:
    pane.show_entry(enter("Rowan", "Kit"))
    settle()
    assert pane.heading.primary.text() == Move.RECORD_ALERTS.value
    assert Move.WITHDRAW in pane.heading.moves_offered()
    assert Move.SPLIT in pane.heading.moves_offered()
    assert Move.BOOK not in pane.heading.moves_offered()
    with qtbot.waitSignal(pane.wants_form) as asked:
        QTest.keyClick(pane.heading.primary, Qt.Key.Key_Space)
    form = asked.args[0]
    qtbot.addWidget(form)
    assert isinstance(form, Form)
    assert form.title == "Record alerts"


def test_watching_needs_no_form(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter())
    settle()
    pane.open_move(Move.WATCH)
    settle()
    pane.read_again()
    settle()
    assert Move.UNWATCH in pane.heading.moves_offered()


def test_each_rung_of_a_difference_of_view_is_dated(
    pane: RecommendationPane, enter: Enter, settle: Settle, register_desk: Desk
) -> None:
    entry = enter(alerted=True)
    version = register_desk.ask(OpenRecommendation(entry)).line.version
    register_desk.do(
        RecordDifference(
            entry, version, 1, "timing", date(2026, 11, 16), "Wait for the assessment.", "Not agreed.", "No change."
        )
    )
    pane.show_entry(entry)
    settle()
    told = "\n".join(texts(pane))
    assert "1. 16/11/2026, Chair and Team Manager on the timing: Wait for the assessment." in told


def test_arrow_keys_read_the_timeline_aloud(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter())
    settle()
    pane.timeline.setFocus()
    heard = []
    for _ in pane.timeline.readings():
        QTest.keyClick(pane.timeline, Qt.Key.Key_Right)
        heard.append(pane.timeline.accessibleName())
    assert tuple(heard) == pane.timeline.readings()
    assert any("LPM recommended, Monday 5 October 2026" in words for words in heard)
    assert "Not held yet: 15 working days over." in pane.timeline.accessibleDescription()


def test_the_timeline_shows_as_a_list(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter())
    settle()
    QTest.keyClick(pane.as_list, Qt.Key.Key_Space)
    assert pane.timeline_list.isVisible()
    rows = [pane.timeline_list.item(row, 3).text() for row in range(pane.timeline_list.rowCount())]
    assert "15 wd over" in rows
    QTest.keyClick(pane.as_list, Qt.Key.Key_Space)
    assert pane.timeline.isVisible()


def test_everything_that_takes_the_keyboard_has_a_name(pane: RecommendationPane, enter: Enter, settle: Settle) -> None:
    pane.show_entry(enter("Rowan", "Kit"))
    settle()
    for part in pane.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            told = QAccessible.queryAccessibleInterface(part)
            assert told.text(QAccessible.Text.Name), type(part).__name__


def test_without_an_entry_it_says_what_to_do(pane: RecommendationPane) -> None:
    pane.show_entry(None)
    assert texts(pane) == ["Choose an entry to see its rationale, its timeline and its history."]


def test_a_button_pressed_while_another_entry_is_on_its_way_is_about_that_one(
    pane: RecommendationPane, enter: Enter, settle: Settle, qtbot: QtBot
) -> None:
    first, second = enter("Rowan"), enter("Kit", case_id="1043")
    pane.show_entry(first)
    settle()
    pane.show_entry(second)
    with qtbot.waitSignal(pane.wants_form) as asked:
        pane.open_move(Move.UPDATE)
    form = asked.args[0]
    qtbot.addWidget(form)
    assert form.id == second
