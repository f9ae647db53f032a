"""A bank holiday proclaimed after a conference was booked on it: said, seen on the conference, settled (I03)."""

from collections.abc import Callable
from datetime import date, datetime

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, ChangeConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.unit import AddDayNotWorked
from cpdesk.rules.london import LONDON

START = datetime(2026, 12, 4, 10, tzinfo=LONDON)
GAP = "That day is not worked (Day of mourning), and nobody said why the conference stays on it."


def test_the_day_says_how_many_conferences_stand_on_it(unit: Desk, waiting: Callable[..., int]) -> None:
    unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting()))
    moved = unit.do(AddDayNotWorked(date(2026, 12, 4), "Day of mourning", proclaimed=True))
    assert moved.said.endswith(" 1 conference is booked then: move it in the diary, or say in it why it stays.")
    assert "booked then" not in unit.do(AddDayNotWorked(date(2026, 12, 7), "Office closed")).said


def test_the_conference_lacks_a_reason_until_somebody_gives_it(unit: Desk, waiting: Callable[..., int]) -> None:
    number = unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting())).id
    assert GAP not in unit.ask(OpenConference(number)).gaps
    unit.do(AddDayNotWorked(date(2026, 12, 4), "Day of mourning", proclaimed=True))
    shown = unit.ask(OpenConference(number))
    assert GAP in shown.gaps
    unit.do(ChangeConference(number, shown.version, {"holiday_why": "The family asked to keep the day."}))
    assert GAP not in unit.ask(OpenConference(number)).gaps
