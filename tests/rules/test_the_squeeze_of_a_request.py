"""What a request still has time for (A15, A16): worked examples of section 6.3 and what must hold for every day."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.london import LONDON
from cpdesk.rules.squeeze import Squeeze, squeeze
from cpdesk.rules.standards import standard

DAYS = st.dates(date(2019, 1, 1), date(2028, 6, 30))


def london_moment(on: date, clock: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), LONDON)


def at(strategy: str, ticked: str, clock: str = "14:10", code: str = "LEICESTER_CITY") -> Squeeze:
    moment = london_moment(date.fromisoformat(ticked), clock)
    return squeeze(date.fromisoformat(strategy), moment, standard(code), england_and_wales())


def test_a_request_on_day_5_leaves_time_for_notice_and_both_steps() -> None:
    """TV-Q01."""
    found = at("2024-03-18", "2024-03-25")
    assert (found.day, found.limit) == (5, 15)
    assert found.icpc_due == date(2024, 4, 10)
    assert found.last_invite_day == date(2024, 3, 28)
    assert found.possible_now
    assert found.safe_if_24h_used_twice
    assert found.booked_by == date(2024, 3, 27)
    assert found.said.startswith("Day 5 of 15. There is time for both. Send invitations by Thursday 28 March 2024")


def test_a_request_on_day_9_over_easter_cannot_keep_both() -> None:
    """TV-Q03."""
    found = at("2024-03-18", "2024-04-02")
    assert found.day == 9
    assert not found.possible_now
    assert not found.safe_if_24h_used_twice
    assert found.booked_by == date(2024, 4, 4)
    assert found.can_meet_limit
    assert "cannot both be kept. Choose which is kept, and say why." in found.said


def test_a_request_that_both_steps_would_squeeze_says_book_at_once() -> None:
    found = at("2024-03-18", "2024-03-27")
    assert found.possible_now
    assert not found.safe_if_24h_used_twice
    assert "booked only on Tuesday 2 April 2024, too late for that: book at once" in found.said


def test_a_request_after_the_last_day_says_that_it_will_be_late() -> None:
    found = at("2024-03-18", "2024-04-15")
    assert not found.can_meet_limit
    assert found.said == (
        "Day 18 of 15, 3 working days late. The last day in time was Wednesday 10 April 2024: the conference will be "
        "late. Book the first day that is free."
    )


def test_without_a_duty_chair_no_day_goes_to_consulting_and_booking() -> None:
    """The LLR standard sets neither of the 24-hour steps."""
    assert at("2024-03-18", "2024-03-28", code="LLR").booked_by == date(2024, 3, 28)


@pytest.mark.parametrize("code", ["PLO_003", "LANCASHIRE"])
def test_a_standard_without_the_15_days_takes_them_from_one_that_has_them(code: str) -> None:
    assert at("2024-03-18", "2024-03-25", code=code).icpc_due == date(2024, 4, 10)


@given(DAYS, st.integers(0, 40))
def test_the_flags_hang_together_on_every_day(strategy_on: date, later: int) -> None:
    days = england_and_wales()
    ticked = london_moment(strategy_on + timedelta(days=later), "10:00")
    found = squeeze(strategy_on, ticked, standard("LEICESTER_CITY"), days)
    assert found.last_invite_day < found.icpc_due
    assert days.between(found.last_invite_day, found.icpc_due) == 7
    assert not found.safe_if_24h_used_twice or found.possible_now
    assert not found.possible_now or found.can_meet_limit
    assert found.can_meet_limit == (found.day <= found.limit)
    assert found.icpc_due == deadline("icpc_due", strategy_on, standard("LLR"), days).due


@given(DAYS, st.integers(0, 25), st.integers(0, 23))
def test_a_later_tick_never_makes_more_possible(strategy_on: date, later: int, hours: int) -> None:
    days = england_and_wales()
    first = london_moment(strategy_on + timedelta(days=later), "07:00")
    second: datetime = first + timedelta(hours=hours)
    one, other = (squeeze(strategy_on, when, standard("LEICESTER_CITY"), days) for when in (first, second))
    assert one.day <= other.day
    assert one.booked_by <= other.booked_by
    assert one.possible_now >= other.possible_now
