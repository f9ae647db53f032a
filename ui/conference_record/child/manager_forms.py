"""The forms for what the Service Manager is told and decides: an outcome against the majority (A24), an LPM (P18)."""

from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.decisions import Answer
from cpdesk.words import ANSWER_WORDS
from ui.conference_record.child.whose import full_name
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.panel_form import LIKE, LIKE_MOMENT, PanelForm
from ui.shared.theme import Theme

DECIDES = {choice: ANSWER_WORDS[choice] for choice in (Answer.YES, Answer.NO)}


class AboutDecision(PanelForm):
    """A form about what was decided for one child, as it was when the form was opened."""

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, conference_id: int, child: ChildDecisionRow
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=f"{conference_id}-{child.child_id}")
        self.conference_id = conference_id
        self.child = child
        self.add_words(full_name(child), "strong")
        self.set_up()

    def change(self, fields: dict[str, object], seen: dict[str, object]) -> ChangeChildDecision:
        """These fields of the child's decision."""
        return ChangeChildDecision(self.conference_id, self.child.child_id, self.child.version, fields, seen)


class ManagerToldForm(AboutDecision):
    """The Service Manager was told of an outcome away from a plan against the majority (A24)."""

    draft_name = "record-manager-told"
    form_title = "Service Manager told"
    keep_words = "Keep this"

    def add_fields(self) -> None:
        """Who was told, and when."""
        self.add_words("The majority was for a plan and the outcome is none: the Service Manager is told.")
        self.add_line("manager_told", "Who was told")
        self.add_moment("manager_told_at", "When")

    def request(self) -> ChangeChildDecision:
        """Who was told and when."""
        who = self.required_text("manager_told", "Enter the name of the Service Manager who was told.")
        at = self.required_moment("manager_told_at", f"Enter when the Service Manager was told, {LIKE_MOMENT}.")
        seen: dict[str, object] = dict(self.blank())
        seen["manager_told_at"] = self.child.manager_told_at
        return self.change({"manager_told": who, "manager_told_at": at}, seen)

    def blank(self) -> dict[str, object]:
        """What is kept so far."""
        return {"manager_told": self.child.manager_told, "manager_told_at": self.child.manager_told_at or ""}


class ManagerDecidesForm(AboutDecision):
    """What the Service Manager decided on an LPM for a looked-after child (P18, A18)."""

    draft_name = "record-manager-decides"
    form_title = "Service Manager's decision on the LPM"
    keep_words = "Keep the decision"

    def add_fields(self) -> None:
        """The decision, by whom, when and why."""
        if self.child.lpm.route_warning:
            self.add_words(self.child.lpm.route_warning, "amber")
        self.add_choice("lpm_sm_decision", "Is there to be an LPM?", DECIDES)
        self.add_line("lpm_sm_name", "Decided by")
        self.add_date("lpm_sm_on", "Decided on")
        self.add_text("lpm_sm_why", "Why")

    def request(self) -> ChangeChildDecision:
        """The decision as typed."""
        lpm = self.child.lpm
        decision = self.required_choice("lpm_sm_decision", Answer, "Choose what the Service Manager decided.")
        name = self.required_text("lpm_sm_name", "Enter the name of the Service Manager.")
        on = self.required_date("lpm_sm_on", f"Enter the date of the decision, {LIKE}.")
        seen: dict[str, object] = {
            "lpm_sm_decision": lpm.sm_decision, "lpm_sm_name": lpm.sm_name, "lpm_sm_on": lpm.sm_on,
            "lpm_sm_why": lpm.sm_why,
        }  # fmt: skip
        why = self.fields["lpm_sm_why"].text()
        return self.change({"lpm_sm_decision": decision, "lpm_sm_name": name, "lpm_sm_on": on, "lpm_sm_why": why}, seen)

    def blank(self) -> dict[str, object]:
        """What is kept so far."""
        lpm = self.child.lpm
        decided = lpm.sm_decision.value if lpm.sm_decision else ""
        return {
            "lpm_sm_decision": decided,
            "lpm_sm_name": lpm.sm_name,
            "lpm_sm_on": lpm.sm_on,
            "lpm_sm_why": lpm.sm_why,
        }
