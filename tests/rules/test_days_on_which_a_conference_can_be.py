"""On which days and at what times a conference can be, with a sentence for each that it cannot (I03)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.booking_day import before_discussion, ends_before, not_worked, odd_hours, outside_calendar, weekend
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.clock_hours import NoSuchTime, as_london
from cpdesk.rules.london import LONDON

DAYS = england_and_wales()


def why(start: str, end: str, strategy_on: str | None = None) -> tuple[str, ...]:
    first, last = (datetime.fromisoformat(one).replace(tzinfo=LONDON) for one in (start, end))
    return why_not(first, last, date.fromisoformat(strategy_on) if strategy_on else None)


def why_not(start: datetime, end: datetime, strategy_on: date | None = None) -> tuple[str, ...]:
    on = start.astimezone(LONDON).date()
    before = before_discussion(on, strategy_on) if strategy_on else ""
    return tuple(one for one in (weekend(on), outside_calendar(on, DAYS), before, ends_before(start, end)) if one)


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
        as_london(datetime(2026, 3, 29, 1, 30))  # noqa: DTZ001 - as a person types it


def test_hours_outside_the_conference_day_are_only_said() -> None:
    early = datetime(2026, 7, 1, 8, 30, tzinfo=LONDON)
    assert odd_hours(early, early + timedelta(minutes=90), "09:00", "17:00") == (
        "08:30 to 10:00 is outside the conference day, 09:00 to 17:00."
    )
    nine = datetime(2026, 7, 1, 9, tzinfo=LONDON)
    assert odd_hours(nine, nine + timedelta(hours=8), "09:00", "17:00") == ""


@given(
    st.integers(0, 4_000_000).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.integers(-60, 240),
)
def test_a_weekday_with_its_end_after_its_start_is_always_possible(start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    here, there = (one.astimezone(LONDON) for one in (start, end))
    possible = here.weekday() < 5 and minutes > 0 and here.date() == there.date()
    assert (why_not(start, end) == ()) == possible
