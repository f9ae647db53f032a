"""Each step that a record keeps is taken back once and done again: rows, clocks and rules as before, as after."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cpdesk.desk.acts import DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.sound_diary import diary_checks
from cpdesk.desk.sound_record import record_checks
from cpdesk.desk.work import Desk
from cpdesk.rows import record_decision_deeds, record_deeds, record_plan_deeds
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.record_decision_deeds import (
    ChangeChildDecision,
    CorrectOutcomes,
    GivenView,
    GiveViews,
    RecommendLpmFromRecord,
    TakeOutView,
)
from cpdesk.rows.record_deeds import (
    AddParticipant,
    AgreeRecord,
    BeginRecord,
    ChangeConcern,
    ChangeParticipant,
    ChangeRecord,
    CorrectRecord,
    IssueRecord,
    JudgeQuoracy,
    NoteConcern,
    ReopenRecord,
    SayRecordSent,
    SetParticipation,
    TakeOutConcern,
    TakeOutParticipant,
    TakeOverInvitees,
)
from cpdesk.rows.record_plan_deeds import (
    AddAction,
    AddObjective,
    ChangeAction,
    ChangeObjective,
    MoveAction,
    MoveObjective,
    RecordObjection,
    SayRoleTold,
    TakeOutAction,
    TakeOutObjective,
)
from cpdesk.rows.unit import LastDone, Redo, Soundness, Undo
from cpdesk.rules.conferences import ConferenceOutcome, ToldBy
from cpdesk.rules.decisions import Answer, LpmDecision
from cpdesk.rules.quoracy import QuorumBasis
from cpdesk.rules.record import ConcernAbout, Part, Participation, SentBy

Snapshot = dict[str, dict[Any, dict[str, Any]]]
MONDAY = date(2026, 11, 23)

DEEDS = {rows.__name__ for rows in (record_deeds, record_decision_deeds, record_plan_deeds)}


def person(chair: Any, name: str) -> Any:
    return next(one for one in chair.record().participants if name in one.shown)


def change_participant(chair: Any) -> ChangeParticipant:
    chair.desk.do(NoteConcern(chair.conference, ConcernAbout.ABSENCE, person(chair, "W. Within").id))
    one = person(chair, "W. Within")
    return ChangeParticipant(
        one.id, one.version,
        {"participation": Participation.ABSENT, "social_care": True, "report_received_on": MONDAY, "role": "Manager"},
    )  # fmt: skip


def take_out_participant(chair: Any) -> TakeOutParticipant:
    number = chair.desk.do(
        AddParticipant(chair.conference, name="Dr N. Where", agency="GP", participation=Participation.ATTENDED)
    ).ids[0]
    chair.views()
    chair.desk.do(NoteConcern(chair.conference, ConcernAbout.LATE_REPORT, number))
    return TakeOutParticipant(number, person(chair, "N. Where").version)


def absent_agency(chair: Any) -> int:
    number: int = chair.desk.do(
        AddAction(chair.conference, "Weekly sessions.", "K. Worker", "CAMHS", due_on=date(2026, 12, 9))
    ).ids[0]
    return number


def action(chair: Any, number: int) -> Any:
    return next(one for one in chair.record().actions if one.id == number)


def decide(chair: Any) -> ChangeChildDecision:
    child = chair.record().children[0]
    fields = {
        "child_view": "I like school.", "supervision_view": Answer.YES, "supervision_on": MONDAY, "reason": "So.",
        "lpm_decision": LpmDecision.NOT_RECOMMEND, "lpm_why": "Too early.", "looked_after": True,
        "manager_told": "S. Manager", "manager_told_at": datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
    }  # fmt: skip
    return ChangeChildDecision(chair.conference, child.child_id, child.version, fields)


def view(chair: Any) -> TakeOutView:
    one = chair.record().children[1].views[0]
    return TakeOutView(one.id, one.version)


def other_views(chair: Any) -> GiveViews:
    child = chair.record().children[0]
    given = (
        GivenView(one.participant_id, child.child_id, Answer.NO, Answer.ABSTAIN, "Hm.",
                  seen={"threshold": one.threshold, "plan_needed": one.plan_needed, "rationale": one.rationale})
        for one in child.views
    )  # fmt: skip
    return GiveViews(chair.conference, tuple(given))


def concern(chair: Any) -> tuple[int, int]:
    number = chair.desk.do(NoteConcern(chair.conference, ConcernAbout.ABSENCE)).ids[0]
    return number, chair.shown().concerns[0].version


def objective(chair: Any) -> Any:
    return chair.record().objectives[0]


def two_objectives(chair: Any) -> Any:
    chair.desk.do(AddObjective(chair.conference, "A second one."))
    return chair.record().objectives


def after(*steps: str) -> Callable[[Any], Any]:
    """A record on which the chair took these steps."""

    def taken(chair: Any) -> Any:
        for step in steps:
            getattr(chair, step)()
        return chair

    return taken


agreed, issued = after("agree"), after("agree", "issue")

STEPS: dict[type, Callable[[Any], object]] = {
    TakeOverInvitees: lambda chair: (
        chair.desk.do(AddInvitee(chair.conference, "Housing", "B. Brick")), TakeOverInvitees(chair.conference)
    )[1],
    ChangeRecord: lambda chair: ChangeRecord(
        chair.conference, chair.shown().record_version, {"summary": "Neglect.", "family_view": "Help."}
    ),
    AddParticipant: lambda chair: AddParticipant(chair.conference, Part.SUPPORTER, "Aunt June", in_core_group=True),
    ChangeParticipant: change_participant,
    SetParticipation: lambda chair: SetParticipation(
        chair.conference, tuple(one.id for one in chair.record().participants), Participation.APOLOGIES
    ),
    TakeOutParticipant: take_out_participant,
    JudgeQuoracy: lambda chair: JudgeQuoracy(
        chair.conference, chair.shown().record_version, Answer.YES, QuorumBasis.OTHER, "All reports were there."
    ),
    ChangeChildDecision: decide,
    GiveViews: other_views,
    TakeOutView: view,
    CorrectOutcomes: lambda chair: CorrectOutcomes(
        chair.conference, chair.shown().conference_version,
        ((chair.record().children[1].child_id, ConferenceOutcome.NO_PLAN),), "Written for the other child.",
    ),
    RecommendLpmFromRecord: lambda chair: RecommendLpmFromRecord(
        chair.conference, tuple(one.child_id for one in chair.record().children), "LPM.", "Two missed visits.",
        "20 working days",
    ),
    NoteConcern: lambda chair: NoteConcern(chair.conference, ConcernAbout.LATE_REPORT, person(chair, "H. Year").id),
    ChangeConcern: lambda chair: ChangeConcern(*concern(chair), {"agency": "Housing", "words": "Nobody came."}),
    TakeOutConcern: lambda chair: TakeOutConcern(*concern(chair)),
    AddObjective: lambda chair: AddObjective(chair.conference, "No violence.", by_on=date(2027, 1, 29)),
    ChangeObjective: lambda chair: ChangeObjective(
        (one := objective(chair)).id, one.version,
        {"text": "Every day.", "child_id": chair.record().children[0].child_id},
    ),
    TakeOutObjective: lambda chair: TakeOutObjective((one := objective(chair)).id, one.version),
    AddAction: lambda chair: AddAction(chair.conference, "Sessions.", "K. Worker", "CAMHS", due_on=date(2026, 12, 9)),
    ChangeAction: lambda chair: ChangeAction(
        (one := chair.record().actions[0]).id, one.version, {"agency": "CAMHS", "owner": "K. Worker"}
    ),
    TakeOutAction: lambda chair: TakeOutAction((number := absent_agency(chair)), action(chair, number).version),
    MoveObjective: lambda chair: MoveObjective((one := two_objectives(chair)[0]).id, one.version, 1),
    MoveAction: lambda chair: MoveAction((number := absent_agency(chair)), action(chair, number).version, -1),
    SayRoleTold: lambda chair: SayRoleTold((absent_agency(chair),), "S. Lead", ToldBy.EMAIL, MONDAY),
    RecordObjection: lambda chair: RecordObjection(
        (number := absent_agency(chair)), action(chair, number).version, MONDAY, "Not our remit."
    ),
    AgreeRecord: lambda chair: AgreeRecord(chair.conference, (now := chair.shown()).record_version, now.seen),
    ReopenRecord: lambda chair: ReopenRecord(
        chair.conference, agreed(chair).shown().record_version, "The school's view was wrong."
    ),
    IssueRecord: lambda chair: IssueRecord(chair.conference, agreed(chair).shown().record_version),
    CorrectRecord: lambda chair: CorrectRecord(issued(chair).conference, "The school's name was wrong."),
    SayRecordSent: lambda chair: SayRecordSent(
        issued(chair).conference, tuple(one.participant_id for one in chair.record().recipients), SentBy.POST
    ),
}  # fmt: skip


def steps_of_a_record() -> set[type]:
    """Every request about records that Undo names by a title."""
    open_rooms()
    return {asked for asked, case in DOES.items() if case.named and asked.__module__ in DEEDS}


def test_no_step_of_a_record_is_left_out() -> None:
    assert {*STEPS, BeginRecord} == steps_of_a_record()


def broken_rules(desk: Desk) -> list[str]:
    names = {name for checks in (diary_checks(), record_checks()) for name, _ in checks}
    return [one.said for one in desk.ask(Soundness()) if one.what in names and not one.well]


def name_of(step: Any) -> str:
    name: str = step.__name__
    return name


def taken_back_and_done_again(desk: Desk, request: object, snapshot: Any, differs: Any) -> None:
    before = snapshot(desk)
    kept = desk.do(request)
    then = snapshot(desk)
    assert differs(before, then)
    assert broken_rules(desk) == []
    desk.do(Undo(kept.operation))
    assert differs(before, snapshot(desk)) == {}
    assert broken_rules(desk) == []
    assert desk.ask(LastDone()).redo == DOES[type(request)].named
    desk.do(Redo())
    assert differs(then, snapshot(desk)) == {}
    assert broken_rules(desk) == []


@pytest.mark.parametrize("step", sorted(STEPS, key=name_of), ids=name_of)
def test_a_step_is_taken_back_and_done_again(
    unit: Desk,
    whole: Any,
    snapshot: Callable[[Desk], Snapshot],
    differs: Callable[[Snapshot, Snapshot], dict[str, Any]],
    step: type,
) -> None:
    taken_back_and_done_again(unit, STEPS[step](whole), snapshot, differs)


def test_the_beginning_of_a_record_is_taken_back_and_done_again(
    unit: Desk,
    icpc: int,
    snapshot: Callable[[Desk], Snapshot],
    differs: Callable[[Snapshot, Snapshot], dict[str, Any]],
) -> None:
    taken_back_and_done_again(unit, BeginRecord(icpc), snapshot, differs)
