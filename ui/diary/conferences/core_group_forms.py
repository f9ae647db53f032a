"""The forms of a core group: its date, that it met, that it did not, and that its record went out (S27, S32, S34)."""

from datetime import date

from cpdesk.rows.booking import CancelCoreGroup, CoreGroupRecordSent, HoldCoreGroup, PlanCoreGroup
from cpdesk.rows.conference import ConferenceShown, CoreGroupRow
from cpdesk.rules.how_dates_read import long
from ui.diary.told_field import ToldField
from ui.diary.who import conference_line
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import FormField
from ui.shared.forms.form import Missing
from ui.shared.forms.panel_form import LIKE, PanelForm
from ui.shared.theme import Theme


class CoreGroupForm(PanelForm):
    """A form about one core group of a conference."""

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, conference: ConferenceShown, group: CoreGroupRow
    ) -> None:
        super().__init__(link, theme, almanac, draft_of=group.id)
        self.group = group
        self.shown = conference
        self.add_words(conference_line(conference), "strong")
        planned = long(group.planned_on) if group.planned_on else "no date yet"
        self.add_words(f"Core group {group.sequence_no}, {planned}", "")
        self.add_words(group.explanation)
        self.set_up()

    def add_limited_date(self, key: str, label: str) -> DateBox:
        """A date that asks for a reason when it is later than the limit (I06)."""
        box = DateBox(self.theme, self.almanac)
        box.set_context(self._against_limit)
        self.add_field(key, FormField(label, box))
        self.add_line("breach_why", "Why is it later than the limit?")
        self.fields["breach_why"].hide()
        box.dateChanged.connect(lambda on: self.fields["breach_why"].setVisible(self._is_late(on)))
        return box

    def breach_why(self, on: date | None) -> str:
        """The reason for a late date, when one is needed."""
        if not self._is_late(on):
            return ""
        return self.required_text("breach_why", "Enter why the core group is later than its limit.")

    def _is_late(self, on: date | None) -> bool:
        return on is not None and self.group.due_on is not None and on > self.group.due_on

    def _against_limit(self, on: date) -> tuple[str, bool]:
        if self.group.due_on is None:
            return "", False
        late = self._is_late(on)
        return (f"Later than {long(self.group.due_on)}, the limit." if late else "In time."), late


class PlanCoreGroupForm(CoreGroupForm):
    """The date of a core group, its time, place and who leads it."""

    draft_name = "core-group"
    form_title = "Plan the core group"
    keep_words = "Keep the date"

    def add_fields(self) -> None:
        """When and where it meets, and who leads it."""
        self.add_limited_date("on", "Meets on")
        self.add_line("time", "Time")
        self.add_line("place", "Place")
        self.add_line("lead", "Led by")

    def request(self) -> PlanCoreGroup:
        """The date as typed."""
        on = self.required_date("on", f"Enter the date of the core group, {LIKE}.")
        return PlanCoreGroup(
            self.group.id,
            self.group.version,
            on,
            self.fields["time"].text(),
            self.fields["place"].text(),
            self.fields["lead"].text(),
            self.breach_why(on),
        )

    def blank(self) -> dict[str, object]:
        """The core group as it is planned."""
        group = self.group
        return {"on": group.planned_on, "time": group.time, "place": group.place, "lead": group.lead}


class HoldCoreGroupForm(CoreGroupForm):
    """The core group met; its record and the next one follow (S32, P03)."""

    draft_name = "core-group-held"
    form_title = "Core group held"
    keep_words = "Record as held"

    def add_fields(self) -> None:
        """The day, and the next one."""
        self.add_date("on", "Held on")
        self.add_date("next_on", "The next one meets on, if known")

    def request(self) -> HoldCoreGroup:
        """The day, and the next one."""
        on = self.required_date("on", f"Enter the date on which the core group met, {LIKE}.")
        return HoldCoreGroup(self.group.id, self.group.version, on, self.optional_date("next_on"))

    def blank(self) -> dict[str, object]:
        """Held on the day planned."""
        return {"on": self.group.planned_on}


class CancelCoreGroupForm(CoreGroupForm):
    """A core group that does not take place always gets its new date (S34, I24)."""

    draft_name = "core-group-cancelled"
    form_title = "Core group does not take place"
    keep_words = "Keep the new date"

    def add_fields(self) -> None:
        """The reason, the new date, and who was told."""
        self.add_words("Its members are told of the reason and always of the new date.")
        self.add_text("why", "Why does it not take place?", lines=2)
        self.add_limited_date("new_on", "New date")
        self.told = ToldField((self.shown.social_worker, "Family", "All members"))
        self.add_field("told", FormField("Who was told, and how", self.told))

    def request(self) -> CancelCoreGroup:
        """The reason, the new date, and who was told."""
        why = self.required_text("why", "Enter why the core group does not take place.")
        new_on = self.required_date(
            "new_on", f"Enter the new date, {LIKE}. A core group is never cancelled without one."
        )
        if problem := self.told.problem():
            raise Missing("told", problem)
        return CancelCoreGroup(
            self.group.id, self.group.version, why, new_on, self.told.told(), self.breach_why(new_on)
        )


class CoreGroupRecordForm(CoreGroupForm):
    """The brief record of a core group went out (S32)."""

    draft_name = "core-group-record"
    form_title = "Core group record sent"
    keep_words = "Keep the date"

    def add_fields(self) -> None:
        """The day on which its record went out."""
        self.add_date("on", "Record sent on")

    def request(self) -> CoreGroupRecordSent:
        """The day on which it went out."""
        on = self.required_date("on", f"Enter the date on which the record was sent, {LIKE}.")
        return CoreGroupRecordSent(self.group.id, self.group.version, on)

    def blank(self) -> dict[str, object]:
        """Sent today, unless a person says otherwise."""
        return {"on": self.almanac.today()}
