"""The ladder of an alert: raised, immediate risk, sent, acknowledged, replied, escalated (S17 to S21, A06, A07)."""

from dataclasses import replace
from datetime import datetime

from cpdesk.desk.acts import does
from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.directory import lead_on
from cpdesk.desk.maqa_at_hand import (
    alert_for,
    conference_of,
    day_of,
    moment_of,
    named,
    put_back,
    put_state,
    write_step,
)
from cpdesk.desk.maqa_clock_asked import raising_of
from cpdesk.desk.maqa_clocks import RAISE
from cpdesk.desk.maqa_inside import keep_inside
from cpdesk.desk.maqa_rows import alert_facts
from cpdesk.desk.who_may import KEEP_ALERTS
from cpdesk.desk.why_late import keep_why_late, refuse_unknown_reason
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.maqa_deeds import EscalateAlert, IdentifyRisk, RaiseAlert, TakeAlertStep
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import ABOUT_THEME, AlertDirection, AlertStep
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, Channel, ConcernAbout
from cpdesk.rules.timeliness import Measure

_SIMPLE = (AlertStep.SENT, AlertStep.ACKNOWLEDGED, AlertStep.REPLIED)
_SAID = {
    AlertStep.SENT: "sent",
    AlertStep.ACKNOWLEDGED: "acknowledged",
    AlertStep.REPLIED: "answered",
}


@does(RaiseAlert, roles=KEEP_ALERTS, named="Raise the alert")
def raise_alert(work: Work, request: RaiseAlert) -> Kept:
    """Raise an alert: from now on it is to be resolved within ten working days, or 24 hours (S20, A07)."""
    return go_out(work, alert_for(work, request.id, request.version, AlertStep.RAISED), request)


@does(IdentifyRisk, roles=KEEP_ALERTS, named="Record immediate risk")
def identify_risk(work: Work, request: IdentifyRisk) -> Kept:
    """Turn on the 24 hours from the moment at which immediate risk was identified, or take them back (A07, I23)."""
    alert = alert_for(work, request.id, request.version, AlertStep.RISK)
    words = request.words.strip()
    if not words:
        what = "which risk was identified" if request.at is not None else "why there is no immediate risk after all"
        raise Refusal(f"Say {what}.", field="words")
    if request.at is None and alert.risk_at is None:
        raise Refusal("No immediate risk is recorded for this alert.", field="at")
    at = moment_of(work, request.at, "the risk was identified") if request.at is not None else None
    work.change(alert, "risk_at", at, words)
    work.change(alert, "risk_words", words if at is not None else "")
    write_step(work, alert, AlertStep.RISK, at or work.moment, work.who, "", words)
    said = "no immediate risk after all" if at is None else "immediate risk"
    return put_back_due(work, alert, f"{named(alert)}: {said}.")


@does(TakeAlertStep, roles=KEEP_ALERTS, named="Record a step of the alert")
def take_alert_step(work: Work, request: TakeAlertStep) -> Kept:
    """Write down that an alert was sent, acknowledged or replied to."""
    if request.step not in _SIMPLE:
        raise Refusal("Choose whether it was sent, acknowledged or replied to.", field="step")
    alert = alert_for(work, request.id, request.version, request.step)
    at = moment_of(work, request.at, f"it was {_SAID[request.step]}", alert.raised_at)
    if request.step is AlertStep.REPLIED and not request.words.strip():
        raise Refusal("Say what the reply was.", field="words")
    if request.step is AlertStep.ACKNOWLEDGED:
        work.change(alert, "acknowledged_on", day_of(at))
    if request.step is AlertStep.REPLIED:
        work.change(alert, "replied_on", day_of(at))
    put_state(work, alert)
    write_step(work, alert, request.step, at, request.who or alert.lead, request.how, request.words)
    return put_back(work, alert, f"Recorded: {named(alert)} was {_SAID[request.step]} on {short(day_of(at))}.")


@does(EscalateAlert, roles=KEEP_ALERTS, named="Escalate the alert")
def escalate_alert(work: Work, request: EscalateAlert) -> Kept:
    """Take an unresolved alert to the Service Manager, the escalation policy considered or not, and why (S21)."""
    alert = alert_for(work, request.id, request.version, AlertStep.ESCALATED)
    to, why = " ".join(request.to.split()), request.policy_why.strip()
    if not to:
        raise Refusal("Say to which Service Manager it goes.", field="to")
    if request.policy_considered not in {"yes", "no"}:
        raise Refusal("Say whether the formal escalation policy was considered: yes or no.", field="policy_considered")
    if not why:
        raise Refusal("Say why the formal escalation policy is used or not.", field="policy_why")
    at = moment_of(work, request.at, "it was escalated", alert.raised_at)
    values: dict[str, object] = {
        "escalated_at": at, "escalated_to": to, "policy_considered": request.policy_considered, "policy_why": why,
    }  # fmt: skip
    for name, value in values.items():
        work.change(alert, name, value)
    put_state(work, alert)
    write_step(work, alert, AlertStep.ESCALATED, at, to, "", request.words)
    return put_back(work, alert, f"{named(alert)} is escalated to {to}.")


def go_out(work: Work, alert: MaqaAlert, request: RaiseAlert) -> Kept:
    """Let a draft go out, or let in what an agency raised, with what the directory and the concern itself fill in."""
    _refuse_unfinished(alert)
    keep_inside(work, [alert])
    at = moment_of(work, request.at, "it was raised")
    _say_why_late(work, alert, at, request)
    values: dict[str, object] = {
        "raised_at": at, "raised_on": day_of(at), "raised_by": _raised_by(work, alert, request),
        "standards": work.standard.code, "themes": alert.themes or _theme_of(alert), **_to_whom(work, alert, at),
    }  # fmt: skip
    for name, value in values.items():
        work.change(alert, name, value)
    put_state(work, alert)
    write_step(work, alert, AlertStep.RAISED, at, str(values["raised_by"]))
    return put_back_due(work, alert, f"Raised {named(alert)}.")


def put_back_due(work: Work, alert: MaqaAlert, said: str) -> Kept:
    """Keep the clocks of an alert; the answer to the person with the day that counts now."""
    kept = put_back(work, alert, said)
    return replace(kept, said=f"{said} {_due_said(work, alert)}".strip())


def _due_said(work: Work, alert: MaqaAlert) -> str:
    due = next((one.due for one in alert_facts(work, [alert.id])), None)
    if due is None:
        return ""
    if due.at is not None:
        return f"To be resolved by {short_moment(due.at.astimezone(LONDON))}."
    what = "raised" if due.key == RAISE else "resolved"
    return f"To be {what} by {short(due.on)}."


def _refuse_unfinished(alert: MaqaAlert) -> None:
    """An alert that is raised says to whom it goes, or from whom it came, and what the concern is."""
    if not alert.agency and alert.direction != AlertDirection.INTERNAL:
        whose = "from which agency it came" if alert.direction == AlertDirection.FROM_AGENCY else "to which agency"
        raise Refusal(f"Say {whose}.", field="agency")
    if not alert.words.strip():
        raise Refusal("Say what the concern is, in a sentence or two.", field="words")


def _say_why_late(work: Work, alert: MaqaAlert, at: datetime, request: RaiseAlert) -> None:
    """S17: a MAQA that is raised after its last day says why."""
    by, _ = raising_of(work, alert, conference_of(work, alert))
    if by is None or day_of(at) <= by or alert.channel != Channel.MAQA:
        return
    refuse_unknown_reason(Measure.MAQA_RAISED, request.late_reason, request.late_why, "late_reason")
    keep_why_late(work, CONCERN, alert.id, RAISE, request.late_reason, request.late_why.strip())


def _raised_by(work: Work, alert: MaqaAlert, request: RaiseAlert) -> str:
    """Who raised it: as said, else whoever is at the desk, or the agency itself."""
    given = " ".join(request.raised_by.split())
    return given or (alert.agency if alert.direction == AlertDirection.FROM_AGENCY else work.who)


def _to_whom(work: Work, alert: MaqaAlert, at: datetime) -> dict[str, object]:
    """The safeguarding lead of that day where none was entered; kept for good (I26)."""
    if alert.channel == Channel.INTERNAL_QA:
        return {} if alert.agency else {"agency": SOCIAL_CARE, "agency_key": SOCIAL_CARE_KEY}
    lead = None if alert.lead else lead_on(work, alert.agency, day_of(at), alert.agency_key)
    if lead is None:
        return {}
    return {"lead": lead.name, "lead_email": alert.lead_email or lead.email}


def _theme_of(alert: MaqaAlert) -> str:
    theme = ABOUT_THEME.get(ConcernAbout(alert.about))
    return theme.value if theme is not None else ""
