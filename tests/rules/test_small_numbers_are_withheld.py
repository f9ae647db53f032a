"""Small numbers are withheld so that nobody who sees the rest can work them out (decision 0016)."""

from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.small_numbers import AddsUp, with_small_numbers_withheld

ONE_TABLE = (AddsUp("all", ("a", "b", "c")),)
TWO_TABLES = (AddsUp("all", ("a", "b")), AddsUp("all", ("c", "d")))
TIED = (AddsUp("all", ("open", "ended")), AddsUp("ended", ("a", "b")), AddsUp("ended", ("c", "d")))
THEMES = (AddsUp("all", ("in time", "late")), AddsUp("all", ("a", "b"), exactly=False))


def shown(sums: Iterable[AddsUp] = (), never: tuple[str, ...] = (), **counts: int) -> dict[str, str]:
    """What is shown of these numbers."""
    return with_small_numbers_withheld(counts, tuple(sums), never_shown=never)


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (1, "under 5"), (4, "under 5"), (5, "5"), (120, "120")])
def test_one_to_four_is_under_five_and_nought_stays_nought(number: int, words: str) -> None:
    assert shown(only=number) == {"only": words}


def test_where_one_of_a_table_is_withheld_the_next_smallest_goes_with_it() -> None:
    assert shown(ONE_TABLE, a=2, b=9, c=30, all=41) == {"a": "under 5", "b": "withheld", "c": "30", "all": "41"}


def test_two_small_ones_that_hide_each_other_need_no_third() -> None:
    assert shown(ONE_TABLE, a=2, b=3, c=30, all=35) == {"a": "under 5", "b": "under 5", "c": "30", "all": "35"}


def test_two_small_ones_whose_sum_gives_both_away_take_the_third_along() -> None:
    assert shown(ONE_TABLE, a=4, b=4, c=30, all=38)["c"] == "withheld"


def test_a_total_under_five_is_withheld_with_everything_in_it() -> None:
    assert shown(ONE_TABLE, a=3, b=0, c=0, all=3) == {"a": "under 5", "b": "0", "c": "0", "all": "under 5"}


def test_a_total_that_would_give_every_part_away_is_withheld_in_all_tables() -> None:
    found = shown(TWO_TABLES, a=3, b=3, all=6, c=6, d=0)
    assert found["all"] == "6" or found["c"] != "6"
    assert shown(TWO_TABLES, a=1, b=1, all=2, c=2, d=0) == {
        "a": "under 5", "b": "under 5", "all": "under 5", "c": "under 5", "d": "0",
    }  # fmt: skip


def test_a_number_tied_to_another_table_is_hidden_there_and_the_total_stays() -> None:
    sums = (AddsUp("all", ("maqa", "inside")), AddsUp("maqa", ("to", "from")), AddsUp("maqa", ("a", "b", "c")))
    counts = {"to": 18, "from": 8, "inside": 1, "a": 3, "b": 9, "c": 14, "maqa": 26, "all": 27}
    told = shown(sums, ("maqa",), **counts)
    assert {key: told[key] for key in ("all", "inside", "from", "to")} == {
        "all": "27", "inside": "under 5", "from": "withheld", "to": "18",
    }  # fmt: skip


def test_a_limit_of_ten_withholds_up_to_nine() -> None:
    assert with_small_numbers_withheld({"a": 9}, (), fewest=10) == {"a": "under 10"}


def worked_out(counts: dict[str, int], sums: tuple[AddsUp, ...], never: tuple[str, ...] = ()) -> list[str]:
    """Withheld numbers that follow from what is shown, found by trying every set of numbers that could be behind it."""
    told = with_small_numbers_withheld(counts, sums, never_shown=never)
    leaves = sorted(key for key in counts if key not in {one.whole for one in sums})
    possible = [
        unit for numbers in product(*(_could_be(told[key], told) for key in leaves))
        for unit in _completed(dict(zip(leaves, numbers, strict=True)), sums, told, never)
    ]  # fmt: skip
    assert counts in possible
    withheld = [key for key, words in told.items() if key not in never and not words.isdigit()]
    return [f"{key} of {told}" for key in withheld if len({unit[key] for unit in possible}) == 1]


def _could_be(words: str, told: dict[str, str]) -> Iterable[int]:
    """What can stand behind these words: what is withheld and not small is at least five, where small ones say so."""
    if words.isdigit():
        return (int(words),)
    if words == "under 5":
        return range(1, 5)
    return range(5 if "under 5" in told.values() else 1, 30)


def _completed(
    unit: dict[str, int], sums: tuple[AddsUp, ...], told: dict[str, str], never: tuple[str, ...]
) -> Iterable[dict[str, int]]:
    """The numbers with their wholes, where those fit to what is shown."""
    for one in reversed(sums):
        if one.exactly:
            whole = sum(unit[part] for part in one.parts)
            if unit.setdefault(one.whole, whole) != whole:
                return
    for one in sums:
        parts = [unit[part] for part in one.parts]
        if one.exactly or max(parts) <= unit[one.whole] <= sum(parts):
            continue
        return
    if all(key in never or unit[key] in _could_be(words, told) for key, words in told.items()):
        yield unit


def test_nobody_works_out_a_number_of_one_table() -> None:
    for a, b, c in product(range(10), repeat=3):
        assert worked_out({"a": a, "b": b, "c": c, "all": a + b + c}, ONE_TABLE) == []


def test_nobody_works_out_a_number_from_two_tables_with_one_total() -> None:
    for total in range(16):
        for a, c in product(range(total // 2 + 1), repeat=2):
            assert worked_out({"a": a, "b": total - a, "c": c, "d": total - c, "all": total}, TWO_TABLES) == []


@given(st.integers(0, 14), st.integers(0, 12), st.integers(0, 14), st.integers(0, 14))
def test_nobody_works_out_a_number_from_tables_that_share_a_row(ended: int, waiting: int, a: int, c: int) -> None:
    a, c = min(a, ended), min(c, ended)
    counts = {"open": waiting, "ended": ended, "a": a, "b": ended - a, "c": c, "d": ended - c, "all": ended + waiting}
    assert worked_out(counts, TIED, ("ended",)) == []


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 24), st.integers(0, 24))
def test_nobody_works_out_a_theme_from_the_number_of_alerts(early: int, late: int, a: int, b: int) -> None:
    every = early + late
    a = min(a, every)
    b = min(max(b, every - a), every)
    assert worked_out({"in time": early, "late": late, "a": a, "b": b, "all": every}, THEMES) == []


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9), st.lists(st.integers(0, 40), min_size=1, max_size=9))
def test_whatever_is_shown_is_true_and_every_small_number_is_withheld(first: list[int], other: list[int]) -> None:
    other = [*other, max(0, sum(first) - sum(other))]
    first = [*first, sum(other) - sum(first)]
    counts = {f"a{n}": number for n, number in enumerate(first)} | {f"b{n}": number for n, number in enumerate(other)}
    counts["all"] = sum(first)
    sums = tuple(AddsUp("all", tuple(key for key in counts if key.startswith(one))) for one in "ab")
    sums = tuple(AddsUp(one.whole, tuple(part for part in one.parts if part != "all")) for one in sums)
    told = with_small_numbers_withheld(counts, sums)
    for key, words in told.items():
        if 0 < counts[key] < 5:
            assert words in {"under 5", "withheld"}
        elif words.isdigit():
            assert int(words) == counts[key]
        else:
            assert words == "withheld"
