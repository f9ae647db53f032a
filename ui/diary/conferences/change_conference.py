"""Other people or another room at the same time, what the family needs, and the day on which the record went out."""

from datetime import date

from cpdesk.rows.booking import ChangeConference
from cpdesk.rows.people import Bookable, ChairsAndRooms
from cpdesk.rules.london import LONDON
from ui.diary.bookings.chair_box import NotedNameBox
from ui.diary.diary_form import AboutConference
from ui.shared.forms.fields import FormField, NameBox
from ui.shared.forms.names_offered import NamesOffered
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE


class ChangeConferenceForm(OnlyChanges, AboutConference):
    """Who and where, and what the family needs; only what was changed is kept anew."""

    draft_name = "change-conference"
    form_title = "Chair, room and needs"
    keep_words = "Keep the changes"

    def add_fields(self) -> None:
        """Who and where, then what the family needs."""
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
        self.add_line("holiday_why", "Why does it stay on a day that is not worked?")
        self.fields["holiday_why"].setVisible(self._day_not_worked())
        self.add_line("reason", "Why, if it should be remembered")
        own = {key: self.fields[key] for key in ("team", "social_worker", "team_manager")}
        self.names = NamesOffered(self.link, own)
        self.link.ask(ChairsAndRooms(), self._offer)

    def request(self) -> ChangeConference:
        """The fields that differ from what was there."""
        return ChangeConference(self.id, self.version, self.changed(), self.fields["reason"].text())

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
            "holiday_why": shown.holiday_why,
        }

    def _day_not_worked(self) -> bool:
        """A day may have been proclaimed after the conference was booked on it (I03)."""
        starts = self.shown.start_at
        return starts is not None and not self.almanac.calendar().is_worked(starts.astimezone(LONDON).date())

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
    """The record of the conference went out (S26)."""

    draft_name = "record-issued"
    form_title = "Record sent out"
    keep_words = "Keep the date"

    def add_fields(self) -> None:
        """The day on which the record went out."""
        due = next((clock.explanation for clock in self.shown.clocks if clock.key == "record_due"), "")
        self.add_date("record_issued_on", "Record sent out on", due)

    def request(self) -> ChangeConference:
        """The day on which it went out."""
        on = self.required_date("record_issued_on", f"Enter the date on which the record went out, {LIKE}.")
        return ChangeConference(self.id, self.version, {"record_issued_on": on})

    def blank(self) -> dict[str, object]:
        """The day kept so far, else today."""
        on: date = self.shown.record_issued_on or self.almanac.today()
        return {"record_issued_on": on}
