"""Everything that is kept of one child, read in a few statements however long the child has been known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from cpdesk.desk.clock_rows import CONFERENCE, CORE_GROUP, REQUEST, RUNNING
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    ChildDecision,
    Conference,
    ConferenceChild,
    ConferenceMove,
    ConferenceRecord,
    Consultation,
    CoreGroup,
    CpPlan,
    Difference,
    IcpcRequest,
    KeptDeadline,
    MaqaAlert,
    Person,
    Recommendation,
    RecommendedChild,
    RecordSent,
    RequestChild,
    StateMove,
    StrategyDiscussion,
)

LPM = "recommendation"


@dataclass(frozen=True, slots=True)
class KeptOfChild:
    """The records of one child, as they are kept: requests, conferences, plans, core groups, records, LPMs, concerns.

    `outcomes` and `categories` are those of this child by conference; `sent` counts who got each version of a record.
    """

    requests: Sequence[IcpcRequest]
    discussions: Sequence[StrategyDiscussion]
    consultations: Sequence[tuple[Consultation, str]]
    conferences: Sequence[Conference]
    outcomes: dict[int, str]
    categories: dict[int, str]
    moves: Sequence[ConferenceMove]
    plans: Sequence[CpPlan]
    core_groups: Sequence[CoreGroup]
    records: Sequence[ConferenceRecord]
    sent: dict[int, tuple[Any, int]]
    entries: Sequence[Recommendation]
    entry_moves: Sequence[StateMove]
    differences: Sequence[Difference]
    concerns: Sequence[MaqaAlert]
    clocks: Sequence[KeptDeadline]


def kept_of_child(work: Work, child_id: int) -> KeptOfChild:
    """What the desk holds on a child; nothing that was taken back."""
    requests = _of_child(work, IcpcRequest, RequestChild.request_id, RequestChild.child_id, child_id)
    conferences = _of_child(work, Conference, ConferenceChild.conference_id, ConferenceChild.child_id, child_id)
    entries = _of_child(work, Recommendation, RecommendedChild.recommendation_id, RecommendedChild.child_id, child_id)
    plans = _standing(work, CpPlan, CpPlan.child_id, [child_id])
    asked_for, met, entered = ([one.id for one in found] for found in (requests, conferences, entries))
    groups = _standing(work, CoreGroup, CoreGroup.conference_id, {plan.conference_id for plan in plans})
    records = _standing(work, ConferenceRecord, ConferenceRecord.conference_id, met)
    subjects = {REQUEST: asked_for, CONFERENCE: met, CORE_GROUP: [one.id for one in groups], LPM: entered}
    return KeptOfChild(
        requests=requests,
        discussions=_standing(work, StrategyDiscussion, StrategyDiscussion.request_id, asked_for),
        consultations=_consultations(work, asked_for),
        conferences=conferences,
        outcomes=_by_conference(work, ConferenceChild, ConferenceChild.outcome, child_id),
        categories=_by_conference(work, ChildDecision, ChildDecision.category, child_id),
        moves=_standing(work, ConferenceMove, ConferenceMove.conference_id, met),
        plans=plans,
        core_groups=groups,
        records=records,
        sent=_sent(work, [one.id for one in records]),
        entries=entries,
        entry_moves=_all_of(work, StateMove, StateMove.recommendation_id, entered),
        differences=_standing(work, Difference, Difference.recommendation_id, entered),
        concerns=_standing(work, MaqaAlert, MaqaAlert.conference_id, met),
        clocks=_clocks(work, subjects),
    )


def _of_child(work: Work, record: Any, number: Any, of: Any, child_id: int) -> list[Any]:
    """The records that name this child, in the order in which they were made."""
    named = select(number).where(of == child_id)
    asked = select(record).where(record.id.in_(named), record.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(record.id)))


def _standing(work: Work, record: Any, of: Any, ids: Collection[int]) -> list[Any]:
    """The records of these others that were not taken back."""
    asked = select(record).where(of.in_(ids), record.voided_at.is_(None))
    return list(work.session.scalars(asked.order_by(record.id)))


def _all_of(work: Work, record: Any, of: Any, ids: Collection[int]) -> list[Any]:
    return list(work.session.scalars(select(record).where(of.in_(ids)).order_by(record.id)))


def _consultations(work: Work, request_ids: Collection[int]) -> list[tuple[Consultation, str]]:
    """Each consultation with the chair who was consulted."""
    asked = (
        select(Consultation, Person.name)
        .join(Person, Person.id == Consultation.chair_id)
        .where(Consultation.request_id.in_(request_ids), Consultation.voided_at.is_(None))
        .order_by(Consultation.id)
    )
    return [(row[0], row[1]) for row in work.session.execute(asked)]


def _by_conference(work: Work, record: Any, field: Any, child_id: int) -> dict[int, str]:
    asked = select(record.conference_id, field).where(record.child_id == child_id, field != "")
    if hasattr(record, "voided_at"):
        asked = asked.where(record.voided_at.is_(None))
    return {row[0]: row[1] for row in work.session.execute(asked)}


def _sent(work: Work, record_ids: Collection[int]) -> dict[int, tuple[Any, int]]:
    """The last day on which a version went out, and to how many people."""
    asked = (
        select(RecordSent.record_id, func.max(RecordSent.sent_on), func.count(RecordSent.participant_id.distinct()))
        .where(RecordSent.record_id.in_(record_ids), RecordSent.voided_at.is_(None))
        .group_by(RecordSent.record_id)
    )
    return {row[0]: (row[1], row[2]) for row in work.session.execute(asked)}


def _clocks(work: Work, subjects: dict[str, list[int]]) -> list[KeptDeadline]:
    """The deadlines that still run for any of these."""
    found: list[KeptDeadline] = []
    for subject, ids in subjects.items():
        asked = select(KeptDeadline).where(
            KeptDeadline.subject == subject, KeptDeadline.subject_id.in_(ids), KeptDeadline.state.in_(RUNNING)
        )
        found += work.session.scalars(asked.order_by(KeptDeadline.due_on, KeptDeadline.id))
    return found
