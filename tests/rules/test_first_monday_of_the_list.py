"""When the first-Monday list is due."""

from datetime import date

import pytest

from cpdesk.rules.calendar import LOCAL_CLOSURE, NotWorked, england_and_wales
from cpdesk.rules.first_monday import NotAMonth, first_monday, first_of_month, next_first_monday


def test_a_list_that_moves_keeps_the_label_of_its_month() -> None:
    found = first_monday("2018-04", england_and_wales())
    assert (found.month, found.nominal, found.due) == ("2018-04", date(2018, 4, 2), date(2018, 4, 3))
    assert found.explained == (
        "Tuesday 3 April 2018: the first Monday of April 2018, 2 April, is not a working day (Easter Monday), "
        "so the list goes out on the next one."
    )


def test_a_plain_first_monday_says_so() -> None:
    found = first_monday(date(2026, 12, 31), england_and_wales())
    assert found.explained == "Monday 7 December 2026: the first Monday of December 2026."


def test_24_first_mondays_from_2015_to_2028_are_bank_holidays() -> None:
    months = [date(year, month, 1) for year in range(2015, 2029) for month in range(1, 13)]
    assert sum(first_monday(month, england_and_wales()).due.weekday() != 0 for month in months) == 24


def test_a_local_closure_moves_the_list_too() -> None:
    calendar = england_and_wales().with_days({date(2026, 12, 7): NotWorked("Training day", LOCAL_CLOSURE)})
    assert first_monday("2026-12", calendar).due == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("today", "month"),
    [("2026-11-22", "2026-12"), ("2026-12-07", "2026-12"), ("2026-12-08", "2027-01"), ("2026-01-31", "2026-02")],
)
def test_the_next_list_is_that_of_the_month_whose_day_has_not_passed(today: str, month: str) -> None:
    assert next_first_monday(date.fromisoformat(today), england_and_wales()).month == month


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "12/2026", "December", "0000-01", "2011-12", "2101-01", "٢٠٢٦-١٢"]
)
def test_what_is_no_month_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(NotAMonth, match="like 2026-12"):
        first_of_month(text)
