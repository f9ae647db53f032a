"""The 24-hour rule for reviews (S39, A11): worked example TV-H09, the words, the change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.london import LONDON
from cpdesk.rules.notice_hours import Notice, hours_before, hours_words, notice_of
from cpdesk.rules.standards import standard


def london_moment(on: date, clock: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), LONDON)


def told(planned: str, decided: str, code: str = "LEICESTER_CITY") -> Notice:
    start, at = (datetime.fromisoformat(one) for one in (planned, decided))
    return notice_of(
        london_moment(start.date(), f"{start:%H:%M}"),
        london_moment(at.date(), f"{at:%H:%M}"),
        standard(code),
        england_and_wales(),
    )


def test_a_monday_review_may_move_until_sunday_but_is_warned_of_from_friday() -> None:
    """TV-H09."""
    on_friday = told("2024-01-08T10:00", "2024-01-05T10:00")
    assert (on_friday.enough, on_friday.last_working_moment_passed) == (True, False)
    assert on_friday.said == "72 hours before, the rule asks for 24."
    after_friday = told("2024-01-08T10:00", "2024-01-05T10:01")
    assert (after_friday.enough, after_friday.last_working_moment_passed) == (True, True)
    on_time = told("2024-01-08T10:00", "2024-01-07T10:00")
    assert (on_time.hours, on_time.enough) == (24, True)
    too_late = told("2024-01-08T10:00", "2024-01-07T10:01")
    assert not too_late.enough
    assert too_late.said == "23 hours before, the rule asks for 24: tell everybody at once, by telephone if needed."


def test_the_words_name_the_hours_and_what_the_rule_asks_for() -> None:
    assert told("2024-01-10T10:00", "2024-01-09T03:00").said == "31 hours before, the rule asks for 24."


def test_where_the_clocks_go_forward_an_hour_is_missing() -> None:
    """From Saturday noon to Monday noon are 47 hours when the clocks go forward in between."""
    assert told("2023-03-27T12:00", "2023-03-25T12:00").hours == 47


def test_a_standard_without_the_rule_only_tells_the_hours() -> None:
    found = told("2024-01-08T10:00", "2024-01-08T09:20", "PLO_003")
    assert (found.needed, found.enough, found.said) == (None, True, "40 minutes before.")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (31.0, "31 hours before"),
        (23.99, "23 hours before"),
        (1.0, "1 hour before"),
        (0.5, "30 minutes before"),
        (-2.5, "2 hours after the start"),
        (24.0 * 9, "9 days before"),
    ],
)
def test_hours_are_never_rounded_up(hours: float, words: str) -> None:
    assert hours_words(hours) == words


@given(
    st.integers(0, 6_000_000).map(lambda minutes: datetime(2015, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.integers(-100, 60 * 24 * 30),
)
def test_enough_is_24_elapsed_hours_and_nothing_else(start: datetime, minutes: int) -> None:
    decided = start - timedelta(minutes=minutes)
    found = notice_of(start, decided, standard("LLR"), england_and_wales())
    assert found.hours == pytest.approx(minutes / 60)
    assert found.enough == (minutes >= 24 * 60)
    assert hours_before(start, start) == 0


def test_hours_are_named_where_the_notice_is_counted_in_something_else() -> None:
    assert told("2024-01-10T10:00", "2024-01-10T09:29").said.startswith("31 minutes before, the rule asks for 24 hours")
