"""Tab comes to where something can be written, goes through a whole new row; what was copied is pasted in a cell."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.edit_table.table import EditTable

Keys = Callable[..., None]
K = Qt.Key
PASTE = (K.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def between(table: EditTable, qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """A box before the table and one behind it."""
    page = QWidget()
    qtbot.addWidget(page)
    before, behind = QLineEdit(), QLineEdit()
    column = QVBoxLayout(page)
    for part in (before, table, behind):
        column.addWidget(part)
    page.resize(900, 500)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    before.setFocus()
    yield before, behind
    table.setParent(None)
    page.close()


def test_tab_comes_to_the_first_cell_that_can_be_written_in(
    table: EditTable, between: tuple[QLineEdit, QLineEdit], heard: Any, keys: Keys
) -> None:
    table.stand_on(table.cells.index(1, 0))
    keys(K.Key_Tab)
    assert (table.row_key(), table.column_key()) == ("2", "role")
    keys("Nurse", K.Key_Return)
    assert heard.changed == [("2", "role", "Nurse", "")]


def test_tab_leaves_the_keyboard_on_a_cell_that_can_be_written_in(
    table: EditTable, between: tuple[QLineEdit, QLineEdit], keys: Keys
) -> None:
    table.stand_on(table.cells.index(2, 3))
    keys(K.Key_Tab)
    assert (table.row_key(), table.column_key()) == ("3", "on")
    keys(K.Key_Tab)
    assert between[1].hasFocus()


def test_tab_goes_through_a_new_row_with_its_ticks_to_the_last_cell(
    table: EditTable, people: Any, between: tuple[QLineEdit, QLineEdit], heard: Any, keys: Keys
) -> None:
    table.set_new_row(people.row("", ""), "role")
    table.go_to_new_row()
    keys("Uncle", K.Key_Tab, "b", K.Key_Tab, K.Key_Tab)
    assert table.column_key() == "core"
    keys(" ", K.Key_Tab, "came late", K.Key_Return)
    assert heard.added == [{"role": "Uncle", "came": people.bus, "core": True, "words": "came late"}]


def test_tab_leaves_an_empty_new_row_and_the_end_of_one_that_is_begun(
    table: EditTable, people: Any, between: tuple[QLineEdit, QLineEdit], heard: Any, keys: Keys
) -> None:
    table.set_new_row(people.row("", ""), "role")
    table.go_to_new_row()
    keys(K.Key_Tab)
    assert between[1].hasFocus()
    table.go_to_new_row()
    keys("Aunt", K.Key_Return)
    assert [one["role"] for one in heard.added] == ["Aunt"]


def test_what_was_copied_is_pasted_into_a_cell_and_can_be_looked_at(table: EditTable, heard: Any, keys: Keys) -> None:
    QApplication.clipboard().setText("sch\n")
    table.go_to("1", "role")
    keys(PASTE)
    assert table.is_writing()
    keys(K.Key_Return)
    QApplication.clipboard().setText("One line\nand <b>two</b>")
    table.go_to("1", "words")
    keys(PASTE, K.Key_Return)
    assert heard.changed == [("1", "role", "sch", "GP"), ("1", "words", "One line\nand <b>two</b>", "")]


def test_nothing_is_pasted_where_nothing_is_written(table: EditTable, heard: Any, keys: Keys) -> None:
    QApplication.clipboard().setText("b")
    for column in ("who", "came", "core"):
        table.go_to("1", column)
        keys(PASTE)
    assert (heard.changed, table.is_writing()) == ([], False)


def test_a_long_text_has_its_lines_in_a_table_of_one_row(table: EditTable, people: Any, keys: Keys) -> None:
    table.show_whole()
    table.set_rows(people.rows[:1])
    low = table.height()
    table.go_to("1", "words")
    keys("a")
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.height() >= 4 * editor.fontMetrics().lineSpacing()
    assert editor.geometry().bottom() < table.viewport().height()
    keys(K.Key_Escape)
    assert table.height() == low
