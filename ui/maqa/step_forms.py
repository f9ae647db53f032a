"""The forms for the steps of an alert while it is open: raised, risk, answered, escalated (S17 to S21, A07)."""

from enum import StrEnum

from cpdesk.rows.alert_words import ALERT_STEP_WORDS
from cpdesk.rows.maqa import AlertShown
from cpdesk.rows.maqa_deeds import EscalateAlert, IdentifyRisk, RaiseAlert, TakeAlertStep
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.maqa import AlertDirection, AlertStep
from cpdesk.rules.timeliness import Measure
from ui.maqa.alert_form import AboutAlert
from ui.maqa.alert_words import HOW_WORDS, moment_words
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE_MOMENT
from ui.shared.theme import Theme


class YesNo(StrEnum):
    """An answer that has to be given on purpose."""

    YES = "yes"
    NO = "no"


YES_NO_WORDS = {YesNo.YES: "Yes", YesNo.NO: "No"}
_WHO_RAISED = {
    AlertDirection.TO_AGENCY: "Raised by",
    AlertDirection.INTERNAL: "Raised by",
    AlertDirection.FROM_AGENCY: "Raised by (who in the agency)",
}


class RaiseForm(AboutAlert):
    """The draft goes out, or what an agency raised has come in: from here its clock runs (S20)."""

    draft_name = "raise-alert"
    form_title = "Raise the alert"
    keep_words = "Raise it"

    def add_fields(self) -> None:
        """When and by whom; why so late is asked once it is."""
        if self.shown.raise_by is not None:
            self.add_words(f"To be raised by {long(self.shown.raise_by)}.")
        self.add_moment("at", "Raised", "The 10 working days to resolve it run from here.")
        self.add_line("raised_by", _WHO_RAISED[self.shown.row.direction], "Empty: you.")
        self.add_late_reason(Measure.MAQA_RAISED)

    def request(self) -> RaiseAlert:
        """The moment, and who raised it."""
        return RaiseAlert(
            self.id,
            self.version,
            self.moment_or_now("at"),
            self.fields["raised_by"].text(),
            self.fields["late_reason"].text(),
            self.fields["late_why"].text(),
        )

    def blank(self) -> dict[str, object]:
        """Raised now, unless a person says otherwise."""
        return {"at": self.now()}


class RiskForm(AboutAlert):
    """Immediate risk was identified: 24 hours replace the ten working days at once (A06, A07)."""

    draft_name = "alert-risk"
    form_title = "Immediate risk"
    keep_words = "Record the risk"

    def add_fields(self) -> None:
        """When, and which."""
        self.add_words("From this moment it is to be resolved within 24 hours, nights and weekends counted.")
        self.add_moment("at", "Immediate risk identified")
        self.add_text("words", "Which risk")

    def request(self) -> IdentifyRisk:
        """The moment and the risk."""
        at = self.required_moment("at", f"Enter when the risk was identified, {LIKE_MOMENT}.")
        return IdentifyRisk(self.id, self.version, at, self.fields["words"].text())

    def blank(self) -> dict[str, object]:
        """What is kept of it, or now."""
        return {"at": self.shown.risk_at or self.now(), "words": self.shown.risk_words}


class NoRiskForm(AboutAlert):
    """There is no immediate risk after all: the ten working days count again."""

    draft_name = "alert-no-risk"
    form_title = "No immediate risk after all"
    keep_words = "Take the risk back"

    def add_fields(self) -> None:
        """Why not."""
        if self.shown.risk_at is not None:
            self.add_words(f"Recorded as identified {moment_words(self.shown.risk_at)}. The 24 hours no longer count.")
        self.add_text("words", "Why there is no immediate risk after all")

    def request(self) -> IdentifyRisk:
        """Risk taken back, with why."""
        return IdentifyRisk(
            self.id, self.version, None, self.required_text("words", "Say why there is no immediate risk after all.")
        )


class SimpleStepForm(AboutAlert):
    """A rung of the ladder: sent, acknowledged or replied."""

    step: AlertStep
    words_label = "In words"
    who_label = "By whom"
    keep_words = "Record it"

    def add_fields(self) -> None:
        """When, by whom, how and with which words."""
        self.add_moment("at", ALERT_STEP_WORDS[self.step])
        self.add_line("who", self.who_label)
        self.add_choice("how", "How", HOW_WORDS)
        self.add_text("words", self.words_label, lines=4)

    def request(self) -> TakeAlertStep:
        """The rung as typed."""
        typed = {key: self.fields[key].text() for key in ("who", "how", "words")}
        return TakeAlertStep(self.id, self.version, self.step, self.moment_or_now("at"), **typed)

    def blank(self) -> dict[str, object]:
        """Now, by the lead of the agency."""
        return {"at": self.now(), "who": self.shown.row.lead}


class SentForm(SimpleStepForm):
    """The alert was sent to the safeguarding lead."""

    draft_name = "alert-sent"
    form_title = "Sent"
    step = AlertStep.SENT
    who_label = "To whom"


class AcknowledgedForm(SimpleStepForm):
    """The lead said that it has come."""

    draft_name = "alert-acknowledged"
    form_title = "Acknowledged"
    step = AlertStep.ACKNOWLEDGED


class RepliedForm(SimpleStepForm):
    """What was answered."""

    draft_name = "alert-replied"
    form_title = "Replied"
    step = AlertStep.REPLIED
    words_label = "What the reply was"


class EscalateForm(AboutAlert):
    """Unresolved, it goes to the Service Manager, the escalation policy considered or not (S21)."""

    draft_name = "escalate-alert"
    form_title = "Escalate to the Service Manager"
    keep_words = "Escalate"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, alert: AlertShown) -> None:
        super().__init__(link, theme, almanac, alert)
        self.fields["policy_considered"].edited.connect(self._ask_why)
        self._ask_why()

    def add_fields(self) -> None:
        """To whom, the policy, and why."""
        self.add_line("to", "To which Service Manager for Safeguarding")
        self.add_choice("policy_considered", "Was the formal escalation policy considered?", YES_NO_WORDS)
        self.add_text("policy_why", "Why it is used or not")
        self.add_text("words", "What is asked of the Service Manager")
        self.add_moment("at", "Escalated")

    def request(self) -> EscalateAlert:
        """To whom, and what was considered."""
        considered = self.required_choice(
            "policy_considered", YesNo, "Say whether the formal escalation policy was considered: yes or no."
        )
        if not self.fields["policy_why"].text():
            raise Missing("policy_why", "Say why the formal escalation policy is used or not.")
        return EscalateAlert(
            self.id,
            self.version,
            self.required_text("to", "Say to which Service Manager it goes."),
            considered.value,
            self.fields["policy_why"].text(),
            self.moment_or_now("at"),
            self.fields["words"].text(),
        )

    def blank(self) -> dict[str, object]:
        """Escalated now, to whoever holds the role in the directory."""
        return {"at": self.now(), "to": self.shown.service_manager}

    def _ask_why(self) -> None:
        """The question for the reasons follows the answer."""
        words = {"yes": "What was decided on the policy, and why", "no": "Why the policy was not considered"}
        label = words.get(self.fields["policy_considered"].text(), "Why it is used or not")
        self.fields["policy_why"].label.setText(label)
        self.fields["policy_why"].editor.setAccessibleName(label)
