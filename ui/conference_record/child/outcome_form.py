"""The form in which what a held conference decided is put right; plans and next dates follow (I05 to I07)."""

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_decision_deeds import CorrectOutcomes
from ui.conference_record.child.whose import full_name
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.outcome_of_each import OutcomeOfEach
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme


class CorrectOutcomesForm(PanelForm):
    """The outcome of each child as it should have been recorded, and why it is put right."""

    draft_name = "record-outcomes"
    form_title = "Put the outcome right"
    keep_words = "Put it right"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, shown: RecordShown) -> None:
        super().__init__(link, theme, almanac, draft_of=shown.conference_id)
        self.shown = shown
        self.children_of_record = shown.record.children if shown.record is not None else ()
        self.set_up()

    def add_fields(self) -> None:
        """The outcome of each child, and the reason."""
        self.add_words("The conference is recorded as held. Plans, the first core group and the next review follow.")
        names = {child.child_id: full_name(child) for child in self.children_of_record}
        self.outcomes = OutcomeOfEach(names, self.shown.kind)
        self.add_field("outcomes", FormField("Outcome", self.outcomes))
        self.add_text("why", "Why is it put right?", lines=2)

    def request(self) -> CorrectOutcomes:
        """The children whose outcome is another one now."""
        before = {child.child_id: child.outcome for child in self.children_of_record}
        changed = tuple((id_, outcome) for id_, outcome in self.outcomes.outcomes() if before.get(id_) is not outcome)
        if not changed:
            raise Missing("outcomes", "Choose another outcome for one child at least.")
        why = self.required_text("why", "Enter why the outcome is put right.")
        return CorrectOutcomes(self.shown.conference_id, self.shown.conference_version, changed, why)

    def blank(self) -> dict[str, object]:
        """The outcomes as they are recorded."""
        return {
            "outcomes": {str(one.child_id): one.outcome.value if one.outcome else "" for one in self.children_of_record}
        }
