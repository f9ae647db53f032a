"""The forms of the distribution: to whom the record went and how, and whose details are kept out of a copy (S26)."""

from collections.abc import Sequence

from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_deeds import ChangeParticipant, SayRecordSent
from cpdesk.rows.record_people import ParticipantRow, RecipientRow
from cpdesk.rules.record import SentBy
from cpdesk.words import SENT_BY_WORDS
from ui.conference_record.distribution.recipients import unsent
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.forms.tick_list import TickList
from ui.shared.theme import Theme

HIDDEN = "Their address, telephone number and email address do not stand in this copy, wherever they were typed."


class RecordSentForm(PanelForm):
    """To whom the record went, how and when; several at once."""

    draft_name = "record-sent"
    form_title = "The record was sent"
    keep_words = "Keep this"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, record: TheRecord, chosen: Sequence[int]
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=record.conference_id)
        self._record = record
        self._chosen = list(chosen)
        self.set_up()

    def add_fields(self) -> None:
        """The people, how it went, and when."""
        getting = {one.participant_id: _named(one) for one in self._record.recipients if not one.exempt_why.strip()}
        self.people = TickList(getting)
        self.add_field("participant_ids", FormField("To whom", self.people))
        self.add_choice("how", "How", SENT_BY_WORDS)
        self.add_date("on", "On")

    def request(self) -> SayRecordSent:
        """The people, how and when."""
        if not self.people.ids():
            raise Missing("participant_ids", "Tick to whom the record went.")
        how = self.required_choice("how", SentBy, "Choose how it went.")
        on = self.required_date("on", f"Enter the date on which it went, {LIKE}.")
        return SayRecordSent(self._record.conference_id, self.people.ids(), how, on)

    def blank(self) -> dict[str, object]:
        """Everybody who has not had it yet, by email, today."""
        waiting = self._chosen or [one.participant_id for one in unsent(self._record)]
        return {"participant_ids": waiting, "how": SentBy.EMAIL.value, "on": self.almanac.today()}


class KeptOutForm(PanelForm):
    """Whose address and contact details are kept out of one person's copy."""

    draft_name = "record-kept-out"
    form_title = "Keep details out of a copy"
    keep_words = "Keep this"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, record: TheRecord, person: ParticipantRow
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=f"{record.conference_id}-{person.id}")
        self._record = record
        self._person = person
        self.add_words(person.shown, "strong")
        self.set_up()

    def add_fields(self) -> None:
        """The people of the record, and its children."""
        others = {one.id: one.shown for one in self._record.participants if one.id != self._person.id}
        children = {-one.child_id: f"{one.first_name} {one.surname}".strip() for one in self._record.children}
        self.people = TickList({**children, **others})
        self.add_field("hides", FormField("Whose details", self.people, help_text=HIDDEN))

    def request(self) -> ChangeParticipant:
        """Those who are ticked."""
        seen: dict[str, object] = {"hides": self._person.hides}
        return ChangeParticipant(self._person.id, self._person.version, {"hides": self.people.ids()}, seen)

    def blank(self) -> dict[str, object]:
        """Those whose details are kept out so far."""
        return {"hides": list(self._person.hides)}


def _named(one: RecipientRow) -> str:
    """Somebody by name, with their agency where the name does not say it."""
    return one.who if not one.agency or one.agency in one.who else f"{one.who}, {one.agency}"
