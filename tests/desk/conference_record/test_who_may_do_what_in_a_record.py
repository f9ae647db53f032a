"""Who may do what in a conference's record: each question and request, with every part of the unit that may not."""

from collections.abc import Callable

import pytest

from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.work import Desk
from cpdesk.rows.refusals import NotAllowed
from cpdesk.rules.roles import Role

DC, IC, LL, DU = Role.DIARY_CLERK, Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR
CP, SM, AU, AD = Role.CASE_PROGRESSION, Role.SERVICE_MANAGER, Role.AUDITOR, Role.SYSTEM_ADMIN
ROWS = {
    "cpdesk.rows.conference_record",
    "cpdesk.rows.record_deeds",
    "cpdesk.rows.record_decision_deeds",
    "cpdesk.rows.record_plan_deeds",
    "cpdesk.rows.child_road",
}
READ_IT = {DC, IC, LL, DU, CP, SM}
WRITE_IT = {IC, LL, DU, SM}
SEND_IT = WRITE_IT | {DC}
# The matrix of the unit, by what is asked; what is not named here only reads.
MAY: dict[str, set[Role]] = {
    **dict.fromkeys(
        ("BeginRecord", "TakeOverInvitees", "ChangeRecord", "AddParticipant", "ChangeParticipant", "SetParticipation",
         "TakeOutParticipant", "JudgeQuoracy", "ChangeChildDecision", "GiveViews", "TakeOutView",
         "RecommendLpmFromRecord", "NoteConcern", "ChangeConcern", "TakeOutConcern", "AddObjective", "ChangeObjective",
         "TakeOutObjective", "AddAction", "ChangeAction", "TakeOutAction", "AgreeRecord", "ReopenRecord",
         "CorrectRecord", "MoveObjective", "MoveAction"), WRITE_IT,
    ),
    **dict.fromkeys(
        ("CorrectOutcomes", "IssueRecord", "WriteRecord", "SayRecordSent", "DraftRecordEmails", "DraftRoleNotice",
         "SayRoleTold", "RecordObjection", "DraftManagerNotice"), SEND_IT,
    ),
    "DraftLpmAlerts": SEND_IT | {CP},
}  # fmt: skip


def asked_of_records() -> dict[type, frozenset[Role]]:
    """Every question and request about records and children's roads, with the parts that may ask it."""
    open_rooms()
    return {asked: case.roles for asked, case in {**ANSWERS, **DOES}.items() if asked.__module__ in ROWS}


@pytest.mark.parametrize("asked", asked_of_records(), ids=lambda asked: asked.__name__)
def test_only_the_parts_of_the_matrix_may_ask(make_desk: Callable[..., Desk], asked: type) -> None:
    may = MAY.get(asked.__name__, READ_IT)
    assert asked_of_records()[asked] == may
    for role in set(Role) - may:
        desk = make_desk(roles={role})
        anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
        with pytest.raises(NotAllowed):
            (desk.ask if asked in ANSWERS else desk.do)(anything)


def test_the_matrix_names_nothing_that_is_not_there() -> None:
    assert set(MAY) <= {asked.__name__ for asked in asked_of_records()}


def test_the_auditor_and_the_administrator_see_no_record() -> None:
    assert all({AU, AD}.isdisjoint(roles) for roles in asked_of_records().values())
