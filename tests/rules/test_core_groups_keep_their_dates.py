"""Core groups: limits (section 6.4, S27, S32, A04) and what one must carry (S34, I06, I24)."""

from datetime import date

import pytest

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.core_groups import (
    cannot_be_cancelled,
    cannot_be_on,
    core_group_limit,
    core_record_limit,
    planned_too_late,
    who_belongs,
)
from cpdesk.rules.standards import standard
from cpdesk.rules.what_follows import last_day

DAYS = england_and_wales()
ICPC = date(2024, 3, 20)


@pytest.mark.parametrize(
    ("held", "due", "latest"),
    [
        pytest.param("2023-11-28", "2023-12-26", "2023-12-22", id="TV-C05"),
        pytest.param("2023-04-11", "2023-05-09", "2023-05-09", id="TV-C07"),
    ],
)
def test_the_next_core_group_is_28_days_after_the_last_that_was_held(held: str, due: str, latest: str) -> None:
    found = core_group_limit(2, date(2023, 1, 9), date.fromisoformat(held), standard("PLO_003"), DAYS)
    assert found is not None
    assert (found.due, last_day(found)) == (date.fromisoformat(due), date.fromisoformat(latest))


def test_the_first_core_group_is_10_working_days_after_the_icpc() -> None:
    found = core_group_limit(1, ICPC, None, standard("LLR"), DAYS)
    assert found is not None
    assert found.due == date(2024, 4, 5)


def test_without_a_rule_or_a_core_group_to_count_from_there_is_no_limit() -> None:
    assert core_group_limit(2, ICPC, date(2024, 4, 2), standard("LLR"), DAYS) is None
    assert core_group_limit(2, ICPC, None, standard("PLO_003"), DAYS) is None


def test_the_record_is_sent_10_working_days_after_the_core_group() -> None:
    """TV-C09."""
    found = core_record_limit(date(2024, 12, 20), standard("LLR"), DAYS)
    assert found is not None
    assert found.due == date(2025, 1, 8)


def test_a_core_group_after_its_limit_asks_why() -> None:
    limit = core_group_limit(1, ICPC, None, standard("LLR"), DAYS)
    assert planned_too_late(date(2024, 4, 5), limit, "") == ""
    assert planned_too_late(date(2024, 4, 8), limit, " ").startswith(
        "Monday 8 April 2024 is after the last day, Friday"
    )
    assert planned_too_late(date(2024, 4, 8), limit, "The school is closed.") == ""
    assert planned_too_late(date(2024, 4, 8), None, "") == ""


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (ICPC, "A core group comes after the conference on Wednesday 20 March 2024."),
        (date(2024, 3, 29), "Friday 29 March 2024 is not a working day: Good Friday."),
        (date(2024, 3, 30), "Saturday 30 March 2024 is not a working day: Saturday."),
    ],
)
def test_a_day_that_cannot_be_says_why(on: date, said: str) -> None:
    assert cannot_be_on(on, ICPC, DAYS).startswith(said)


def test_a_day_after_the_conference_can_be() -> None:
    assert cannot_be_on(date(2024, 3, 21), ICPC, DAYS) == ""


def test_a_core_group_is_never_cancelled_without_a_new_date_and_a_reason() -> None:
    """TV-D13."""
    assert "Enter the new date" in cannot_be_cancelled(None, "The social worker is ill.")
    assert cannot_be_cancelled(date(2024, 4, 3), " ") == "Say why the core group is cancelled."
    assert cannot_be_cancelled(date(2024, 4, 3), "The school is closed.") == ""


def test_a_core_group_always_has_the_school_and_health_and_others_where_they_are_involved() -> None:
    """S28."""
    assert who_belongs(()) == "the school and the health visitor or school nurse"
    assert who_belongs({"camhs", "housing", "turning_point"}) == (
        "the school, the health visitor or school nurse, CAMHS and Turning Point"
    )
