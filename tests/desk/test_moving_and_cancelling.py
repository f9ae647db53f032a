"""A conference moved, changed, confirmed and cancelled, and taken back until somebody was told (S05, S39, I13, I24)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import (
    BookConference,
    Booked,
    MoveConference,
)
from cpdesk.rows.diary import DiaryBetween, DiaryCard
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.london import LONDON

Ask = Callable[..., int]


def at(day: int, hour: int = 10, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


def card(desk: Desk, number: int) -> DiaryCard:
    cards = desk.ask(DiaryBetween(date(2026, 1, 1), date(2027, 12, 31))).cards
    return next(one for one in cards if one.id == number)


@pytest.fixture
def booked(unit: Desk, waiting: Ask) -> int:
    number: int = unit.do(BookConference(at(2), "P. Example", "Room 1", request_id=waiting())).id
    return number


def test_a_move_needs_a_reason_and_is_counted(unit: Desk, booked: int) -> None:
    version = card(unit, booked).version
    with pytest.raises(Refusal, match="Say why the conference is moved"):
        unit.do(MoveConference(booked, version, at(3), ""))
    moved: Booked = unit.do(MoveConference(booked, version, at(3, 14), "The chair is ill."))
    assert moved.said == "Moved to Thu 3 Dec 2026, 14:00, P. Example, Room 1, day 13 of 15: in time."
    assert (card(unit, booked).moves, card(unit, booked).words) == (1, "Initial, day 13 of 15")
