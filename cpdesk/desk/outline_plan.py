"""The outline plan while its record is a draft: objectives and actions come, change and go (S22, S23)."""

from collections.abc import Mapping
from uuid import uuid4

from sqlalchemy import func, select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.outline_plan_shown import actions_kept
from cpdesk.desk.plan_fields import OF_ACTION, OF_OBJECTIVE, agency_meant, agency_of_owner, read_fields
from cpdesk.desk.record_at_hand import draft_of, row_of_draft
from cpdesk.desk.who_may import KEEP_RECORD
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, PlanAction, PlanObjective
from cpdesk.rows.record_plan_deeds import (
    AddAction,
    AddObjective,
    ChangeAction,
    ChangeObjective,
    TakeOutAction,
    TakeOutObjective,
)
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.plan_actions import Agency, same_agency

_NOT_SAID_YET: dict[str, object] = {
    "told_who": "", "told_how": "", "told_on": None, "objection_on": None, "objection": "",
}  # fmt: skip
_OTHER_AGENCY = "The action was given to another agency."


@does(AddObjective, roles=KEEP_RECORD, named="Add an objective")
def add_objective(work: Work, request: AddObjective) -> Kept:
    """Add what the plan is to achieve, after the objectives that stand there."""
    conference, _ = draft_of(work, request.conference_id)
    given = {"text": request.text, "child_id": request.child_id, "by_on": request.by_on}
    objective = PlanObjective(
        uuid=str(uuid4()), conference_id=conference.id, place=_last_place(work, PlanObjective, conference.id) + 1,
        **read_fields(work, conference, given, OF_OBJECTIVE),
    )  # fmt: skip
    _keep_new(work, objective)
    return Kept((objective.id,), "Added the objective.", work.operation)


@does(ChangeObjective, roles=KEEP_RECORD, named="Change the objective")
def change_objective(work: Work, request: ChangeObjective) -> Kept:
    """Give an objective new values."""
    objective = row_of_draft(work, PlanObjective, request.id, request.version, mine=request.fields, seen=request.seen)
    conference = work.session.get_one(Conference, objective.conference_id)
    for name, value in read_fields(work, conference, request.fields, OF_OBJECTIVE).items():
        work.change(objective, name, value)
    return Kept((objective.id,), "Changed the objective.", work.operation)


@does(TakeOutObjective, roles=KEEP_RECORD, named="Take out the objective")
def take_out_objective(work: Work, request: TakeOutObjective) -> Kept:
    """Take an objective out of the plan; its actions stay and belong to none."""
    objective = row_of_draft(work, PlanObjective, request.id, request.version)
    left = [one for one in actions_kept(work, objective.conference_id) if one.objective_id == objective.id]
    for action in left:
        work.change(action, "objective_id", None)
    work.change(objective, "voided_at", work.now)
    stay = " Its actions stay in the plan." if left else ""
    return Kept((objective.id,), f"Took out the objective.{stay}", work.operation)


@does(AddAction, roles=KEEP_RECORD, named="Add an action")
def add_action(work: Work, request: AddAction) -> Kept:
    """Add an action after those that stand there; its owner and date may follow (S23)."""
    conference, _ = draft_of(work, request.conference_id)
    given = {name: getattr(request, name) for name in OF_ACTION if name != "place"}
    values = read_fields(work, conference, given, OF_ACTION)
    agency = _agency(work, conference, values, Agency())
    action = PlanAction(
        uuid=str(uuid4()), conference_id=conference.id, place=_last_place(work, PlanAction, conference.id) + 1,
        **{**values, "agency": agency.name, "agency_key": agency.key},
    )  # fmt: skip
    _keep_new(work, action)
    keep_clocks(work, plan_actions=[action.id])
    return Kept((action.id,), "Added the action.", work.operation)


@does(ChangeAction, roles=KEEP_RECORD, named="Change the action")
def change_action(work: Work, request: ChangeAction) -> Kept:
    """Give an action new values; given to another agency, nobody of that one was told of it yet (S15)."""
    action = row_of_draft(work, PlanAction, request.id, request.version, mine=request.fields, seen=request.seen)
    conference = work.session.get_one(Conference, action.conference_id)
    values = read_fields(work, conference, request.fields, OF_ACTION)
    before = Agency(action.agency_key, action.agency)
    after = _agency(work, conference, values, before, action.owner)
    values |= {"agency": after.name, "agency_key": after.key}
    for name, value in values.items():
        work.change(action, name, value)
    if before.is_named() and not same_agency(before, after):
        for name, value in _NOT_SAID_YET.items():
            work.change(action, name, value, _OTHER_AGENCY)
    keep_clocks(work, plan_actions=[action.id])
    return Kept((action.id,), "Changed the action.", work.operation)


@does(TakeOutAction, roles=KEEP_RECORD, named="Take out the action")
def take_out_action(work: Work, request: TakeOutAction) -> Kept:
    """Take an action out of the plan; it stays in the history."""
    action = row_of_draft(work, PlanAction, request.id, request.version)
    work.change(action, "voided_at", work.now)
    keep_clocks(work, plan_actions=[action.id])
    return Kept((action.id,), "Took out the action.", work.operation)


def _agency(
    work: Work, conference: Conference, values: Mapping[str, object], before: Agency, owner_before: str = ""
) -> Agency:
    """The agency of an action: as given, else that of the participant who is to do it.

    One that was said otherwise stays when the owner changes; one that came with the owner before goes with them.
    """
    name, key = str(values.get("agency", "")), str(values.get("agency_key", ""))
    if name or key:
        return agency_meant(work, conference, Agency(key, name))
    if "agency" in values and before.is_named():
        return Agency()  # taken away
    came_with_owner = same_agency(before, agency_of_owner(work, conference, owner_before))
    if not values.get("owner") or (before.is_named() and not came_with_owner):
        return before
    of_owner = agency_of_owner(work, conference, str(values["owner"]))
    return of_owner if of_owner.is_named() else before


def _last_place(work: Work, kind: type[PlanObjective] | type[PlanAction], conference_id: int) -> int:
    last = work.session.scalar(select(func.max(kind.place)).where(kind.conference_id == conference_id))
    return -1 if last is None else last


def _keep_new(work: Work, record: PlanObjective | PlanAction) -> None:
    work.session.add(record)
    work.session.flush()
    work.note_new(record)
