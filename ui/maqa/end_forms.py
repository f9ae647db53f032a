"""The forms with which an alert ends or begins again: resolved, withdrawn, open again (S20, S21, S44)."""

from cpdesk.rows.alert_words import ALERT_OUTCOME_WORDS
from cpdesk.rows.maqa_deeds import ReopenAlert, ResolveAlert, WithdrawAlert
from cpdesk.rules.maqa import AlertOutcome
from cpdesk.rules.timeliness import Measure
from ui.maqa.alert_form import AboutAlert, themes_to_tick


class ResolveForm(AboutAlert):
    """What came of it; a late one says why."""

    draft_name = "resolve-alert"
    form_title = "Resolve the alert"
    keep_words = "Resolve it"

    def add_fields(self) -> None:
        """Outcome and words, when, the themes, and what is to be learned."""
        self.add_choice("outcome", "Outcome", ALERT_OUTCOME_WORDS)
        self.add_text("resolution", "What came of it", lines=4)
        self.add_moment("at", "Resolved")
        self.add_late_reason(Measure.MAQA_RESOLVED)
        self.add_text("learning", "What is to be learned", "The quarter gathers it by theme. No names.")
        self.add_themes()

    def request(self) -> ResolveAlert:
        """What came of it."""
        return ResolveAlert(
            self.id,
            self.version,
            self.required_choice("outcome", AlertOutcome, "Choose what resolved it."),
            self.required_text("resolution", "Say what came of it, in a sentence or two."),
            self.moment_or_now("at"),
            self.themes(),
            self.fields["learning"].text(),
            self.fields["late_reason"].text(),
            self.fields["late_why"].text(),
        )

    def blank(self) -> dict[str, object]:
        """Resolved now, with the themes and the learning as they are kept."""
        themes = themes_to_tick(self.shown.row.themes)
        return {"at": self.now(), "themes": themes, "learning": self.shown.learning}


class WithdrawForm(AboutAlert):
    """The alert is not pursued; it stays in the list and in its quarter."""

    draft_name = "withdraw-alert"
    form_title = "Withdraw the alert"
    keep_words = "Withdraw it"

    def add_fields(self) -> None:
        """Why."""
        self.add_words("It stays on the list and is counted in its quarter as withdrawn.")
        self.add_text("why", "Why it is withdrawn")

    def request(self) -> WithdrawAlert:
        """Withdrawn, with why."""
        return WithdrawAlert(self.id, self.version, self.required_text("why", "Say why it is withdrawn."))


class ReopenForm(AboutAlert):
    """A resolved or withdrawn alert is open again; its clock goes on from where it began (A07)."""

    draft_name = "reopen-alert"
    form_title = "Open the alert again"
    keep_words = "Open it again"

    def add_fields(self) -> None:
        """Why."""
        self.add_words("Its clock goes on from the day on which it was raised.")
        self.add_text("why", "Why it is open again")

    def request(self) -> ReopenAlert:
        """Open again, with why."""
        return ReopenAlert(self.id, self.version, self.required_text("why", "Say why it is open again."))
