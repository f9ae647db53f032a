"""What is said of one child: the chair's statement of risk, the child's own view, where it lives (L03, S13)."""

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record_parts import RecordPart
from cpdesk.words import ANSWER_WORDS
from ui.conference_record.child.part import ChildPart
from ui.conference_record.section import RecordSection
from ui.shared.kept_field import kept_choice, kept_date, kept_line, kept_tick
from ui.shared.kept_text import kept_text

SUPERVISION = "An input to the conference; each professional's own view is recorded all the same."


class StatementsPart(ChildPart):
    """Risk and the child's view side by side, then where the child lives."""

    def __init__(self, section: RecordSection, draft: str) -> None:
        super().__init__(section, "Risk and the child's view")
        risk = kept_text(section.link, draft, "risk_statement", "The chair's statement of the risk", lines=5)
        view = kept_text(section.link, draft, "child_view", "The child's view", lines=5)
        self.add_boxes((risk, 1), (view, 1))
        self.add_boxes((kept_line("lives_at", "Lives at"), 3), (kept_tick("looked_after", "Looked after too"), 1))


class SupervisionPart(ChildPart):
    """What group supervision thought (N09)."""

    def __init__(self, section: RecordSection, draft: str) -> None:
        super().__init__(section, "Group supervision")
        self.heading.setToolTip(SUPERVISION)
        on = kept_date("supervision_on", "Held on", section.theme, section.almanac)
        view = kept_choice("supervision_view", "Plan needed?", Answer, ANSWER_WORDS, nothing="Not said")
        words = kept_text(section.link, draft, "supervision_words", "What it said", lines=2)
        self.add_boxes((on, 2), (view, 2), (words, 5))

    def show_child(self, child: ChildDecisionRow, shown: RecordShown) -> None:
        """Shown where the unit's standard knows group supervision, or something stands there."""
        super().show_child(child, shown)
        written = child.supervision_on or child.supervision_view or child.supervision_words
        self.setVisible(self.section.is_asked(RecordPart.SUPERVISION) or bool(written))
