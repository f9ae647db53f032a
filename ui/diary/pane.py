"""What the panes of the diary have besides: limits with their dates, which say how they were counted."""

from datetime import date, datetime

from cpdesk.rules.deadline import Deadline
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from ui.diary.who import due_words
from ui.shared.explained import ExplainedDate
from ui.shared.pane import Pane as SharedPane
from ui.shared.pane import at_the_left
from ui.shared.plain_text import plain_tip

__all__ = ["Pane", "at_the_left"]


class Pane(SharedPane):
    """A pane of the diary's panel."""

    def add_clock(self, name: str, due: date | datetime, explanation: str, words: str = "") -> ExplainedDate:
        """A limit with its date, which says how it was counted."""
        clock = ExplainedDate()
        said = f"{name}: {due_words(due)}"
        clock.show_date(f"{said}, {words}" if words else said, explanation)
        clock.setToolTip(plain_tip(explanation))
        self.add(at_the_left(clock))
        return clock

    def add_limit(self, limit: Deadline, otherwise: str = "") -> ExplainedDate:
        """A limit as the clocks of the unit call it, or as it is called where they do not know it."""
        known = DEADLINE_KEYS.get(limit.key)
        return self.add_clock(known.name if known else otherwise or limit.key, limit.due, limit.explanation)
