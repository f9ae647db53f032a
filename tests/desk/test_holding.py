"""A conference was held: plans, the next review and the core group follow (S27, S38, I05 to I08, I28)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, CoreGroup, CpPlan
from cpdesk.rows.booking import (
    BookConference,
    Booked,
    CancelConference,
    CancelCoreGroup,
    CoreGroupRecordSent,
    HoldConference,
    HoldCoreGroup,
    MoveConference,
    PlanCoreGroup,
)
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import LookAtTime
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import Undo
from cpdesk.rules.conferences import CancelReason, ConferenceOutcome, ConferenceState
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
        "Police, Probation and GP are not logged as told yet. "
        "Send the invitation and say so, then confirm the conference.",
    )
    held: Booked = unit.do(HoldConference(number))
    shown = unit.ask(OpenConference(number))
    assert shown.next_steps == (
        "Book the next review by Tue 23 Feb 2027.",
        "Agree the date of core group 1 by Mon 7 Dec 2026, with the school and the health visitor or school nurse.",
        "Send out the record of the conference by Mon 14 Dec 2026.",
    )
    assert shown.gaps == (
        "It was held though Police, Probation and GP were not logged as told.",
        "The next review has no date yet.",
        "The next core group has no date yet.",
    )
    assert unit.ask(OpenConference(held.next_conference_id or 0)).card is None


@pytest.fixture
def review(unit: Desk, book: Ask) -> int:
    """A first review of an ICPC held on Monday 23 November, booked for Wednesday 10 February."""
    following = unit.do(HoldConference(book())).next_conference_id
    number: int = unit.do(
        BookConference(datetime(2027, 2, 10, 9, tzinfo=LONDON), "P. Example", "Room 1", conference_id=following)
    ).id
    return number


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"at": at(21)}, "Saturday 21 November 2026 is a Saturday"),
        ({"at": at(24)}, "Tue 24 Nov 2026 has not come yet"),
        ({"at": at(13)}, "before the strategy discussion on Monday 16"),
        ({"outcome": ConferenceOutcome.PLAN_CONTINUES}, "An initial conference ends in a plan"),
        ({"outcomes": ((99, ConferenceOutcome.PLAN_MADE),)}, "whom this conference does not concern"),
        ({"core_group_on": date(2026, 12, 12)}, "Saturday 12 December 2026 is not a working day"),
        ({"core_group_on": date(2026, 12, 8)}, "is after the last day, Monday 7 December 2026"),
        ({"core_group_on": date(2026, 11, 23)}, "A core group comes after the conference"),
    ],
)
def test_what_cannot_have_been_held_is_refused(unit: Desk, book: Ask, wanted: dict[str, Any], sentence: str) -> None:
    number = book()
    with pytest.raises(Refusal, match=sentence):
        unit.do(HoldConference(number, **wanted))
    assert (rows(unit, CpPlan), rows(unit, CoreGroup)) == ([], [])


def test_a_conference_is_held_once_and_undo_takes_all_back(unit: Desk, book: Ask) -> None:
    number = book()
    unit.do(HoldConference(number, core_group_on=date(2026, 12, 8), core_group_breach_why="Christmas play."))
    with pytest.raises(Refusal, match="already that this conference was held"):
        unit.do(HoldConference(number))
    unit.do(Undo())
    shown = unit.ask(OpenConference(number))
    assert (shown.state, shown.children[0].outcome, shown.next_id) == (ConferenceState.PROVISIONAL, None, None)
    assert all(plan.voided_at for plan in rows(unit, CpPlan))
    unit.do(HoldConference(number))
    assert sum(plan.voided_at is None for plan in rows(unit, CpPlan)) == 1


def test_the_next_review_counts_from_the_day_held(unit: Desk, review: int, make_desk: Callable[..., Desk]) -> None:
    later = make_desk(today=date(2027, 2, 3))
    held = later.do(HoldConference(review, at=datetime(2027, 2, 3, 9, tzinfo=LONDON)))
    following = later.ask(OpenConference(held.next_conference_id))
    assert (following.sequence_no, following.next_steps) == (2, ("Book it by Tue 3 Aug 2027.",))
    assert "It was planned for Wed 10 Feb 2027. The next dates count from Wed 3 Feb 2027." in held.warnings


def test_before_a_review_its_core_groups_are_looked_through(
    unit: Desk, review: int, make_desk: Callable[..., Desk]
) -> None:
    """S40."""
    assert unit.ask(OpenConference(review)).next_steps[-1] == (
        "Before the review, look through the core groups: none held so far."
    )
    group = unit.ask(OpenConference(review)).core_groups[0]
    make_desk(today=date(2026, 12, 8)).do(HoldCoreGroup(group.id, group.version, date(2026, 12, 8)))
    assert unit.ask(OpenConference(review)).next_steps[-1] == (
        "Before the review, look through the core groups: 1 held, the last on Tue 8 Dec 2026, 1 late."
    )


def test_a_review_is_never_cancelled_and_a_move_inside_24_hours_is_kept_and_said(
    unit: Desk, review: int, make_desk: Callable[..., Desk]
) -> None:
    later = make_desk(today=date(2027, 2, 9))
    version = later.ask(OpenConference(review)).version
    with pytest.raises(Refusal, match="moved to a new date, never cancelled"):
        later.do(CancelConference(review, version, CancelReason.ERROR))
    new = datetime(2027, 2, 17, 9, tzinfo=LONDON)
    assert later.ask(LookAtTime(new, conference_id=review)).hours_words.startswith(
        "23 hours before, the rule asks for 24"
    )
    moved = later.do(MoveConference(review, version, new, "A parent is in court."))
    assert any("exceptional circumstances" in one for one in moved.warnings)
    (move,) = later.ask(OpenConference(review)).moves
    assert (move.notice_hours, move.exceptional) == (23.5, False)
    with pytest.raises(Refusal, match="Choose a later day"):
        later.do(MoveConference(review, later.ask(OpenConference(review)).version, at(20), "Back."))


def test_an_adjourned_conference_has_a_successor_with_the_same_limit(unit: Desk, book: Ask) -> None:
    held = unit.do(HoldConference(book(), outcome=ConferenceOutcome.ADJOURNED))
    assert rows(unit, CpPlan) == []
    successor = unit.ask(OpenConference(held.next_conference_id))
    assert (successor.kind, successor.next_steps) == ("ICPC", ("Book it by Mon 7 Dec 2026.",))
    again = unit.do(BookConference(at(2, month=12), "P. Example", "Room 1", conference_id=successor.id))
    assert again.said.endswith("day 12 of 15: in time.")


@pytest.mark.parametrize(
    ("outcome", "follow"),
    [
        (ConferenceOutcome.PLAN_MADE, {"first_core_due", "rcpc1_due"}),
        (ConferenceOutcome.NO_PLAN, set()),
        (ConferenceOutcome.ADJOURNED, set()),
    ],
)
def test_core_group_and_review_are_due_only_after_a_plan(
    unit: Desk, book: Ask, outcome: ConferenceOutcome, follow: set[str]
) -> None:
    number = book()
    before = {one.key for one in unit.ask(OpenConference(number)).limits}
    unit.do(HoldConference(number, outcome=outcome))
    after = {one.key for one in unit.ask(OpenConference(number)).limits}
    assert after == before - {"first_core_due", "rcpc1_due"} | follow


def test_a_plan_that_ends_lets_its_core_groups_go(unit: Desk, review: int, make_desk: Callable[..., Desk]) -> None:
    later = make_desk(today=date(2027, 2, 10))
    held = later.do(HoldConference(review, outcome=ConferenceOutcome.PLAN_ENDS))
    assert held.next_conference_id is None
    (plan,) = rows(unit, CpPlan)
    assert plan.end_on == date(2027, 2, 10)
    assert later.ask(OpenConference(review)).core_groups == ()


def test_a_core_group_is_never_cancelled_without_a_new_date(unit: Desk, book: Ask) -> None:
    """TV-D13: cancelled, with nothing in its place (S34, I24)."""
    number = unit.do(HoldConference(book(), core_group_on=date(2026, 12, 3))).core_group_id
    (group,) = rows(unit, CoreGroup)
    with pytest.raises(Refusal, match="never cancelled without a new date"):
        unit.do(CancelCoreGroup(number, group.version, "The school is closed.", None))
    with pytest.raises(Refusal, match="Say why"):
        unit.do(CancelCoreGroup(number, group.version, "", date(2026, 12, 4)))
    unit.do(CancelCoreGroup(number, group.version, "The school is closed.", date(2026, 12, 4)))
    cancelled, replacement = rows(unit, CoreGroup)
    assert (cancelled.state, cancelled.replacement_id) == ("cancelled", replacement.id)
    assert (replacement.planned_on, replacement.sequence_no) == (date(2026, 12, 4), 1)
    unit.do(Undo())
    cancelled, replacement = rows(unit, CoreGroup)
    assert (cancelled.state, replacement.voided_at is None) == ("planned", False)


def test_each_core_group_brings_the_next_while_a_plan_runs(
    unit: Desk, book: Ask, make_desk: Callable[..., Desk]
) -> None:
    number = unit.do(HoldConference(book(), core_group_on=date(2026, 12, 3))).core_group_id
    later = make_desk(today=date(2026, 12, 4))
    (group,) = rows(unit, CoreGroup)
    with pytest.raises(Refusal, match="has not come yet"):
        later.do(HoldCoreGroup(number, group.version, date(2026, 12, 7)))
    later.do(HoldCoreGroup(number, group.version, date(2026, 12, 3), next_on=date(2027, 1, 5)))
    first, second = rows(unit, CoreGroup)
    assert (second.sequence_no, second.planned_on) == (2, date(2027, 1, 5))
    later.do(CoreGroupRecordSent(first.id, first.version, date(2026, 12, 4)))
    later.do(PlanCoreGroup(second.id, second.version, date(2027, 1, 6), "14:00", "School", "F. Testcase"))
    shown = later.ask(OpenConference(first.conference_id)).core_groups[1]
    assert (shown.planned_on, shown.time, shown.place, shown.lead) == (
        date(2027, 1, 6),
        "14:00",
        "School",
        "F. Testcase",
    )
