"""The outline plan: what it is to achieve, who does what by when, and who has to be told of a role (S15, S22, S23)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rules.record_parts import Section
from ui.conference_record.in_sight import go_on_in
from ui.conference_record.plan.absent_agencies import AbsentAgencies
from ui.conference_record.plan.actions import ActionsPart
from ui.conference_record.plan.objectives import ObjectivesPart
from ui.conference_record.section import RecordSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.table import EditTable
from ui.shared.outside import Outside
from ui.shared.theme import Theme


class PlanSection(RecordSection):
    """Objectives, actions, and the agencies that were not there."""

    section = Section.PLAN

    def __init__(
        self,
        link: DeskLink,
        theme: Theme,
        almanac: Almanac,
        outside: Outside | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(link, theme, almanac, parent)
        self.aims = ObjectivesPart(self)
        self.to_do = ActionsPart(self)
        self.absent = AbsentAgencies(self, outside or Outside())
        for part in (self.aims, self.to_do, self.absent):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.to_do.notice_wanted.connect(self.absent.notify)

    def show_record(self, shown: RecordShown) -> None:
        """Show the plan as it is kept."""
        super().show_record(shown)
        for part in (self.aims, self.to_do, self.absent):
            part.show_plan(shown)

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to the objective, the action or the agency that this is about."""
        if missing.field == "told" and self.absent.go_to(missing.item_id):
            return
        if missing.field == "actions" or self.to_do.has(missing.item_id):
            self.to_do.go_to(missing)
        else:
            self.aims.go_to(missing)

    def take_keyboard(self) -> None:
        """Go on where the keyboard was; begin with the objectives while there is none, else with a further action."""
        if not self._stands_on_a_number() and go_on_in(self):
            return
        if self.record is not None and self.record.objectives:
            self.to_do.table.go_to_new_row()
        else:
            self.aims.table.go_to_new_row()

    def _stands_on_a_number(self) -> bool:
        """Whether the keyboard is where a table puts it by itself: on a cell in which nothing is written."""
        table = self.focusWidget()
        return isinstance(table, EditTable) and not table.cells.can_write(table.currentIndex())
