"""One alert with all that is known of it: its ladder, where its clock comes from, and what can be done now."""

from collections.abc import Iterator

from sqlalchemy import select

from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.directory import holder_on, lead_on
from cpdesk.desk.maqa_at_hand import GONE, conference_of
from cpdesk.desk.maqa_clock_asked import NOT_AGREED, TAKEN_OVER, raising_of
from cpdesk.desk.maqa_clocks import AGREED, RAISE, TO_RESOLVE
from cpdesk.desk.maqa_rows import AlertFacts, alert_facts, row_of
from cpdesk.desk.who_may import READ_ALERTS
from cpdesk.desk.why_late import SaidWhy, why_late_of
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import MaqaAlert, MaqaStep, Person, Team
from cpdesk.rows.directory import DirectoryRow
from cpdesk.rows.maqa import AlertShown, OpenAlert, StepRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.linked_chairs import DirectoryPart
from cpdesk.rules.maqa import AlertState, AlertStep, steps_from
from cpdesk.rules.record import Channel

_NO_REASON = SaidWhy("", "")


@answers(OpenAlert, roles=READ_ALERTS)
def open_alert(work: Work, question: OpenAlert) -> AlertShown:
    """Everything about one alert."""
    alert = work.session.get(MaqaAlert, question.id)
    if alert is None or alert.voided_at is not None:
        raise Refusal(GONE)
    (facts,) = alert_facts(work, [alert.id])
    lead = lead_on(work, alert.agency, work.today, alert.agency_key) if alert.channel == Channel.MAQA else None
    manager = holder_on(work, DirectoryPart.SAFEGUARDING_MANAGER, work.today)
    raise_by, _ = raising_of(work, alert, conference_of(work, alert))
    late = _why_late(work, alert.id)
    return AlertShown(
        row=row_of(work, facts),
        words=alert.words,
        asked=alert.asked,
        lead_email=alert.lead_email,
        risk_at=alert.risk_at,
        risk_words=alert.risk_words,
        raise_by=raise_by,
        explained=_explained(work, alert, facts),
        resolution=alert.resolution,
        escalated_at=alert.escalated_at,
        escalated_to=alert.escalated_to,
        policy_considered=alert.policy_considered,
        policy_why=alert.policy_why,
        learning=alert.learning,
        ended_why=alert.ended_why,
        team=_team(work, alert.team_id),
        chair=_person(work, facts.chair_id),
        steps=tuple(_steps(work, alert.id)),
        may=steps_from(AlertState(alert.state)),
        lead_known=lead.name if lead is not None else "",
        lead_known_email=lead.email if lead is not None else "",
        late_reason=late.reason,
        late_why=late.why,
        noted_on=alert.noted_on,
        warnings=tuple(_warnings(alert, facts, lead)),
        agreed_by_on=alert.agreed_by_on,
        service_manager=manager.name if manager is not None else "",
    )


def _explained(work: Work, alert: MaqaAlert, facts: AlertFacts) -> str:
    """Where the clock that counts comes from, or why none does."""
    internal, due = alert.channel == Channel.INTERNAL_QA, facts.due
    if due is not None:
        return due.explanation + (TAKEN_OVER if internal and due.key != AGREED else "")
    if alert.state == AlertState.DRAFT:
        return raising_of(work, alert, conference_of(work, alert))[1]
    if alert.state == AlertState.WITHDRAWN:
        return "Withdrawn: no day counts any more."
    return NOT_AGREED if internal else work.standard.spans["maqa_resolve_due"].not_set


def _why_late(work: Work, id_: int) -> SaidWhy:
    """The reason that was given, of the resolving before that of the raising."""
    for key in (*TO_RESOLVE, RAISE):
        said = why_late_of(work, CONCERN, [id_], key).get(id_)
        if said is not None:
            return said
    return _NO_REASON


def _steps(work: Work, id_: int) -> Iterator[StepRow]:
    """The rungs in the order in which they happened."""
    asked = select(MaqaStep).where(MaqaStep.alert_id == id_, MaqaStep.voided_at.is_(None))
    for one in work.session.scalars(asked.order_by(MaqaStep.at, MaqaStep.id)):
        yield StepRow(AlertStep(one.step), one.at, one.who, one.how, one.words)


def _warnings(alert: MaqaAlert, facts: AlertFacts, lead: DirectoryRow | None) -> Iterator[str]:
    """What somebody ought to know of an alert that is not resolved yet."""
    if alert.state in {AlertState.RESOLVED, AlertState.WITHDRAWN}:
        return
    if alert.channel == Channel.MAQA and not alert.lead and lead is None:
        yield "No safeguarding lead is known for this agency. Enter one here, or in the directory."
    elif alert.channel == Channel.MAQA and not (alert.lead_email or (lead is not None and lead.email)):
        yield "No email address is known for the safeguarding lead: send the letter."
    if alert.state != AlertState.DRAFT and not alert.themes:
        yield "Choose a theme, so that the quarter counts this alert under one."
    if facts.due is not None and facts.due.key == RAISE and "assumed" in facts.due.explanation:
        yield "The ten working days to raise are stated for an ICPC; for an RCPC they are assumed."


def _team(work: Work, number: int | None) -> str:
    found = work.session.get(Team, number) if number is not None else None
    return found.name if found is not None else ""


def _person(work: Work, number: int | None) -> str:
    found = work.session.get(Person, number) if number is not None else None
    return found.name if found is not None else ""
