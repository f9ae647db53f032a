"""The outline plan in a record: objectives and actions, kept field by field, each with owner and date (S22, S23)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import MissingLine, OpenRecord, TheRecord
from cpdesk.rows.record_deeds import AddParticipant, BeginRecord
from cpdesk.rows.record_plan import ActionRow
from cpdesk.rows.record_plan_deeds import (
    AddAction,
    AddObjective,
    ChangeAction,
    ChangeObjective,
    MoveAction,
    MoveObjective,
    TakeOutAction,
    TakeOutObjective,
)
from cpdesk.rows.refusals import NotAllowed, Refusal, StaleSave
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.unit import Redo, Undo
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import Part
from cpdesk.rules.roles import Role
from cpdesk.rules.text import clean

START = datetime(2026, 11, 23, 10, tzinfo=LONDON)
BY = date(2026, 12, 14)


@pytest.fixture
def begun(unit: Desk, waiting: Callable[..., int]) -> int:
    """An ICPC of today whose record is begun, of two siblings."""
    children = (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample", date(2024, 5, 6)))
    number: int = unit.do(
        BookConference(START, "P. Example", "Room 1", request_id=waiting(*children), why="Entered late.")
    ).id
    unit.do(BeginRecord(number))
    return number


def record_of(desk: Desk, number: int) -> TheRecord:
    record: TheRecord | None = desk.ask(OpenRecord(number)).record
    assert record is not None
    return record


def actions(desk: Desk, number: int) -> tuple[ActionRow, ...]:
    return record_of(desk, number).actions


def lacking(desk: Desk, number: int, item_id: int) -> set[str]:
    missing: tuple[MissingLine, ...] = desk.ask(OpenRecord(number)).missing
    return {line.field for line in missing if line.item_id == item_id}


def test_objectives_and_actions_stand_in_the_order_in_which_they_came(unit: Desk, begun: int) -> None:
    first = unit.do(AddObjective(begun, "No violence in the home.")).ids[0]
    child = record_of(unit, begun).children[0].child_id
    unit.do(AddAction(begun, "Written agreement", "F. Testcase", due_on=BY))
    unit.do(AddObjective(begun, "Rowan goes to school every day.", child, date(2027, 1, 29)))
    unit.do(AddAction(begun, "Breakfast club", "Head of year", "Oakfield School", due_on=BY, objective_id=first))
    record = record_of(unit, begun)
    assert [(one.text, one.child_id, one.by_on) for one in record.objectives] == [
        ("No violence in the home.", None, None),
        ("Rowan goes to school every day.", child, date(2027, 1, 29)),
    ]
    assert [(one.text, one.owner, one.agency, one.objective_id) for one in record.actions] == [
        ("Written agreement", "F. Testcase", "Children's social care", None),
        ("Breakfast club", "Head of year", "Oakfield School", first),
    ]


def test_owner_and_date_may_follow_and_are_missing_until_they_do(unit: Desk, begun: int) -> None:
    number = unit.do(AddAction(begun, "Referral to CAMHS")).ids[0]
    assert lacking(unit, begun, number) == {"owner", "due_on"}
    (action,) = actions(unit, begun)
    unit.do(ChangeAction(number, action.version, {"owner": "A. Sample", "due_on": BY}))
    assert lacking(unit, begun, number) == set()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"text": "  "}, "text", "take it out"),
        ({"due_on": date(2026, 11, 20)}, "due_on", "before the conference on Monday 23 November 2026"),
        ({"child_id": 9999}, "child_id", "Choose a child of this conference"),
        ({"objective_id": 9999}, "objective_id", "no longer in the plan"),
        ({"place": -1}, "place", "as a number"),
        ({"told_who": "Somebody"}, "told_who", "no field told_who"),
    ],
)
def test_what_cannot_stand_in_the_plan_is_refused_and_nothing_is_kept(
    unit: Desk, begun: int, fields: dict[str, Any], field: str, words: str
) -> None:
    number = unit.do(AddAction(begun, "Weekly visits", "F. Testcase", due_on=BY)).ids[0]
    before = actions(unit, begun)
    with pytest.raises(Refusal, match=words) as refused:
        unit.do(ChangeAction(number, before[0].version, {"owner": "Another", **fields}))
    assert refused.value.field == field
    assert actions(unit, begun) == before


def test_an_empty_objective_or_action_is_not_added(unit: Desk, begun: int) -> None:
    for request in (AddObjective(begun, " "), AddAction(begun, "")):
        with pytest.raises(Refusal, match="Write what it is"):
            unit.do(request)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"agency": "camhs"}, ("CAMHS", "camhs")),
        ({"agency_key": "turning_point"}, ("Turning Point", "turning_point")),
        ({"agency": "csc"}, ("Children's social care", "social_care")),
        ({"agency": "hilltop  SCHOOL"}, ("Hilltop School", "education")),
        ({"agency": "Women's Refuge"}, ("Women's Refuge", "")),
        ({"owner": "b. fictitious, head of year"}, ("Hilltop School", "education")),
        ({"owner": "Nobody here"}, ("", "")),
        ({"owner": "B. Fictitious", "agency": "Police"}, ("Police", "police")),
    ],
)
def test_the_agency_is_known_by_its_name_or_by_who_is_to_do_it(
    unit: Desk, begun: int, given: dict[str, Any], kept: tuple[str, str]
) -> None:
    unit.do(AddParticipant(begun, Part.PROFESSIONAL, "B. Fictitious", "Head of year", "Hilltop School", "education"))
    unit.do(AddAction(begun, "Breakfast club", **given))
    (action,) = actions(unit, begun)
    assert (action.agency, action.agency_key) == kept


def test_a_new_owner_brings_their_agency_only_where_none_was_said(unit: Desk, begun: int) -> None:
    number = unit.do(AddAction(begun, "Weekly visits", agency="Police")).ids[0]
    unit.do(ChangeAction(number, actions(unit, begun)[0].version, {"owner": "F. Testcase"}))
    assert actions(unit, begun)[0].agency == "Police"
    unit.do(ChangeAction(number, actions(unit, begun)[0].version, {"agency": ""}))
    assert (actions(unit, begun)[0].agency, actions(unit, begun)[0].agency_key) == ("", "")
    unit.do(ChangeAction(number, actions(unit, begun)[0].version, {"owner": "N. Invented"}))
    assert actions(unit, begun)[0].agency == "Children's social care"


def test_an_agency_that_came_with_the_owner_goes_with_them(unit: Desk, begun: int) -> None:
    unit.do(AddParticipant(begun, Part.PROFESSIONAL, "B. Fictitious", "Head of year", "Hilltop School", "education"))
    number = unit.do(AddAction(begun, "Breakfast club", "F. Testcase")).ids[0]
    assert actions(unit, begun)[0].agency == "Children's social care"
    unit.do(ChangeAction(number, actions(unit, begun)[0].version, {"owner": "B. Fictitious"}))
    assert actions(unit, begun)[0].agency == "Hilltop School"
    unit.do(ChangeAction(number, actions(unit, begun)[0].version, {"owner": "Somebody new"}))
    assert actions(unit, begun)[0].agency == "Hilltop School"


def test_two_people_write_in_different_fields_of_one_action(
    unit: Desk, begun: int, make_desk: Callable[..., Desk]
) -> None:
    number = unit.do(AddAction(begun, "Weekly visits")).ids[0]
    (seen,) = actions(unit, begun)
    other = make_desk(who="sam")
    unit.do(ChangeAction(number, seen.version, {"owner": "F. Testcase"}, {"owner": ""}))
    other.do(ChangeAction(number, seen.version, {"due_on": BY}, {"due_on": None}))
    (both,) = actions(unit, begun)
    assert (both.owner, both.due_on) == ("F. Testcase", BY)
    with pytest.raises(StaleSave) as refused:
        other.do(ChangeAction(number, seen.version, {"owner": "N. Invented"}, {"owner": ""}))
    assert (refused.value.mine, refused.value.theirs) == ({"owner": "N. Invented"}, {"owner": "F. Testcase"})


def test_an_objective_that_is_taken_out_leaves_its_actions_in_the_plan(unit: Desk, begun: int) -> None:
    objective = unit.do(AddObjective(begun, "A safe home.")).ids[0]
    unit.do(AddAction(begun, "Weekly visits", objective_id=objective))
    (shown,) = record_of(unit, begun).objectives
    kept = unit.do(TakeOutObjective(objective, shown.version))
    assert kept.said == "Took out the objective. Its actions stay in the plan."
    record = record_of(unit, begun)
    assert (record.objectives, [one.objective_id for one in record.actions]) == ((), [None])
    unit.do(Undo(kept.operation))
    record = record_of(unit, begun)
    assert ([one.id for one in record.objectives], [one.objective_id for one in record.actions]) == (
        [objective],
        [objective],
    )


def test_an_objective_changes_and_moves_in_the_list(unit: Desk, begun: int) -> None:
    first, second = (unit.do(AddObjective(begun, text)).ids[0] for text in ("First.", "Second."))
    (_, shown) = record_of(unit, begun).objectives
    unit.do(ChangeObjective(second, shown.version, {"text": "Now the first.", "place": 0, "by_on": BY}))
    unit.do(ChangeObjective(first, record_of(unit, begun).objectives[0].version, {"place": 1}))
    assert [(one.text, one.by_on) for one in record_of(unit, begun).objectives] == [
        ("Now the first.", BY),
        ("First.", None),
    ]


def test_each_step_of_the_plan_is_taken_back_and_done_again(unit: Desk, begun: int) -> None:
    objective = unit.do(AddObjective(begun, "A safe home.")).ids[0]
    action = unit.do(AddAction(begun, "Weekly visits", "F. Testcase", due_on=BY, objective_id=objective)).ids[0]
    steps = (
        lambda: AddAction(begun, "One more"),
        lambda: ChangeAction(action, actions(unit, begun)[0].version, {"agency": "Police", "due_on": None}),
        lambda: TakeOutAction(action, actions(unit, begun)[0].version),
        lambda: ChangeObjective(objective, record_of(unit, begun).objectives[0].version, {"text": "Another."}),
        lambda: TakeOutObjective(objective, record_of(unit, begun).objectives[0].version),
    )
    for step in steps:
        before = facts(unit, begun)
        kept = unit.do(step())
        after = facts(unit, begun)
        assert after != before
        unit.do(Undo(kept.operation))
        assert facts(unit, begun) == before
        unit.do(Redo())
        assert facts(unit, begun) == after
        unit.do(Undo())
        assert facts(unit, begun) == before


def facts(desk: Desk, number: int) -> Any:
    record = record_of(desk, number)
    return (
        [(one.id, one.text, one.by_on, one.child_id) for one in record.objectives],
        [(one.id, one.text, one.owner, one.agency, one.due_on, one.objective_id) for one in record.actions],
    )


def test_only_those_who_keep_the_record_write_in_its_plan(
    unit: Desk, begun: int, make_desk: Callable[..., Desk]
) -> None:
    clerk = make_desk(who="cleo", roles={Role.DIARY_CLERK})
    with pytest.raises(NotAllowed):
        clerk.do(AddAction(begun, "Weekly visits"))
    assert actions(clerk, begun) == ()


def test_a_plan_is_written_only_in_a_record_that_is_begun(unit: Desk, waiting: Callable[..., int]) -> None:
    number = unit.do(BookConference(START, "P. Example", "Room 1", request_id=waiting(), why="Entered late.")).id
    with pytest.raises(Refusal, match="Nobody has begun the record"):
        unit.do(AddObjective(number, "A safe home."))


TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: clean(text).strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(TEXTS, st.dates(date(2026, 11, 23), date(2028, 1, 1))), min_size=1, max_size=6))
def test_whatever_is_typed_comes_back_as_it_was(unit: Desk, begun: int, typed: list[tuple[str, date]]) -> None:
    before = len(actions(unit, begun))
    for text, due_on in typed:
        unit.do(AddAction(begun, text, due_on=due_on))
    assert [(one.text, one.due_on) for one in actions(unit, begun)[before:]] == [
        (clean(text).strip(), due_on) for text, due_on in typed
    ]


def test_actions_and_objectives_change_places_and_their_order_is_kept(unit: Desk, begun: int) -> None:
    for words in ("One", "Two", "Three"):
        unit.do(AddAction(begun, words))
        unit.do(AddObjective(begun, words))

    def order() -> list[str]:
        return [one.text for one in actions(unit, begun)]

    last = actions(unit, begun)[2]
    unit.do(MoveAction(last.id, last.version, -1))
    assert order() == ["One", "Three", "Two"]
    first = record_of(unit, begun).objectives[0]
    unit.do(MoveObjective(first.id, first.version, 1))
    assert [one.text for one in record_of(unit, begun).objectives] == ["Two", "One", "Three"]
    unit.do(Undo())
    unit.do(Undo())
    assert order() == ["One", "Two", "Three"]
    one = actions(unit, begun)[0]
    with pytest.raises(Refusal, match="stands first already"):
        unit.do(MoveAction(one.id, one.version, -1))
    with pytest.raises(Refusal, match="by one place"):
        unit.do(MoveAction(one.id, one.version, 2))
