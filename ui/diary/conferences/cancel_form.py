"""The form in which an initial conference is cancelled; a review is moved, never cancelled (S39)."""

from cpdesk.rows.booking import CancelConference
from cpdesk.rules.conferences import CancelReason
from cpdesk.words import CANCEL_REASON_WORDS
from ui.diary.diary_form import AboutConference


class CancelForm(AboutConference):
    """Why the conference is not needed."""

    draft_name = "cancel"
    form_title = "Cancel the conference"
    keep_words = "Cancel the conference"

    def add_fields(self) -> None:
        """The reason, as a code and in words."""
        self.add_words("It leaves the diary and is kept with its reason. To hold it on another day, move it.")
        self.add_choice("reason", "Reason", CANCEL_REASON_WORDS)
        self.add_text("why", "In words")

    def request(self) -> CancelConference:
        """The reason, as a code and in words."""
        reason = self.required_choice("reason", CancelReason, "Choose why the conference is not needed.")
        return CancelConference(self.id, self.version, reason, self.fields["why"].text())
