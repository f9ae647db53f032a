"""Whatever is booked, moved, changed, cancelled and taken back: nobody and no room is in two conferences (I04)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, Room
from cpdesk.rows.booking import BookConference, CancelConference, ChangeConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.conferences import CancelReason
from cpdesk.rules.london import LONDON

CHAIRS, ROOMS, TAKERS = ("P. Example", "R. Sample"), ("Room 1", "Room 2", "Teams"), ("", "M. Pen", "R. Sample")
BEFORE = ("P. Example", "Room 1")
DAYS = (date(2026, 12, 1), date(2026, 12, 31))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["book"] * 4 + ["move"] * 4 + ["change"] * 4 + ["cancel", "undo", "redo"]),
        st.integers(0, 5),  # which request or conference
        st.integers(2, 3),  # day
        st.sampled_from([9, 10]),  # hour
        st.sampled_from(CHAIRS),
        st.sampled_from(ROOMS),
        st.sampled_from(TAKERS),
        st.sampled_from([30, 90]),
    ),
    min_size=8,
    max_size=16,
)


def overlapping(desk: Desk) -> list[tuple[int, int]]:
    """Pairs of conferences in which somebody, or a room where people meet, would be at the same time."""
    with desk.database.engine.connect() as connection:
        online = set(connection.scalars(select(Room.id).where(Room.online)))
        kept = Conference.__table__.c
        stands = kept.state.in_(("provisional", "confirmed", "held")) & kept.voided_at.is_(None)
        rows = connection.execute(select(Conference.__table__).where(stands)).all()
    return [(one.id, two.id) for one, two in combinations(rows, 2) if _at_once(one, two) and _share(one, two, online)]


def _at_once(one: Any, two: Any) -> bool:
    together: bool = one.start_at < two.end_at and two.start_at < one.end_at
    return together


def _share(one: Any, two: Any, online: set[int]) -> bool:
    people = ({row.chair_id, row.minute_taker_id} - {None} for row in (one, two))
    return bool(set.intersection(*people)) or (one.room_id == two.room_id and one.room_id not in online)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_order_of_steps_leaves_anybody_in_two_conferences(
    unit: Desk, waiting: Callable[..., int], make_desk: Callable[..., Desk]
) -> None:
    requests = [waiting(NewChild("Robin", f"Sample{number}")) for number in range(6)]
    clerk = make_desk(who="sam")  # whose Undo takes back bookings, and not the unit's own beginnings
    for number in requests[:4]:
        clerk.do(
            BookConference(
                datetime(2026, 12, requests.index(number) + 1, 13, tzinfo=LONDON), *BEFORE, request_id=number
            )
        )
    kept: list[int] = []

    @settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(STEPS)
    def holds(steps: list[tuple[Any, ...]]) -> None:
        for step in steps:
            with suppress(Refusal):
                _do(clerk, requests, *step)
            assert overlapping(clerk) == []
        kept.append(len(clerk.ask(DiaryBetween(*DAYS)).cards))

    holds()
    assert max(kept) > 2, "hardly anything was booked, so nothing was tried"


def _do(
    desk: Desk, requests: list[int], what: str, which: int, day: int, hour: int, chair: str, room: str, taker: str,
    minutes: int,
) -> None:  # fmt: skip
    start = datetime(2026, 12, day, hour, tzinfo=LONDON) + timedelta(minutes=30 * (which % 2))
    if what in {"undo", "redo"}:
        desk.do(Undo() if what == "undo" else Redo())
        return
    if what == "book":
        desk.do(BookConference(start, chair, room, request_id=requests[which], minutes=minutes, minute_taker=taker))
        return
    cards = desk.ask(DiaryBetween(*DAYS)).cards
    if not cards:
        return
    one = cards[which % len(cards)]
    version = desk.ask(OpenConference(one.id)).version
    if what == "move":
        desk.do(MoveConference(one.id, version, start, "Snow.", chair=chair, room=room, minute_taker=taker))
    elif what == "change":
        people = {"chair": chair, "room": room, "minute_taker": taker, "minutes": minutes}
        desk.do(ChangeConference(one.id, version, people))
    else:
        desk.do(CancelConference(one.id, version, CancelReason.ERROR))
