"""Calendar quarters (S44)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.quarters import NotAQuarter, Quarter, last_ended, quarter_from, quarter_of


def test_a_quarter_has_its_first_and_last_day_and_a_title() -> None:
    quarter = quarter_from("2026-Q3")
    assert (quarter.first, quarter.last) == (date(2026, 7, 1), date(2026, 9, 30))
    assert (quarter.name, quarter.title) == ("2026-Q3", "July to September 2026")


@pytest.mark.parametrize("typed", ["2026-Q3", "2026q3", " 2026 Q3 ", "Q3 2026", "q3/2026"])
def test_a_quarter_is_read_as_people_write_it(typed: str) -> None:
    assert quarter_from(typed) == Quarter(2026, 3)


@pytest.mark.parametrize("typed", ["", "2026-Q5", "2026-Q0", "2026", "26-Q3", "2026-09", "1850-Q1", "9999-Q4"])
def test_what_is_no_quarter_is_refused_with_what_to_enter(typed: str) -> None:
    with pytest.raises(NotAQuarter, match="like 2026-Q3"):
        quarter_from(typed)


def test_the_quarter_to_evaluate_is_the_last_that_is_over() -> None:
    assert last_ended(date(2026, 11, 23)).name == "2026-Q3"
    assert last_ended(date(2026, 1, 1)).name == "2025-Q4"
    assert not Quarter(2026, 3).is_over(date(2026, 9, 30))
    assert Quarter(2026, 3).is_over(date(2026, 10, 1))


@given(st.dates(date(2012, 1, 1), date(2099, 12, 30)))
def test_every_day_lies_in_one_quarter_and_quarters_follow_each_other(on: date) -> None:
    quarter = quarter_of(on)
    assert quarter.first <= on <= quarter.last
    assert quarter.after.first == quarter.last + timedelta(days=1)
    assert quarter.after.before == quarter == quarter_from(quarter.name)
