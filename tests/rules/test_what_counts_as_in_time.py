"""What is in time, late or open past its day, and by when a review is due by each method (A03, I27, I28, 2.2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.spans import add_months
from cpdesk.rules.timeliness import ReviewMethod, Standing, days_of, percent_of, review_due, share, standing_on

DUE = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("done", "today", "stands"),
    [
        (DUE, DUE, Standing.IN_TIME),
        (DUE - DAY, DUE + DAY, Standing.IN_TIME),
        (DUE + DAY, DUE + DAY, Standing.LATE),
        (None, DUE - DAY, None),
        (None, DUE, None),  # I27, TV-D19: due today is not late
        (None, DUE + DAY, Standing.OPEN_LATE),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_late(done: date | None, today: date, stands: Standing | None) -> None:
    assert standing_on(DUE, done, today) is stands


@pytest.mark.parametrize(
    ("before", "first", "by_months", "by_182", "by_183"),
    [
        (date(2023, 1, 10), True, date(2023, 4, 10), date(2023, 4, 11), date(2023, 4, 11)),  # TV-R01
        (date(2024, 6, 5), True, date(2024, 9, 5), date(2024, 9, 4), date(2024, 9, 4)),  # TV-R07
        (date(2024, 8, 15), False, date(2025, 2, 15), date(2025, 2, 13), date(2025, 2, 14)),  # TV-S03
        (date(2025, 11, 18), False, date(2026, 5, 18), date(2026, 5, 19), date(2026, 5, 20)),  # TV-S07
    ],
)
def test_each_method_has_its_own_day(before: date, first: bool, by_months: date, by_182: date, by_183: date) -> None:
    months = add_months(before, 3 if first else 6)
    due = [review_due(method, before, months, first=first) for method in ReviewMethod]
    assert due == [by_months, by_182, by_183]


def test_days_are_named_where_a_method_counts_days() -> None:
    told = [(days_of(method, first=True), days_of(method, first=False)) for method in ReviewMethod]
    assert told == [(None, None), (91, 182), (91, 183)]


@given(in_time=st.integers(0, 500), late=st.integers(0, 500))
def test_a_share_is_of_what_was_done(in_time: int, late: int) -> None:
    part = share(in_time, late)
    assert (part is None) == (in_time + late == 0)
    assert part is None or part * (in_time + late) == pytest.approx(in_time)
    if part is not None:
        percent = percent_of(part)
        assert (percent == 100, percent == 0) == (late == 0, in_time == 0), "all and none are said of all and none only"
        assert abs(percent - 100 * part) < 1
