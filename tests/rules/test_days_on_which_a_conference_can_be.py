"""On which days and at what times a conference can be, with a sentence for each that it cannot (I03)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.booking_day import london_moment, not_worked, odd_hours, why_not
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.clock_hours import NoSuchTime
from cpdesk.rules.clock_times import NotATime

DAYS = england_and_wales()


def why(start: str, end: str, strategy_on: str | None = None) -> tuple[str, ...]:
    on = date.fromisoformat(start[:10])
    return why_not(
        london_moment(on, start[11:]),
        london_moment(date.fromisoformat(end[:10]), end[11:]),
        DAYS,
        strategy_on=date.fromisoformat(strategy_on) if strategy_on else None,
    )


@pytest.mark.parametrize(
    ("start", "end", "strategy_on", "sentence"),
    [
        pytest.param("2026-11-28 10:00", "2026-11-28 11:30", None, "Saturday 28 November 2026 is a Sat", id="Sat"),
        pytest.param("2026-11-29 10:00", "2026-11-29 11:30", None, "Sunday 29 November 2026 is a Sunday.", id="Sun"),
        pytest.param(
            "2026-11-24 10:00", "2026-11-24 11:30", "2026-11-25",
            "Tuesday 24 November 2026 is before the strategy discussion on Wednesday 25 November 2026.", id="too early",
        ),
        pytest.param(
            "2026-11-24 10:00", "2026-11-24 09:30", None, "It would end at 09:30, not after its start at 10:00.",
            id="backwards",
        ),
        pytest.param("2026-11-24 10:00", "2026-11-24 10:00", None, "It would end at 10:00, not after", id="no time"),
        pytest.param("2026-11-24 23:00", "2026-11-25 00:30", None, "It would end on another day.", id="over midnight"),
        pytest.param("2011-11-24 10:00", "2011-11-24 11:00", None, "Working days are known from 2012", id="long ago"),
    ],
)  # fmt: skip
def test_a_day_or_time_that_cannot_be_says_why(start: str, end: str, strategy_on: str | None, sentence: str) -> None:
    (said,) = why(start, end, strategy_on)
    assert said.startswith(sentence)


def test_several_things_wrong_are_all_said() -> None:
    assert len(why("2026-11-28 10:00", "2026-11-28 09:00", "2026-12-01")) == 3


def test_a_bank_holiday_is_possible_but_asks_for_a_reason() -> None:
    assert why("2026-12-25 10:00", "2026-12-25 11:30") == ()
    assert not_worked(date(2026, 12, 25), DAYS) == (
        "Friday 25 December 2026 is not a working day: Christmas Day. Choose another day, or say why it has to be then."
    )
    assert not_worked(date(2026, 12, 24), DAYS) == ""
    assert not_worked(date(2026, 12, 26), DAYS) == ""  # a Saturday is impossible, not a matter of a reason


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(NoSuchTime, match="the clocks went forward"):
        london_moment(date(2026, 3, 29), "01:30")


@pytest.mark.parametrize("text", ["", "half past nine", "25:00", "9:75"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotATime):
        london_moment(date(2026, 11, 23), text)


def test_hours_outside_the_conference_day_are_only_said() -> None:
    early = london_moment(date(2026, 7, 1), "08:30")
    assert odd_hours(early, early + timedelta(minutes=90), "09:00", "17:00") == (
        "08:30 to 10:00 is outside the conference day, 09:00 to 17:00."
    )
    nine = london_moment(date(2026, 7, 1), "09:00")
    assert odd_hours(nine, nine + timedelta(hours=8), "09:00", "17:00") == ""


@given(
    st.integers(0, 4_000_000).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.integers(-60, 240),
)
def test_a_weekday_with_its_end_after_its_start_is_always_possible(start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    here, there = (one.astimezone(london_moment(date(2024, 1, 1), "09:00").tzinfo) for one in (start, end))
    possible = here.weekday() < 5 and minutes > 0 and here.date() == there.date()
    assert (why_not(start, end, DAYS) == ()) == possible
