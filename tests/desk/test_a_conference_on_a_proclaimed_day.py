"""A bank holiday proclaimed after a conference was booked on it: said, seen on the conference, settled (I03)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, ChangeConference, HoldConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.today import DueLine, DueToday, Part
from cpdesk.rows.unit import AddDayNotWorked, RemoveDayNotWorked, Undo
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


@pytest.fixture
def closed(unit: Desk, waiting: Callable[..., int]) -> int:
    """A conference on Friday 4 December, which is proclaimed as a day of mourning afterwards."""
    number: int = unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting())).id
    unit.do(AddDayNotWorked(START.date(), "Day of mourning", proclaimed=True))
    return number


def of_today(desk: Desk) -> list[DueLine]:
    page = desk.ask(DueToday(size=200))
    return [line for line in (*page.do_now, *page.coming_up) if line.key == "stands_on_closed_day"]


def due(desk: Desk) -> list[date]:
    return [line.due_on for line in of_today(desk)]


def test_today_says_it_by_the_working_day_before(unit: Desk, closed: int) -> None:
    (line,) = of_today(unit)
    assert (line.subject, line.subject_id, line.part) == ("conference", closed, Part.CLERK)
    assert line.due_on == date(2026, 12, 3)
    assert line.sentence == "Ash-Sample, 1 child: conference on a day that is not worked; move it, or say why it stays"
    assert line.clock == (
        "Due 03/12/2026 · the working day before the conference on 04/12/2026, which is not worked (Day of mourning)"
    )
    assert line.action == "Move"
    assert unit.ask(OpenConference(closed)).next_steps[0] == (
        "Friday 4 December 2026 is not worked (Day of mourning): move it, or say why it stays."
    )


def test_a_reason_ends_it_and_undo_begins_it_again(unit: Desk, closed: int) -> None:
    version = unit.ask(OpenConference(closed)).version
    unit.do(ChangeConference(closed, version, {"holiday_why": "The family asked to keep the day."}))
    assert due(unit) == []
    assert not any("move it" in step for step in unit.ask(OpenConference(closed)).next_steps)
    unit.do(Undo())
    assert due(unit) == [date(2026, 12, 3)]


def test_a_move_ends_it_and_undo_begins_it_again(unit: Desk, closed: int) -> None:
    version = unit.ask(OpenConference(closed)).version
    unit.do(MoveConference(closed, version, START - timedelta(days=1), "The day is not worked."))
    assert due(unit) == []
    unit.do(Undo())
    assert due(unit) == [date(2026, 12, 3)]


def test_the_day_taken_back_ends_it(unit: Desk, closed: int) -> None:
    unit.do(RemoveDayNotWorked(START.date(), "It was postponed."))
    assert due(unit) == []
    unit.do(Undo())
    assert due(unit) == [date(2026, 12, 3)]


def test_the_proclamation_undone_ends_it(unit: Desk, closed: int) -> None:
    unit.do(Undo())
    assert due(unit) == []


def test_another_closed_day_before_it_brings_it_forward_and_back(unit: Desk, closed: int) -> None:
    unit.do(AddDayNotWorked(date(2026, 12, 3), "Office closed"))
    assert due(unit) == [date(2026, 12, 2)]
    unit.do(RemoveDayNotWorked(date(2026, 12, 3), "It is open after all."))
    assert due(unit) == [date(2026, 12, 3)]


def test_held_all_the_same_with_its_reason_leaves_nothing_to_do(
    unit: Desk, closed: int, make_desk: Callable[..., Desk]
) -> None:
    after = START + timedelta(hours=3)
    on_the_day = make_desk(today=after.date(), now=lambda: after)
    on_the_day.do(HoldConference(closed, unit.ask(OpenConference(closed)).version, holiday_why="All were there."))
    assert due(on_the_day) == []
