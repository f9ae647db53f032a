"""What timeliness counts, read from the clocks that are kept of every record: one statement for each measure.

A clock that ended keeps how it was counted (I27), so that a figure never moves because a day not worked was added.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from cpdesk.desk.clock_rows import CLOSED, CONCERN, CONFERENCE, CORE_GROUP, EXPECTED, OPEN, REQUEST, RUNNING
from cpdesk.desk.register_deadlines import SUBJECT as RECOMMENDATION
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Conference,
    ConferenceChild,
    CoreGroup,
    IcpcRequest,
    KeptDeadline,
    MaqaAlert,
    Recommendation,
    WhyLate,
)
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.record import Channel
from cpdesk.rules.requests import RequestState
from cpdesk.rules.timeliness import Measure

KEYS: dict[Measure, tuple[str, ...]] = {
    Measure.ICPC: ("icpc_due",),
    Measure.NOTICE_ICPC: ("icpc_notice",),
    Measure.NOTICE_RCPC: ("rcpc_invite_due",),
    Measure.REVIEW: ("rcpc1_due", "rcpcN_due"),
    Measure.RECORD: ("record_due",),
    Measure.FIRST_CORE_GROUP: ("first_core_due",),
    Measure.NEXT_CORE_GROUP: ("core_next_due",),
    Measure.CORE_GROUP_RECORD: ("core_record_due",),
    Measure.LPM: ("lpm_by",),
    Measure.MAQA_RAISED: ("maqa_raise_due",),
    Measure.MAQA_RESOLVED: ("maqa_resolve_due", "maqa_urgent_due"),
}
"""The deadlines of each measure."""
_METHODS_DIFFER = timedelta(days=14)  # by so much at most is a review due on another day by another method


@dataclass(frozen=True, slots=True)
class Between:
    """From which day to which day things are counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing with a clock: what it is, whose, from when to when it was to be done, whether it was, and why late."""

    subject: str
    subject_id: int
    conference_id: int | None
    key: str
    kind: str
    sequence_no: int
    anchor_on: date | None
    due_on: date
    due_at: datetime | None
    done_on: date | None
    kept_late: bool
    explanation: str
    about: str
    reference: str
    team_id: int | None
    chair_id: int | None
    reason: str
    why: str


def things(work: Work, measure: Measure, between: Between) -> Iterator[Thing]:
    """Everything of a measure that was done between two days, or was due between them and is not done."""
    for row in work.session.execute(_ASKED[measure](work, measure, between)):
        yield Thing(
            row.subject, row.subject_id, row.conference_id, row.key, row.kind or "", row.sequence_no or 0,
            row.anchor_on, row.due_on, row.due_at, row.met_on, row.state == "late", row.explanation, row.about,
            row.reference, row.team_id, row.chair_id, row.reason or "", row.why or "",
        )  # fmt: skip


def _kept(work: Work, measure: Measure, between: Between, of: Any, running: tuple[str, ...], *more: Any) -> Select[Any]:
    """The clocks of this measure that ended or ran out between these days, with what else is asked of their records."""
    clock = KeptDeadline
    margin = _METHODS_DIFFER if measure is Measure.REVIEW else timedelta()
    ended = and_(clock.state.in_(CLOSED), clock.met_on.between(between.first, between.last))
    last = min(between.last + margin, work.today + margin)
    open_still = and_(clock.state.in_(running), clock.due_on.between(between.first - margin, last))
    columns: tuple[Any, ...] = (
        clock.subject, clock.subject_id, clock.key, clock.anchor_on, clock.due_on, clock.due_at, clock.met_on,
        clock.state, clock.explanation, clock.about, clock.reference, clock.chair_id,
    )  # fmt: skip
    asked: Select[Any] = select(*columns, *more)
    return asked.where(clock.subject == of, clock.key.in_(KEYS[measure]), or_(ended, open_still)).order_by(
        clock.due_on, clock.id
    )


def _with_why(asked: Select[Any]) -> Select[Any]:
    """The same with the reason that somebody gave for this clock."""
    return asked.outerjoin(
        WhyLate,
        and_(
            WhyLate.subject == KeptDeadline.subject, WhyLate.subject_id == KeptDeadline.subject_id,
            WhyLate.key == KeptDeadline.key, WhyLate.voided_at.is_(None),
        ),
    )  # fmt: skip


def _about_conference(conference: Any) -> tuple[Any, ...]:
    return (conference.id.label("conference_id"), conference.kind, conference.sequence_no)


def _own_reason() -> tuple[Any, ...]:
    return (WhyLate.reason, WhyLate.why)


def _icpcs(work: Work, measure: Measure, between: Between) -> Select[Any]:
    """Requests by their first conference: an adjourned one was held, its successor is not counted again.

    One whose threshold was found not to be met waits for no conference.
    """
    others = aliased(Conference)
    first = (
        select(func.min(others.id))
        .where(
            others.request_id == IcpcRequest.id, others.voided_at.is_(None), others.start_at.is_not(None),
            others.state != ConferenceState.CANCELLED,
        )
        .correlate(IcpcRequest)
        .scalar_subquery()
    )  # fmt: skip
    reason = func.coalesce(func.nullif(Conference.late_reason, ""), WhyLate.reason).label("reason")
    why = func.coalesce(func.nullif(Conference.late_why, ""), WhyLate.why).label("why")
    asked = _kept(
        work, measure, between, REQUEST, RUNNING, Conference.id.label("conference_id"),
        literal(ConferenceKind.ICPC.value).label("kind"), literal(0).label("sequence_no"), IcpcRequest.team_id, reason,
        why,
    )  # fmt: skip
    asked = asked.join(IcpcRequest, IcpcRequest.id == KeptDeadline.subject_id)
    asked = asked.outerjoin(Conference, Conference.id == first)
    waits = or_(IcpcRequest.state != RequestState.NOT_MET, KeptDeadline.met_on.is_not(None))
    return _with_why(asked).where(waits)


def _reviews(work: Work, measure: Measure, between: Between) -> Select[Any]:
    """Reviews, each once: the successor of an adjourned one is not counted again."""
    before = aliased(Conference)
    again = exists().where(
        before.id == Conference.previous_id, before.kind == ConferenceKind.RCPC,
        ConferenceChild.conference_id == before.id, ConferenceChild.outcome == ConferenceOutcome.ADJOURNED,
    )  # fmt: skip
    reason = (Conference.late_reason.label("reason"), Conference.late_why.label("why"))
    more = (*_about_conference(Conference), Conference.team_id, *reason)
    asked = _kept(work, measure, between, CONFERENCE, RUNNING, *more)
    asked = asked.join(Conference, Conference.id == KeptDeadline.subject_id)
    return asked.where(Conference.kind == ConferenceKind.RCPC, ~again)


def _of_conferences(work: Work, measure: Measure, between: Between) -> Select[Any]:
    """Invitations and records; what is only expected, since the conference was not held yet, is not waited for."""
    more = (*_about_conference(Conference), Conference.team_id, *_own_reason())
    asked = _kept(work, measure, between, CONFERENCE, (OPEN,), *more)
    return _with_why(asked.join(Conference, Conference.id == KeptDeadline.subject_id))


def _of_core_groups(running: tuple[str, ...]) -> "_Asks":
    def ask(work: Work, measure: Measure, between: Between) -> Select[Any]:
        number = (CoreGroup.conference_id, Conference.kind, CoreGroup.sequence_no)
        asked = _kept(work, measure, between, CORE_GROUP, running, *number, Conference.team_id, *_own_reason())
        asked = asked.join(CoreGroup, CoreGroup.id == KeptDeadline.subject_id)
        return _with_why(asked.join(Conference, Conference.id == CoreGroup.conference_id))

    return ask


def _lpms(work: Work, measure: Measure, between: Between) -> Select[Any]:
    more = (
        literal(None).label("conference_id"), Recommendation.conference_kind.label("kind"),
        literal(0).label("sequence_no"), Recommendation.team_id, *_own_reason(),
    )  # fmt: skip
    asked = _kept(work, measure, between, RECOMMENDATION, (OPEN,), *more)
    return _with_why(asked.join(Recommendation, Recommendation.id == KeptDeadline.subject_id))


def _alerts(work: Work, measure: Measure, between: Between) -> Select[Any]:
    """MAQA alerts; those inside social care have no timescale (S43)."""
    team = func.coalesce(MaqaAlert.team_id, Conference.team_id).label("team_id")
    more = (MaqaAlert.conference_id, Conference.kind, Conference.sequence_no, team, *_own_reason())
    asked = _kept(work, measure, between, CONCERN, (OPEN,), *more)
    asked = asked.join(MaqaAlert, MaqaAlert.id == KeptDeadline.subject_id)
    asked = asked.outerjoin(Conference, Conference.id == MaqaAlert.conference_id)
    return _with_why(asked).where(MaqaAlert.channel == Channel.MAQA)


_Asks = Callable[[Work, Measure, Between], Select[Any]]
_ASKED: dict[Measure, _Asks] = {
    Measure.ICPC: _icpcs,
    Measure.NOTICE_ICPC: _of_conferences,
    Measure.NOTICE_RCPC: _of_conferences,
    Measure.REVIEW: _reviews,
    Measure.RECORD: _of_conferences,
    Measure.FIRST_CORE_GROUP: _of_core_groups((OPEN, EXPECTED)),
    Measure.NEXT_CORE_GROUP: _of_core_groups((OPEN, EXPECTED)),
    Measure.CORE_GROUP_RECORD: _of_core_groups((OPEN,)),
    Measure.LPM: _lpms,
    Measure.MAQA_RAISED: _alerts,
    Measure.MAQA_RESOLVED: _alerts,
}
