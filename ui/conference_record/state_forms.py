"""The two forms that ask why: an agreed record is reopened, an issued one is corrected by a new version (A27, I33)."""

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_deeds import CorrectRecord, ReopenRecord
from ui.conference_record.which import conference_words
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.panel_form import PanelForm
from ui.shared.theme import Theme


class _WhyForm(PanelForm):
    """A form about one record that asks why."""

    what_follows = ""
    asks = ""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, shown: RecordShown) -> None:
        super().__init__(link, theme, almanac, draft_of=shown.conference_id)
        self.conference_id = shown.conference_id
        self.version = shown.record_version
        self.add_words(conference_words(shown), "strong")
        self.set_up()

    def add_fields(self) -> None:
        """What follows, and why."""
        self.add_words(self.what_follows)
        self.add_text("why", "Why")

    def said(self) -> str:
        """The reason that was given."""
        return self.required_text("why", self.asks)


class ReopenForm(_WhyForm):
    """An agreed record that nobody has been sent yet becomes a draft again."""

    draft_name = "reopen-record"
    form_title = "Reopen the record"
    keep_words = "Reopen the record"
    what_follows = "The record becomes a draft again. The chair agrees it anew before it is issued."
    asks = "Say why the record is reopened."

    def request(self) -> ReopenRecord:
        """The reason."""
        return ReopenRecord(self.conference_id, self.version, self.said())


class CorrectForm(_WhyForm):
    """A record that went out has to be put right."""

    draft_name = "correct-record"
    form_title = "Correct the record"
    keep_words = "Begin the correction"
    what_follows = (
        "A new version begins as a draft, with everything that this one says. "
        "This one stays issued until the new one is; both are kept."
    )
    asks = "Say why the record is corrected."

    def request(self) -> CorrectRecord:
        """The reason."""
        return CorrectRecord(self.conference_id, self.said())
