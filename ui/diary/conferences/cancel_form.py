"""The form in which an initial conference is cancelled; a review is moved, never cancelled (S39)."""

from cpdesk.rows.booking import CancelConference
from cpdesk.rows.conference import ConferenceShown
from cpdesk.rules.conferences import CancelReason
from cpdesk.words import CANCEL_REASON_WORDS
from ui.diary.diary_form import AboutConference
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme


class CancelForm(AboutConference):
    """Why the conference is not needed."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference: ConferenceShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            conference,
            name="cancel",
            title="Cancel the conference",
            keep_words="Cancel the conference",
        )
        self.add_words("It leaves the diary and is kept with its reason. To hold it on another day, move it.")
        self.add_choice("reason", "Reason", CANCEL_REASON_WORDS)
        self.add_text("why", "In words")

    def request(self) -> CancelConference:
        """The reason, as a code and in words."""
        reason = self.required_choice("reason", CancelReason, "Choose why the conference is not needed.")
        return CancelConference(self.id, self.version, reason, self.fields["why"].text())
