"""The form that puts an alert right: only what was changed is kept anew; the past moves with a reason only."""

from typing import Any

from cpdesk.rows.maqa import AlertShown
from cpdesk.rows.maqa_deeds import ChangeAlert
from cpdesk.rules.maqa import AlertDirection, AlertState
from cpdesk.rules.record import Channel
from cpdesk.words import CONCERN_ABOUT_WORDS
from ui.maqa.agencies_offered import AgenciesOffered
from ui.maqa.alert_form import AboutAlert, themes_to_tick
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.only_changes import REASON, OnlyChanges
from ui.shared.forms.panel_form import LIKE_MOMENT
from ui.shared.theme import Theme


class ChangeAlertForm(OnlyChanges, AboutAlert):
    """Put right what is kept of an alert."""

    draft_name = "change-alert"
    form_title = "Edit the alert"
    keep_words = "Keep the changes"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, alert: AlertShown) -> None:
        super().__init__(link, theme, almanac, alert)
        self.agencies = AgenciesOffered(link, self.fields["agency"])

    def add_fields(self) -> None:
        """What can be put right, and why."""
        row = self.shown.row
        self.add_choice("about", "What it is about", CONCERN_ABOUT_WORDS)
        self.add_text("words", "What the concern is", lines=5)
        self.add_text("asked", "What is asked", lines=4)
        self.add_name(
            "agency", "From which agency" if row.direction is AlertDirection.FROM_AGENCY else "To which agency"
        )
        self.add_line("lead", "Safeguarding lead")
        self.add_line("lead_email", "Email of the safeguarding lead")
        if row.channel is Channel.INTERNAL_QA:
            self.add_date("agreed_by_on", "Agreed to be resolved by")
        if row.state is not AlertState.DRAFT:
            self.add_moment("raised_at", "Raised")
        self.add_text("learning", "What is to be learned", "The quarter gathers it by theme. No names.")
        self.add_themes()
        self.add_line(REASON, "Why, if it should be remembered")
        self.also_called["why"] = REASON

    def request(self) -> ChangeAlert:
        """The fields that differ from what was there, with what stood in them."""
        changed = self.changed()
        kept = self._kept()
        seen = {name: kept[name] for name in changed}
        return ChangeAlert(self.id, self.version, changed, seen, self.fields[REASON].text())

    def blank(self) -> dict[str, object]:
        """The alert as it is kept."""
        shown = {**self._kept(), "themes": themes_to_tick(self.shown.row.themes)}
        return {key: value for key, value in shown.items() if key in self.fields}

    def value_of(self, key: str) -> object:
        """What stands in a field, as the desk takes it."""
        if key == "themes":
            return self.themes()
        if key == "raised_at":
            return self.required_moment(key, f"Enter when it was raised, {LIKE_MOMENT}.")
        return super().value_of(key)

    def _kept(self) -> dict[str, Any]:
        shown, row = self.shown, self.shown.row
        raised = next((step.at for step in shown.steps if step.step == "raised"), None)
        return {
            "about": row.about,
            "words": shown.words,
            "asked": shown.asked,
            "agency": row.agency,
            "lead": row.lead,
            "lead_email": shown.lead_email,
            "agreed_by_on": shown.agreed_by_on,
            "raised_at": raised,
            "learning": shown.learning,
            "themes": row.themes,
        }
