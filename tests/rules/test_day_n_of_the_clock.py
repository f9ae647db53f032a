"""Day n of 15, and the words for it (S02, A15)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.day_of_clock import day_n, day_so_far, day_words, days_left_words, is_near


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2024-03-18", 0),
        ("2024-03-19", 1),
        ("2024-03-28", 8),
        ("2024-03-29", 9),  # Good Friday is shown as the next day that counts
        ("2024-03-30", 9),
        ("2024-04-02", 9),
        ("2024-04-10", 15),
        ("2024-04-11", 16),
        ("2024-03-15", -1),
    ],
)
def test_a_day_that_is_not_worked_is_shown_as_the_next_that_counts(day: str, number: int) -> None:
    assert day_n(on("2024-03-18"), on(day), england_and_wales()) == number


@given(st.dates(date(2015, 1, 1), date(2028, 1, 1)), st.integers(0, 60))
def test_a_day_is_beyond_15_exactly_when_it_is_after_the_last_day(begun: date, later: int) -> None:
    days = england_and_wales()
    day = begun + timedelta(days=later)
    assert (day_n(begun, day, days) > 15) == (day > days.add(begun, 15))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (12, "day 12 of 15: in time"),
        (15, "day 15 of 15: in time"),
        (16, "day 16 of 15: 1 working day late"),
        (17, "day 17 of 15: 2 working days late"),
        (-2, "2 working days before the strategy discussion"),
    ],
)
def test_the_words_say_in_time_or_how_late(day: int, words: str) -> None:
    assert day_words(day, 15) == words


@pytest.mark.parametrize("limit", [10, 15, 20])
def test_the_last_three_days_of_any_limit_are_near_it(limit: int) -> None:
    assert [day for day in range(limit + 2) if is_near(day, limit)] == list(range(limit - 2, limit + 2))


def test_the_chip_says_how_far_the_clock_has_run() -> None:
    assert day_so_far(8, 15) == "Day 8 of 15"
    assert day_so_far(17, 15) == "Day 17 of 15, 2 working days late"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-12-16", "1 working day left"),
        ("2026-11-23", "18 working days left"),
        ("2026-12-17", "last day today"),
        ("2026-12-18", "1 working day late"),
        ("2026-12-19", "1 working day late"),
        ("2026-12-21", "2 working days late"),
    ],
)
def test_how_long_is_left(today: str, words: str) -> None:
    assert days_left_words(on(today), on("2026-12-17"), england_and_wales()) == words


def test_a_weekend_after_the_last_day_is_late_already() -> None:
    assert days_left_words(on("2026-12-19"), on("2026-12-18"), england_and_wales()) == "1 working day late"
