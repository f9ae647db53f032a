"""Booking a conference: what is refused, what is kept with its reason, and what follows (S02, S03, I03, I04, A16)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import DiaryBetween, DiaryCard
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.london import LONDON

Ask = Callable[..., int]


def at(day: int, hour: int = 10, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


WEDNESDAY = at(2)


def booking(request: int, start: datetime = WEDNESDAY, **other: object) -> BookConference:
    wanted = BookConference(start, "P. Example", "Room 1", request_id=request)
    return replace(wanted, **other)  # type: ignore[arg-type]  # the fields that a test is about


def cards(desk: Desk) -> tuple[DiaryCard, ...]:
    found: tuple[DiaryCard, ...] = desk.ask(DiaryBetween(date(2026, 1, 1), date(2027, 12, 31))).cards
    return found


def test_a_conference_is_booked_with_the_deadlines_that_follow_from_it(unit: Desk, waiting: Ask) -> None:
    booked = unit.do(booking(waiting()))
    assert booked.said == "Booked: Wed 2 Dec 2026, 10:00, P. Example, Room 1, day 12 of 15: in time."
    assert [one.key for one in booked.deadlines] == [
        "icpc_notice", "icpc_due", "first_core_due", "role_objection_due", "maqa_raise_due", "record_due", "rcpc1_due"
    ]  # fmt: skip
    (card,) = cards(unit)
    assert (card.state, card.words, card.day_of_15) == (ConferenceState.PROVISIONAL, "Initial, day 12 of 15", 12)
