"""A held conference ended otherwise than recorded: plans, the next conference, core groups follow (I05 to I07)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cpdesk.desk.work import Desk
from cpdesk.records.model import Conference, ConferenceChild, CoreGroup, CpPlan, KeptDeadline
from cpdesk.rows.booking import BookConference, HoldConference, HoldCoreGroup
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.record_decision_deeds import CorrectOutcomes
from cpdesk.rows.record_deeds import BeginRecord, CorrectRecord
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.conferences import OUTCOMES_OF, ConferenceOutcome, ConferenceState
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.roles import Role

PLAN, NO_PLAN, ADJOURNED = OUTCOMES_OF[ConferenceKind.ICPC]
CONTINUES, ENDS, _ = OUTCOMES_OF[ConferenceKind.RCPC]
Snapshot = Callable[[Desk], Any]
Differs = Callable[[Any, Any], dict[str, Any]]
Record = Callable[[int], TheRecord]
WHY = "The outcome was typed for the wrong child."


def rows(desk: Desk, kept: Any) -> list[Any]:
    table = kept.__table__
    with desk.database.engine.connect() as connection:
        return list(connection.execute(select(table).where(table.c.voided_at.is_(None)).order_by(table.c.id)))


def children_of(desk: Desk, number: int) -> list[int]:
    asked = select(ConferenceChild.child_id).where(ConferenceChild.conference_id == number)
    with desk.database.engine.connect() as connection:
        return list(connection.execute(asked.order_by(ConferenceChild.place)).scalars())


def shown(desk: Desk, number: int) -> ConferenceShown:
    found: ConferenceShown = desk.ask(OpenConference(number))
    return found


def correct(desk: Desk, number: int, *outcomes: ConferenceOutcome, why: str = WHY) -> str:
    """Give the children of a conference these outcomes, in their order."""
    one = shown(desk, number)
    new = tuple(zip((child.id for child in one.children), outcomes, strict=False))
    said: str = desk.do(CorrectOutcomes(number, one.version, new, why)).said
    return said


@pytest.fixture
def held(unit: Desk, begun: int) -> int:
    """An ICPC of two siblings that made a plan for both; its record is a draft."""
    unit.do(HoldConference(begun, outcome=PLAN, core_group_on=date(2026, 12, 3)))
    return begun


@pytest.fixture
def later(make_desk: Callable[..., Desk]) -> Desk:
    """The desk on the day after the first review."""
    return make_desk(today=date(2027, 2, 11))


@pytest.fixture
def review(unit: Desk, held: int, later: Desk) -> int:
    """The first review, held on Wednesday 10 February 2027: the plan goes on for both."""
    following = shown(unit, held).next_id
    start = datetime(2027, 2, 10, 9, tzinfo=LONDON)
    number: int = unit.do(BookConference(start, "P. Example", "Room 1", conference_id=following)).id
    later.do(HoldConference(number))
    return number


def test_a_plan_that_was_not_made_after_all_goes_for_that_child_only(unit: Desk, held: int, record: Record) -> None:
    first, second = children_of(unit, held)
    said = correct(unit, held, PLAN, NO_PLAN)
    assert said == "Corrected what the conference ended in. The conference that follows concerns 1 of its children now."
    assert [plan.child_id for plan in rows(unit, CpPlan)] == [first]
    one = shown(unit, held)
    assert [child.outcome for child in one.children] == [PLAN, NO_PLAN]
    assert [child.outcome for child in record(held).children] == [PLAN, NO_PLAN]
    following = rows(unit, Conference)[-1]
    assert (following.id, following.children, children_of(unit, following.id)) == (one.next_id, 1, [first])
    assert [group.planned_on for group in rows(unit, CoreGroup)] == [date(2026, 12, 3)]
    correct(unit, held, PLAN, PLAN)
    assert [plan.child_id for plan in rows(unit, CpPlan)] == [first, second]
    assert children_of(unit, following.id) == [first, second]


def test_no_plan_at_all_takes_out_the_review_and_its_core_group_until_there_is_one(unit: Desk, held: int) -> None:
    assert correct(unit, held, NO_PLAN, NO_PLAN).endswith("Nothing follows: no child has a plan.")
    assert (rows(unit, CpPlan), rows(unit, CoreGroup), shown(unit, held).next_id) == ([], [], None)
    said = correct(unit, held, PLAN, NO_PLAN)
    assert said.endswith("The next review waits for its date.")
    (group,) = rows(unit, CoreGroup)
    assert group.planned_on == date(2026, 12, 3)
    assert shown(unit, held).next_id is not None


def test_a_plan_made_after_all_has_its_review_and_first_core_group(unit: Desk, begun: int) -> None:
    unit.do(HoldConference(begun, outcome=NO_PLAN))
    assert correct(unit, begun, NO_PLAN, PLAN) == (
        "Corrected what the conference ended in. The next review waits for its date. "
        "Its first core group waits for its date."
    )
    (plan,) = rows(unit, CpPlan)
    assert (plan.child_id, plan.start_on) == (children_of(unit, begun)[1], date(2026, 11, 23))
    due = {clock.key for group in shown(unit, begun).core_groups for clock in group_clocks(unit, group.id)}
    assert "first_core_due" in due


def group_clocks(desk: Desk, number: int) -> Iterator[Any]:
    table: Any = KeptDeadline.__table__
    with desk.database.engine.connect() as connection:
        yield from connection.execute(
            select(table).where(table.c.subject == "core_group", table.c.subject_id == number, table.c.state == "open")
        )


def test_adjourned_after_all_has_a_successor_with_the_same_limit_and_back(unit: Desk, held: int) -> None:
    assert correct(unit, held, ADJOURNED, ADJOURNED).endswith("Its successor waits for its date.")
    following = rows(unit, Conference)[-1]
    assert (following.kind, following.sequence_no, following.state) == ("ICPC", 0, "requested")
    assert following.request_id is not None
    assert (rows(unit, CpPlan), rows(unit, CoreGroup)) == ([], [])
    correct(unit, held, PLAN, PLAN)
    (_, review) = rows(unit, Conference)
    assert (review.kind, review.sequence_no) == ("RCPC", 1)
    assert len(rows(unit, CpPlan)) == 2


def test_a_review_that_has_its_date_is_cancelled_when_no_plan_was_made(unit: Desk, held: int) -> None:
    following = shown(unit, held).next_id
    start = datetime(2027, 2, 10, 9, tzinfo=LONDON)
    unit.do(BookConference(start, "P. Example", "Room 1", conference_id=following))
    said = correct(unit, held, NO_PLAN, NO_PLAN)
    assert "The conference of Wed 10 Feb 2027, 09:00 is cancelled." in said
    assert shown(unit, following or 0).state is ConferenceState.CANCELLED
    unit.do(Undo())
    assert shown(unit, following or 0).state is ConferenceState.PROVISIONAL
    assert len(rows(unit, CpPlan)) == 2


def test_what_a_later_conference_was_built_upon_can_no_longer_be_corrected(
    unit: Desk, held: int, review: int, later: Desk
) -> None:
    with pytest.raises(Refusal, match=r"held on Wed 10 Feb 2027, 09:00, so this outcome stands"):
        correct(later, held, PLAN, NO_PLAN)
    correct(later, review, CONTINUES, ENDS)
    with pytest.raises(Refusal, match="ended by the review of Wed 10 Feb 2027"):
        correct(later, held, PLAN, NO_PLAN)
    assert [child.outcome for child in shown(unit, held).children] == [PLAN, PLAN]


def test_a_plan_that_a_review_did_not_end_goes_on_with_its_core_groups(held: int, review: int, later: Desk) -> None:
    group = rows(later, CoreGroup)[0]
    later.do(HoldCoreGroup(group.id, group.version, date(2026, 12, 3)))
    waiting = rows(later, CoreGroup)[-1]
    correct(later, review, ENDS, ENDS)
    assert {plan.end_on for plan in rows(later, CpPlan)} == {date(2027, 2, 10)}
    assert [one.id for one in rows(later, CoreGroup)] == [group.id]
    assert shown(later, review).next_id is None
    correct(later, review, CONTINUES, ENDS)
    assert [plan.end_on for plan in rows(later, CpPlan)] == [None, date(2027, 2, 10)]
    assert [one.id for one in rows(later, CoreGroup)] == [group.id, waiting.id]
    following = shown(later, review).next_id
    assert children_of(later, following or 0) == children_of(later, held)[:1]


def test_a_correction_is_undone_and_redone_as_a_whole(
    unit: Desk, held: int, snapshot: Snapshot, differs: Differs
) -> None:
    before = snapshot(unit)
    correct(unit, held, NO_PLAN, PLAN)
    after = snapshot(unit)
    unit.do(Undo())
    assert differs(before, snapshot(unit)) == {}
    unit.do(Redo())
    assert differs(after, snapshot(unit)) == {}


@pytest.mark.parametrize(
    ("outcomes", "why", "sentence"),
    [
        ((PLAN, PLAN), WHY, "ended in already"),
        ((ADJOURNED,), WHY, "adjourned for all of its children or for none"),
        ((CONTINUES,), WHY, "An initial conference ends in a plan"),
        ((NO_PLAN,), " ", "Say why the outcome is corrected"),
    ],
)
def test_what_is_no_correction_is_refused(
    unit: Desk, held: int, outcomes: tuple[ConferenceOutcome, ...], why: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        correct(unit, held, *outcomes, why=why)
    assert len(rows(unit, CpPlan)) == 2


def test_a_correction_is_for_a_held_conference_as_it_was_seen(
    unit: Desk, begun: int, make_desk: Callable[..., Desk]
) -> None:
    with pytest.raises(Refusal, match="was not held yet"):
        correct(unit, begun, NO_PLAN)
    before = shown(unit, begun)
    unit.do(HoldConference(begun))
    child = before.children[0].id
    with pytest.raises(StaleSave):
        unit.do(CorrectOutcomes(begun, before.version, ((child, NO_PLAN),), WHY))
    version = shown(unit, begun).version
    with pytest.raises(Refusal, match="does not concern that child"):
        unit.do(CorrectOutcomes(begun, version, ((999, NO_PLAN),), WHY))
    with pytest.raises(NotAllowed):
        make_desk(roles={Role.CASE_PROGRESSION}).do(CorrectOutcomes(begun, version, ((child, NO_PLAN),), WHY))


def test_without_a_record_a_held_conference_is_corrected_too(unit: Desk, icpc: int, record: Record) -> None:
    unit.do(HoldConference(icpc))
    correct(unit, icpc, PLAN, NO_PLAN)
    unit.do(BeginRecord(icpc))
    assert [child.outcome for child in record(icpc).children] == [PLAN, NO_PLAN]


pairs = st.lists(
    st.sampled_from([(PLAN, PLAN), (PLAN, NO_PLAN), (NO_PLAN, NO_PLAN), (ADJOURNED, ADJOURNED)]), max_size=6
)


@settings(
    max_examples=8, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pairs)
def test_however_often_it_is_corrected_what_follows_is_as_if_it_had_been_held_so(
    unit: Desk, held: int, wanted: list[tuple[ConferenceOutcome, ConferenceOutcome]]
) -> None:
    for outcomes in wanted:
        if [child.outcome for child in shown(unit, held).children] != list(outcomes):
            correct(unit, held, *outcomes)
    one = shown(unit, held)
    with_plan = [child.id for child in one.children if child.outcome is PLAN]
    adjourned = one.children[0].outcome is ADJOURNED
    everybody = [child.id for child in one.children]
    assert [plan.child_id for plan in rows(unit, CpPlan)] == with_plan
    following = [row for row in rows(unit, Conference) if row.previous_id == held]
    assert len(following) == (1 if with_plan or adjourned else 0)
    for row in following:
        assert (row.kind, row.sequence_no) == (("ICPC", 0) if adjourned else ("RCPC", 1))
        assert sorted(children_of(unit, row.id)) == sorted(everybody if adjourned else with_plan)
        assert row.children == len(children_of(unit, row.id))
    assert len(rows(unit, CoreGroup)) == (1 if with_plan else 0)


def test_an_agreed_or_issued_record_is_opened_again_before_its_outcome_is_corrected(unit: Desk, whole: Any) -> None:
    number = whole.conference
    whole.agree()
    with pytest.raises(Refusal, match="Reopen it first"):
        correct(unit, number, PLAN, NO_PLAN)
    whole.issue()
    with pytest.raises(Refusal, match="Begin a correction"):
        correct(unit, number, PLAN, NO_PLAN)
    unit.do(CorrectRecord(number, "The outcome for the second child was wrong."))
    correct(unit, number, PLAN, NO_PLAN)
    assert [child.outcome for child in whole.record().children] == [PLAN, NO_PLAN]
    issued = unit.ask(OpenRecord(number, 1)).record
    assert [child.outcome for child in issued.children] == [PLAN, PLAN]
