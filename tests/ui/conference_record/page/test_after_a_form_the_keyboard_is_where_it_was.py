"""A form beside a section gives the keyboard back to where it was, and goes on with what came of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

Open = Callable[..., Any]
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_form_that_is_put_away_gives_the_keyboard_back(open_page: Open, whole: Any) -> None:
    hands = open_page()
    section = hands.go_to_section("Rowan")
    hands.button("Recommend an LPM")
    assert hands.page.side.isAncestorOf(hands.here())
    hands.press(K.Key_Escape)
    assert hands.here() is section.lpm.recommend


def test_after_a_recommendation_the_keyboard_is_on_its_alerts(open_page: Open, whole: Any) -> None:
    hands = open_page()
    section = hands.go_to_section("Rowan")
    hands.button("Recommend an LPM")
    form = hands.page.side.content()
    for field, words in (("text", "Meet."), ("rationale", "Two relapses."), ("timescale", "15 working days")):
        editor = form.fields[field].editor
        (editor.focusProxy() or editor).setFocus()
        hands.types(words)
    hands.press(K.Key_Return, CTRL)
    assert whole.record().children[0].lpm.recommendation_id is not None
    assert hands.here() is section.lpm.alerts


def test_a_row_that_was_opened_has_the_keyboard_again(open_page: Open, begun: Any) -> None:
    hands = open_page()
    section = hands.go_to_section("Attendance and quorum")
    section.table.go_to(str(begun.person("H. Year").id), "participation")
    hands.press(K.Key_Return, CTRL)
    hands.press(K.Key_Escape)
    assert section.table.hasFocus()
    assert (section.table.row_key(), section.table.column_key()) == (str(begun.person("H. Year").id), "participation")
