"""What a record lacks is a list that leads to the place; it is agreed when and only when nothing blocks (I05, I34)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.desk.record_missing import blocking, missing_of
from cpdesk.desk.work import Desk
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_deeds import AgreeRecord
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective, ChangeAction
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Basis, Category, LpmDecision
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import Participation, RecordState
from cpdesk.rules.record_parts import RecordPart, Section

EVERYTHING = frozenset(RecordPart)
Change = Callable[[TheRecord], TheRecord]


def person(record: TheRecord, name: str, **values: Any) -> TheRecord:
    people = tuple(replace(one, **values) if name in one.shown else one for one in record.participants)
    return replace(record, participants=people)


def child(record: TheRecord, **values: Any) -> TheRecord:
    return replace(record, children=(replace(record.children[0], **values), *record.children[1:]))


def lpm(record: TheRecord, **values: Any) -> TheRecord:
    return child(record, lpm=replace(record.children[0].lpm, **values))


def view(record: TheRecord, **values: Any) -> TheRecord:
    first, *others = record.children[0].views
    return child(record, views=(replace(first, **values), *others))


def quoracy(record: TheRecord, **values: Any) -> TheRecord:
    return replace(record, quoracy=replace(record.quoracy, **values))


def action(record: TheRecord, **values: Any) -> TheRecord:
    return replace(record, actions=(replace(record.actions[0], **values),))


def group(record: TheRecord, **values: Any) -> TheRecord:
    return replace(record, core_group=replace(record.core_group, **values))


def review(record: TheRecord, **values: Any) -> TheRecord:
    return replace(record, next_review=replace(record.next_review, **values))


LEFT_OUT: tuple[tuple[str, Change, Section, str, str, bool], ...] = (
    ("held", lambda r: replace(r, held=False), Section.DATES, "I33", "held", True),
    ("part", lambda r: person(r, "A. Sample", participation=None), Section.ATTENDANCE, "S01", "participation", True),
    ("quorum", lambda r: quoracy(r, quorate=None), Section.ATTENDANCE, "N08", "quorate", True),
    ("not quorate", lambda r: quoracy(r, quorate=Answer.NO), Section.ATTENDANCE, "N08", "note", True),
    ("I12", lambda r: quoracy(r, agency_basis=False), Section.ATTENDANCE, "I12", "basis", True),
    ("risk", lambda r: child(r, risk_statement=" "), Section.CHILD, "L03", "risk_statement", True),
    ("outcome", lambda r: child(r, outcome=None), Section.CHILD, "N06", "outcome", True),
    ("view", lambda r: view(r, plan_needed=None), Section.CHILD, "N01", "plan_needed", True),
    ("threshold", lambda r: view(r, threshold=None), Section.CHILD, "N01", "threshold", True),
    ("why", lambda r: view(r, rationale="\n"), Section.CHILD, "N01", "rationale", True),
    ("basis", lambda r: child(r, basis=None), Section.CHILD, "N05", "basis_stated", True),
    ("reason", lambda r: child(r, reason_required=True), Section.CHILD, "I11", "reason", True),
    ("manager", lambda r: child(r, manager_to_tell=True), Section.CHILD, "A24", "manager_told", False),
    ("category", lambda r: child(r, category=None), Section.CHILD, "I34", "category", True),
    ("parts", lambda r: child(r, category=Category.MULTIPLE), Section.CHILD, "I34", "category_parts", True),
    ("lpm", lambda r: lpm(r, required=True), Section.CHILD, "P06", "lpm_decision", True),
    (
        "no lpm", lambda r: lpm(r, required=True, decision=LpmDecision.NOT_RECOMMEND),
        Section.CHILD, "P06", "lpm_why", True,
    ),
    ("entry", lambda r: lpm(r, decision=LpmDecision.RECOMMEND), Section.CHILD, "L02", "lpm_text", True),
    ("manager's word", lambda r: lpm(r, sm_decision_required=True), Section.CHILD, "P18", "lpm_sm_decision", True),
    ("objectives", lambda r: replace(r, objectives=()), Section.PLAN, "S23", "objectives", True),
    (
        "another's objective",
        lambda r: replace(r, objectives=(replace(r.objectives[0], child_id=r.children[1].child_id),)),
        Section.PLAN, "S23", "objectives", True,
    ),
    (
        "empty objective", lambda r: replace(r, objectives=(replace(r.objectives[0], text=""),)),
        Section.PLAN, "S23", "text", True,
    ),
    ("action", lambda r: action(r, text=" "), Section.PLAN, "S23", "text", True),
    ("owner", lambda r: action(r, owner=""), Section.PLAN, "S23", "owner", True),
    ("agency only", lambda r: action(r, owner="", agency="School"), Section.PLAN, "S23", "owner", True),
    ("date", lambda r: action(r, due_on=None), Section.PLAN, "S23", "due_on", True),
    ("absent", lambda r: action(r, agency="CAMHS", agency_absent=True), Section.PLAN, "S15", "told", False),
    ("core group", lambda r: group(r, planned_on=None), Section.DATES, "S27", "core_group_on", True),
    (
        "late core group", lambda r: group(r, planned_on=date(2027, 1, 4), due_on=date(2026, 12, 7)),
        Section.DATES, "I06", "core_group_breach_why", True,
    ),
    ("members", lambda r: group(r, lacking=("a school",)), Section.DATES, "S28", "core_group_why", True),
    ("review", lambda r: review(r, start_at=None), Section.DATES, "S38", "next_review", True),
    (
        "late review", lambda r: review(r, start_at=datetime(2027, 4, 1, tzinfo=UTC)),
        Section.DATES, "I05", "next_review_why", True,
    ),
)  # fmt: skip


def test_under_lancashire_too_nothing_is_missing_of_a_whole_record(lancashire: Any) -> None:
    assert lancashire.shown().missing == ()
    assert missing_of(lancashire.record(), EVERYTHING) == ()


def test_whatever_is_left_out_is_named_with_its_place(lancashire: Any) -> None:
    record = lancashire.record()
    for what, change, section, rule, field, blocks in LEFT_OUT:
        lines = missing_of(change(record), EVERYTHING)
        found = [(line.section, line.rule, line.field, line.blocks) for line in lines]
        assert found == [(section, rule, field, blocks)], what
        assert lines[0].sentence.endswith("."), what


def test_several_things_left_out_are_all_named(lancashire: Any) -> None:
    record = lancashire.record()
    changes = {what: (change, rule, field) for what, change, _, rule, field, _ in LEFT_OUT}
    each_alone = (
        "held", "part", "quorum", "risk", "view", "reason", "manager", "category", "lpm", "objectives", "action",
        "owner", "date", "core group", "review",
    )  # fmt: skip

    @given(st.sets(st.sampled_from(each_alone)))
    def each_is_named(names: set[str]) -> None:
        left = record
        for name in names:
            left = changes[name][0](left)
        named = {(line.rule, line.field) for line in missing_of(left, EVERYTHING)}
        assert named == {changes[name][1:] for name in names}

    each_is_named()


def test_what_is_only_offered_is_never_missing(lancashire: Any) -> None:
    record = view(quoracy(child(lancashire.record(), basis=None), quorate=None, basis=None), plan_needed=None)
    offered = EVERYTHING - {RecordPart.VIEWS, RecordPart.VIEW_RATIONALE, RecordPart.BASIS, RecordPart.QUORACY}
    assert missing_of(record, offered) == ()
    assert {line.rule for line in missing_of(record, EVERYTHING)} == {"N01", "N08"}


def test_a_judgement_that_was_made_must_hold_where_it_is_only_offered_too(whole: Any) -> None:
    record = quoracy(whole.record(), agency_basis=False)
    assert [line.rule for line in missing_of(record, frozenset())] == ["I12"]


def test_an_agency_that_was_only_told_need_not_be_answered_for(whole: Any) -> None:
    told = [one.agency for one in whole.record().participants if one.only_told]
    assert told == ["Police", "Probation", "GP"]
    assert all(one.participation is None for one in whole.record().participants if one.only_told)
    assert whole.shown().missing == ()


def test_somebody_must_have_been_there(whole: Any) -> None:
    people = tuple(
        replace(one, participation=Participation.ABSENT, was_there=False, gives_view=False)
        for one in whole.record().participants
    )
    lines = missing_of(replace(whole.record(), participants=people), EVERYTHING)
    assert [line.sentence for line in lines if line.section == Section.ATTENDANCE] == ["Say who was there."]


def test_an_adjourned_conference_needs_neither_views_nor_basis(lancashire: Any) -> None:
    adjourned = child(lancashire.record(), outcome=ConferenceOutcome.ADJOURNED, basis=None, views=(), category=None)
    assert missing_of(adjourned, EVERYTHING) == ()


def test_what_comes_after_the_meeting_never_blocks_and_stays_when_agreed(whole: Any) -> None:
    told = action(whole.record(), agency="CAMHS", agency_absent=True)
    (line,) = missing_of(told, EVERYTHING)
    assert (line.rule, line.blocks, line.item_id) == ("S15", False, told.actions[0].id)
    assert blocking((line,)) == ()
    agreed = child(replace(told, state=RecordState.AGREED), risk_statement="")
    assert [one.rule for one in missing_of(agreed, EVERYTHING)] == ["S15"]


def test_a_line_leads_to_the_child_the_person_and_the_action(lancashire: Any) -> None:
    lancashire.desk.do(AddAction(lancashire.conference, "Ring the school."))
    lancashire.child(1, risk_statement="")
    record = lancashire.record()
    risk, owner, due = lancashire.shown().missing
    assert (risk.child_id, risk.sentence) == (
        record.children[1].child_id, "Write the statement of the risk to Hazel.",
    )  # fmt: skip
    assert {owner.item_id, due.item_id} == {record.actions[1].id}
    assert owner.sentence == "Action 2 has no owner. Say who does it."
    late = view(record, rationale="")
    line = next(one for one in missing_of(late, EVERYTHING) if one.field == "rationale")
    assert (line.child_id, line.participant_id) == (
        record.children[0].child_id, record.children[0].views[0].participant_id,
    )  # fmt: skip


def test_a_record_is_agreed_when_and_only_when_nothing_blocks(unit: Desk, chair: Any) -> None:
    """TV-D06, TV-D09, TV-D10 and their like: the list and the refusal are one and the same."""
    refused = 0

    def tried() -> None:
        nonlocal refused
        shown = chair.shown()
        assert blocking(shown.missing)
        with pytest.raises(Refusal, match="missing"):
            unit.do(AgreeRecord(chair.conference, shown.record_version, shown.seen))
        refused += 1

    tried()
    chair.everybody_came()
    tried()
    for name in ("H. Year", "A. Sample"):
        chair.person(name, in_core_group=True)
    for number in (0, 1):
        chair.child(number, risk_statement="High.", outcome=ConferenceOutcome.PLAN_MADE, category=Category.MULTIPLE)
        tried()
    chair.plan()
    chair.held()
    tried()
    chair.review_booked()
    tried()
    parts = (Category.NEGLECT, Category.EMOTIONAL)
    for number in (0, 1):
        chair.child(number, category_parts=parts)
    assert blocking(chair.shown().missing) == ()
    chair.agree()
    assert refused == 6


def test_tv_d06_two_views_of_four_do_not_do_and_the_basis_follows_from_all(lancashire: Any) -> None:
    record = lancashire.record()
    assert {one.basis for one in record.children} == {Basis.CONSENSUS}
    two_left = tuple(replace(one, threshold=None, plan_needed=None) for one in record.children[0].views[:2])
    lines = missing_of(child(record, views=(*two_left, *record.children[0].views[2:]), basis=None), EVERYTHING)
    assert [line.rule for line in lines] == ["N01", "N01"]


def test_an_action_with_owner_and_date_is_enough(whole: Any) -> None:
    number = whole.desk.do(AddAction(whole.conference, "Ring the school.", "F. Testcase")).ids[0]
    (line,) = whole.shown().missing
    assert line.field == "due_on"
    one = next(row for row in whole.record().actions if row.id == number)
    whole.desk.do(ChangeAction(number, one.version, {"due_on": date(2026, 12, 1)}))
    assert whole.shown().missing == ()


def test_an_objective_of_one_child_does_not_do_for_the_other(whole: Any) -> None:
    record = whole.record()
    own = replace(record.objectives[0], child_id=record.children[0].child_id)
    (line,) = missing_of(replace(record, objectives=(own,)), EVERYTHING)
    assert (line.sentence, line.child_id) == ("Write an objective for Hazel.", record.children[1].child_id)
    whole.desk.do(AddObjective(whole.conference, "Own.", record.children[1].child_id))
    both = (own, *whole.record().objectives[1:])
    assert missing_of(replace(whole.record(), objectives=both), EVERYTHING) == ()


def test_the_basis_of_a_quorum_is_asked_for(lancashire: Any) -> None:
    record = lancashire.record()
    (line,) = missing_of(quoracy(record, basis=None), EVERYTHING)
    assert (line.section, line.field) == (Section.ATTENDANCE, "basis")
    other = quoracy(record, basis=QuorumBasis.OTHER, note="")
    assert [line.field for line in missing_of(other, EVERYTHING)] == ["note"]
