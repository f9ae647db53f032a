"""One child in the record, in the order in which a conference speaks of it: risk, views, decision, LPM."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.record_decision_deeds import ChangeChildDecision
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.decisions import LpmDecision
from cpdesk.rules.record_parts import RecordPart, Section
from ui.conference_record.child.decision import DecisionPart
from ui.conference_record.child.lpm import LpmPart
from ui.conference_record.child.part import ChildPart, value_of
from ui.conference_record.child.statements import StatementsPart, SupervisionPart
from ui.conference_record.child.views import ViewsPart
from ui.conference_record.child.whose import child_line
from ui.conference_record.in_sight import bring_into_sight, go_on_in
from ui.conference_record.on_what_was_seen import on_what_was_seen
from ui.conference_record.section import Build, RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.kept_field import KeptField
from ui.shared.outside import Outside
from ui.shared.plain_text import from_the_left, reading_label
from ui.shared.theme import Theme

NOT_THE_NEWEST = 0
"""A version that no row has any more: the desk compares what was seen with what is kept."""


class ChildSection(RecordSection):
    """Everything that is said of and decided for one child; each box keeps itself."""

    section = Section.CHILD

    def __init__(  # noqa: PLR0917  what every section is given, then which child of which record
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        about: RecordShown,
        child_id: int,
        outside: Outside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.child_id = child_id
        self.who = reading_label("", "heading")
        self.road = QPushButton("The child's road")
        self.road.setProperty("kind", "link")
        self.road.setToolTip("Everything that the desk holds on the child, in order of date")
        draft = f"{about.conference_id}-{child_id}"
        self.statements = StatementsPart(self, draft)
        self.supervision = SupervisionPart(self, draft)
        self.views = ViewsPart(self)
        desktop = outside or Outside()
        self.decision = DecisionPart(self, draft, about.kind, desktop)
        self.lpm = LpmPart(self, draft, desktop)
        self.parts: tuple[ChildPart, ...] = (
            self.statements, self.supervision, self.views, self.decision, self.lpm,
        )  # fmt: skip
        self.road.clicked.connect(lambda _checked=False: self.leads.emit("child_road", child_id))
        for part in self.parts:
            self.column.addWidget(part)
            for box in part.boxes.values():
                box.keep.connect(self._keep_box)
        self.column.addStretch(1)
        self._put_name_on_top()

    def _put_name_on_top(self) -> None:
        """Last of all, so that the keyboard begins with what is written and reaches the link at the end."""
        head = QHBoxLayout()
        head.addWidget(self.who, 1)
        head.addWidget(self.road)
        self.column.insertLayout(0, head)

    def show_record(self, shown: RecordShown) -> None:
        """Show what is kept of the child; what somebody is writing just then stays."""
        super().show_record(shown)
        child = self.child()
        if child is None:
            return
        who = child_line(child, self.almanac.today())
        self.who.setText(from_the_left(who))
        self.who.setAccessibleName(who)
        for part in self.parts:
            part.show_child(child, shown)
        self.views.setVisible(self.is_asked(RecordPart.VIEWS) or bool(child.views))

    def child(self) -> ChildDecisionRow | None:
        """The child as the record shows it now."""
        children = self.record.children if self.record is not None else ()
        return next((one for one in children if one.child_id == self.child_id), None)

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the box, or to the view of the person, that is missing."""
        for part in self.parts:
            place = part.place_of(missing.field)
            if place is not None:
                self._go_into(place, missing)
                return
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Go on where the keyboard was, else begin with the statement of risk."""
        if not go_on_in(self):
            self.boxes()["risk_statement"].editor.setFocus()

    def boxes(self) -> dict[str, KeptField]:
        """Every box that keeps itself, by the name of its field."""
        return {name: box for part in self.parts for name, box in part.boxes.items()}

    def _go_into(self, place: QWidget, missing: MissingLine) -> None:
        if place is self.views.table:
            self.views.go_to(missing.participant_id, missing.field)
            return
        (place.editor if isinstance(place, KeptField) else place).setFocus()
        bring_into_sight(place)

    def _keep_box(self, field: str, value: object, seen: object) -> None:
        """Keep one box; a recommendation is made in its form, where its text and rationale are written (L02)."""
        box = self.boxes()[field]
        if field == "lpm_decision" and value is LpmDecision.RECOMMEND:
            box.take(seen)
            self.lpm.recommend_lpm()
            return
        self.keep_box(box, self._change_of(field, value, seen), lambda: self._kept_in(field))

    def _kept_in(self, field: str) -> object:
        child = self.child()
        return value_of(child, field) if child is not None else None

    def _change_of(self, field: str, value: object, seen: object) -> Build:
        def make(stands: bool) -> ChangeChildDecision:
            child = self.child()
            if self.shown is None or child is None:
                raise Refusal("This child is no longer part of the record. Read it again (F5).")
            version = child.version if stands else NOT_THE_NEWEST
            return ChangeChildDecision(self.shown.conference_id, child.child_id, version, {field: value}, {field: seen})

        return on_what_was_seen(lambda: self._kept_in(field), seen, make)
