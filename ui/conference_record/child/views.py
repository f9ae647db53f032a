"""Every professional's view on one child: the threshold, the need for a plan, and why; and how many said what (N01)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.marks import Mark
from cpdesk.rows.record_decision_deeds import GivenView, GiveViews, TakeOutView
from cpdesk.rows.record_decisions import ChildDecisionRow, ViewRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.record_parts import RecordPart
from cpdesk.words import ANSWER_WORDS
from ui.conference_record.child.part import ChildPart
from ui.conference_record.child.same_view import SameView
from ui.conference_record.child.view_form import ViewForm
from ui.conference_record.section import RecordSection
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label, reading_label

LETTERS = {"y": Answer.YES, "n": Answer.NO, "a": Answer.ABSTAIN}
MARKS = {Answer.YES: Mark.ON_TRACK, Answer.NO: Mark.ESCALATED, Answer.ABSTAIN: Mark.NEUTRAL}
HOW = "Y, N or A answers; Ctrl+Enter opens the whole view, also for several children; Shift and arrows choose many."
NOT_EMPTIED = "Choose another answer, or take out the whole view with Ctrl+Delete."
NOBODY = "Nobody who gives a view is recorded as having been there. Say in Attendance who attended."
COLUMNS = (
    EditColumn("who", "Professional", ColumnKind.READ, width=30),
    EditColumn(
        "threshold", "Threshold met?", ColumnKind.CHOICE, words=ANSWER_WORDS, letters=LETTERS, marks=MARKS, width=15,
        tip="Is the threshold of significant harm met? Y yes, N no, A abstained",
    ),
    EditColumn(
        "plan_needed", "Plan needed?", ColumnKind.CHOICE, words=ANSWER_WORDS, letters=LETTERS, marks=MARKS, width=15,
        tip="Is a child protection plan needed? Y yes, N no, A abstained",
    ),
    EditColumn("rationale", "Why", ColumnKind.LONG, width=26, tip="The rationale in the professional's own words"),
)  # fmt: skip


class ViewsPart(ChildPart):
    """The table of views, the tally beneath it, and one view for everybody who has not answered."""

    def __init__(self, section: RecordSection) -> None:
        super().__init__(section, "Views of the professionals")
        self.child: ChildDecisionRow | None = None
        self.table = EditTable("Views of the professionals", section.theme, section.almanac)
        self.table.set_columns(COLUMNS)
        self.table.show_whole()
        self.table.let_choose_many()
        self.table.let_open("Open the whole view")
        self.table.let_remove("Take out this view")
        self.tally = reading_label("", "strong")
        self.nobody = plain_label(NOBODY, "amber")
        self.same = SameView()
        for part in (plain_label(HOW, "quiet"), self.nobody, self.table, self.tally, self.same):
            self.column.addWidget(part)
        self.table.changed.connect(self._give)
        self.table.many_changed.connect(self._give_many)
        self.table.row_opened.connect(self._open)
        self.table.removed.connect(self._take_out)
        self.table.said.connect(section.said)
        self.same.given.connect(self._give_the_rest)

    def show_child(self, child: ChildDecisionRow, shown: RecordShown) -> None:
        """Show every view that was given, and whose are still missing."""
        super().show_child(child, shown)
        self.child = child
        missing = [one for one in shown.missing if one.child_id == child.child_id]
        may_write = self.section.may_edit()
        self.table.set_rows(_row(view, missing, may_write=may_write) for view in child.views)
        self.table.setVisible(bool(child.views))
        self.nobody.setVisible(not child.views)
        self.tally.setText(f"Threshold: {child.threshold.words}. Plan: {child.plan_needed.words}.")
        self.tally.setVisible(bool(child.views))
        children = len(self.section.record.children) if self.section.record else 1
        self.same.show_rest(len(self._unanswered()), len(self._unreasoned()), children, may_write=may_write)

    def place_of(self, field: str) -> QWidget | None:
        """The table, for everything that concerns views."""
        return self.table if field in {"views", "view", "threshold", "plan_needed", "rationale"} else None

    def go_to(self, participant_id: int | None, field: str) -> None:
        """Take the keyboard to the view of this person, or to the first that is missing."""
        unanswered = self._unanswered()
        first = unanswered[0].participant_id if unanswered else participant_id
        who = participant_id if participant_id is not None else first
        if who is None or not self.table.go_to(
            str(who), field if field in {"plan_needed", "rationale"} else "threshold"
        ):
            self.table.setFocus()

    def _view(self, key: str) -> ViewRow | None:
        views = self.child.views if self.child else ()
        return next((view for view in views if str(view.participant_id) == key), None)

    def _unanswered(self) -> list[ViewRow]:
        views = self.child.views if self.child else ()
        return [view for view in views if _is_unanswered(view)]

    def _unreasoned(self) -> list[ViewRow]:
        """Those who answered and gave no reason, where the unit's standard requires one."""
        views = self.child.views if self.child and self.section.is_required(RecordPart.VIEW_RATIONALE) else ()
        return [view for view in views if not _is_unanswered(view) and not view.rationale]

    def _give(self, key: str, column: str, value: object, seen: object) -> None:
        """Keep one cell; an answer is never emptied alone, since a view is given whole or taken out."""
        child, view = self.child, self._view(key)
        if child is None or view is None:
            return
        if value is None:
            self.table.put_kept_back(key, column)
            self.section.said.emit(NOT_EMPTIED)
            return
        stands_on = [seen]

        def build() -> GiveViews:
            was = stands_on.pop() if stands_on else getattr(self._view(key), column, None)
            given = _given(view.participant_id, child.child_id, column, value, was)
            return GiveViews(self._conference(), (given,))

        self.section.keep_cell(self.table, key, column, build)

    def _give_many(self, keys: tuple[str, ...], column: str, value: object) -> None:
        child = self.child
        if child is None or value is None:
            self.section.said.emit(NOT_EMPTIED)
            return

        def build() -> GiveViews:
            views = [view for key in keys if (view := self._view(key)) is not None]
            given = (
                _given(view.participant_id, child.child_id, column, value, getattr(view, column)) for view in views
            )
            return GiveViews(self._conference(), tuple(given))

        self.section.keep(build)

    def _give_the_rest(self, threshold: object, plan_needed: object, why: str, every_child: bool) -> None:
        """The same of everybody who has not answered, or gave no reason, on this or every child; what stands stays."""
        record, child = self.section.record, self.child
        if record is None or child is None:
            return
        children = record.children if every_child else [child]
        answers = bool(self._unanswered())
        given = tuple(
            GivenView(view.participant_id, one.child_id, threshold, plan_needed, why or None)  # type: ignore[arg-type]  # answers, as its boxes offer them
            for one in children
            for view in one.views
            if _is_unanswered(view) is answers and (answers or not view.rationale)
        )
        if given:
            self.section.keep(
                lambda: GiveViews(self._conference(), given, only_missing=True), lambda _kept: self.same.clear()
            )

    def _open(self, key: str) -> None:
        record, child, view = self.section.record, self.child, self._view(key)
        if record is not None and child is not None and view is not None and self.section.may_edit():
            section = self.section
            section.wants_form.emit(ViewForm(section.link, section.theme, section.almanac, record, child, view))

    def _take_out(self, key: str) -> None:
        view = self._view(key)
        if view is not None and view.id:
            self.section.keep(lambda: TakeOutView(view.id, view.version))

    def _conference(self) -> int:
        record = self.section.record
        return record.conference_id if record is not None else 0


def _given(participant_id: int, child_id: int, column: str, value: object, seen: object) -> GivenView:
    """One field of a view."""
    named = {column: value}
    return GivenView(participant_id, child_id, seen={column: seen}, **named)  # type: ignore[arg-type]  # a column of the table


def _row(view: ViewRow, missing: list[MissingLine], *, may_write: bool) -> EditRow:
    who = who_words(view)
    values = {
        "who": who, "threshold": view.threshold, "plan_needed": view.plan_needed, "rationale": view.rationale,
    }  # fmt: skip
    wrong = {one.field: one.sentence for one in missing if one.participant_id == view.participant_id and one.field}
    closed = frozenset() if may_write else frozenset(values)
    return EditRow(str(view.participant_id), values, closed, wrong, who)


def _is_unanswered(view: ViewRow) -> bool:
    return view.threshold is None or view.plan_needed is None


def who_words(view: ViewRow) -> str:
    """Whose view it is, with the agency where the name does not say it."""
    return view.who if view.agency.casefold() in view.who.casefold() else f"{view.who}, {view.agency}"
