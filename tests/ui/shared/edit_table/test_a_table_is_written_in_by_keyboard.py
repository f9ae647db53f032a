"""A table that is written in by keyboard alone: letters, dates, ticks, long texts, and a row for further ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.shared.edit_table.table import EditTable

Keys = Callable[..., None]
K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 11, 23)


def test_a_letter_sets_a_choice_at_once(table: EditTable, people: Any, heard: Any, keys: Keys) -> None:
    table.go_to("1", "came")
    keys("f", K.Key_Down, "f")
    assert heard.changed == [("1", "came", people.foot, None), ("2", "came", people.foot, people.bus)]
    assert table.cells.data(table.cells.index(0, 2)) == "On foot"


def test_the_same_letter_again_says_nothing(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("2", "came")
    keys("b")
    assert heard.changed == []


def test_typing_takes_the_place_of_what_stood_there_and_enter_goes_down(
    table: EditTable, heard: Any, keys: Keys
) -> None:
    table.go_to("1", "role")
    keys("Chair of the school", K.Key_Return)
    assert heard.changed == [("1", "role", "Chair of the school", "GP")]
    assert (table.row_key(), table.column_key()) == ("2", "role")


def test_enter_and_f2_write_in_what_stands_there(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "role")
    keys(K.Key_Return, K.Key_End, " of both", K.Key_Return)
    table.go_to("2", "words")
    keys(K.Key_F2, " more", (K.Key_Return, SHIFT), "last", K.Key_Return)
    assert heard.changed == [("1", "role", "GP of both", "GP"), ("2", "words", "Two\nlines more\nlast", "Two\nlines")]


def test_what_was_written_before_is_proposed(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "role")
    keys("sch", K.Key_Return)
    assert heard.changed == [("1", "role", "School nurse", "GP")]


def test_escape_puts_away_what_was_typed(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "role")
    keys("wrong", K.Key_Escape)
    assert heard.changed == []
    assert not table.is_writing()
    assert table.cells.data(table.currentIndex()) == "GP"


def test_space_ticks_and_control_d_puts_today(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "core")
    keys(" ")
    table.go_to("1", "on")
    keys((K.Key_D, CTRL))
    assert heard.changed == [("1", "core", True, False), ("1", "on", TODAY, None)]


def test_a_date_is_typed_as_people_write_dates(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "on")
    keys("27/3/2027", K.Key_Return)
    assert heard.changed == [("1", "on", date(2027, 3, 27), None)]


def test_a_date_that_is_none_keeps_its_editor_open_with_the_reason(table: EditTable, heard: Any, keys: Keys) -> None:
    table.go_to("1", "on")
    keys("31/2/2027", K.Key_Return)
    assert table.is_writing()
    assert heard.changed == []


def test_a_date_that_is_none_stays_in_the_cell_as_typed_when_somebody_goes_elsewhere(
    table: EditTable, heard: Any, keys: Keys
) -> None:
    table.go_to("1", "on")
    keys("31/2/2027")
    table.setCurrentIndex(table.cells.index(2, 1))
    at = table.cells.index(0, 3)
    assert table.cells.data(at) == "31/2/2027"
    assert "Not kept" in str(table.cells.data(at, Qt.ItemDataRole.AccessibleTextRole))
    table.go_to("1", "on")
    keys(K.Key_F2, K.Key_Home, K.Key_Delete, K.Key_Delete, "28", K.Key_Return)
    assert heard.changed == [("1", "on", date(2027, 2, 28), None)]


def test_tab_while_writing_keeps_and_writes_on_at_the_right_then_enter_begins_the_next_row(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("1", "role")
    keys("Nurse", K.Key_Tab)
    assert (table.row_key(), table.column_key(), table.is_writing()) == ("1", "came", True)
    keys("o", K.Key_Tab, "today", K.Key_Return)
    assert (table.row_key(), table.column_key(), table.is_writing()) == ("2", "role", False)
    assert heard.changed == [
        ("1", "role", "Nurse", "GP"),
        ("1", "came", people.foot, None),
        ("1", "on", TODAY, None),
    ]


def test_tab_leaves_the_table_when_nobody_writes(table: EditTable, keys: Keys, qtbot: QtBot) -> None:
    table.go_to("1", "role")
    keys(K.Key_Tab)
    assert table.row_key() == "1"
    assert table.column_key() == "role"


def test_delete_empties_a_cell_and_with_control_takes_a_row_out_where_that_is_allowed(
    table: EditTable, heard: Any, keys: Keys
) -> None:
    table.go_to("2", "on")
    keys(K.Key_Delete, (K.Key_Delete, CTRL))
    assert heard.changed == [("2", "on", None, date(2026, 11, 20))]
    assert heard.removed == []
    table.let_remove("Take this person out")
    keys((K.Key_Delete, CTRL))
    assert heard.removed == ["2"]


def test_enter_opens_a_row_where_nothing_is_written(table: EditTable, heard: Any, keys: Keys) -> None:
    table.let_open("Open this person")
    table.go_to("3", "who")
    keys(K.Key_Return)
    table.go_to("3", "role")
    keys((K.Key_Return, CTRL))
    assert heard.opened == ["3", "3"]


def test_a_cell_that_is_only_read_takes_no_key(table: EditTable, people: Any, heard: Any, keys: Keys) -> None:
    table.set_rows([replace(people.rows[0], read_only=frozenset({"came", "role", "core"}))])
    for column in ("came", "role", "core"):
        table.go_to("1", column)
        keys("f", " ", K.Key_F2, K.Key_Delete)
        assert not table.is_writing()
    assert heard.changed == []


def test_a_letter_sets_every_chosen_row_in_one_step(table: EditTable, people: Any, heard: Any, keys: Keys) -> None:
    table.let_choose_many()
    table.go_to("1", "came")
    keys((K.Key_Down, SHIFT), (K.Key_Down, SHIFT), "f")
    assert heard.many == [(("1", "2", "3"), "came", people.foot)]
    assert heard.changed == []


def test_the_empty_row_is_handed_on_whole_and_stays_for_the_next(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.set_new_row(people.row("", ""), "role")
    assert table.go_to_new_row()
    keys("Teacher", K.Key_Tab, "b", K.Key_Tab, "today", K.Key_Return)
    assert heard.added == [{"role": "Teacher", "came": people.bus, "on": TODAY}]
    assert type(heard.added[0]["came"]) is type(people.bus)
    assert heard.changed == []
    keys("Nurse", K.Key_Return)
    assert heard.added[1:] == [{"role": "Nurse"}]


def test_the_empty_row_is_handed_on_when_somebody_goes_elsewhere_and_not_before_it_has_what_it_needs(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.set_new_row(people.row("", ""), "role")
    table.go_to("new row", "words")
    keys("Only words", K.Key_Return, K.Key_Up)
    assert heard.added == []
    table.go_to_new_row()
    keys("Teacher", K.Key_Return)
    assert heard.added == [{"words": "Only words", "role": "Teacher"}]


def test_what_the_desk_refused_of_the_empty_row_stands_there_again(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.set_new_row(people.row("", ""), "role")
    table.go_to_new_row()
    keys("Teacher", K.Key_Return)
    table.put_back(heard.added[0])
    assert table.cells.data(table.cells.index(3, 1)) == "Teacher"


def test_the_menu_names_every_key(table: EditTable, people: Any, qtbot: QtBot, heard: Any) -> None:
    table.let_open("Open this person")
    table.let_remove("Take this person out")
    table.go_to("1", "came")
    here = table.visualRect(table.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, table.viewport().mapToGlobal(here))
    QApplication.sendEvent(table.viewport(), asked)
    menu = table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    offered = {action.text(): action for action in menu.findChildren(QAction)}
    assert {"On foot", "By bus", "Open this person", "Take this person out"} <= set(offered)
    offered["By bus"].trigger()
    assert heard.changed == [("1", "came", people.bus, None)]
    menu.close()


def test_every_cell_speaks_for_itself(table: EditTable) -> None:
    def said(place: int, column: int) -> Any:
        return table.cells.data(table.cells.index(place, column), Qt.ItemDataRole.AccessibleTextRole)

    assert said(0, 1) == "Ms Adams, Role: GP"
    assert said(1, 3) == "Mr Bell, On: 20/11/2026"
    assert said(0, 4) == "Ms Adams, Core group: no"
    assert said(2, 2) == "Dr Cole, Came: empty. Say whether Dr Cole came."
