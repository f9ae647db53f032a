"""Everything about one participant that the table has no room for: team, addresses, how a report was shared (S14)."""

from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.record_deeds import ChangeParticipant
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rules.record import Part
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.theme import Theme


class PersonForm(OnlyChanges):
    """Only what was changed is kept anew."""

    draft_name = "participant"
    keep_words = "Keep the changes"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, conference_id: int, person: ParticipantRow
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=person.id, title=person.shown)
        self._conference_id = conference_id
        self._person = person
        self.set_up()

    def add_fields(self) -> None:
        """How they can be reached, whom they belong to, and what came of their report."""
        self.add_line("email", "Email")
        self.add_line("phone", "Telephone")
        self.add_text("address", "Address for a letter", lines=3)
        if self._person.part is Part.PROFESSIONAL:
            self.add_line("team", "Member of which multi-disciplinary team")
            self.add_tick("social_care", "Belongs to children's social care of this authority")
        self.add_text("report_shared", "How the report was shared with the family")
        self.add_tick("also_gets_record", "Gets the record also without having been there")

    def request(self) -> ChangeParticipant:
        """The fields that differ from what was there, with what stood in them."""
        changed = self.changed()
        seen = {name: getattr(self._person, name) for name in changed}
        return ChangeParticipant(self._person.id, self._person.version, changed, seen)

    def blank(self) -> dict[str, object]:
        """What is kept of the person."""
        return {name: getattr(self._person, name) for name in self.fields}

    def save_over(self) -> None:
        """Stand on the newest state, now that both values were looked at."""
        self.link.ask(OpenRecord(self._conference_id), self._newest)

    def _newest(self, shown: RecordShown) -> None:
        people = shown.record.participants if shown.record is not None else ()
        self._person = next((one for one in people if one.id == self._person.id), self._person)
        self.keep_button.setFocus()
