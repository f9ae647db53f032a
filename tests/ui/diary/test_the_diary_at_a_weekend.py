"""Who opens the diary at a weekend wants the coming week; a month still shows today itself."""

from datetime import date

import pytest

from ui.diary.views import Shown, View

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("view", [View.WEEK, View.BY_CHAIR, View.BY_ROOM, View.LIST])
def test_at_a_weekend_today_is_the_coming_week(view: View) -> None:
    shown = Shown(view, date(2026, 7, 1)).at_today(SUNDAY)
    assert shown.days()[0] == MONDAY


def test_the_month_shows_today_itself() -> None:
    assert Shown(View.MONTH, date(2026, 7, 1)).at_today(SUNDAY).on == SUNDAY
