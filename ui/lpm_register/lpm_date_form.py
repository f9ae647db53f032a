"""Record the LPM date of one entry or of a sibling group (L07); a day still to come is booked instead."""

from collections.abc import Sequence
from datetime import date

from cpdesk.rows.lpm_register import OpenRecommendation, RecommendationPane
from cpdesk.rows.register_deeds import BookLpm, RecordLpmHeld
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.lpm import Outcome, State
from cpdesk.words import OUTCOME_WORDS
from ui.lpm_register.move_form import LIKE, who_and_where
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.date_box import DateBox
from ui.shared.forms.fields import ChoiceBox, FormField, LongText
from ui.shared.forms.form import Form, Missing
from ui.shared.theme import Theme

TITLE = "Record LPM date"
KEEP_HELD = "Record the LPM date"


class LpmDateForm(Form):
    """The day and the outcome of an LPM; for several entries one day and one outcome."""

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        entries: Sequence[RecommendationPane],
    ) -> None:
        ids = "-".join(str(entry.line.id) for entry in entries)
        super().__init__(link, theme, name=f"lpm-date:{ids}", title=TITLE, keep_words=KEEP_HELD)
        self._theme = theme
        self._almanac = almanac
        self.entries = list(entries)
        if len(entries) > 1:
            self.add_words(f"One date and outcome for {len(entries)} entries:", "")
        for entry in entries:
            self.add_words(who_and_where(entry), "strong")
        self._date = DateBox(theme, almanac)
        self._date.set_context(self._against_due)
        self.add_field("held_on", FormField("Date of the LPM", self._date, help_text=self._due_words()))
        self.add_field("outcome", FormField("Outcome", ChoiceBox(OUTCOME_WORDS)))
        self.add_field("why", FormField("Why is it booked again?", LongText(3)))
        self._date.dateChanged.connect(self._follow_date)
        self._follow_date(None)

    def request(self) -> RecordLpmHeld | BookLpm:
        """The LPM as held, or as booked when the day is still to come."""
        day = self.required_date("held_on", f"Enter the date the LPM was held, {LIKE}.")
        if day > self._almanac.today():
            return self._booking(day)
        outcome = self.required_text("outcome", "Choose what the Legal Planning Meeting decided.")
        ids = tuple(entry.line.id for entry in self.entries)
        return RecordLpmHeld(ids, tuple(entry.line.version for entry in self.entries), day, Outcome(outcome))

    def save_over(self) -> None:
        """Stand on the newest state of each entry, now that both values were looked at."""
        for entry in self.entries:
            self.link.ask(OpenRecommendation(entry.line.id), self._newest)

    def _newest(self, newest: RecommendationPane) -> None:
        self.entries = [newest if entry.line.id == newest.line.id else entry for entry in self.entries]

    def _booking(self, day: date) -> BookLpm:
        if len(self.entries) > 1:
            raise Missing(
                "held_on", "This day is still to come. Book entries one by one; record them together once held."
            )
        entry = self.entries[0]
        why = ""
        if entry.line.state is State.BOOKED:
            why = self.required_text("why", "Enter why the LPM is booked again.")
        return BookLpm(entry.line.id, entry.line.version, day, why)

    def _follow_date(self, day: date | None) -> None:
        to_come = day is not None and day > self._almanac.today()
        again = to_come and self.entries[0].line.state is State.BOOKED
        self.fields["outcome"].setVisible(not to_come)
        self.fields["why"].setVisible(again)
        self.keep_button.setText("Book the LPM" if to_come else KEEP_HELD)

    def _against_due(self, day: date) -> tuple[str, bool]:
        if day > self._almanac.today():
            return f"That is in the future: it will be booked for {long(day)}, not recorded as held.", True
        dues = [entry.line.lpm_by for entry in self.entries if entry.line.lpm_by is not None]
        late = [due for due in dues if day > due]
        if not late:
            return ("In time." if dues else ""), False
        return f"After {long(min(late))}, the day it was due.", True

    def _due_words(self) -> str:
        return f"Due: {self.entries[0].lpm_by_explained}" if self.entries[0].lpm_by_explained else ""
