"""What can be done with an alert now: its one next step first, then the others that are open (S17 to S21)."""

from collections.abc import Callable
from enum import StrEnum

from cpdesk.rows.maqa import AlertShown
from cpdesk.rows.marks import Mark
from cpdesk.rules.maqa import AlertState, AlertStep
from ui.maqa.alert_form import AboutAlert
from ui.maqa.change_alert import ChangeAlertForm
from ui.maqa.end_forms import ReopenForm, ResolveForm, WithdrawForm
from ui.maqa.step_forms import AcknowledgedForm, EscalateForm, NoRiskForm, RaiseForm, RepliedForm, RiskForm, SentForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


class Step(StrEnum):
    """Something that a person can do with an alert, as its button names it."""

    RAISE = "Raise"
    RESOLVE = "Resolve"
    ESCALATE = "Escalate to the Service Manager"
    SENT = "Sent"
    ACKNOWLEDGED = "Acknowledged"
    REPLIED = "Replied"
    RISK = "Immediate risk"
    NO_RISK = "No immediate risk after all"
    REOPEN = "Open it again"
    EMAIL = "Draft the email"
    LETTER = "Letter (PDF)"
    CHANGE = "Edit"
    WITHDRAW = "Withdraw"
    TAKE_OUT = "Take the draft out"


FORMS: dict[Step, Callable[[DeskLink, Theme, Almanac, AlertShown], AboutAlert]] = {
    Step.RAISE: RaiseForm,
    Step.RESOLVE: ResolveForm,
    Step.ESCALATE: EscalateForm,
    Step.SENT: SentForm,
    Step.ACKNOWLEDGED: AcknowledgedForm,
    Step.REPLIED: RepliedForm,
    Step.RISK: RiskForm,
    Step.NO_RISK: NoRiskForm,
    Step.REOPEN: ReopenForm,
    Step.CHANGE: ChangeAlertForm,
    Step.WITHDRAW: WithdrawForm,
}
DRAWN = {
    Step.RAISE: "alert",
    Step.RESOLVE: "tick",
    Step.ESCALATE: "ladder",
    Step.EMAIL: "mail",
    Step.LETTER: "pdf",
    Step.CHANGE: "edit",
}
ALERT_DUE = frozenset({"maqa_raise_due", "maqa_resolve_due", "maqa_urgent_due", "internal_qa_due", "raise"})
BEGUN = frozenset({Step.RAISE, Step.ESCALATE})
"""The steps that a line of Today begins with its button; on what is not late it only leads to the alert."""
_LADDER = {
    AlertStep.RAISED: Step.RAISE,
    AlertStep.SENT: Step.SENT,
    AlertStep.ACKNOWLEDGED: Step.ACKNOWLEDGED,
    AlertStep.REPLIED: Step.REPLIED,
    AlertStep.RESOLVED: Step.RESOLVE,
    AlertStep.ESCALATED: Step.ESCALATE,
    AlertStep.REOPENED: Step.REOPEN,
    AlertStep.WITHDRAWN: Step.WITHDRAW,
}


def steps_of(shown: AlertShown) -> tuple[Step, ...]:
    """The steps that are open, the next one first."""
    open_ones = [_LADDER[step] for step in shown.may if step in _LADDER]
    if AlertStep.RISK in shown.may:
        open_ones.append(Step.NO_RISK if shown.risk_at is not None else Step.RISK)
    papers = [] if shown.row.state is AlertState.WITHDRAWN else [Step.EMAIL, Step.LETTER]
    taken_out = [Step.TAKE_OUT] if shown.row.state is AlertState.DRAFT else []
    steps = [*open_ones, *papers, Step.CHANGE, *taken_out]
    first = next_step(shown)
    ordered = [step for step in Step if step in steps]
    return tuple(dict.fromkeys([first, *ordered] if first in steps else ordered))


def next_step(shown: AlertShown) -> Step:
    """The one step that moves the alert on; what is overdue is escalated (S21)."""
    state = shown.row.state
    if state is AlertState.DRAFT:
        return Step.RAISE
    if state in {AlertState.RESOLVED, AlertState.WITHDRAWN}:
        return Step.CHANGE
    if shown.row.mark is Mark.OVERDUE and AlertStep.ESCALATED in shown.may:
        return Step.ESCALATE
    answered = {AlertState.REPLIED, AlertState.ESCALATED}
    return Step.RESOLVE if state in answered else Step.REPLIED
