"""Which week lies before the desk: at a weekend the coming one."""

from datetime import date

import pytest

from cpdesk.rules.weeks import day_to_plan, monday_of

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "planned"),
    [
        (MONDAY, MONDAY),
        (date(2026, 11, 27), date(2026, 11, 27)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
    ],
)
def test_at_a_weekend_the_desk_looks_at_the_coming_week(today: date, planned: date) -> None:
    assert day_to_plan(today) == planned


def test_a_week_begins_on_its_monday() -> None:
    assert {monday_of(date(2026, 11, day)) for day in range(23, 30)} == {MONDAY}
