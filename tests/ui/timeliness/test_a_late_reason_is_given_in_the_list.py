"""Why something was late is said where the list stands, counted at once, and taken back with Undo."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

LATE = 2


def to_late(hands: Any, name: str) -> None:
    """The list of what was late of this measure, with the keyboard in it."""
    assert hands.stand(hands.page.measures, hands.row_of(name), LATE)
    hands.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("name", ["Initial conferences", "Conference records"])
def test_f2_goes_to_the_reason_and_enter_keeps_it(hands: Any, name: str) -> None:
    to_late(hands, name)
    why = hands.page.rows.why
    hands.press(Qt.Key.Key_F2)
    assert hands.here() is why.reason
    hands.qtbot.keyClick(why.reason, Qt.Key.Key_End)
    assert why.reason.currentText() == "Another reason"
    hands.press(Qt.Key.Key_Return)
    assert hands.here() is why.words
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("The lift was broken")
    hands.press(Qt.Key.Key_Return)
    assert hands.page.rows.table.hasFocus()
    row = hands.page.rows.chosen()
    assert (row.reason, row.why) == ("other", "The lift was broken")
    reasons = hands.page.one.reasons.numbers.rows
    assert any(one.heading == "Another reason" for one in reasons)


def test_a_reason_that_says_nothing_is_refused_beneath_it(hands: Any) -> None:
    to_late(hands, "Conference records")
    why = hands.page.rows.why
    hands.press(Qt.Key.Key_F2)
    hands.qtbot.keyClick(why.reason, Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Return)
    assert why.problem.isVisible()
    assert why.problem.text()
    assert hands.here() is why.words
    hands.press(Qt.Key.Key_Escape)
    assert not why.problem.isVisible()
    assert hands.page.rows.table.hasFocus()


def test_what_was_in_time_asks_for_no_reason(hands: Any) -> None:
    assert hands.stand(hands.page.measures, 0, 1)
    hands.press(Qt.Key.Key_Return)
    why = hands.page.rows.why
    assert why.isVisible()
    assert not why.reason.isVisible()
    hands.press(Qt.Key.Key_F2)
    assert hands.page.rows.table.hasFocus()


def test_esc_puts_back_what_is_kept(hands: Any) -> None:
    to_late(hands, "Initial conferences")
    why = hands.page.rows.why
    before = (why.reason.currentIndex(), why.words.text())
    hands.press(Qt.Key.Key_F2)
    hands.qtbot.keyClick(why.reason, Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Return)
    hands.type("Half a")
    hands.press(Qt.Key.Key_Escape)
    assert (why.reason.currentIndex(), why.words.text()) == before


def test_what_is_written_about_one_line_stands_there_again_after_looking_at_another(hands: Any) -> None:
    to_late(hands, "Conference records")
    rows, why = hands.page.rows, hands.page.rows.why
    assert len(rows.rows) > 1
    before = why.words.text()
    hands.press(Qt.Key.Key_F2)
    hands.qtbot.keyClick(why.reason, Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("Half a")
    hands.settle()
    rows.table.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert why.words.text() != "Half a"
    hands.press(Qt.Key.Key_Up)
    assert (why.reason.currentText(), why.words.text()) == ("Another reason", "Half a")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Up)
    assert why.words.text() == before, "Esc lets go of the draft too"
