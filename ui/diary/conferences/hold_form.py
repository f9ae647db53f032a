"""The form in which a conference is recorded as held, with its outcome and the first core group (S27, S38)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rows.booking import HoldConference
from cpdesk.rows.conference import ConferenceChildRow
from cpdesk.rules.conferences import OUTCOMES_OF, ConferenceOutcome
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.words import CONFERENCE_OUTCOME_WORDS
from ui.diary.diary_form import AboutConference
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import ChoiceBox, FormField
from ui.shared.forms.panel_form import LIKE_MOMENT
from ui.shared.plain_text import plain_label

SAME = "As chosen above"
CORE = "The first core group meets within 10 working days of the conference, where the unit's standard says so."


class OutcomesField(QWidget):
    """An outcome for each child, where one differs from the others."""

    edited = Signal()

    def __init__(
        self,
        children: tuple[ConferenceChildRow, ...],
        words: dict[ConferenceOutcome, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.boxes: dict[int, ChoiceBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, child in enumerate(children):
            named = f"{child.first_name} {child.surname}".strip()
            box = ChoiceBox(words, SAME)
            box.setAccessibleName(f"Outcome for {named}")
            box.edited.connect(self.edited)
            grid.addWidget(plain_label(named), row, 0)
            grid.addWidget(box, row, 1)
            self.boxes[child.id] = box

    def outcomes(self) -> tuple[tuple[int, ConferenceOutcome], ...]:
        """The children whose outcome is another one."""
        return tuple((id_, ConferenceOutcome(chosen)) for id_, box in self.boxes.items() if (chosen := box.written()))

    def written(self) -> dict[str, str]:
        """What was chosen for each child, for a draft."""
        return {str(id_): box.written() for id_, box in self.boxes.items()}

    def write(self, value: object) -> None:
        """Put back the choices of a draft."""
        chosen = value if isinstance(value, dict) else {}
        for id_, box in self.boxes.items():
            box.write(chosen.get(str(id_), ""))

    def setFocus(self, *_reason: object) -> None:
        """Take the keyboard to the first child."""
        next(iter(self.boxes.values())).setFocus()


class HoldForm(AboutConference):
    """It took place: when, with what outcome, and when its core group meets."""

    draft_name = "hold"
    form_title = "Record as held"
    keep_words = "Record as held"

    def add_fields(self) -> None:
        """The outcome, when it was held, and the first core group of an initial one."""
        self._initial = str(self.shown.kind) == "ICPC"
        self._latest_core = next((one.due for one in self.shown.limits if one.key == "first_core_due"), None)
        choices = OUTCOMES_OF[ConferenceKind(self.shown.kind)]
        words = {choice: CONFERENCE_OUTCOME_WORDS[choice] for choice in choices}
        self.add_choice("outcome", "Outcome", words)
        if len(self.shown.children) > 1:
            self.add_field(
                "outcomes", FormField("Where it differs for a child", OutcomesField(self.shown.children, words))
            )
        self.add_moment("at", "Held at")
        if self._initial:
            self._add_core_group()

    def request(self) -> HoldConference:
        """The conference as held; without the date of a core group that stays to be planned."""
        outcome = self.required_choice("outcome", ConferenceOutcome, "Choose what the conference decided.")
        at = self.required_moment("at", f"Enter when the conference was held, {LIKE_MOMENT}.")
        core_on = self.optional_date("core_group_on") if self._has_core(outcome) else None
        return HoldConference(
            self.id,
            self.version,
            at,
            outcome,
            self._outcomes(),
            core_on,
            self.fields["core_group_breach_why"].text() if core_on and self._core_is_late(core_on) else "",
        )

    def blank(self) -> dict[str, object]:
        """Held when it was planned, with the outcomes that the chair wrote in the record, or that most have."""
        usual = ConferenceOutcome.PLAN_MADE if self._initial else ConferenceOutcome.PLAN_CONTINUES
        written = {str(child.id): child.written for child in self.shown.children if child.written is not None}
        if len(written) == len(self.shown.children) and len(set(written.values())) == 1:
            (usual,) = set(written.values())
        others = {number: outcome.value for number, outcome in written.items() if outcome is not usual}
        return {"outcome": usual.value, "outcomes": others, "at": self.shown.start_at or ""}

    def _add_core_group(self) -> None:
        self.add_date("core_group_on", "First core group, if it has its date", CORE)
        self.add_line("core_group_breach_why", "Why is the core group later?")
        self.fields["core_group_breach_why"].hide()
        box = self.fields["core_group_on"].editor
        if isinstance(box, DateBox):
            box.set_context(self._against_limit)
            box.dateChanged.connect(self._follow_core)
        self.fields["outcome"].edited.connect(self._follow_outcome)

    def _has_core(self, outcome: ConferenceOutcome) -> bool:
        return self._initial and outcome is ConferenceOutcome.PLAN_MADE

    def _follow_outcome(self) -> None:
        self.fields["core_group_on"].setVisible(self.fields["outcome"].text() == ConferenceOutcome.PLAN_MADE.value)

    def _follow_core(self, on: date | None) -> None:
        self.fields["core_group_breach_why"].setVisible(on is not None and self._core_is_late(on))

    def _core_is_late(self, on: date) -> bool:
        return self._latest_core is not None and on > self._latest_core

    def _against_limit(self, on: date) -> tuple[str, bool]:
        if self._core_is_late(on):
            return "That is later than the limit: say why below.", True
        return "", False

    def _outcomes(self) -> tuple[tuple[int, ConferenceOutcome], ...]:
        box = self.fields["outcomes"].editor if "outcomes" in self.fields else None
        return box.outcomes() if isinstance(box, OutcomesField) else ()
