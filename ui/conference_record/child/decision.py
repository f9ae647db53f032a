"""What the chair decided for one child: the outcome, what it stands on, the reason, and the category of a plan."""

from PySide6.QtWidgets import QPushButton, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_decision_deeds import DraftManagerNotice
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome, ConferenceState
from cpdesk.rules.decisions import Basis, Category
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.record_parts import RecordPart
from cpdesk.words import BASIS_WORDS, CATEGORY_WORDS
from ui.conference_record.card import show_words
from ui.conference_record.child.category_parts import kept_parts
from ui.conference_record.child.manager_forms import ManagerToldForm
from ui.conference_record.child.outcome_form import CorrectOutcomesForm
from ui.conference_record.child.part import ChildPart, side_by_side
from ui.conference_record.section import RecordSection
from ui.shared.draft_door import open_draft
from ui.shared.forms.outcome_of_each import outcome_words
from ui.shared.kept_field import kept_choice
from ui.shared.kept_text import kept_text
from ui.shared.outside import Outside
from ui.shared.plain_text import plain_label, reading_label

NARROWEST, WIDEST = 150, 340
HELD = "The conference is recorded as held: its plans and next dates stand on this outcome."
TO_TELL = "The majority was for a plan and the outcome is none. The Service Manager is told."


class DecisionPart(ChildPart):
    """The outcome, its basis with the reason, and the category where there is a plan (N03 to N06, I11, I34)."""

    def __init__(self, section: RecordSection, draft: str, kind: str, outside: Outside) -> None:
        super().__init__(section, "Decision")
        self._outside = outside
        self.child: ChildDecisionRow | None = None
        self.outcome = kept_choice(
            "outcome", "Outcome", ConferenceOutcome, outcome_words(kind), nothing="Not decided yet"
        )
        self.basis_stated = kept_choice(
            "basis_stated", "Decided by", Basis, BASIS_WORDS, nothing="Not said",
            tip="Where not every view was recorded one by one",
        )  # fmt: skip
        self.category = kept_choice("category", "Category", Category, CATEGORY_WORDS, nothing="Not chosen yet")
        self.parts = kept_parts("category_parts", "Which categories (two or more)")
        self.correct = QPushButton("Put the outcome right")
        self.decided = reading_label("", "strong")
        self.basis = plain_label("", "amber")
        self.reason = kept_text(section.link, draft, "reason", "The chair's reason", lines=3)
        self.manager = plain_label("", "amber")
        self.notice = QPushButton("Write the notice to the manager")
        self.notice.setToolTip("An email draft to the Service Manager, without the child's name")
        self.tell = QPushButton("Say that the manager was told")
        self._lay_out()
        self.correct.clicked.connect(self._correct)
        self.notice.clicked.connect(self._write_notice)
        self.tell.clicked.connect(self._tell)

    def show_child(self, child: ChildDecisionRow, shown: RecordShown) -> None:
        """Show the decision, and only what it asks for."""
        self.child = child
        super().show_child(child, shown)
        held = shown.conference_state is ConferenceState.HELD
        may_write = self.section.may_edit()
        self.outcome.set_open(may_write=may_write and not held)
        self.outcome.say(HELD if held else "")
        self.correct.setVisible(held and may_write)
        show_words(self.decided, child.decided_words if child.outcome is not None else "")
        show_words(self.basis, _basis_words(child))
        stated = not self.section.is_required(RecordPart.VIEWS) and bool(child.plan_needed.missing or not child.views)
        self.basis_stated.setVisible(stated and child.outcome not in {None, ConferenceOutcome.ADJOURNED})
        self.reason.setVisible(child.reason_required or bool(child.reason) or self.reason.is_written_in())
        planned = child.outcome in WITH_PLAN
        self.category.setVisible(planned or child.category is not None)
        self.parts.setVisible(child.category is Category.MULTIPLE)
        show_words(self.manager, _manager_words(child))
        to_tell = child.manager_to_tell and shown.record_id is not None
        self.notice.setVisible(to_tell)
        self.tell.setVisible(to_tell)

    def _lay_out(self) -> None:
        self.add_boxes((self.outcome, 2), (self.basis_stated, 2), (self.category, 2))
        for box in (self.outcome, self.basis_stated, self.category):
            box.setMinimumWidth(NARROWEST)
            box.setMaximumWidth(WIDEST)
        self.column.addLayout(side_by_side(self.correct))
        self.add_boxes((self.parts, 1))
        for part in (self.decided, self.basis):
            self.column.addWidget(part)
        self.add_boxes((self.reason, 1))
        self.column.addWidget(self.manager)
        self.column.addLayout(side_by_side(self.notice, self.tell))

    def place_of(self, field: str) -> QWidget | None:
        """The box of the field; the reason stands for the basis that asks for it."""
        if field in {"manager_told", "manager_told_at"}:
            return self.tell
        if field == "outcome" and not self.outcome.editor.isEnabled():
            return self.correct
        return self.boxes.get("basis_stated" if field == "basis" else field)

    def _correct(self) -> None:
        section = self.section
        if section.shown is not None:
            section.wants_form.emit(CorrectOutcomesForm(section.link, section.theme, section.almanac, section.shown))

    def _write_notice(self) -> None:
        shown, child = self.section.shown, self.child
        if shown is not None and child is not None:
            conference, folder = shown.conference_id, self._outside.documents()
            self.section.keep(lambda: DraftManagerNotice(conference, child.child_id, folder), self._open_notice)

    def _open_notice(self, written: PapersWritten) -> None:
        said = open_draft(self._outside, written)
        self.section.said.emit(f"{said} Say that the manager was told once it is sent.")

    def _tell(self) -> None:
        section, child = self.section, self.child
        if section.shown is not None and child is not None:
            conference = section.shown.conference_id
            section.wants_form.emit(ManagerToldForm(section.link, section.theme, section.almanac, conference, child))


def _basis_words(child: ChildDecisionRow) -> str:
    """What is still to be said about what the decision stands on."""
    if child.outcome in {None, ConferenceOutcome.ADJOURNED}:
        return ""
    if child.basis is None and child.plan_needed.missing:
        return "What it stands on follows once every view is given."
    return "The views do not carry it: write the reason." if child.reason_required and not child.reason else ""


def _manager_words(child: ChildDecisionRow) -> str:
    if not child.manager_to_tell:
        return ""
    if child.manager_told and child.manager_told_at is not None:
        return f"{child.manager_told} was told on {short_moment(child.manager_told_at.astimezone(LONDON))}."
    return TO_TELL
