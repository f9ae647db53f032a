"""Values that no field of a record takes: each is refused in a sentence, and nothing of the register changes."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.record_decision_deeds import ChangeChildDecision, GivenView, GiveViews
from cpdesk.rows.record_deeds import ChangeConcern, ChangeParticipant, ChangeRecord, NoteConcern, ReopenRecord
from cpdesk.rows.record_plan_deeds import AddAction, AddObjective, ChangeAction, ChangeObjective
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record import ConcernAbout

Odd = tuple[object, ...]
NOT_WORDS: Odd = (5, 1.5, ["a"], {"a": 1}, b"a", date(2026, 1, 1), True)
NOT_A_TICK: Odd = ("false", 2, [])
NOT_A_CHOICE: Odd = ("nonsense", 5, [], {}, ["yes"], True)
NOT_A_DAY: Odd = ("2026-01-01", datetime(2026, 11, 1, 3, tzinfo=UTC), 5, [], date(1, 1, 1), date(9999, 12, 31))
NOT_A_MOMENT: Odd = ("x", date(2026, 11, 1), 5, datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 12, tzinfo=UTC))
NOT_NUMBERS: Odd = ("12", 5, ["x"], [None], [1.5], {"a": 1}, (0,), (10**30,))
NOT_A_PLACE: Odd = (-1, 10**12, 10**30, None, "x", True, 1.5)

PARTICIPANT: dict[str, Odd] = {
    **dict.fromkeys(("agency", "agency_key", "name", "role", "team", "phone", "address", "represented_by"), NOT_WORDS),
    **dict.fromkeys(("email", "report_shared", "exempt_why"), NOT_WORDS),
    **dict.fromkeys(("social_care", "within_authority", "in_core_group", "also_gets_record"), NOT_A_TICK),
    **dict.fromkeys(("part", "participation"), NOT_A_CHOICE),
    "report_received_on": NOT_A_DAY,
    "hides": NOT_NUMBERS,
}
DECISION: dict[str, Odd] = {
    **dict.fromkeys(("lives_at", "child_view", "risk_statement", "supervision_words", "reason", "lpm_why"), NOT_WORDS),
    **dict.fromkeys(("manager_told", "lpm_sm_name", "lpm_sm_why"), NOT_WORDS),
    **dict.fromkeys(("supervision_view", "outcome", "basis_stated", "category", "lpm_decision"), NOT_A_CHOICE),
    **dict.fromkeys(("supervision_on", "lpm_sm_on"), NOT_A_DAY),
    "lpm_sm_decision": (*NOT_A_CHOICE, Answer.ABSTAIN),
    "category_parts": (*NOT_NUMBERS, ["N", "N"]),
    "manager_told_at": NOT_A_MOMENT,
    "looked_after": NOT_A_TICK,
}
PLAN: dict[str, Odd] = {
    "text": (*NOT_WORDS, "", " \n", "\u202e"),
    "child_id": (0, "1", True, 10**30, []),
    "place": NOT_A_PLACE,
}
OBJECTIVE: dict[str, Odd] = {**PLAN, "by_on": NOT_A_DAY}
ACTION: dict[str, Odd] = {
    **PLAN, "due_on": NOT_A_DAY, "objective_id": (0, "1", True, 10**30, [], {}),
    **dict.fromkeys(("owner", "agency", "agency_key"), NOT_WORDS),
}  # fmt: skip
CONCERN: dict[str, Odd] = {"about": NOT_A_CHOICE, **dict.fromkeys(("agency", "lead", "lead_email", "words"), NOT_WORDS)}
RECORD: dict[str, Odd] = dict.fromkeys(("summary", "family_view", "core_group_why"), NOT_WORDS)


@pytest.fixture
def refused(
    unit: Desk, snapshot: Callable[[Desk], Any], differs: Callable[[Any, Any], Any]
) -> Callable[[Callable[[str, object], object], dict[str, Any]], None]:
    """Gives each of the values to its field: every one is refused with a sentence at that field."""

    def refuse(change: Callable[[str, object], object], odd: dict[str, Any]) -> None:
        before = snapshot(unit)
        for name, values in odd.items():
            for value in values:
                with pytest.raises(Refusal) as found:
                    unit.do(change(name, value))
                assert not isinstance(found.value, StaleSave)
                assert str(found.value)[:1].isupper()
                assert len(str(found.value)) < 200
        assert differs(before, snapshot(unit)) == {}

    return refuse


def test_odd_values_of_the_whole_record(chair: Any, refused: Any) -> None:
    version = chair.shown().record_version
    refused(lambda name, value: ChangeRecord(chair.conference, version, {name: value}), RECORD)


def test_odd_values_of_a_participant(chair: Any, refused: Any) -> None:
    one = chair.record().participants[0]
    refused(lambda name, value: ChangeParticipant(one.id, one.version, {name: value}), PARTICIPANT)


def test_odd_values_of_what_is_said_of_a_child(chair: Any, refused: Any) -> None:
    one = chair.record().children[0]
    refused(
        lambda name, value: ChangeChildDecision(chair.conference, one.child_id, one.version, {name: value}), DECISION
    )


def test_odd_values_of_the_plan(unit: Desk, chair: Any, refused: Any) -> None:
    objective = unit.do(AddObjective(chair.conference, "Every day at school.")).ids[0]
    action = unit.do(AddAction(chair.conference, "Walk to school.")).ids[0]
    refused(lambda name, value: ChangeObjective(objective, 1, {name: value}), OBJECTIVE)
    refused(lambda name, value: ChangeAction(action, 1, {name: value}), ACTION)


def test_odd_values_of_a_concern(unit: Desk, chair: Any, refused: Any) -> None:
    concern = unit.do(NoteConcern(chair.conference, ConcernAbout.ABSENCE)).ids[0]
    refused(lambda name, value: ChangeConcern(concern, 1, {name: value}), CONCERN)


def test_an_address_that_is_none_is_not_repeated_at_length(unit: Desk, chair: Any) -> None:
    one = chair.record().participants[0]
    with pytest.raises(Refusal, match=r"^This is not an email address"):
        unit.do(ChangeParticipant(one.id, one.version, {"email": "a" * 200_000}))


def test_one_view_is_given_once_in_a_step(unit: Desk, chair: Any) -> None:
    chair.everybody_came()
    child = chair.record().children[0]
    who = child.views[0].participant_id
    both = tuple(GivenView(who, child.child_id, answer) for answer in (Answer.YES, Answer.NO))
    with pytest.raises(Refusal, match="once"):
        unit.do(GiveViews(chair.conference, both))
    assert chair.record().children[0].views[0].threshold is None


def test_a_reason_of_marks_that_nobody_sees_is_none(unit: Desk, whole: Any) -> None:
    whole.agree()
    with pytest.raises(Refusal, match="Say why the record is reopened"):
        unit.do(ReopenRecord(whole.conference, whole.shown().record_version, "\u202e\u2069 "))
