"""What a record says of the dates that follow: core group and its members, next review, all limits (S27, S28, S38)."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, CancelCoreGroup, HoldConference, PlanCoreGroup
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord, ChangeParticipant, ChangeRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceOutcome, LateReason
from cpdesk.rules.london import LONDON

ICPC_ON = date(2026, 11, 16)
REVIEW_DUE = date(2027, 2, 16)
Ask = Callable[..., int]


@pytest.fixture
def begun(unit: Desk, waiting: Ask) -> int:
    """The record of an ICPC of last week about a child of seven."""
    at = datetime.combine(ICPC_ON, time(10), LONDON)
    request = waiting(strategy_on=date(2026, 11, 9))
    number: int = unit.do(BookConference(at, "P. Example", "Room 1", request_id=request, why="Entered late.")).id
    unit.do(BeginRecord(number))
    return number


def shown(desk: Desk, conference: int) -> RecordShown:
    found: RecordShown = desk.ask(OpenRecord(conference))
    return found


def record_of(desk: Desk, conference: int) -> TheRecord:
    record = shown(desk, conference).record
    assert record is not None
    return record


def missing(desk: Desk, conference: int) -> set[str]:
    return {line.field for line in shown(desk, conference).missing if line.section == "dates" and line.blocks}


def hold(desk: Desk, conference: int, outcome: ConferenceOutcome, **more: object) -> None:
    desk.do(HoldConference(conference, outcome=outcome, **more))  # type: ignore[arg-type]  # as each test names them


def join(desk: Desk, conference: int, agency: str) -> None:
    desk.do(AddParticipant(conference, agency=agency, in_core_group=True))


def test_before_the_chair_decides_on_a_plan_nothing_is_asked_for(unit: Desk, begun: int) -> None:
    record = record_of(unit, begun)
    assert (record.core_group.needed, record.core_group.id, record.core_group.lacking) == (False, None, ())
    assert (record.next_review.needed, record.next_review.id, record.next_review.due_on) == (False, None, None)
    assert {line.key for line in record.dates} == {"role_objection_due", "maqa_raise_due", "record_due"}


def test_with_a_plan_in_view_the_dates_count_from_the_day_for_which_it_is_booked(unit: Desk, begun: int) -> None:
    child = record_of(unit, begun).children[0]
    unit.do(ChangeChildDecision(begun, child.child_id, child.version, {"outcome": ConferenceOutcome.PLAN_MADE.value}))
    record = record_of(unit, begun)
    assert (record.core_group.needed, record.core_group.due_on) == (True, date(2026, 11, 30))
    assert "10 working days after the ICPC" in record.core_group.due_explained
    assert (record.next_review.needed, record.next_review.due_on) == (True, REVIEW_DUE)
    assert [line.key for line in record.dates] == [
        "first_core_due",
        "role_objection_due",
        "maqa_raise_due",
        "record_due",
        "rcpc1_due",
    ]


def test_tv_d09_a_plan_without_a_date_of_its_review_is_not_agreed(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=date(2026, 11, 27))
    assert "next_review" in missing(unit, begun)
    review = record_of(unit, begun).next_review
    assert (review.needed, review.start_at, review.due_on) == (True, None, REVIEW_DUE)
    at = datetime(2027, 2, 12, 10, tzinfo=LONDON)
    unit.do(BookConference(at, "R. Sample", "Room 2", conference_id=review.id))
    review = record_of(unit, begun).next_review
    assert (review.start_at, review.chair, review.place, review.late_why) == (at, "R. Sample", "Room 2", "")
    assert "next_review" not in missing(unit, begun)
    line = next(line for line in record_of(unit, begun).dates if line.key == "rcpc1_due")
    assert (line.due_on, line.done) == (REVIEW_DUE, "booked for Fri 12 Feb 2027")


def test_a_review_that_is_late_says_why(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE)
    review = record_of(unit, begun).next_review.id
    at = datetime(2027, 2, 19, 10, tzinfo=LONDON)
    unit.do(
        BookConference(at, "R. Sample", "Room 2", conference_id=review, late_reason=LateReason.CHAIR_AWAY, why="Leave.")
    )
    assert record_of(unit, begun).next_review.late_why == "The chair was away: Leave."


def test_the_core_group_stands_as_it_was_planned_or_as_it_was_replaced(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE)
    group = record_of(unit, begun).core_group
    assert (group.needed, group.planned_on) == (True, None)
    assert group.id is not None
    unit.do(PlanCoreGroup(group.id, group.version, date(2026, 11, 25), "14:00", "Town Hall", "F. Testcase"))
    group = record_of(unit, begun).core_group
    assert (group.planned_on, group.time, group.place, group.lead) == (
        date(2026, 11, 25),
        "14:00",
        "Town Hall",
        "F. Testcase",
    )
    assert group.id is not None
    line = next(line for line in record_of(unit, begun).dates if line.key == "first_core_due")
    assert line.done == "planned for Wed 25 Nov 2026"
    unit.do(CancelCoreGroup(group.id, group.version, "The family is ill.", date(2026, 11, 30)))
    replaced = record_of(unit, begun).core_group
    assert (replaced.planned_on, replaced.place, replaced.id != group.id) == (date(2026, 11, 30), "Town Hall", True)


def test_tv_d13_a_core_group_is_not_cancelled_without_its_new_date(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=date(2026, 11, 25))
    before = record_of(unit, begun).core_group
    assert before.id is not None
    with pytest.raises(Refusal, match="never cancelled without a new date"):
        unit.do(CancelCoreGroup(before.id, before.version, "The family is ill.", None))
    assert record_of(unit, begun).core_group == before


def test_a_core_group_that_is_late_says_why(unit: Desk, begun: int) -> None:
    late = date(2026, 12, 2)
    with pytest.raises(Refusal):
        hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=late)
    hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=late, core_group_breach_why="The school is closed.")
    group = record_of(unit, begun).core_group
    assert (group.planned_on, group.breach_why) == (late, "The school is closed.")


def test_who_belongs_to_the_core_group_is_named_until_they_are_in_it(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=date(2026, 11, 25))
    assert record_of(unit, begun).core_group.lacking == ("school", "health visitor or school nurse")
    assert "core_group_why" in missing(unit, begun)
    unit.do(AddParticipant(begun, agency="CAMHS"))
    join(unit, begun, "Oakfield Primary School")
    join(unit, begun, "School nurse")
    assert record_of(unit, begun).core_group.lacking == ("CAMHS",)
    camhs = next(one for one in record_of(unit, begun).participants if one.agency == "CAMHS")
    unit.do(ChangeParticipant(camhs.id, camhs.version, {"in_core_group": True}))
    assert record_of(unit, begun).core_group.lacking == ()


def test_the_chair_may_say_why_somebody_is_left_out_of_the_core_group(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE, core_group_on=date(2026, 11, 25))
    assert "core_group_why" in missing(unit, begun)
    unit.do(ChangeRecord(begun, shown(unit, begun).record_version, {"core_group_why": "No school place yet."}))
    assert record_of(unit, begun).core_group.why == "No school place yet."
    assert "core_group_why" not in missing(unit, begun)


def test_after_no_plan_there_is_neither_core_group_nor_review(unit: Desk, begun: int) -> None:
    hold(unit, begun, ConferenceOutcome.NO_PLAN)
    record = record_of(unit, begun)
    assert (record.core_group.needed, record.next_review.needed) == (False, False)
    assert missing(unit, begun) == set()


def test_a_review_counts_on_from_itself_and_needs_no_first_core_group(
    unit: Desk, begun: int, make_desk: Callable[..., Desk]
) -> None:
    hold(unit, begun, ConferenceOutcome.PLAN_MADE)
    review = record_of(unit, begun).next_review.id
    assert review is not None
    at = datetime(2027, 2, 12, 10, tzinfo=LONDON)
    unit.do(BookConference(at, "P. Example", "Room 1", conference_id=review))
    later = make_desk(today=date(2027, 2, 15), now=lambda: datetime(2027, 2, 15, 9, tzinfo=LONDON))
    later.do(BeginRecord(review))
    hold(later, review, ConferenceOutcome.PLAN_CONTINUES)
    record = record_of(later, review)
    assert (record.core_group.needed, record.core_group.due_on) == (False, None)
    assert (record.next_review.needed, record.next_review.due_on) == (True, date(2027, 8, 12))
    assert [(line.key, line.due_on) for line in record.dates] == [
        ("maqa_raise_due", date(2027, 2, 26)),
        ("record_due", date(2027, 3, 5)),
        ("rcpcN_due", date(2027, 8, 12)),
    ]
