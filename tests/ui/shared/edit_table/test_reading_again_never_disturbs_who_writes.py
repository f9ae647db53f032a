"""Reading a table again takes nothing from somebody who writes in it: not the editor, the place, nor the words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt

from ui.shared.edit_table.table import EditTable

Keys = Callable[..., None]
K = Qt.Key


def test_an_open_editor_outlives_rows_that_come_go_and_move(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("2", "role")
    keys("half wri")
    table.set_rows([people.row("9", "Ms New"), people.rows[2], people.rows[1]])
    assert table.is_writing()
    keys("tten", K.Key_Return)
    assert heard.changed == [("2", "role", "half written", "")]


def test_the_row_in_which_somebody_writes_stays_even_when_it_is_gone(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("2", "role")
    keys("words")
    table.set_rows([people.rows[0], people.rows[2]])
    assert table.is_writing()
    keys(K.Key_Return)
    assert heard.changed == [("2", "role", "words", "")]
    assert [one.key for one in table.cells.rows()] == ["1", "3"]


def test_what_somebody_else_wrote_in_the_cell_comes_back_as_seen_before(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("1", "role")
    keys("Mine")
    table.set_rows([replace(people.rows[0], values={**people.rows[0].values, "role": "Theirs"}), *people.rows[1:]])
    keys(K.Key_Return)
    assert heard.changed == [("1", "role", "Mine", "GP")]


def test_the_keyboard_stays_on_its_row_and_column(table: EditTable, people: Any) -> None:
    table.go_to("3", "on")
    table.set_rows([people.row("9", "Ms New"), *people.rows])
    assert (table.row_key(), table.column_key()) == ("3", "on")
    table.set_rows(people.rows[:2])
    assert (table.row_key(), table.column_key()) == ("2", "on")


def test_what_was_typed_shows_at_once_and_until_it_is_read_back(table: EditTable, people: Any, keys: Keys) -> None:
    table.go_to("1", "came")
    keys("f")
    at = table.cells.index(0, 2)
    table.set_rows(people.rows)
    assert table.cells.data(at) == "On foot"
    table.was_kept("1", "came")
    assert table.cells.data(at) == "On foot"
    table.set_rows([replace(people.rows[0], values={**people.rows[0].values, "came": people.foot}), *people.rows[1:]])
    assert table.cells.data(at) == "On foot"
    table.set_rows(people.rows)
    assert table.cells.data(at) == ""


def test_what_was_not_kept_stays_with_its_reason_until_escape(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("1", "role")
    keys("Too late", K.Key_Return)
    table.was_refused("1", "role", "The record was agreed.")
    table.set_rows(people.rows)
    at = table.cells.index(0, 1)
    assert table.cells.data(at) == "Too late"
    assert "Not kept: The record was agreed." in str(table.cells.data(at, Qt.ItemDataRole.AccessibleTextRole))
    table.go_to("1", "role")
    keys(K.Key_F2, K.Key_Return)
    assert heard.changed[-1] == ("1", "role", "Too late", "GP")
    table.was_refused("1", "role", "The record was agreed.")
    table.go_to("1", "role")
    keys(K.Key_Escape)
    assert table.cells.data(at) == "GP"


def test_a_second_change_stands_on_the_first_while_that_is_on_its_way(
    table: EditTable, people: Any, heard: Any, keys: Keys
) -> None:
    table.go_to("2", "came")
    keys("f", "b")
    assert heard.changed == [("2", "came", people.foot, people.bus), ("2", "came", people.bus, people.foot)]
