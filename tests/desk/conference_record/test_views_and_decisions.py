"""Each professional's view, the tally, and what the chair's decision stands on (N01 to N10, TV-D01 to TV-D06)."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import OpenRecord, RecordShown, TheRecord
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews, TakeOutView
from cpdesk.rows.record_decisions import ChildDecisionRow, ViewRow
from cpdesk.rows.record_deeds import AddParticipant, AgreeRecord, BeginRecord, SetParticipation
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Basis, Category, Direction
from cpdesk.rules.record import Part, Participation
from cpdesk.rules.roles import Role

YES, NO, ABSTAIN = Answer.YES, Answer.NO, Answer.ABSTAIN
PLAN, NO_PLAN = ConferenceOutcome.PLAN_MADE, ConferenceOutcome.NO_PLAN
Working = Callable[[], AbstractContextManager[Work]]
Record = Callable[[int], TheRecord]


@pytest.fixture
def lancashire(unit: Desk, begun: int, working: Working, record: Record) -> int:
    """The ICPC of this morning under Lancashire's standard; five professionals were there."""
    with working() as work:
        work.change(work.session.get_one(Conference, begun), "standards", "LANCASHIRE")
    there = [one.id for one in record(begun).participants if one.part is Part.PROFESSIONAL and not one.only_told]
    unit.do(SetParticipation(begun, tuple(there), Participation.ATTENDED))
    return begun


def first(found: TheRecord) -> ChildDecisionRow:
    return found.children[0]


def give(desk: Desk, record: TheRecord, answers: Sequence[Answer], rationale: str = "As reported.") -> None:
    """The views of those who give one on the first child, in their order."""
    child = first(record)
    views = [
        GivenView(view.participant_id, child.child_id, answer, answer, rationale)
        for view, answer in zip(child.views, answers, strict=False)
    ]
    desk.do(GiveViews(record.conference_id, tuple(views)))


def change(desk: Desk, record: TheRecord, **fields: object) -> None:
    child = first(record)
    desk.do(ChangeChildDecision(record.conference_id, child.child_id, child.version, fields))


def missing(desk: Desk, number: int, field: str) -> list[str]:
    """The sentences on this field of the first child that keep the record from being agreed."""
    shown: RecordShown = desk.ask(OpenRecord(number))
    assert shown.record is not None
    child = first(shown.record).child_id
    return [one.sentence for one in shown.missing if one.child_id == child and one.field == field and one.blocks]


@pytest.mark.parametrize(
    ("answers", "outcome", "basis", "direction", "manager"),
    [
        pytest.param([YES] * 5, PLAN, Basis.CONSENSUS, None, False, id="TV-D01"),
        pytest.param([YES] * 3 + [NO] * 2, PLAN, Basis.MAJORITY, None, False, id="TV-D02"),
        pytest.param([NO] * 5, PLAN, Basis.CHAIR, Direction.TOWARDS_PLAN, False, id="TV-D03"),
        pytest.param([YES] * 4 + [NO], NO_PLAN, Basis.CHAIR, Direction.AWAY_FROM_PLAN, True, id="TV-D04"),
        pytest.param([YES, YES, NO, NO, ABSTAIN], PLAN, Basis.CHAIR, Direction.TOWARDS_PLAN, False, id="TV-D05"),
    ],
)
def test_the_outcome_is_never_refused_and_what_it_stands_on_follows_from_the_views(
    unit: Desk,
    lancashire: int,
    record: Record,
    answers: list[Answer],
    outcome: ConferenceOutcome,
    basis: Basis,
    direction: Direction | None,
    manager: bool,
) -> None:
    give(unit, record(lancashire), answers)
    change(unit, record(lancashire), outcome=outcome)
    child = first(record(lancashire))
    assert (child.basis, child.direction, child.manager_to_tell) == (basis, direction, manager)
    assert child.reason_required is (basis is Basis.CHAIR)
    assert bool(missing(unit, lancashire, "reason")) is child.reason_required
    change(unit, record(lancashire), reason="The chair heard what was not in the reports.")
    assert not missing(unit, lancashire, "reason")


def test_each_view_needs_its_rationale_where_the_standard_asks_for_it(
    unit: Desk, lancashire: int, record: Record
) -> None:
    give(unit, record(lancashire), [YES] * 3 + [NO] * 2, rationale="")
    assert len(missing(unit, lancashire, "rationale")) == 5
    child = first(record(lancashire))
    unit.do(
        GiveViews(
            lancashire, tuple(GivenView(one.participant_id, child.child_id, rationale="Heard.") for one in child.views)
        )
    )
    assert not missing(unit, lancashire, "rationale")
    assert first(record(lancashire)).plan_needed.words == "3 for a plan, 2 against"


def test_members_of_a_team_are_heard_one_by_one(unit: Desk, begun: int, working: Working, record: Record) -> None:
    """TV-D06: three workers of one multi-disciplinary team with one agreed line, and the school: four views."""
    with working() as work:
        work.change(work.session.get_one(Conference, begun), "standards", "LANCASHIRE")
    people = record(begun).participants
    school = next(one.id for one in people if one.agency == "Oakfield School")
    unit.do(SetParticipation(begun, (school,), Participation.ATTENDED))
    for name in ("A. Worker", "B. Worker", "C. Worker"):
        unit.do(
            AddParticipant(
                begun, name=name, agency="Family safeguarding", team="Family safeguarding", within_authority=True,
                participation=Participation.ATTENDED,
            )
        )  # fmt: skip
    views = first(record(begun)).views
    assert len(views) == 4
    two = (views[0], views[1])
    child = first(record(begun)).child_id
    unit.do(GiveViews(begun, tuple(GivenView(one.participant_id, child, YES, YES, "Agreed.") for one in two)))
    change(unit, record(begun), outcome=PLAN)
    assert first(record(begun)).basis is None
    lacking = [*missing(unit, begun, "threshold"), *missing(unit, begun, "plan_needed")]
    assert len(lacking) == 2
    unit.do(HoldConference(begun))
    shown = unit.ask(OpenRecord(begun))
    with pytest.raises(Refusal, match="cannot be agreed yet"):
        unit.do(AgreeRecord(begun, shown.record_version, shown.seen))
    everybody = tuple(GivenView(one.participant_id, child, YES, YES, "Agreed.") for one in views)
    unit.do(GiveViews(begun, everybody, only_missing=True))
    found = first(record(begun))
    assert (found.basis, found.plan_needed.yes, found.plan_needed.missing) == (Basis.CONSENSUS, 4, 0)


def test_the_same_answer_for_those_who_have_not_answered_leaves_what_stands(
    unit: Desk, lancashire: int, record: Record
) -> None:
    give(unit, record(lancashire), [NO], rationale="Against it.")
    child = first(record(lancashire))
    same = tuple(GivenView(one.participant_id, child.child_id, YES, YES, "All agreed.") for one in child.views)
    assert unit.do(GiveViews(lancashire, same, only_missing=True)).said == "Kept 4 views."
    found = first(record(lancashire))
    assert [one.plan_needed for one in found.views] == [NO, YES, YES, YES, YES]
    assert found.views[0].rationale == "Against it."
    assert unit.do(GiveViews(lancashire, same, only_missing=True)).ids == ()


def test_a_view_changed_by_somebody_meanwhile_is_refused_with_both_values(
    unit: Desk, lancashire: int, record: Record, make_desk: Callable[..., Desk]
) -> None:
    give(unit, record(lancashire), [YES])
    child = first(record(lancashire))
    who = child.views[0].participant_id
    sam = make_desk(who="sam")
    sam.do(GiveViews(lancashire, (GivenView(who, child.child_id, plan_needed=NO, seen={"plan_needed": YES}),)))
    with pytest.raises(StaleSave) as refused:
        unit.do(
            GiveViews(lancashire, (GivenView(who, child.child_id, plan_needed=ABSTAIN, seen={"plan_needed": YES}),))
        )
    assert (refused.value.mine, refused.value.theirs) == ({"plan_needed": "abstain"}, {"plan_needed": "no"})
    assert refused.value.changed_by == "sam"
    with pytest.raises(StaleSave):
        unit.do(GiveViews(lancashire, (GivenView(who, child.child_id, threshold=NO),)))
    unit.do(
        GiveViews(lancashire, (GivenView(who, child.child_id, rationale="More.", seen={"rationale": "As reported."}),))
    )
    view = first(record(lancashire)).views[0]
    assert (view.threshold, view.plan_needed, view.rationale) == (YES, NO, "More.")


def test_a_view_that_was_taken_out_meanwhile_is_not_written_again_in_part(
    unit: Desk, lancashire: int, record: Record
) -> None:
    give(unit, record(lancashire), [YES])
    child = first(record(lancashire))
    view = child.views[0]
    unit.do(TakeOutView(view.id, view.version))
    with pytest.raises(Refusal, match="no longer part of the record"):
        unit.do(GiveViews(lancashire, (GivenView(view.participant_id, child.child_id, NO, seen={"threshold": YES}),)))
    with pytest.raises(Refusal, match="no longer part of the record"):
        unit.do(TakeOutView(view.id, view.version))
    assert first(record(lancashire)).views[0] == ViewRow(
        0, 0, view.participant_id, view.who, view.agency, None, None, ""
    )


@pytest.mark.parametrize(
    ("whose", "sentence"),
    [
        ("Police", "is not recorded as having been there"),
        ("Family", "are those of professionals"),
    ],
)
def test_only_professionals_who_were_there_give_a_view(
    unit: Desk, lancashire: int, record: Record, whose: str, sentence: str
) -> None:
    number = next(one.id for one in record(lancashire).participants if one.agency == whose)
    with pytest.raises(Refusal, match=sentence):
        unit.do(GiveViews(lancashire, (GivenView(number, first(record(lancashire)).child_id, YES),)))


def test_views_that_concern_nobody_here_are_refused_and_nothing_is_kept(
    unit: Desk, lancashire: int, record: Record
) -> None:
    child = first(record(lancashire))
    known = child.views[0].participant_id
    for views in ((), (GivenView(known, 999, YES),), (GivenView(999, child.child_id, YES),)):
        with pytest.raises(Refusal):
            unit.do(GiveViews(lancashire, (GivenView(known, child.child_id, YES), *views) if views else ()))
    assert first(record(lancashire)).threshold.missing == 5


def test_views_of_those_who_were_not_there_after_all_count_no_more(unit: Desk, lancashire: int, record: Record) -> None:
    give(unit, record(lancashire), [YES, YES, YES, YES, NO])
    last = first(record(lancashire)).views[-1].participant_id
    unit.do(SetParticipation(lancashire, (last,), Participation.APOLOGIES))
    change(unit, record(lancashire), outcome=PLAN)
    assert first(record(lancashire)).basis is Basis.CONSENSUS
    unit.do(SetParticipation(lancashire, (last,), Participation.ATTENDED))
    assert first(record(lancashire)).basis is Basis.MAJORITY


def test_views_are_undone_and_redone_as_one_step(unit: Desk, lancashire: int, record: Record) -> None:
    before = record(lancashire).children
    give(unit, record(lancashire), [YES] * 5)
    after = record(lancashire).children
    unit.do(Undo())
    assert record(lancashire).children == before
    unit.do(Redo())
    assert [one.plan_needed for one in record(lancashire).children] == [one.plan_needed for one in after]
    assert first(record(lancashire)).plan_needed.yes == 5


def test_where_views_are_only_offered_the_chair_states_the_basis(unit: Desk, begun: int, record: Record) -> None:
    people = record(begun).participants
    unit.do(SetParticipation(begun, (people[0].id, people[1].id), Participation.ATTENDED))
    change(unit, record(begun), outcome=PLAN)
    assert first(record(begun)).basis is None
    change(unit, record(begun), basis_stated=Basis.MAJORITY)
    assert first(record(begun)).basis is Basis.MAJORITY
    change(unit, record(begun), basis_stated=Basis.CHAIR)
    child = first(record(begun))
    assert (child.basis, child.direction, child.reason_required) == (Basis.CHAIR, Direction.TOWARDS_PLAN, True)
    give(unit, record(begun), [YES, YES])
    assert first(record(begun)).basis is Basis.CONSENSUS


def test_the_decision_is_said_in_a_sentence(unit: Desk, lancashire: int, record: Record) -> None:
    assert first(record(lancashire)).decided_words == "Not decided yet."
    give(unit, record(lancashire), [YES] * 3 + [NO] * 2)
    change(unit, record(lancashire), outcome=PLAN)
    change(unit, record(lancashire), category=Category.MULTIPLE)
    change(unit, record(lancashire), category_parts=(Category.EMOTIONAL, Category.NEGLECT))
    child = first(record(lancashire))
    assert child.category_parts == (Category.NEGLECT, Category.EMOTIONAL)
    assert child.decided_words == (
        "Child protection plan made: multiple (neglect, emotional abuse). Majority: 3 for a plan, 2 against."
    )
    change(unit, record(lancashire), category=Category.NEGLECT)
    assert first(record(lancashire)).category_parts == ()
    change(unit, record(lancashire), outcome=NO_PLAN)
    assert first(record(lancashire)).decided_words == (
        "No plan. The chair's decision away from a plan: 3 for a plan, 2 against."
    )


def test_two_people_write_of_one_child_in_different_fields(unit: Desk, begun: int, record: Record) -> None:
    child = first(record(begun))
    for name, words in (("risk_statement", "High."), ("child_view", "Wants to stay."), ("lives_at", "1 Oak Lane")):
        unit.do(ChangeChildDecision(begun, child.child_id, child.version, {name: words}, {name: ""}))
    found = first(record(begun))
    assert (found.risk_statement, found.child_view, found.lives_at) == ("High.", "Wants to stay.", "1 Oak Lane")
    with pytest.raises(StaleSave) as refused:
        unit.do(
            ChangeChildDecision(
                begun, child.child_id, child.version, {"risk_statement": "Low."}, {"risk_statement": ""}
            )
        )
    assert (refused.value.mine, refused.value.theirs) == ({"risk_statement": "Low."}, {"risk_statement": "High."})
    parts: dict[str, object] = {"category_parts": (Category.NEGLECT, Category.PHYSICAL)}
    unit.do(ChangeChildDecision(begun, child.child_id, child.version, parts, {"category_parts": ()}))
    again: dict[str, object] = {"category_parts": (Category.NEGLECT, Category.SEXUAL)}
    unit.do(ChangeChildDecision(begun, child.child_id, child.version, again, parts))
    assert first(record(begun)).category_parts == (Category.NEGLECT, Category.SEXUAL)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"outcome": ConferenceOutcome.PLAN_ENDS}, "outcome", "An initial conference ends in a plan"),
        ({"category": "XXX"}, "category", "Choose one of these: NEG, PHY"),
        ({"category_parts": (Category.MULTIPLE,)}, "category_parts", "Choose from these"),
        ({"supervision_on": date(2026, 11, 24)}, "supervision_on", "has not come yet"),
        ({"lpm_sm_decision": ABSTAIN}, "lpm_sm_decision", "Choose one of these: yes, no"),
        ({"manager_told_at": datetime(2026, 11, 24, tzinfo=UTC)}, "manager_told_at", "has not come yet"),
        ({"lpm_decision": "yes"}, "lpm_decision", "enters the register at once"),
        ({"surname": "Other"}, "", "A decision has these fields"),
        ({}, "", "A decision has these fields"),
    ],
)
def test_what_cannot_be_said_of_a_child_is_refused_at_its_field(
    unit: Desk, begun: int, record: Record, fields: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        change(unit, record(begun), **fields)
    assert refused.value.field == field


def test_that_the_manager_was_told_is_dated_and_taken_back_with_the_name(
    unit: Desk, begun: int, record: Record
) -> None:
    change(unit, record(begun), manager_told="S. Manager")
    child = first(record(begun))
    assert (child.manager_told, child.manager_told_at) == ("S. Manager", datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    change(unit, record(begun), manager_told="")
    assert first(record(begun)).manager_told_at is None


def test_a_conference_held_without_outcomes_ends_as_its_record_says(unit: Desk, begun: int, record: Record) -> None:
    change(unit, record(begun), outcome=NO_PLAN)
    unit.do(HoldConference(begun))
    ended = [one.outcome for one in unit.ask(OpenConference(begun)).children]
    assert ended == [NO_PLAN, PLAN]
    assert [one.outcome for one in record(begun).children] == ended
    with pytest.raises(Refusal, match="Correct the outcome"):
        change(unit, record(begun), outcome=PLAN)
    unit.do(Undo())
    assert [one.outcome for one in record(begun).children] == [NO_PLAN, None]


def test_a_record_begun_after_the_conference_was_held_knows_its_outcome(unit: Desk, icpc: int, record: Record) -> None:
    unit.do(HoldConference(icpc, outcome=NO_PLAN))
    unit.do(BeginRecord(icpc))
    assert [one.outcome for one in record(icpc).children] == [NO_PLAN, NO_PLAN]


def test_who_keeps_no_record_gives_no_views(begun: int, make_desk: Callable[..., Desk]) -> None:
    clerk = make_desk(roles={Role.DIARY_CLERK})
    with pytest.raises(NotAllowed):
        clerk.do(GiveViews(begun, ()))
    with pytest.raises(NotAllowed):
        clerk.do(ChangeChildDecision(begun, 1, 1, {"outcome": PLAN}))


def test_what_happens_after_the_conference_is_kept_beside_an_issued_record(unit: Desk, whole: Any) -> None:
    whole.agree()
    whole.issue()
    with pytest.raises(Refusal, match="Begin a correction"):
        whole.child(0, risk_statement="Lower.")
    with pytest.raises(Refusal, match="Begin a correction"):
        whole.child(0, manager_told="S. Manager", reason="Another.")
    child = whole.record().children[0]
    view = child.views[0]
    with pytest.raises(Refusal, match="Begin a correction"):
        unit.do(TakeOutView(view.id, view.version))
    with pytest.raises(Refusal, match="Begin a correction"):
        unit.do(GiveViews(whole.conference, (GivenView(view.participant_id, child.child_id, NO),)))
    kept = unit.do(ChangeChildDecision(whole.conference, child.child_id, child.version, {"manager_told": "S. Manager"}))
    assert kept.said == "Kept: who was told of the decision."
