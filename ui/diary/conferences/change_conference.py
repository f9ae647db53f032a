"""Other people or another room at the same time, what the family needs, and the day on which the record went out."""

from datetime import date

from cpdesk.rows.booking import ChangeConference
from cpdesk.rows.conference import ConferenceShown
from cpdesk.rows.people import Bookable, ChairsAndRooms
from ui.diary.bookings.chair_box import NotedNameBox
from ui.diary.diary_form import LIKE, AboutConference
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField, NameBox
from ui.shared.forms.form import Missing
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.tick_box import TickBox
from ui.shared.theme import Theme


class ChangeConferenceForm(AboutConference):
    """Who and where, and what the family needs; only what was changed is kept anew."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference: ConferenceShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            conference,
            name="change-conference",
            title="Chair, room and needs",
            keep_words="Keep the changes",
        )
        self.add_field("chair", FormField("Chair (IC)", NotedNameBox()))
        self.add_field("room", FormField("Room or Teams", NotedNameBox()))
        self.add_name("minute_taker", "Minute-taker")
        self.add_name("team", "Team")
        self.add_name("social_worker", "Social worker")
        self.add_name("team_manager", "Team manager")
        self.add_line("interpreter", "Interpreter", "Language, and whether one is booked.")
        self.add_line("advocate", "Advocate")
        self.add_text("access_needs", "What somebody needs to take part", lines=2)
        self.add_text("exclusions", "Who is not to meet, or stays away", lines=2)
        self.add_tick("looked_after", "A child is looked after too")
        self.add_line("reason", "Why, if it should be remembered")
        self._write(self.blank())
        self._before = {key: field.written() for key, field in self.fields.items()}
        own = {key: self.fields[key] for key in ("team", "social_worker", "team_manager")}
        self.names = NamesOffered(link, own)
        link.ask(ChairsAndRooms(), self._offer)

    def request(self) -> ChangeConference:
        """The fields that differ from what was there."""
        changed: dict[str, object] = {
            key: self._value(key)
            for key, field in self.fields.items()
            if key != "reason" and field.written() != self._before[key]
        }
        if not changed:
            raise Missing("", "Nothing was changed yet.")
        return ChangeConference(self.id, self.version, changed, self.fields["reason"].text())

    def blank(self) -> dict[str, object]:
        """The conference as it is kept."""
        shown = self.shown
        return {
            "chair": shown.chair,
            "room": shown.room,
            "minute_taker": shown.minute_taker,
            "team": shown.team,
            "social_worker": shown.social_worker,
            "team_manager": shown.team_manager,
            "interpreter": shown.interpreter,
            "advocate": shown.advocate,
            "access_needs": shown.access_needs,
            "exclusions": shown.exclusions,
            "looked_after": shown.looked_after,
        }

    def gathered(self) -> dict[str, object]:
        """Only what differs, so that a draft never puts back what somebody else has changed since."""
        typed = super().gathered()
        return {key: value for key, value in typed.items() if value != self._before.get(key)}

    def _value(self, key: str) -> object:
        box = self.fields[key].editor
        return box.isChecked() if isinstance(box, TickBox) else self.fields[key].text()

    def _offer(self, bookable: Bookable) -> None:
        offered = {
            "chair": [row.name for row in bookable.chairs],
            "room": [row.name for row in bookable.rooms],
            "minute_taker": [name for _id, name in bookable.minute_takers],
        }
        for key, names in offered.items():
            box = self.fields[key].editor
            if isinstance(box, NotedNameBox):
                box.offer_noted([(name, "") for name in names])
            elif isinstance(box, NameBox):
                box.offer(names)


class RecordIssuedForm(AboutConference):
    """The record of the conference went out (S17)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, conference: ConferenceShown) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            conference,
            name="record-issued",
            title="Record sent out",
            keep_words="Keep the date",
        )
        due = next((clock.explanation for clock in conference.clocks if clock.key == "record_due"), "")
        self.add_date("record_issued_on", "Record sent out on", due)
        self._write(self.blank())

    def request(self) -> ChangeConference:
        """The day on which it went out."""
        on = self.required_date("record_issued_on", f"Enter the date on which the record went out, {LIKE}.")
        return ChangeConference(self.id, self.version, {"record_issued_on": on})

    def blank(self) -> dict[str, object]:
        """The day kept so far, else today."""
        on: date = self.shown.record_issued_on or self.almanac.today()
        return {"record_issued_on": on}
