"""A record is read again after every change: a table then paints and measures only the rows that say something new."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ui.shared.edit_table.model import NEW
from ui.shared.edit_table.table import EditTable

Keys = Callable[..., None]


@pytest.fixture
def told(table: EditTable) -> list[str]:
    """The rows of which the table was told that they say something new, in turn."""
    found: list[str] = []

    def hear(first: QModelIndex, last: QModelIndex) -> None:
        found.extend(table.cells.row(at).key for at in range(first.row(), last.row() + 1))

    table.cells.dataChanged.connect(hear)
    return found


def heights(table: EditTable) -> list[int]:
    """How tall each row is."""
    return [table.rowHeight(at) for at in range(table.cells.rowCount())]


def test_the_same_rows_again_change_nothing(table: EditTable, people: Any, told: list[str]) -> None:
    before = heights(table)
    table.set_rows([replace(one, values=dict(one.values)) for one in people.rows])
    assert told == []
    assert heights(table) == before


def test_only_the_row_that_changed_is_told(table: EditTable, people: Any, told: list[str]) -> None:
    first, second, third = people.rows
    table.set_rows([first, replace(second, values={**second.values, "role": "GP"}), third])
    assert told == ["2"]


def test_what_is_wrong_of_a_row_is_told_when_it_goes(table: EditTable, people: Any, told: list[str]) -> None:
    first, second, third = people.rows
    table.set_rows([first, second, replace(third, problems={})])
    assert told == ["3"]


def test_what_was_typed_is_told_once_it_is_read_back(
    table: EditTable, people: Any, keys: Keys, told: list[str]
) -> None:
    first, second, third = people.rows
    table.go_to("2", "came")
    keys(Qt.Key.Key_F)
    table.was_kept("2", "came")
    told.clear()
    table.set_rows([first, replace(second, values={**second.values, "came": people.foot}), third])
    assert told == ["2"]


def test_a_row_grows_and_shrinks_with_its_words(table: EditTable, people: Any) -> None:
    first, second, third = people.rows
    before = heights(table)
    table.set_rows([replace(first, values={**first.values, "words": "one\ntwo\nthree\nfour"}), second, third])
    grown = heights(table)
    assert grown[0] > before[0]
    assert grown[1:] == before[1:]
    table.set_rows(people.rows)
    assert heights(table) == before


def test_rows_keep_their_heights_where_another_goes_before_them(table: EditTable, people: Any) -> None:
    by_key = dict(zip(("1", "2", "3"), heights(table), strict=True))
    assert by_key["2"] > by_key["3"], "the test needs rows of two heights"
    table.set_rows(people.rows[1:])
    assert heights(table) == [by_key["2"], by_key["3"]]
    table.set_rows(people.rows[::-1])
    assert heights(table) == [by_key["3"], by_key["2"], by_key["1"]]


def test_larger_text_makes_every_row_taller(table: EditTable) -> None:
    before = heights(table)
    larger = table.font()
    larger.setPointSizeF(larger.pointSizeF() * 1.5)
    table.setFont(larger)
    assert all(now > then for now, then in zip(heights(table), before, strict=True))


def test_the_empty_row_is_told_when_it_begins_with_something_else(
    table: EditTable, people: Any, told: list[str]
) -> None:
    table.set_new_row(people.row("", "A further one"), "role")
    told.clear()
    table.set_new_row(people.row("", "A further one"), "role")
    assert told == []
    table.set_new_row(people.row("", "A further one", role="GP"), "role")
    assert NEW in told
