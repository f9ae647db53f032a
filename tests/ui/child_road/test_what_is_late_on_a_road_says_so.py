"""A line of a child's road: what waits for a day still ahead is to come, what waited past its day is late."""

from datetime import date

import pytest

from cpdesk.rows.child_road import RoadLine
from ui.child_road.road_list import LATE, TO_COME, words_of

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "waits", "said"),
    [(date(2026, 4, 2), True, LATE), (TODAY, True, TO_COME), (date(2026, 12, 1), True, TO_COME),
     (date(2026, 4, 2), False, "")],
)  # fmt: skip
def test_only_what_waits_says_how_it_stands(on: date, waits: bool, said: str) -> None:
    line = RoadLine(on, "", "Conferences", "Due by this day: Conference record.", "", 0, waits)
    assert words_of(line, TODAY)[3] == said
