"""The forms of an induction of new staff by the linked chair: who, when, about what, and that it was held (D13)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.map_words import INDUCTION_KIND_WORDS, INDUCTION_STATE_WORDS, INDUCTION_TOPIC_WORDS
from cpdesk.rows.team_map import InductionRow, TeamShown
from cpdesk.rows.team_map_deeds import BookInduction, ChangeInduction
from cpdesk.rules.linked_chairs import InductionKind, InductionState, InductionTopic
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.forms.fields import FormField
from ui.shared.forms.only_changes import OnlyChanges
from ui.shared.forms.panel_form import LIKE
from ui.shared.forms.tick_list import TickList
from ui.shared.theme import Theme
from ui.team_map.about_team import AboutTeam

TOPICS = tuple(InductionTopic)
WHO = "Name of the new member of staff, or of the group."


class TopicTicks(TickList):
    """What an induction informs about, a box for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({place: INDUCTION_TOPIC_WORDS[topic] for place, topic in enumerate(TOPICS)}, parent=parent)

    def topics(self) -> tuple[InductionTopic, ...]:
        """The topics that are ticked."""
        return tuple(TOPICS[place] for place in self.ids())


def places_of(topics: tuple[InductionTopic, ...]) -> list[int]:
    """The boxes that stand for these topics."""
    return [TOPICS.index(topic) for topic in topics]


class InductionForm(AboutTeam):
    """An induction is booked for new staff, one to one or for a small group."""

    draft_name = "induction"
    form_title = "Book an induction"
    keep_words = "Book the induction"

    def add_fields(self) -> None:
        """Who, how, when and about what."""
        self.add_line("who", "For whom?", WHO)
        self.add_choice("kind", "How?", INDUCTION_KIND_WORDS)
        self.add_date("booked_for", "Booked for")
        self.add_time("time", "Time", "May stay empty.")
        self.ticks = TopicTicks()
        self.add_field("topics", FormField("About", self.ticks))

    def request(self) -> BookInduction:
        """The induction as typed."""
        who = self.required_text("who", "Enter for whom the induction is.")
        kind = self.required_choice("kind", InductionKind, "Choose one to one or a small group.")
        on = self.required_date("booked_for", f"Enter the day of the induction, {LIKE}.")
        return BookInduction(self.team.id, who, kind, on, self.time_typed("time"), self.ticks.topics())


class ChangeInductionForm(OnlyChanges, AboutTeam):
    """What came of an induction, another day, other people; only what was changed is kept anew."""

    draft_name = "induction-change"
    form_title = "Induction"
    keep_words = "Keep the changes"

    def __init__(
        self, link: DeskLink, theme: Theme, almanac: Almanac, shown: TeamShown, induction: InductionRow
    ) -> None:
        self.induction = induction
        super().__init__(link, theme, almanac, shown, about=f"{shown.team.id}-{induction.id}")

    def add_fields(self) -> None:
        """Everything about the induction."""
        self.add_choice("state", "Where does it stand?", INDUCTION_STATE_WORDS)
        self.add_date("held_on", "Held on")
        self.add_line("who", "For whom?", WHO)
        self.add_choice("kind", "How?", INDUCTION_KIND_WORDS)
        self.add_date("booked_for", "Booked for")
        self.add_time("time", "Time")
        self.ticks = TopicTicks()
        self.add_field("topics", FormField("About", self.ticks))
        self.add_text("note", "Note", lines=2)

    def request(self) -> ChangeInduction:
        """The fields that differ from what was there, with what stood in them."""
        self.time_typed("time")
        changed = self.changed()
        seen = {key: getattr(self.induction, key) for key in changed}
        return ChangeInduction(self.induction.id, self.induction.version, changed, seen)

    def value_of(self, key: str) -> object:
        """What stands in a field, choices and topics as what they stand for."""
        if key == "topics":
            return self.ticks.topics()
        if key == "kind":
            return self.required_choice(key, InductionKind, "Choose one to one or a small group.")
        if key == "state":
            return self.required_choice(key, InductionState, "Choose where the induction stands.")
        return super().value_of(key)

    def blank(self) -> dict[str, object]:
        """The induction as it is kept."""
        kept = {key: getattr(self.induction, key) for key in self.fields}
        told = {"state": self.induction.state.value, "kind": self.induction.kind.value}
        return {**kept, **told, "topics": places_of(self.induction.topics)}

    def take_newest(self, shown: TeamShown) -> None:
        """The induction as it is kept now."""
        self.induction = next((row for row in shown.inductions if row.id == self.induction.id), self.induction)
        super().take_newest(shown)
