"""The decision on a Legal Planning Meeting for one child, and what came of a recommendation (L02 to L04, P06, P18)."""

from PySide6.QtWidgets import QPushButton, QWidget

from cpdesk.rows.conference_record import RecordShown
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_decision_deeds import DraftLpmAlerts
from cpdesk.rows.record_decisions import ChildDecisionRow, LpmOfChild
from cpdesk.rules.decisions import LpmDecision
from cpdesk.rules.how_dates_read import long, slashed
from cpdesk.words import ANSWER_WORDS, LPM_DECISION_WORDS, RECOMMENDED_BY_WORDS
from ui.conference_record.card import show_words
from ui.conference_record.child.lpm_form import RecommendLpmForm
from ui.conference_record.child.manager_forms import ManagerDecidesForm
from ui.conference_record.child.part import ChildPart, side_by_side
from ui.conference_record.section import RecordSection
from ui.shared.kept_field import kept_choice
from ui.shared.kept_text import kept_text
from ui.shared.outside import Outside
from ui.shared.plain_text import plain_label, reading_label

SECOND_REVIEW = "At the second review it is decided whether an LPM is recommended, and why or why not."


class LpmPart(ChildPart):
    """Recommended or not and why; once recommended, the entry of the register with both alerts."""

    def __init__(self, section: RecordSection, draft: str, outside: Outside) -> None:
        super().__init__(section, "Legal Planning Meeting")
        self._outside = outside
        self.child: ChildDecisionRow | None = None
        self.required = plain_label(SECOND_REVIEW, "quiet")
        self.warning = plain_label("", "amber")
        self.entry = reading_label("")
        self.decision = kept_choice(
            "lpm_decision", "Decision", LpmDecision, LPM_DECISION_WORDS, nothing="Not decided yet"
        )
        self.why = kept_text(section.link, draft, "lpm_why", "Why, or why not", lines=2)
        self.recommend = QPushButton("Recommend an LPM")
        self.alerts = QPushButton("Write both alerts")
        self.alerts.setToolTip("Email drafts to case progression and to the Team Manager")
        self.open_entry = QPushButton("Open the entry in the register")
        self.manager = reading_label("")
        self.manager_decides = QPushButton("Service Manager's decision")
        self._lay_out()
        self._join()

    def show_child(self, child: ChildDecisionRow, shown: RecordShown) -> None:
        """Show the decision, or the entry that came of it."""
        self.child = child
        super().show_child(child, shown)
        lpm = child.lpm
        entered = lpm.recommendation_id is not None
        may_write = self.section.may_edit()
        came_from_here = entered and self.section.focusWidget() is self.recommend
        self.required.setVisible(lpm.required)
        show_words(self.warning, lpm.route_warning)
        show_words(self.entry, _entry_words(lpm) if entered else "")
        self.decision.setVisible(not entered)
        self.why.setVisible(not entered)
        self.recommend.setVisible(not entered and may_write)
        self.alerts.setVisible(entered)
        self.open_entry.setVisible(entered)
        if came_from_here:
            self.alerts.setFocus()
        show_words(self.manager, _manager_words(lpm))
        self.manager_decides.setVisible(lpm.sm_decision_required)

    def place_of(self, field: str) -> QWidget | None:
        """The box of the field; what a recommendation lacks leads to its form."""
        if field.startswith("lpm_sm") or field in {"sm_decision", "sm_name", "sm_on"}:
            return self.manager_decides
        if field in {"lpm", "lpm_text", "text", "lpm_rationale", "timescale", "by"}:
            return self.recommend if not self.recommend.isHidden() else self.open_entry
        return self.boxes.get(field)

    def recommend_lpm(self) -> None:
        """Open the form in which an LPM is recommended."""
        section, record, child = self.section, self.section.record, self.child
        if record is not None and child is not None:
            section.wants_form.emit(RecommendLpmForm(section.link, section.theme, section.almanac, record, child))

    def _lay_out(self) -> None:
        for part in (self.required, self.warning, self.entry):
            self.column.addWidget(part)
        self.decision.setMinimumWidth(220)
        self.add_boxes((self.decision, 1), (self.why, 3))
        self.column.addLayout(side_by_side(self.recommend, self.alerts, self.open_entry))
        self.column.addWidget(self.manager)
        self.column.addLayout(side_by_side(self.manager_decides))

    def _join(self) -> None:
        self.recommend.clicked.connect(self.recommend_lpm)
        self.alerts.clicked.connect(self._write_alerts)
        self.open_entry.clicked.connect(self._open_entry)
        self.manager_decides.clicked.connect(self._manager_decides)

    def _write_alerts(self) -> None:
        entry = self.child.lpm.recommendation_id if self.child is not None else None
        if entry is not None:
            folder = self._outside.documents()
            self.section.keep(lambda: DraftLpmAlerts(entry, folder), self._open_alerts)

    def _open_alerts(self, written: PapersWritten) -> None:
        opened = [self._outside.open_path(path) for path in written.paths]
        where = "" if all(opened) else f" They lie in {self._outside.documents()}."
        self.section.said.emit(f"{written.said}{where}")

    def _open_entry(self) -> None:
        entry = self.child.lpm.recommendation_id if self.child is not None else None
        if entry is not None:
            self.section.leads.emit("entry", entry)

    def _manager_decides(self) -> None:
        section, child = self.section, self.child
        if section.shown is not None and child is not None:
            conference = section.shown.conference_id
            section.wants_form.emit(ManagerDecidesForm(section.link, section.theme, section.almanac, conference, child))


def _entry_words(lpm: LpmOfChild) -> str:
    """What was recommended, why, by when, and where the entry stands now."""
    by = f" LPM due by {long(lpm.by)}." if lpm.by else ""
    who = (
        f"Recommended by {RECOMMENDED_BY_WORDS[lpm.recommended_by].lower()}." if lpm.recommended_by else "Recommended."
    )
    scale = f" Timescale: {lpm.timescale}." if lpm.timescale else ""
    lines = (f"{who}{scale}{by}", lpm.text, f"Rationale: {lpm.rationale}" if lpm.rationale else "", lpm.state_words)
    return "\n".join(line for line in lines if line)


def _manager_words(lpm: LpmOfChild) -> str:
    if not lpm.sm_decision_required:
        return ""
    if lpm.sm_decision is None:
        return "The Service Manager has not decided yet."
    on = f" on {slashed(lpm.sm_on)}" if lpm.sm_on else ""
    why = f": {lpm.sm_why}" if lpm.sm_why else "."
    return f"Service Manager {lpm.sm_name}{on}, LPM {ANSWER_WORDS[lpm.sm_decision].lower()}{why}"
