"""Whether alerts keep their own rules (I22, I23, S17 to S21): told by their numbers, never by names."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from sqlalchemy import and_, or_, select

from cpdesk.desk.clock_rows import CONCERN, SUPERSEDED
from cpdesk.desk.found import found, ids_of, stands
from cpdesk.desk.maqa_clocks import URGENT
from cpdesk.desk.work import Work
from cpdesk.records.model import KeptDeadline, MaqaAlert, MaqaStep, Participant
from cpdesk.rows.unit import Check
from cpdesk.rules.maqa import AlertDirection, AlertState, AlertStep
from cpdesk.rules.record import SOCIAL_CARE_KEY, Channel

_ALERT = "Alert"
_DAY = timedelta(hours=24)


def maqa_checks() -> Iterator[tuple[str, Callable[[Work], Check]]]:
    """The rules of alerts, each by its name with the check that looks at it."""
    yield "Ways of alerts", _ways
    yield "Ladders of alerts", _ladders
    yield "Immediate risk", _risk


def _ways(work: Work) -> Check:
    """I22, S18: a MAQA goes out of social care or comes into it; what is about its own staff stays inside."""
    inside = select(Participant.id).where(Participant.social_care)
    out = (
        select(MaqaAlert.id)
        .where(stands(MaqaAlert), MaqaAlert.channel == Channel.MAQA, MaqaAlert.state != AlertState.WITHDRAWN)
        .where(or_(MaqaAlert.agency_key == SOCIAL_CARE_KEY, MaqaAlert.participant_id.in_(inside)))
    )
    internal = MaqaAlert.direction == AlertDirection.INTERNAL
    mixed = select(MaqaAlert.id).where(stands(MaqaAlert), internal != (MaqaAlert.channel == Channel.INTERNAL_QA))
    return found(
        "Ways of alerts",
        "None about social care's own staff is a MAQA.",
        (_ALERT, ids_of(work, out), "about social care's own staff, and a MAQA. Tell IT."),
        (_ALERT, ids_of(work, mixed), "its direction and its channel do not agree. Tell IT."),
    )


def _ladders(work: Work) -> Check:
    """S17, S21: what stands as raised was raised on a day; what is escalated says to whom and what was considered."""
    raised = select(MaqaStep.alert_id).where(stands(MaqaStep), MaqaStep.step == AlertStep.RAISED)
    draft = MaqaAlert.state == AlertState.DRAFT
    skipped = select(MaqaAlert.id).where(
        stands(MaqaAlert),
        or_(
            draft != MaqaAlert.raised_at.is_(None),
            MaqaAlert.raised_at.is_(None) != MaqaAlert.raised_on.is_(None),
            and_(~draft, MaqaAlert.id.not_in(raised)),
        ),
    )
    resolved = (MaqaAlert.state == AlertState.RESOLVED) != and_(
        MaqaAlert.resolved_at.is_not(None), MaqaAlert.outcome != ""
    )  # fmt: skip
    ended = select(MaqaAlert.id).where(stands(MaqaAlert), resolved)
    bare = select(MaqaAlert.id).where(
        stands(MaqaAlert), MaqaAlert.escalated_at.is_not(None),
        or_(
            MaqaAlert.escalated_to == "", MaqaAlert.policy_why == "",
            MaqaAlert.policy_considered.not_in(("yes", "no")),
        ),
    )  # fmt: skip
    return found(
        "Ladders of alerts",
        "Each was raised before anything else, and what is escalated says to whom and why.",
        (_ALERT, ids_of(work, skipped), "it stands further than its ladder says. Tell IT."),
        (_ALERT, ids_of(work, ended), "it is resolved without day or outcome, or open with one. Tell IT."),
        (_ALERT, ids_of(work, bare), "it was escalated without what has to be said of that. Complete it."),
    )


def _risk(work: Work) -> Check:
    """I23: with immediate risk an alert is due 24 hours later, whatever clocks and weekends do."""
    clock = (KeptDeadline.subject == CONCERN, KeptDeadline.key == URGENT, KeptDeadline.state != SUPERSEDED)
    asked = (
        select(MaqaAlert.id, MaqaAlert.risk_at, KeptDeadline.due_at)
        .join(KeptDeadline, and_(KeptDeadline.subject_id == MaqaAlert.id, *clock))
        .where(stands(MaqaAlert))
    )
    wrong = {row.id for row in work.session.execute(asked) if row.risk_at is None or row.due_at != row.risk_at + _DAY}
    return found(
        "Immediate risk",
        "Each alert with immediate risk is due 24 hours after it.",
        (_ALERT, wrong, "not due 24 hours after the risk was identified. Tell IT."),
    )
