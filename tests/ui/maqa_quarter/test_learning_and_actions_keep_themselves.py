"""What people learned and agreed is written on the page of the quarter by keyboard alone (S44)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa_quarter import AddQuarterAction, MaqaQuarter, QuarterActionRow, WriteLearning
from cpdesk.rules.maqa import Theme
from ui.shared.edit_table.model import NEW

Open = Callable[..., Any]
QUARTER = "2026-Q3"


def kept_actions(desk: Desk, quarter: str = QUARTER) -> tuple[QuarterActionRow, ...]:
    found: tuple[QuarterActionRow, ...] = desk.ask(MaqaQuarter(quarter)).actions
    return found


def kept_learning(desk: Desk) -> dict[Theme | None, str]:
    return {row.theme: row.words for row in desk.ask(MaqaQuarter(QUARTER)).learning}


def changed_by_both(open_page: Open, desk: Desk, other: Desk) -> Any:
    """Pat has typed over a text that Sam changed meanwhile."""
    desk.do(WriteLearning(QUARTER, "Before"))
    hands = open_page()
    hands.page.learning.of(None).box.setFocus()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type("Mine")
    [row] = other.ask(MaqaQuarter(QUARTER)).learning
    other.do(WriteLearning(QUARTER, "Theirs", id=row.id, version=row.version))
    return hands


def test_a_text_of_a_theme_keeps_itself_when_it_is_left(open_page: Open, desk: Desk) -> None:
    hands = open_page()
    assert {text.theme for text in hands.page.learning.texts} == {None, Theme.ATTENDANCE, Theme.REPORT_LATE}
    hands.page.learning.of(Theme.ATTENDANCE).box.setFocus()
    hands.type("Housing sends a named person.")
    hands.press(Qt.Key.Key_Tab)
    assert kept_learning(desk) == {Theme.ATTENDANCE: "Housing sends a named person."}
    assert hands.page.learning.of(Theme.ATTENDANCE).status.text().startswith("Kept")


def test_a_text_that_is_changed_twice_stays_one(open_page: Open, desk: Desk) -> None:
    hands = open_page()
    box = hands.page.learning.of(None).box
    for words in ("First", " and second"):
        box.setFocus()
        hands.type(words)
        hands.press(Qt.Key.Key_Tab)
    assert kept_learning(desk) == {None: "First and second"}


def test_who_wrote_at_the_same_time_sees_both_texts_and_chooses(open_page: Open, desk: Desk, other: Desk) -> None:
    hands = changed_by_both(open_page, desk, other)
    text = hands.page.learning.of(None)
    hands.press(Qt.Key.Key_Tab)
    assert hands.page.learning.stale.is_open()
    both = [label.text() for label in hands.page.learning.stale.findChildren(type(text.label))]
    assert any("Theirs" in words for words in both)
    assert any("Mine" in words for words in both)
    keep_mine = [one for one in hands.page.learning.stale.findChildren(QPushButton) if one.text() == "Keep mine"]
    keep_mine[0].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert kept_learning(desk) == {None: "Mine"}
    assert text.box.toPlainText() == "Mine"


def test_theirs_can_be_taken_instead(open_page: Open, desk: Desk, other: Desk) -> None:
    hands = changed_by_both(open_page, desk, other)
    text = hands.page.learning.of(None)
    hands.press(Qt.Key.Key_Tab)
    take = [one for one in hands.page.learning.stale.findChildren(QPushButton) if one.text() == "Use theirs"]
    take[0].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert kept_learning(desk) == {None: "Theirs"}
    assert text.box.toPlainText() == "Theirs"


def test_two_who_begin_the_same_text_at_once_both_find_theirs_kept(open_page: Open, desk: Desk, other: Desk) -> None:
    hands = open_page()
    hands.page.learning.of(None).box.setFocus()
    hands.type("Mine")
    other.do(WriteLearning(QUARTER, "Theirs"))
    hands.press(Qt.Key.Key_Tab)
    assert {row.words for row in desk.ask(MaqaQuarter(QUARTER)).learning} == {"Mine", "Theirs"}
    shown = [text.box.toPlainText() for text in hands.page.learning.texts if text.theme is None]
    assert sorted(shown) == ["Mine", "Theirs"]


def test_what_was_typed_stands_there_again_after_the_page_was_left_without_keeping(open_page: Open, desk: Desk) -> None:
    hands = open_page()
    box = hands.page.learning.of(None).box
    box.setFocus()
    hands.type("Half a senten")
    hands.settle()
    hands.page.learning.of(None)._soon.stop()
    again = open_page()
    assert again.page.learning.of(None).box.toPlainText() == "Half a senten"


def test_another_quarter_has_texts_of_its_own(open_page: Open, desk: Desk) -> None:
    hands = open_page()
    hands.page.learning.of(None).box.setFocus()
    hands.type("Of the third")
    hands.page.choose.quarters.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert hands.shown().quarter == "2026-Q2"
    assert not hands.page.learning.of(None).box.toPlainText()
    assert kept_learning(desk) == {None: "Of the third"}


def test_an_action_is_typed_into_the_last_row_and_done_with_a_letter(open_page: Open, desk: Desk) -> None:
    hands = open_page()
    hands.page.agreed.table.go_to_new_row()
    hands.type("Brief the schools")
    hands.press(Qt.Key.Key_Tab)
    hands.type("P. Example")
    hands.press(Qt.Key.Key_Tab)
    hands.type("1/12/2026")
    hands.press(Qt.Key.Key_Return)
    hands.page.agreed.table.leave_new_row()
    hands.settle()
    [action] = kept_actions(desk)
    assert (action.words, action.owner, action.due_on) == ("Brief the schools", "P. Example", date(2026, 12, 1))
    assert hands.page.agreed.table.go_to(str(action.id), "state")
    hands.type("d")
    hands.settle()
    [action] = kept_actions(desk)
    assert (action.ended_on, action.done) == (date(2026, 11, 23), True)
    assert hands.page.agreed.table.go_to(str(action.id), "what_came")
    hands.press(Qt.Key.Key_Return)
    hands.type("All forty have it")
    hands.press(Qt.Key.Key_Tab)
    hands.settle()
    [action] = kept_actions(desk)
    assert (action.what_came, action.ended_on, action.done) == ("All forty have it", date(2026, 11, 23), True)


def test_an_action_is_given_up_and_opened_again(open_page: Open, desk: Desk) -> None:
    desk.do(AddQuarterAction(QUARTER, "Brief the schools", "P. Example", date(2026, 12, 1)))
    hands = open_page()
    [action] = kept_actions(desk)
    assert hands.page.agreed.table.go_to(str(action.id), "state")
    hands.type("g")
    hands.settle()
    assert kept_actions(desk)[0].ended_on is None, "not before it is said why"
    hands.type("The schools did it themselves")
    hands.press(Qt.Key.Key_Tab)
    [action] = kept_actions(desk)
    assert (action.ended_on, action.done) == (date(2026, 11, 23), False)
    assert action.what_came == "The schools did it themselves"
    assert hands.page.agreed.table.go_to(str(action.id), "state")
    assert not hands.page.agreed.table.cells.problem(hands.page.agreed.table.currentIndex())
    hands.type("o")
    hands.settle()
    assert kept_actions(desk)[0].ended_on is None


def test_tab_goes_from_the_last_figure_to_the_learning_and_on_to_the_actions(open_page: Open) -> None:
    hands = open_page()
    list(hands.page.figures.cards.values())[-1].table.setFocus()
    hands.press(Qt.Key.Key_Tab)
    for text in hands.page.learning.texts:
        assert hands.here() is text.box
        hands.press(Qt.Key.Key_Tab)
    assert hands.here() is hands.page.agreed.table


def test_an_action_is_taken_out_with_ctrl_delete(open_page: Open, desk: Desk) -> None:
    desk.do(AddQuarterAction(QUARTER, "Brief the schools", "P. Example", date(2026, 12, 1)))
    hands = open_page()
    [action] = kept_actions(desk)
    assert hands.page.agreed.table.go_to(str(action.id), "words")
    hands.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert kept_actions(desk) == ()
    assert [row.key for row in hands.page.agreed.table.cells.rows()] == [NEW]


def test_an_open_action_of_the_quarter_before_says_where_it_comes_from(open_page: Open, desk: Desk) -> None:
    desk.do(AddQuarterAction("2026-Q2", "Write a template", "P. Example", date(2026, 7, 1)))
    hands = open_page()
    [action] = kept_actions(desk)
    cells = hands.page.agreed.table.cells
    first = cells.rows()[0]
    assert cells.columns[0].title == "From"
    assert first.values["quarter"] == "2026-Q2"
    assert "due_on" in first.problems, "it is overdue"
    assert hands.page.agreed.table.go_to(str(action.id), "due_on")


def test_a_refused_cell_keeps_what_was_typed_and_says_why(open_page: Open, desk: Desk, other: Desk) -> None:
    desk.do(AddQuarterAction(QUARTER, "Brief the schools", "P. Example", date(2026, 12, 1)))
    hands = open_page()
    [action] = kept_actions(desk)
    assert hands.page.agreed.table.go_to(str(action.id), "words")
    hands.press(Qt.Key.Key_Return)
    hands.here().selectAll()  # type: ignore[attr-defined]  # the editor of a cell
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Tab)
    hands.settle()
    cells = hands.page.agreed.table.cells
    index = cells.index(cells.row_of(str(action.id)), cells.column_of("words"))
    assert cells.problem(index).startswith("Not kept: ")
    assert kept_actions(desk)[0].words == "Brief the schools"
