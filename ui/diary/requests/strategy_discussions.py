"""The strategy discussions of a request: only one of them carries the clock (I01, A14)."""

from enum import StrEnum

from cpdesk.rows.requests import AddStrategyDiscussion, MoveClock
from cpdesk.rules.how_dates_read import short
from ui.diary.diary_form import AboutRequest
from ui.shared.forms.panel_form import LIKE

ONE_CLOCK = "Only one strategy discussion carries the clock: the one that led to the section 47 enquiry."


class DiscussionForm(AboutRequest):
    """Another strategy discussion was held (I01, A14)."""

    draft_name = "discussion"
    form_title = "Add a strategy discussion"
    keep_words = "Add the discussion"

    def add_fields(self) -> None:
        """The day, and whether the clock runs from it."""
        self.add_words(ONE_CLOCK)
        self.add_date("on", "Held on")
        self.add_tick("carries_clock", "The 15 working days run from this one")
        self.add_text("why", "Why does it carry the clock?")
        self.fields["carries_clock"].edited.connect(self._follow_tick)
        self._follow_tick()

    def request(self) -> AddStrategyDiscussion:
        """The discussion, and why it counts if it does."""
        on = self.required_date("on", f"Enter the date of the strategy discussion, {LIKE}.")
        carries = self.is_ticked("carries_clock")
        why = self.required_text("why", "Enter why the clock runs from this discussion.") if carries else ""
        return AddStrategyDiscussion(self.id, self.version, on, carries, why)

    def fill(self, body: dict[str, object]) -> None:
        """Put back what a draft holds."""
        super().fill(body)
        self._follow_tick()

    def _follow_tick(self) -> None:
        self.fields["why"].setVisible(self.is_ticked("carries_clock"))


class MoveClockForm(AboutRequest):
    """Another discussion of the request carries the clock (I01, A14)."""

    draft_name = "clock"
    form_title = "Move the clock"
    keep_words = "Move the clock"

    def add_fields(self) -> None:
        """The discussion that carries the clock, and why."""
        self.add_words(ONE_CLOCK)
        others = [one for one in self.shown.discussions if not one.carries_clock]
        # The choices are the discussions themselves, each under its number.
        numbers = StrEnum("Discussion", {f"D{one.id}": str(one.id) for one in others})  # type: ignore[misc]  # made of what is kept
        self.add_choice(
            "discussion_id",
            "The clock runs from",
            {numbers(str(one.id)): f"the discussion on {short(one.on)}" for one in others},
        )
        self.add_text("why", "Why?")

    def request(self) -> MoveClock:
        """The discussion and the reason."""
        chosen = self.required_text("discussion_id", "Choose the discussion from which the clock runs.")
        return MoveClock(
            self.id, self.version, int(chosen), self.required_text("why", "Enter why the clock runs from there.")
        )
