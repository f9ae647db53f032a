"""What follows from a held conference: plans, the next review or the adjourned one's successor, the core group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import child_ids, give_children
from cpdesk.desk.core_groups import plan_runs
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Conference, CoreGroup, CpPlan
from cpdesk.rows.booking import HoldConference
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome, ConferenceState, CoreGroupState
from cpdesk.rules.core_groups import cannot_be_on, core_group_limit, planned_too_late
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import family_name
from cpdesk.rules.what_follows import book_by, review_limit

Outcomes = Mapping[int, ConferenceOutcome]
PLAN_ENDED = "The plan ended."


@dataclass(frozen=True, slots=True)
class Follows:
    """What was made after a conference, in words, with the numbers of the next one and of the core group."""

    said: str
    next_id: int | None = None
    core_group_id: int | None = None


def keep_what_follows(
    work: Work, conference: Conference, outcomes: Outcomes, on: date, request: HoldConference
) -> Follows:
    """Make what the outcome asks for: nothing after no plan, all that belongs to a plan after one."""
    if ConferenceOutcome.ADJOURNED in outcomes.values():
        successor = adjourned_one(work, conference)
        return Follows("It was adjourned: its successor waits for a date.", successor.id)
    with_plan = [child for child, outcome in outcomes.items() if outcome in WITH_PLAN]
    if conference.kind == ConferenceKind.ICPC:
        begin_plans(work, conference, with_plan, on)
    else:
        ended = [child for child, outcome in outcomes.items() if outcome is ConferenceOutcome.PLAN_ENDS]
        end_plans(work, conference, ended, on)
    if not with_plan:
        if conference.kind == ConferenceKind.RCPC:
            let_core_groups_go(work, conference)
        return Follows("Nothing follows: no child has a plan.")
    review = next_conference(work, conference, with_plan, ConferenceKind.RCPC, conference.sequence_no + 1)
    group = (
        first_core_group(work, conference, on, request.core_group_on, request.core_group_breach_why)
        if conference.kind == ConferenceKind.ICPC
        else None
    )
    limit = review_limit(conference.kind, on, work.standard, work.calendar)
    said = f"The next review is due by {short(book_by(limit))} and waits for its date."
    return Follows(said, review.id, group.id if group is not None else None)


def adjourned_one(work: Work, conference: Conference) -> Conference:
    """One of the same kind, with the same children and the same limit, that waits for its date."""
    children = [child.id for child in _children(work, conference)]
    successor = next_conference(work, conference, children, conference.kind, conference.sequence_no)
    if conference.request_id is not None:
        work.change(successor, "request_id", conference.request_id)
    return successor


def next_conference(work: Work, conference: Conference, children: list[int], kind: str, sequence_no: int) -> Conference:
    """The conference that follows, without a date yet; the same chair by preference (S38)."""
    surnames = [child.surname for child in _children(work, conference) if child.id in children]
    following = Conference(
        uuid=str(uuid4()), kind=str(kind), state=ConferenceState.REQUESTED.value, family_id=conference.family_id,
        previous_id=conference.id, sequence_no=sequence_no, chair_id=conference.chair_id, team_id=conference.team_id,
        social_worker_id=conference.social_worker_id, team_manager_id=conference.team_manager_id,
        shown=family_name(surnames), children=len(children), looked_after=conference.looked_after,
        access_needs=conference.access_needs, interpreter=conference.interpreter, advocate=conference.advocate,
        exclusions=conference.exclusions, standards=work.standard.code,
    )  # fmt: skip
    work.session.add(following)
    work.session.flush()
    work.note_new(following)
    give_children(work.session, following, children)
    return following


def _children(work: Work, conference: Conference) -> list[Child]:
    """The children of a conference, in the order in which they were named."""
    ids = child_ids(work.session, conference.id)
    found = {child.id: child for child in work.session.scalars(select(Child).where(Child.id.in_(ids)))}
    return [found[id_] for id_ in ids]


def begin_plans(work: Work, conference: Conference, children: list[int], on: date) -> None:
    """A plan for each child from this day on; never a second one beside another (I07)."""
    if any(plan.child_id in children for plan in open_plans(work, children)):
        raise Refusal(
            "A child of this conference has a child protection plan already. Record the outcome as no plan for that "
            "child, or end the other plan first.",
            field="outcomes",
        )
    last_ended = work.session.scalars(
        select(CpPlan.end_on).where(CpPlan.child_id.in_(children), CpPlan.end_on > on, CpPlan.voided_at.is_(None))
    ).first()
    if last_ended is not None:
        raise Refusal(f"A plan of a child ended only on {short(last_ended)}, after this conference.", field="at")
    for child_id in children:
        plan = CpPlan(uuid=str(uuid4()), child_id=child_id, conference_id=conference.id, start_on=on)
        work.session.add(plan)
        work.session.flush()
        work.note_new(plan)


def end_plans(work: Work, conference: Conference, children: list[int], on: date) -> None:
    """The plans of these children end on this day."""
    for plan in open_plans(work, children):
        if plan.start_on >= on:
            raise Refusal(f"The plan began on {short(plan.start_on)}, so it ends on a later day.", field="at")
        work.change(plan, "end_on", on)
        work.change(plan, "ended_by_id", conference.id)


def open_plans(work: Work, children: list[int]) -> list[CpPlan]:
    """The plans of these children that run."""
    asked = select(CpPlan).where(CpPlan.child_id.in_(children), CpPlan.end_on.is_(None), CpPlan.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(CpPlan.id)))


def first_core_group(
    work: Work, conference: Conference, on: date, planned: date | None = None, breach_why: str = ""
) -> CoreGroup:
    """The first core group, with its date where the conference agreed one (S27); late only with the reason (I06)."""
    limit = core_group_limit(1, on, None, work.standard, work.calendar)
    if planned is not None:
        no = cannot_be_on(planned, on, work.calendar)
        if no:
            raise Refusal(no, field="core_group_on")
        late = planned_too_late(planned, limit, breach_why)
        if late:
            raise Refusal(late, field="core_group_breach_why")
    group = CoreGroup(
        uuid=str(uuid4()), conference_id=conference.id, sequence_no=1, state=CoreGroupState.PLANNED.value,
        planned_on=planned, breach_why=breach_why.strip() if planned is not None else "",
    )  # fmt: skip
    work.session.add(group)
    work.session.flush()
    work.note_new(group)
    return group


def let_core_groups_go(work: Work, conference: Conference) -> None:
    """Core groups that were still to come are not needed once no child of the family has a plan."""
    asked = (
        select(CoreGroup)
        .join(Conference, Conference.id == CoreGroup.conference_id)
        .where(Conference.family_id == conference.family_id, CoreGroup.voided_at.is_(None))
        .where(CoreGroup.state == CoreGroupState.PLANNED.value)
    )
    groups = [one for one in work.session.scalars(asked) if not plan_runs(work, one.conference_id)]
    for group in groups:
        work.change(group, "voided_at", work.now, PLAN_ENDED)
    keep_clocks(work, core_groups=[group.id for group in groups])
