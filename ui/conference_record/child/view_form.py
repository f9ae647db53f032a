"""One professional's whole view, with room for a long rationale; for several children where it is the same."""

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews
from cpdesk.rows.record_decisions import ChildDecisionRow, ViewRow
from cpdesk.rules.decisions import Answer
from cpdesk.words import ANSWER_WORDS
from ui.conference_record.child.whose import full_name, ticks_of
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme

THRESHOLD = "Is the threshold of significant harm met?"
PLAN = "Is a plan needed?"


class ViewForm(PanelForm):
    """What a professional thinks of the threshold and of the need for a plan, and why (N01)."""

    draft_name = "record-view"
    keep_words = "Keep the view"

    def __init__(  # noqa: PLR0917  what every form is given, then whose view on which child
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        record: TheRecord,
        child: ChildDecisionRow,
        view: ViewRow,
    ) -> None:
        place = f"{record.conference_id}-{child.child_id}-{view.participant_id}"
        super().__init__(link, theme, almanac, draft_of=place, title=f"View of {view.who}")
        self.record = record
        self.child = child
        self.view = view
        self.add_words(f"On {full_name(child)}", "strong")
        self.set_up()

    def add_fields(self) -> None:
        """Both answers, the rationale, and the other children for whom it is the same."""
        self.add_choice("threshold", THRESHOLD, ANSWER_WORDS)
        self.add_choice("plan_needed", PLAN, ANSWER_WORDS)
        self.add_text("rationale", "Why", lines=10)
        others = [one for one in self.record.children if one.child_id != self.child.child_id]
        self.others = ticks_of(others, "The same for")
        self.add_field("others", FormField("The same for", self.others)).setVisible(bool(others))

    def request(self) -> GiveViews:
        """The view on this child, and on every other that is ticked."""
        threshold, plan = self.chosen("threshold", Answer), self.chosen("plan_needed", Answer)
        rationale = self.fields["rationale"].text()
        if threshold is None and plan is None and not rationale:
            raise Missing("threshold", "Choose an answer, or write why.")
        seen: dict[str, object] = {
            "threshold": self.view.threshold, "plan_needed": self.view.plan_needed, "rationale": self.view.rationale,
        }  # fmt: skip
        who = self.view.participant_id
        mine = GivenView(who, self.child.child_id, threshold, plan, rationale, seen)
        same = [GivenView(who, child_id, threshold, plan, rationale) for child_id in self.others.ids()]
        return GiveViews(self.record.conference_id, (mine, *same))

    def blank(self) -> dict[str, object]:
        """The view as it is kept."""
        view = self.view
        return {
            "threshold": view.threshold.value if view.threshold else "",
            "plan_needed": view.plan_needed.value if view.plan_needed else "",
            "rationale": view.rationale,
        }
