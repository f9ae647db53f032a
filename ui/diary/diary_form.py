"""The forms of the diary that are about one request or one conference, seen at one version."""

from cpdesk.rows.conference import ConferenceShown, OpenConference
from cpdesk.rows.requests import OpenRequest, RequestShown
from ui.diary.who import conference_line, request_line
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme


class AboutRequest(PanelForm):
    """A form about one request, seen at one version."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, request: RequestShown) -> None:
        super().__init__(link, theme, almanac, draft_of=request.id)
        self.shown = request
        self.id = request.id
        self.version = request.version
        self.add_words(request_line(request), "strong")
        self.set_up()

    def save_over(self) -> None:
        """Stand on the newest state of the request, now that both values were looked at."""
        self.link.ask(OpenRequest(self.id), self._newest)

    def _newest(self, request: RequestShown) -> None:
        self.shown = request
        self.version = request.version
        self.keep_button.setFocus()


class AboutConference(PanelForm):
    """A form about one conference, seen at one version."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference: ConferenceShown) -> None:
        super().__init__(link, theme, almanac, draft_of=conference.id)
        self.shown = conference
        self.id = conference.id
        self.version = conference.version
        self.add_words(conference_line(conference), "strong")
        self.set_up()

    def save_over(self) -> None:
        """Stand on the newest state of the conference, now that both values were looked at."""
        self.link.ask(OpenConference(self.id), self._newest)

    def _newest(self, conference: ConferenceShown) -> None:
        self.shown = conference
        self.version = conference.version
        self.keep_button.setFocus()
