"""How an alert ends: resolved with what came of it, withdrawn, or open again (S20, S21, S44)."""

from datetime import datetime

from cpdesk.desk.acts import does
from cpdesk.desk.clock_rows import CONCERN
from cpdesk.desk.due_words import is_late
from cpdesk.desk.entry_at_hand import said_why
from cpdesk.desk.maqa_at_hand import alert_for, day_of, moment_of, named, put_back, put_state, write_step
from cpdesk.desk.maqa_clocks import RAISE, TO_RESOLVE
from cpdesk.desk.maqa_fields import as_code, as_themes
from cpdesk.desk.maqa_inside import keep_inside
from cpdesk.desk.maqa_rows import alert_facts
from cpdesk.desk.maqa_steps import put_back_due
from cpdesk.desk.who_may import KEEP_ALERTS
from cpdesk.desk.why_late import keep_why_late, refuse_unknown_reason
from cpdesk.desk.work import Work
from cpdesk.records.model import MaqaAlert
from cpdesk.rows.alert_words import ALERT_OUTCOME_WORDS
from cpdesk.rows.maqa_deeds import ReopenAlert, ResolveAlert, WithdrawAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertOutcome, AlertStep
from cpdesk.rules.record import Channel
from cpdesk.rules.timeliness import Measure


@does(ResolveAlert, roles=KEEP_ALERTS, named="Resolve the alert")
def resolve_alert(work: Work, request: ResolveAlert) -> Kept:
    """Record that an alert is resolved and what came of it; one that took longer says why (S20)."""
    alert = alert_for(work, request.id, request.version, AlertStep.RESOLVED)
    outcome = as_code("outcome", request.outcome, AlertOutcome, ALERT_OUTCOME_WORDS)
    words = request.resolution.strip()
    if not words:
        raise Refusal("Say what came of it, in a sentence or two.", field="resolution")
    at = moment_of(work, request.at, "it was resolved", alert.raised_at)
    _say_why_late(work, alert, at, request)
    values: dict[str, object] = {"resolved_at": at, "outcome": outcome, "resolution": words}
    if request.themes is not None:
        values["themes"] = as_themes("themes", request.themes)
    if request.learning.strip():
        values["learning"] = request.learning.strip()
    for name, value in values.items():
        work.change(alert, name, value)
    put_state(work, alert)
    write_step(work, alert, AlertStep.RESOLVED, at, work.who, "", words)
    return put_back(work, alert, f"{named(alert)} is resolved, on {short(day_of(at))}.")


@does(WithdrawAlert, roles=KEEP_ALERTS, named="Withdraw the alert")
def withdraw_alert(work: Work, request: WithdrawAlert) -> Kept:
    """Record that an alert is not pursued, with why; it stays on the list and in its quarter."""
    alert = alert_for(work, request.id, request.version, AlertStep.WITHDRAWN)
    why = said_why(request.why, "it is withdrawn")
    work.change(alert, "ended_why", why)
    put_state(work, alert, why, withdrawn=True)
    write_step(work, alert, AlertStep.WITHDRAWN, work.moment, work.who, "", why)
    return put_back(work, alert, f"{named(alert)} is withdrawn.")


@does(ReopenAlert, roles=KEEP_ALERTS, named="Open the alert again")
def reopen_alert(work: Work, request: ReopenAlert) -> Kept:
    """Open an alert again that was resolved or withdrawn, with why; its clock goes on from where it began (A07)."""
    alert = alert_for(work, request.id, request.version, AlertStep.REOPENED)
    why = said_why(request.why, "it is open again")
    empty: dict[str, object] = {"resolved_at": None, "outcome": "", "resolution": "", "ended_why": ""}
    for name, value in empty.items():
        work.change(alert, name, value, why)
    for key in TO_RESOLVE:
        keep_why_late(work, CONCERN, alert.id, key, "")
    put_state(work, alert, why)
    keep_inside(work, [alert])
    write_step(work, alert, AlertStep.REOPENED, work.moment, work.who, "", why)
    return put_back_due(work, alert, f"{named(alert)} is open again.")


def _say_why_late(work: Work, alert: MaqaAlert, at: datetime, request: ResolveAlert) -> None:
    """S20: a MAQA that is resolved after its day, or after its 24 hours, says why."""
    due = next((one.due for one in alert_facts(work, [alert.id])), None)
    if due is None or due.key == RAISE or alert.channel != Channel.MAQA:
        return
    if is_late(due.on, due.at, at.astimezone(LONDON)):
        refuse_unknown_reason(Measure.MAQA_RESOLVED, request.late_reason, request.late_why, "late_reason")
        keep_why_late(work, CONCERN, alert.id, due.key, request.late_reason, request.late_why.strip())
