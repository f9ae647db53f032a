"""The check of a register finds a diary that breaks one of its own rules, and names numbers, never names."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Child, CoreGroup, CpPlan, Family, Invitee, Room
from cpdesk.rows.unit import Check, Soundness

Working = Callable[[], AbstractContextManager[Work]]
Records = Callable[[Work], Any]
TICKED = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
HELD_AT = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)
REVIEW_AT = datetime(2027, 2, 8, 10, 0, tzinfo=UTC)
NEXT_AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def sound_diary(working: Working, diary_records: Records) -> None:
    """Request 1, its ICPC 1 held with plan 1, review 2 booked, core group 1 replaced by 2; ICPC 3 confirmed."""
    with working() as work:
        records = diary_records(work)
        chair, room = records.person("P. Example"), records.new(Room(name="Beech", name_key="beech"))
        request = records.request("Mocksmith", strategy_on=date(2026, 10, 26), ticked_at=TICKED, state="booked")
        icpc = records.of_request(request, HELD_AT, state="held", held_at=HELD_AT, chair_id=chair.id, room_id=room.id)
        family, child = work.session.get_one(Family, request.family_id), work.session.get_one(Child, 1)
        work.session.execute(text("UPDATE conference_child SET outcome = 'plan_made'"))
        records.new(CpPlan(child_id=child.id, conference_id=icpc.id, start_on=HELD_AT.date()))
        records.conference(
            family, [child], REVIEW_AT, "RCPC", previous_id=icpc.id, sequence_no=1, chair_id=chair.id,
            room_id=room.id, minute_taker_id=chair.id,
        )  # fmt: skip
        cancelled = records.new(CoreGroup(conference_id=icpc.id, state="cancelled", planned_on=date(2026, 11, 18)))
        replacement = records.new(
            CoreGroup(conference_id=icpc.id, state="planned", planned_on=date(2026, 11, 24), previous_id=cancelled.id)
        )
        cancelled.replacement_id = replacement.id
        other = records.conference(
            *records.family("Sample-Ng", case_id="7"), NEXT_AT, state="confirmed", chair_id=chair.id, room_id=room.id,
            minute_taker_id=chair.id,
        )  # fmt: skip
        for agency in ("police", "probation", "gp"):
            records.new(
                Invitee(
                    conference_id=other.id, agency_key=agency, kind="notify", inviter="unit", source="always",
                    sent_at=TICKED, sent_for=other.start_at,
                )
            )  # fmt: skip
        keep_clocks(work, conferences=[icpc.id, other.id])


def break_it(desk: Desk, *statements: str) -> None:
    with desk.database.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def unwell(desk: Desk) -> dict[str, str]:
    found: tuple[Check, ...] = desk.ask(Soundness())
    return {one.what: one.said for one in found if not one.well and not one.what.startswith("History")}


def test_a_diary_that_keeps_its_rules_is_sound(desk: Desk) -> None:
    assert unwell(desk) == {}


BREAKS = [
    (
        "Strategy discussions", "Request 1: not exactly one strategy discussion carries the clock.",
        "UPDATE strategy_discussion SET initiated_s47 = false",
    ),
    (
        "Strategy discussions", "Request 1: the deadline counts from another day.",
        "UPDATE deadline SET state = 'open', met_on = NULL WHERE key = 'icpc_due'",
        "UPDATE strategy_discussion SET \"on\" = '2026-10-27'",
    ),
    ("Deadlines", "Deadline ", "UPDATE deadline SET due_on = '2026-12-24' WHERE key = 'record_due' AND subject_id = 1"),
    (
        "Deadlines", "Review 2: its limit does not count from the conference before it as held.",
        "UPDATE deadline SET anchor_on = '2026-11-13', due_on = '2027-02-13' "
        "WHERE key = 'rcpc1_due' AND state = 'expected' AND subject_id = 2",
    ),
    (
        "Days of conferences", "Conference 1: recorded as held on a Saturday or Sunday.",
        "UPDATE conference SET held_at = '2026-11-14 10:00:00' WHERE id = 1",
    ),
    (
        "Days of conferences", "Conference 1: held on a bank holiday without a reason.",
        "UPDATE conference SET held_at = '2026-08-31 10:00:00' WHERE id = 1",
    ),
    (
        "Double bookings", "Conferences 2 and 3: the chair is in two at once.",
        "UPDATE conference SET start_at = '2027-02-08 11:00:00', end_at = '2027-02-08 12:00:00', "
        "on_day = '2027-02-08', room_id = NULL, minute_taker_id = NULL WHERE id = 3",
    ),
    (
        "Double bookings", "Conferences 2 and 3: the room is used by two at once.",
        "UPDATE conference SET start_at = '2027-02-08 11:00:00', end_at = '2027-02-08 12:00:00', "
        "on_day = '2027-02-08', chair_id = NULL, minute_taker_id = NULL WHERE id = 3",
    ),
    (
        "Double bookings", "Conferences 2 and 3: the minute-taker is in two at once.",
        "UPDATE conference SET start_at = '2027-02-08 11:00:00', end_at = '2027-02-08 12:00:00', "
        "on_day = '2027-02-08', chair_id = NULL, room_id = NULL WHERE id = 3",
    ),
    (
        "Next reviews", "Conference 1: it ended in a plan and no review follows.",
        "UPDATE conference SET voided_at = '2026-11-20 10:00:00' WHERE id = 2",
    ),
    (
        "Next reviews", "Review 2: later than its limit without a reason.",
        "UPDATE conference SET start_at = '2027-03-08 11:00:00', end_at = '2027-03-08 12:00:00', "
        "on_day = '2027-03-08' WHERE id = 2",
    ),
    ("Next reviews", "Review 2: cancelled, though", "UPDATE conference SET state = 'cancelled' WHERE id = 2"),
    ("Order of reviews", "Review 2: out of sequence.", "UPDATE conference SET sequence_no = 2 WHERE id = 2"),
    (
        "Order of reviews", "Review 2: before the conference that it follows.",
        "UPDATE conference SET start_at = '2026-11-02 11:00:00', end_at = '2026-11-02 12:00:00', "
        "on_day = '2026-11-02' WHERE id = 2",
    ),
    (
        "Plans", "Plans 1 and 2: it overlaps another plan of the same child.",
        "UPDATE cp_plan SET end_on = '2027-01-08'",
        "INSERT INTO cp_plan (id, uuid, child_id, conference_id, start_on, version) "
        "VALUES (2, 'second', 1, 1, '2026-11-12', 1)",
    ),
    ("Plans", "Plan 1: it does not start on the day of its conference.", "UPDATE cp_plan SET start_on = '2026-11-13'"),
    (
        "Core groups", "Conference 1: a plan was made and no core group follows.",
        "UPDATE core_group SET voided_at = '2026-11-20 10:00:00'",
    ),
    (
        "Core groups", "Core group 2: later than its limit without a reason.",
        "UPDATE core_group SET planned_on = '2026-12-22' WHERE id = 2",
    ),
    (
        "Core groups", "Core group 1: cancelled without a new date.",
        "UPDATE core_group SET replacement_id = NULL WHERE id = 1",
    ),
    (
        "Police, probation and GP", "Conference 3: confirmed, though not all three are logged as told of its time.",
        "UPDATE invitee SET sent_at = NULL WHERE agency_key = 'gp'",
    ),
    (
        "Police, probation and GP", "Conference 3: confirmed, though not all three are logged as told of its time.",
        "UPDATE invitee SET sent_for = sent_at WHERE agency_key = 'police'",
    ),
]  # fmt: skip


RULES = {
    "Strategy discussions": "I01",
    "Deadlines": "I02",
    "Days of conferences": "I03",
    "Double bookings": "I04",
    "Next reviews": "I05",
    "Core groups": "I06",
    "Plans": "I07",
    "Order of reviews": "I08",
    "Police, probation and GP": "I13",
}


def rule_of(what: str, said: str) -> str:
    """The invariant that is broken, by its number; two of them are looked at beside others."""
    if "cancelled" in said:
        return "I24"
    return "I28" if "as held" in said else RULES[what]


@pytest.mark.parametrize(
    ("what", "said", "statements"),
    [pytest.param(what, said, rest, id=f"{rule_of(what, said)} {said}") for what, said, *rest in BREAKS],
)
def test_each_rule_that_is_broken_is_found_and_told_by_number(
    desk: Desk, what: str, said: str, statements: list[str]
) -> None:
    break_it(desk, *statements)
    found = unwell(desk)
    assert said in found[what]
    assert not any(name in words for words in found.values() for name in ("Mocksmith", "Sample", "Example"))


def test_many_that_break_a_rule_are_counted(desk: Desk, working: Working, diary_records: Records) -> None:
    with working() as work:
        records = diary_records(work)
        children = records.family("Testcase", case_id="9")
        for week in range(8):
            records.conference(*children, NEXT_AT + timedelta(weeks=week), state="confirmed")
    found = unwell(desk)["Police, probation and GP"]
    assert found.startswith("Conferences 4, 5, 6, 7, 8 and 3 more: confirmed")
