"""The outline plan of a conference's record as it is shown: objectives, actions, and the agencies not there (S23)."""

from collections.abc import Sequence

from sqlalchemy import select

from cpdesk.desk.conference_at_hand import held_on
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.plan_action_clocks import OBJECTION
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, PlanAction, PlanObjective
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan import ActionRow, ObjectiveRow
from cpdesk.rules.clock import deadline
from cpdesk.rules.conferences import ToldBy
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.plan_actions import Agency, Seat, was_absent
from cpdesk.rules.record import Part
from cpdesk.rules.what_follows import last_day


def objectives_of(work: Work, conference: Conference) -> tuple[ObjectiveRow, ...]:
    """What the plan is to achieve, in its order."""
    return tuple(
        ObjectiveRow(one.id, one.version, one.child_id, one.text, one.by_on)
        for one in objectives_kept(work, conference.id)
    )


def actions_of(work: Work, conference: Conference, participants: Sequence[ParticipantRow]) -> tuple[ActionRow, ...]:
    """The actions of the plan, in their order, with those given to an agency that was not there (S15, S16)."""
    seats = [
        Seat(Agency(one.agency_key, one.agency), one.was_there, one.part is Part.PROFESSIONAL) for one in participants
    ]
    limit = objection_limit(work, conference)
    kept = actions_kept(work, conference.id)
    absent = {agency: was_absent(agency, seats) for agency in {_agency_of(one) for one in kept}}
    return tuple(_action(one, limit, absent=absent[_agency_of(one)]) for one in kept)


def objectives_kept(work: Work, conference_id: int) -> list[PlanObjective]:
    """The objectives of a conference that stand, in their order."""
    asked = select(PlanObjective).where(PlanObjective.conference_id == conference_id, PlanObjective.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(PlanObjective.place, PlanObjective.id)))


def actions_kept(work: Work, conference_id: int) -> list[PlanAction]:
    """The actions of a conference that stand, in their order."""
    asked = select(PlanAction).where(PlanAction.conference_id == conference_id, PlanAction.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(PlanAction.place, PlanAction.id)))


def objection_limit(work: Work, conference: Conference) -> Deadline | None:
    """By when an agency may object to its role: counted from the ICPC (S16); None after a review, which sets none."""
    sets = standard_of(work, conference)
    on = held_on(conference) or conference.on_day
    if conference.kind != ConferenceKind.ICPC or on is None or not sets.sets(OBJECTION):
        return None
    return deadline(OBJECTION, on, sets, work.calendar, conference.kind)


def _agency_of(one: PlanAction) -> Agency:
    return Agency(one.agency_key, one.agency)


def _action(one: PlanAction, limit: Deadline | None, *, absent: bool) -> ActionRow:
    tells = limit if absent else None
    return ActionRow(
        id=one.id,
        version=one.version,
        objective_id=one.objective_id,
        child_id=one.child_id,
        text=one.text,
        owner=one.owner,
        agency=one.agency,
        agency_key=one.agency_key,
        due_on=one.due_on,
        agency_absent=absent,
        told_who=one.told_who,
        told_how=ToldBy(one.told_how) if one.told_how else None,
        told_on=one.told_on,
        objection_by=last_day(tells) if tells is not None else None,
        objection_by_explained=tells.explanation if tells is not None else "",
        objection_on=one.objection_on,
        objection=one.objection,
    )
