"""The form that says why the next review is later than its limit (I05)."""

from cpdesk.rows.booking import ChangeConference
from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.late_words import LATE_REASON_WORDS
from cpdesk.rules.conferences import LateReason
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme


class LateReviewForm(PanelForm):
    """The reason, as a code and in words."""

    draft_name = "late-review"
    form_title = "Why the next review is late"
    keep_words = "Keep the reason"

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, review: ConferenceShown) -> None:
        super().__init__(link, theme, almanac, draft_of=review.id)
        self._review = review
        self.set_up()

    def add_fields(self) -> None:
        """The reason, and more in words."""
        self.add_choice("late_reason", "Reason", LATE_REASON_WORDS)
        self.add_text("late_why", "In words", lines=2)

    def request(self) -> ChangeConference:
        """The reason as chosen."""
        reason = self.required_choice("late_reason", LateReason, "Choose why the review is later than its limit.")
        fields: dict[str, object] = {"late_reason": reason, "late_why": self.fields["late_why"].text()}
        return ChangeConference(self._review.id, self._review.version, fields)

    def blank(self) -> dict[str, object]:
        """The reason kept so far."""
        reason = self._review.late_reason
        return {"late_reason": reason.value if reason else "", "late_why": self._review.late_why}

    def save_over(self) -> None:
        """Keep it on the newest state of the review, now that both values were looked at."""
        self.link.ask(OpenConference(self._review.id), self._newest)

    def _newest(self, review: ConferenceShown) -> None:
        self._review = review
        self.keep_button.setFocus()
