"""A conference was held: plans, the next review and the core group follow (S27, S38, I05 to I08, I28)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, CoreGroup, CpPlan
from cpdesk.rows.booking import BookConference, Booked, HoldConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rules.london import LONDON

Ask = Callable[..., int]


def rows(desk: Desk, kept: type) -> list[Any]:
    with desk.database.engine.connect() as connection:
        table = kept.__table__  # type: ignore[attr-defined]  # every mapped class has one
        return list(connection.execute(select(table).order_by(table.c.id)))


def at(day: int, hour: int = 10, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=LONDON)


@pytest.fixture
def book(unit: Desk, waiting: Ask) -> Callable[..., int]:
    """Books a conference on Monday 23 November at ten."""

    def booked(start: datetime | None = None, **other: Any) -> int:
        number: int = unit.do(
            BookConference(start or at(23), "P. Example", "Room 1", request_id=waiting(), why="Entered late.", **other)
        ).id
        return number

    return booked


def test_an_icpc_with_a_plan_brings_a_review_and_a_core_group(unit: Desk, book: Ask) -> None:
    held: Booked = unit.do(HoldConference(book(), core_group_on=date(2026, 12, 3)))
    assert held.said == (
        "Recorded: held on Mon 23 Nov 2026. The next review is due by Tue 23 Feb 2027 and waits for its date."
    )
    (plan,) = rows(unit, CpPlan)
    assert (plan.start_on, plan.end_on) == (date(2026, 11, 23), None)
    (group,) = rows(unit, CoreGroup)
    assert (group.id, group.planned_on) == (held.core_group_id, date(2026, 12, 3))
    review = rows(unit, Conference)[-1]
    assert (review.id, review.kind, review.state, review.sequence_no) == (
        held.next_conference_id,
        "RCPC",
        "requested",
        1,
    )


def test_what_comes_next_is_said_in_sentences(unit: Desk, book: Ask) -> None:
    number = book()
    shown = unit.ask(OpenConference(number))
    assert shown.next_steps == (
        "Police, Probation and GP are not logged as told yet. Send the invitation and say so, then confirm the conference.",
    )
    held: Booked = unit.do(HoldConference(number))
    shown = unit.ask(OpenConference(number))
    assert shown.next_steps == (
        "Book the next review by Tue 23 Feb 2027.",
        "Agree the date of core group 1 by Mon 7 Dec 2026.",
        "Send out the record of the conference by Mon 14 Dec 2026.",
    )
    assert shown.gaps == (
        "It was held though Police, Probation and GP were not logged as told.",
        "The next review has no date yet.",
        "The next core group has no date yet.",
    )
    assert unit.ask(OpenConference(held.next_conference_id or 0)).card is None
