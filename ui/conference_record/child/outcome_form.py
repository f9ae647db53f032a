"""The form in which what a held conference decided is put right; plans and next dates follow (I05 to I07)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rows.conference_record import ChildDecisionRow, RecordShown
from cpdesk.rows.record_deeds import CorrectOutcomes
from cpdesk.rules.conferences import OUTCOMES_OF, ConferenceOutcome
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.words import CONFERENCE_OUTCOME_WORDS
from ui.conference_record.child.whose import full_name
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import ChoiceBox, FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import PanelForm
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme


def outcome_words(kind: str) -> dict[ConferenceOutcome, str]:
    """What a conference of this kind may decide, in words."""
    return {choice: CONFERENCE_OUTCOME_WORDS[choice] for choice in OUTCOMES_OF[ConferenceKind(kind)]}


class OutcomeOfEach(QWidget):
    """A box for the outcome of each child."""

    edited = Signal()

    def __init__(self, children: tuple[ChildDecisionRow, ...], kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[int, ChoiceBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for line, child in enumerate(children):
            box = ChoiceBox(outcome_words(kind))
            box.setAccessibleName(f"Outcome for {full_name(child)}")
            box.edited.connect(self.edited)
            grid.addWidget(plain_label(full_name(child)), line, 0)
            grid.addWidget(box, line, 1)
            self.boxes[child.child_id] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def outcomes(self) -> tuple[tuple[int, ConferenceOutcome], ...]:
        """What each child's conference ended in."""
        return tuple((id_, ConferenceOutcome(chosen)) for id_, box in self.boxes.items() if (chosen := box.written()))

    def written(self) -> dict[str, str]:
        """What was chosen for each child, for a draft."""
        return {str(id_): box.written() for id_, box in self.boxes.items()}

    def write(self, value: object) -> None:
        """Put back the choices of a draft."""
        chosen = value if isinstance(value, dict) else {}
        for id_, box in self.boxes.items():
            box.write(chosen.get(str(id_), ""))


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
        self.outcomes = OutcomeOfEach(self.children_of_record, self.shown.kind)
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
