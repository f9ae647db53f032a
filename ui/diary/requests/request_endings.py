"""How a request ends without a conference: the threshold is not met, or none is needed any more (A23)."""

from cpdesk.rows.requests import AcknowledgeNotMet, CloseRequest
from ui.diary.diary_form import AboutRequest
from ui.shared.forms.panel_form import LIKE


class AcknowledgeForm(AboutRequest):
    """The Team Manager acknowledged that the threshold is not met (A23)."""

    draft_name = "acknowledge"
    form_title = "Threshold not met: acknowledged"
    keep_words = "Record and close the request"

    def add_fields(self) -> None:
        """The day of the acknowledgement."""
        self.add_words("The request closes when the Team Manager has acknowledged that the threshold is not met.")
        self.add_date("on", "Acknowledged by the Team Manager on")

    def request(self) -> AcknowledgeNotMet:
        """The day of the acknowledgement."""
        return AcknowledgeNotMet(
            self.id,
            self.version,
            self.required_date("on", f"Enter the date on which the Team Manager acknowledged it, {LIKE}."),
        )


class CloseRequestForm(AboutRequest):
    """No conference is needed any more."""

    draft_name = "close-request"
    form_title = "Close the request"
    keep_words = "Close the request"

    def add_fields(self) -> None:
        """The reason."""
        self.add_words("The request leaves the waiting list and is kept with its reason.")
        self.add_text("why", "Why is no conference needed?")

    def request(self) -> CloseRequest:
        """The reason."""
        return CloseRequest(self.id, self.version, self.required_text("why", "Enter why no conference is needed."))
