"""The form in which a conference is recorded as held, with its outcome and the first core group (S27, S38)."""

from datetime import date

from cpdesk.rows.booking import HoldConference
from cpdesk.rules.conferences import ConferenceOutcome
from ui.diary.diary_form import AboutConference
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.outcome_of_each import OutcomeOfEach, outcome_words
from ui.shared.forms.panel_form import LIKE_MOMENT

SAME = "As chosen above"
CORE = "The first core group meets within 10 working days of the conference, where the unit's standard says so."


class HoldForm(AboutConference):
    """It took place: when, with what outcome, and when its core group meets."""

    draft_name = "hold"
    form_title = "Record as held"
    keep_words = "Record as held"

    def add_fields(self) -> None:
        """The outcome, when it was held, and the first core group of an initial one."""
        self._initial = str(self.shown.kind) == "ICPC"
        self._latest_core = next((one.due for one in self.shown.limits if one.key == "first_core_due"), None)
        self.add_choice("outcome", "Outcome", outcome_words(self.shown.kind))
        if len(self.shown.children) > 1:
            names = {child.id: f"{child.first_name} {child.surname}".strip() for child in self.shown.children}
            each = OutcomeOfEach(names, self.shown.kind, nothing=SAME)
            self.add_field("outcomes", FormField("Where it differs for a child", each))
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
        return box.outcomes() if isinstance(box, OutcomeOfEach) else ()
