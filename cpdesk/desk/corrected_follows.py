"""What comes after a held conference whose outcome is corrected: the next conference and the core groups (I05, I06)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import following_of, start_of, when
from cpdesk.desk.conference_children import let_concern
from cpdesk.desk.core_groups import plan_runs
from cpdesk.desk.held_follows import PLAN_ENDED, adjourned_one, first_core_group, let_core_groups_go, next_conference
from cpdesk.desk.invitees import invitees_of
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, CoreGroup, Happening
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import WITH_PLAN, CancelReason, ConferenceOutcome, ConferenceState, CoreGroupState
from cpdesk.rules.lpm import ConferenceKind

Outcomes = Mapping[int, ConferenceOutcome]


def next_put_right(work: Work, conference: Conference, after: Outcomes, why: str) -> str:
    """The conference that follows from the corrected outcome, for the right children; in words what became of it."""
    following = following_of(work.session, conference.id)
    adjourned = ConferenceOutcome.ADJOURNED in after.values()
    children = [child for child, outcome in after.items() if adjourned or outcome in WITH_PLAN]
    kind = conference.kind if adjourned else ConferenceKind.RCPC.value
    number = conference.sequence_no if adjourned else conference.sequence_no + 1
    if following is not None and children and (following.kind, following.sequence_no) == (kind, number):
        return _for_others(work, following, children, why)
    gone = _let_go(work, following, why) if following is not None else ""
    if not children:
        return f"{gone} Nothing follows: no child has a plan.".strip()
    new = adjourned_one(work, conference) if adjourned else next_conference(work, conference, children, kind, number)
    what = "Its successor" if adjourned else "The next review"
    keep_clocks(work, conferences=[new.id])
    return f"{gone} {what} waits for its date.".strip()


def core_groups_put_right(work: Work, conference: Conference, after: Outcomes, on: date) -> str:
    """Core groups while a child has the plan, none to come where no child has one any more (S27, I06)."""
    let_core_groups_go(work, conference)
    for group in _last_that_went(work, conference):
        if not _one_to_come(work, group.conference_id) and plan_runs(work, group.conference_id):
            work.change(group, "voided_at", None)
            keep_clocks(work, core_groups=[group.id])
    made = conference.kind == ConferenceKind.ICPC and ConferenceOutcome.PLAN_MADE in after.values()
    if not made or _any_group(work, conference):
        return ""
    keep_clocks(work, core_groups=[first_core_group(work, conference, on).id])
    return "Its first core group waits for its date."


def _for_others(work: Work, following: Conference, children: list[int], why: str) -> str:
    """The conference that follows concerns these children; one that was held concerned those whom it did."""
    _refuse_held(following)
    if not let_concern(work, following, children, why):
        return ""
    keep_clocks(work, conferences=[following.id])
    return f"The conference that follows concerns {len(children)} of its children now.{_to_tell(work, following)}"


def _let_go(work: Work, following: Conference, why: str) -> str:
    """Take out the conference that does not follow after all: cancelled where it has its date, else as never made."""
    _refuse_held(following)
    if following.state == ConferenceState.REQUESTED:
        work.change(following, "voided_at", work.now, why)
        keep_clocks(work, conferences=[following.id])
        return ""
    work.change(following, "state", ConferenceState.CANCELLED.value, why)
    work.change(following, "cancel_reason", CancelReason.ERROR.value, why)
    work.change(following, "cancel_why", why, why)
    keep_clocks(work, conferences=[following.id])
    return f"The conference of {when(start_of(following))} is cancelled.{_to_tell(work, following)}"


def _refuse_held(following: Conference) -> None:
    if following.state == ConferenceState.HELD:
        raise Refusal(
            f"The conference that followed was held on {when(start_of(following))}, so this outcome stands. Take that "
            "conference back with Undo first, or record the change at the next review.",
            field="outcomes",
        )


def _to_tell(work: Work, following: Conference) -> str:
    told = sum(one.sent_at is not None for one in invitees_of(work, following.id))
    return f" Invitations to it went out: tell the {told} again." if told else ""


def _any_group(work: Work, conference: Conference) -> bool:
    asked = select(CoreGroup.id).where(CoreGroup.conference_id == conference.id, CoreGroup.voided_at.is_(None))
    return work.session.scalars(asked.limit(1)).first() is not None


def _one_to_come(work: Work, conference_id: int) -> bool:
    asked = select(CoreGroup.id).where(
        CoreGroup.conference_id == conference_id, CoreGroup.voided_at.is_(None),
        CoreGroup.state == CoreGroupState.PLANNED.value,
    )  # fmt: skip
    return work.session.scalars(asked.limit(1)).first() is not None


def _last_that_went(work: Work, conference: Conference) -> list[CoreGroup]:
    """Core groups of the family that were let go because the plan ended, the last of them first."""
    asked = (
        select(CoreGroup, Happening.seq)
        .join(Conference, Conference.id == CoreGroup.conference_id)
        .join(Happening, (Happening.entity == CoreGroup.__tablename__) & (Happening.entity_id == CoreGroup.id))
        .where(Conference.family_id == conference.family_id, CoreGroup.voided_at.is_not(None))
        .where(Happening.field == "voided_at", Happening.why == PLAN_ENDED)
        .where(CoreGroup.state == CoreGroupState.PLANNED.value)
        .order_by(Happening.seq.desc())
    )
    return [group for group, _ in work.session.execute(asked)]
