"""One rung of a difference of view: chair and Team Manager, then service manager, then LSCP (L10, L11, L16)."""

from enum import StrEnum

from cpdesk.rows.lpm_register import RecommendationPane
from cpdesk.rows.register_deeds import RecordDifference
from ui.lpm_register.move_form import LIKE, MoveForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import ChoiceBox, FormField, LongText
from ui.shared.forms.tick_box import TickBox
from ui.shared.theme import Theme


class Rung(StrEnum):
    """A rung of the ladder."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"


class About(StrEnum):
    """What the views differ about."""

    NEED = "need"
    TIMING = "timing"
    OUTCOME = "outcome"


RUNG_WORDS = {
    Rung.FIRST: "Chair and Team Manager",
    Rung.SECOND: "Service manager",
    Rung.THIRD: "LSCP practitioner disagreement procedure",
}
ABOUT_WORDS = {
    About.NEED: "Whether an LPM is needed",
    About.TIMING: "When the LPM should be held",
    About.OUTCOME: "The outcome of the LPM",
}


class DifferenceForm(MoveForm):
    """A rung with its date, discussion, outcome and rationale."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            entry,
            name="difference",
            title="Record a difference of view",
            keep_words="Record the difference of view",
        )
        self.add_words("A different view is discussed without delay. Discussion, outcome and rationale are recorded.")
        self.add_field("stage", FormField("Discussed by", ChoiceBox(RUNG_WORDS)))
        self.add_field("about", FormField("About", ChoiceBox(ABOUT_WORDS)))
        self.add_date("opened_on", "Discussed on")
        for key, label in (("discussion", "Discussion"), ("outcome", "Outcome"), ("rationale", "Rationale")):
            self.add_field(key, FormField(label, LongText(3)))
        self._settled = TickBox("The difference is settled")
        self.add_field("closed", FormField("", self._settled))
        self._settled.setAccessibleName("The difference is settled")
        self.fields["closed"].label.hide()
        self._write(self.blank())

    def request(self) -> RecordDifference:
        """The rung; outcome and rationale may follow, but a settled difference has all three (L10)."""
        return RecordDifference(
            self.id,
            self.version,
            int(self.required_text("stage", "Choose who discussed it.")),
            self.required_text("about", "Choose what the views differ about."),
            self.required_date("opened_on", f"Enter the date of the discussion, {LIKE}."),
            self.required_text("discussion", "Enter what was discussed."),
            self._ended("outcome", "Enter what came of the discussion, so that it can be settled."),
            self._ended("rationale", "Enter the reasons for the outcome, so that it can be settled."),
            self._settled.isChecked(),
        )

    def blank(self) -> dict[str, object]:
        """The rung that is still to be filled in, or else the next one of the ladder."""
        open_rungs = [rung for rung in self.entry.differences if not rung.closed]
        if not open_rungs:
            return {"stage": Rung.FIRST.value}
        highest = max(open_rungs, key=lambda rung: rung.stage)
        if highest.discussion and highest.outcome and highest.rationale:
            return {"stage": str(min(highest.stage + 1, 3)), "about": highest.about}
        return {
            "stage": str(highest.stage),
            "about": highest.about,
            "opened_on": highest.opened_on,
            "discussion": highest.discussion,
            "outcome": highest.outcome,
            "rationale": highest.rationale,
        }

    def _ended(self, key: str, sentence: str) -> str:
        return self.required_text(key, sentence) if self._settled.isChecked() else self.fields[key].text()
