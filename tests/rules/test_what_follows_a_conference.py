"""What follows a conference (S16, S17, S26, S27, S38): worked examples of sections 6.4 to 6.7."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.standards import standard
from cpdesk.rules.what_follows import book_by, last_day, review_limit, what_follows

DAYS = england_and_wales()


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("icpc", "target", "due", "latest"),
    [
        pytest.param("2023-01-10", "2023-04-04", "2023-04-10", "2023-04-06", id="TV-R01"),
        pytest.param("2022-09-26", "2022-12-19", "2022-12-26", "2022-12-23", id="TV-R03"),
        pytest.param("2023-11-30", "2024-02-22", "2024-02-29", "2024-02-29", id="TV-R05"),
        pytest.param("2024-06-05", "2024-08-28", "2024-09-05", "2024-09-05", id="TV-R07"),
    ],
)
def test_the_first_review_is_due_within_three_months_of_the_icpc(icpc: str, target: str, due: str, latest: str) -> None:
    found = review_limit("ICPC", on(icpc), standard("PLO_003"), DAYS)
    assert (found.plan_target, found.due, last_day(found)) == (on(target), on(due), on(latest))
    assert review_limit("ICPC", on(icpc), standard("LLR"), DAYS).plan_target is None


@pytest.mark.parametrize(
    ("held", "due", "latest", "safe"),
    [
        pytest.param("2023-04-06", "2023-10-06", "2023-10-06", "2023-10-05", id="TV-S01"),
        pytest.param("2024-08-15", "2025-02-15", "2025-02-14", "2025-02-13", id="TV-S03"),
        pytest.param("2025-06-26", "2025-12-26", "2025-12-24", "2025-12-24", id="TV-S05"),
        pytest.param("2025-11-18", "2026-05-18", "2026-05-18", "2026-05-18", id="TV-S07"),
    ],
)
def test_a_later_review_is_booked_within_six_months_and_182_days(held: str, due: str, latest: str, safe: str) -> None:
    found = review_limit("RCPC", on(held), standard("LEICESTER_CITY"), DAYS)
    assert (found.due, last_day(found), book_by(found)) == (on(due), on(latest), on(safe))


def test_the_next_review_counts_from_the_day_it_was_held_not_from_its_due_date() -> None:
    """TV-S09 (I28)."""
    assert review_limit("RCPC", on("2023-03-01"), standard("LLR"), DAYS).due == on("2023-09-01")


@pytest.mark.parametrize(
    ("kind", "held", "key", "due"),
    [
        pytest.param("ICPC", "2023-12-21", "first_core_due", "2024-01-09", id="TV-C01"),
        pytest.param("ICPC", "2024-03-20", "first_core_due", "2024-04-05", id="TV-C03"),
        pytest.param("ICPC", "2022-04-13", "record_due", "2022-05-09", id="TV-M01"),
        pytest.param("ICPC", "2023-12-08", "maqa_raise_due", "2023-12-22", id="TV-M03"),
        pytest.param("ICPC", "2025-04-10", "role_objection_due", "2025-04-28", id="TV-M07"),
        pytest.param("RCPC", "2022-04-13", "record_due", "2022-05-09", id="a review's record"),
    ],
)
def test_each_deadline_that_follows_is_counted_from_the_conference(kind: str, held: str, key: str, due: str) -> None:
    found = {one.key: one for one in what_follows(kind, on(held), standard("LLR"), DAYS)}
    assert found[key].due == on(due)
    assert found[key].anchor == on(held)


def test_what_follows_is_given_soonest_first_and_only_what_the_standard_sets() -> None:
    after_icpc = [one.key for one in what_follows("ICPC", on("2024-06-05"), standard("LEICESTER_CITY"), DAYS)]
    assert after_icpc == ["first_core_due", "role_objection_due", "maqa_raise_due", "record_due", "rcpc1_due"]
    after_review = [one.key for one in what_follows("RCPC", on("2024-06-05"), standard("LEICESTER_CITY"), DAYS)]
    assert after_review == ["maqa_raise_due", "record_due", "rcpcN_due"]
    assert [one.key for one in what_follows("ICPC", on("2024-06-05"), standard("PLO_003"), DAYS)] == [
        "first_core_due",
        "rcpc1_due",
    ]
    assert what_follows("ICPC", on("2024-06-05"), standard("LANCASHIRE"), DAYS) == ()


def test_the_record_of_a_review_is_marked_as_assumed() -> None:
    record = {one.key: one for one in what_follows("RCPC", on("2024-06-05"), standard("LLR"), DAYS)}["record_due"]
    assert record.assumed
    assert "for an RCPC it is assumed" in record.explanation


def test_no_child_is_without_a_limit_where_the_own_standard_sets_none() -> None:
    assert review_limit("RCPC", on("2023-03-01"), standard("LANCASHIRE"), DAYS).due == on("2023-09-01")


@given(st.dates(date(2015, 1, 1), date(2027, 12, 1)), st.sampled_from(["ICPC", "RCPC"]))
def test_a_review_can_always_be_booked_on_a_working_day_within_its_limit(held: date, previous: str) -> None:
    found = review_limit(previous, held, standard("LEICESTER_CITY"), DAYS)
    by = book_by(found)
    assert DAYS.is_worked(by)
    assert held + timedelta(days=60) < by <= last_day(found) <= found.due
    assert previous == "ICPC" or (by - held).days <= 182
