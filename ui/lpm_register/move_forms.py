"""The small forms that move an entry on: alerts, booking, the chair's reading, closing and withdrawing."""

from cpdesk.rows.lpm_register import RecommendationPane
from cpdesk.rows.register_deeds import (
    AlertBoth,
    AlertChair,
    BookLpm,
    ChairHasRead,
    CloseRecommendation,
    WithdrawRecommendation,
)
from cpdesk.rules.lpm import IcPosition, State
from cpdesk.words import IC_POSITION_WORDS, OUTCOME_WORDS
from ui.lpm_register.move_form import LIKE, MoveForm
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import ChoiceBox, FormField, LongText
from ui.shared.theme import Theme


class AlertsForm(MoveForm):
    """Case progression and the Team Manager were told (L06)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link, theme, almanac, entry, name="alerts", title="Record alerts", keep_words="Record both alerts"
        )
        self.add_words("After the conference both the case progression team and the Team Manager are told.")
        self.add_date("case_progression_on", "Case progression told on")
        self.add_date("team_manager_on", "Team Manager told on")

    def request(self) -> AlertBoth:
        """Both alerts with their dates."""
        return AlertBoth(
            self.id,
            self.version,
            self.required_date("case_progression_on", f"Enter the date case progression was told, {LIKE}."),
            self.required_date("team_manager_on", f"Enter the date the Team Manager was told, {LIKE}."),
        )


class BookForm(MoveForm):
    """The LPM is booked for a day, or for another one with the reason (I18)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        self._again = entry.line.state is State.BOOKED
        title = "Book another day" if self._again else "Book the LPM"
        super().__init__(link, theme, almanac, entry, name="book", title=title, keep_words=title)
        self.add_date("booked_for", "LPM booked for", due_words(entry))
        if self._again:
            self.add_field("why", FormField("Why is it booked again?", LongText(3)))

    def request(self) -> BookLpm:
        """The day, and why it is another one."""
        day = self.required_date("booked_for", f"Enter the day the LPM is booked for, {LIKE}.")
        why = self.required_text("why", "Enter why the LPM is booked again.") if self._again else ""
        return BookLpm(self.id, self.version, day, why)


class AlertChairForm(MoveForm):
    """The case-note alert went to the Independent Chair (L14)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link, theme, almanac, entry, name="alert-chair", title="Alert the chair", keep_words="Record the alert"
        )
        self.add_words("After each LPM a case-note alert goes to the Independent Chair.")
        self.add_date("alerted_on", "Alert sent on")

    def request(self) -> AlertChair:
        """The day of the alert."""
        return AlertChair(
            self.id, self.version, self.required_date("alerted_on", f"Enter the date the alert was sent, {LIKE}.")
        )


class ChairReadForm(MoveForm):
    """The chair read the outcome and agrees or disagrees (L15, L16)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            entry,
            name="chair-read",
            title="Chair has read",
            keep_words="Record that the chair has read",
        )
        if entry.line.outcome is not None:
            self.add_words(f"Outcome of the LPM: {OUTCOME_WORDS[entry.line.outcome]}.", "")
        self.add_date("read_on", "Read on")
        self.add_field("position", FormField("The chair", ChoiceBox(IC_POSITION_WORDS), help_text=LADDER))
        self.add_field("comment", FormField("Comment", LongText(3)))

    def request(self) -> ChairHasRead:
        """When, and whether the chair agrees."""
        day = self.required_date("read_on", f"Enter the date the chair read the outcome, {LIKE}.")
        position = self.required_text("position", "Choose whether the chair agrees or disagrees with the outcome.")
        if position == IcPosition.DISAGREES:
            self.required_text("comment", "Enter why the chair disagrees.")
        return ChairHasRead(self.id, self.version, day, IcPosition(position), self.fields["comment"].text())


class CloseForm(MoveForm):
    """Nothing is left to do on this entry."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link, theme, almanac, entry, name="close", title="Close the entry", keep_words="Close the entry"
        )
        self.add_words("The entry leaves the open list and stays in the register.")
        self.add_field("why", FormField("Remark, if there is one", LongText(3)))

    def request(self) -> CloseRecommendation:
        """Close it."""
        return CloseRecommendation(self.id, self.version, self.fields["why"].text())


class WithdrawForm(MoveForm):
    """The recommendation no longer stands (I18)."""

    def __init__(self, link: DeskLink, theme: Theme, almanac: Almanac, entry: RecommendationPane) -> None:
        super().__init__(
            link,
            theme,
            almanac,
            entry,
            name="withdraw",
            title="Withdraw the recommendation",
            keep_words="Withdraw the recommendation",
        )
        self.add_words("The entry stays in the register as withdrawn, with the reason.")
        self.add_field("why", FormField("Why does it no longer stand?", LongText(4)))

    def request(self) -> WithdrawRecommendation:
        """Withdraw it, with the reason."""
        return WithdrawRecommendation(
            self.id, self.version, self.required_text("why", "Enter why the recommendation no longer stands.")
        )


def due_words(entry: RecommendationPane) -> str:
    """By when the LPM is due and how that was counted."""
    return f"Due: {entry.lpm_by_explained}" if entry.lpm_by_explained else "No day is recorded by which the LPM is due."


LADDER = "A chair who disagrees with the outcome discusses it directly with the Team Manager, then a service manager."
