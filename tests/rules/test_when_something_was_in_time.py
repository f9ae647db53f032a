"""Reviews by months and by days as TV-R and TV-S have them, what is late and what is only due, and reasons by code."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rows.late_words import LATE_WORDS, REVIEW_METHOD_WORDS, STANDING_WORDS
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.late_reasons import OF_CONFERENCES, WhyLateReason, needs_words, reasons_for
from cpdesk.rules.standards import standard
from cpdesk.rules.timeliness import (
    Measure,
    ReviewMethod,
    Standing,
    days_of,
    review_due,
    share,
    standing_on,
)

FIRST_REVIEWS = [  # TV-R: the ICPC, 3 months, 91 days
    (date(2023, 1, 10), date(2023, 4, 10), date(2023, 4, 11)),
    (date(2022, 9, 26), date(2022, 12, 26), date(2022, 12, 26)),
    (date(2023, 11, 30), date(2024, 2, 29), date(2024, 2, 29)),
    (date(2024, 6, 5), date(2024, 9, 5), date(2024, 9, 4)),
]
LATER_REVIEWS = [  # TV-S: the review before as held, 6 months, 182 days, 183 days
    (date(2023, 4, 6), date(2023, 10, 6), date(2023, 10, 5), date(2023, 10, 6)),
    (date(2024, 8, 15), date(2025, 2, 15), date(2025, 2, 13), date(2025, 2, 14)),
    (date(2025, 6, 26), date(2025, 12, 26), date(2025, 12, 25), date(2025, 12, 26)),
    (date(2025, 11, 18), date(2026, 5, 18), date(2026, 5, 19), date(2026, 5, 20)),
]
DAYS = st.dates(date(2012, 1, 1), date(2028, 12, 31))


def by_months(key: str, held: date) -> date:
    found = deadline(key, held, standard("LLR"), england_and_wales()).due
    assert isinstance(found, date)
    return found


@pytest.mark.parametrize(("icpc", "months", "days"), FIRST_REVIEWS)
def test_the_first_review_by_three_methods(icpc: date, months: date, days: date) -> None:
    due = by_months("rcpc1_due", icpc)
    assert review_due(ReviewMethod.MONTHS, icpc, due, first=True) == months
    for method in (ReviewMethod.DAYS_91_182, ReviewMethod.DAYS_91_183):
        assert review_due(method, icpc, due, first=True) == days


@pytest.mark.parametrize(("before", "months", "days_182", "days_183"), LATER_REVIEWS)
def test_a_later_review_by_three_methods(before: date, months: date, days_182: date, days_183: date) -> None:
    due = by_months("rcpcN_due", before)
    assert review_due(ReviewMethod.MONTHS, before, due, first=False) == months
    assert review_due(ReviewMethod.DAYS_91_182, before, due, first=False) == days_182
    assert review_due(ReviewMethod.DAYS_91_183, before, due, first=False) == days_183


def test_any_one_method_judges_some_review_otherwise_than_another() -> None:
    before, held = date(2025, 11, 18), date(2026, 5, 19)
    due = by_months("rcpcN_due", before)
    judged = {method: standing_on(review_due(method, before, due, first=False), held, held) for method in ReviewMethod}
    assert judged[ReviewMethod.MONTHS] is Standing.LATE
    assert judged[ReviewMethod.DAYS_91_182] is Standing.IN_TIME


def test_due_today_is_not_late() -> None:
    on = date(2026, 11, 23)
    assert standing_on(on, None, on) is None
    assert standing_on(on, on, on) is Standing.IN_TIME
    assert standing_on(on, None, on + timedelta(days=1)) is Standing.OPEN_LATE


@given(due=DAYS, done=st.none() | DAYS, today=DAYS)
def test_what_was_done_never_changes_and_what_is_open_only_gets_late(due: date, done: date | None, today: date) -> None:
    now, later = standing_on(due, done, today), standing_on(due, done, today + timedelta(days=1))
    if done is not None:
        assert now is later
        assert (now is Standing.LATE) == (done > due)
    else:
        assert now in (None, later)
        assert (now is Standing.OPEN_LATE) == (today > due)


@given(before=DAYS)
def test_no_method_is_more_than_a_week_away_from_another(before: date) -> None:
    for key, first in (("rcpc1_due", True), ("rcpcN_due", False)):
        due = by_months(key, before)
        days = [review_due(method, before, due, first=first) for method in ReviewMethod]
        assert max(days) - min(days) <= timedelta(days=7)


@given(in_time=st.integers(0, 5000), late=st.integers(0, 5000))
def test_the_share_is_of_what_was_done(in_time: int, late: int) -> None:
    found = share(in_time, late)
    if found is None:
        assert in_time + late == 0
    else:
        assert 0 <= found <= 1
        assert found * (in_time + late) == pytest.approx(in_time)


def test_only_days_are_told_for_methods_that_count_days() -> None:
    assert [days_of(method, first=True) for method in ReviewMethod] == [None, 91, 91]
    assert [days_of(method, first=False) for method in ReviewMethod] == [None, 182, 183]


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_reasons_in_words_and_another_reason_last(measure: Measure) -> None:
    offered = reasons_for(measure)
    assert len(set(offered)) == len(offered) > 4
    assert offered[-1] == WhyLateReason.OTHER.value
    assert all(LATE_WORDS[str(one)] for one in offered)
    assert [needs_words(str(one)) for one in offered] == [False] * (len(offered) - 1) + [True]
    assert (measure in OF_CONFERENCES) == (measure in (Measure.ICPC, Measure.REVIEW))


def test_every_standing_and_method_has_its_words() -> None:
    assert set(STANDING_WORDS) == set(Standing)
    assert set(REVIEW_METHOD_WORDS) == set(ReviewMethod)
