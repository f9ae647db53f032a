"""The objectives of the plan, in a table that is written in where it stands (S23)."""

from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.record_plan import ObjectiveRow
from cpdesk.rows.record_plan_deeds import AddObjective, ChangeObjective, MoveObjective, TakeOutObjective
from ui.conference_record.card import Card
from ui.conference_record.plan.kept_rows import KeptRows
from ui.conference_record.plan.rows import new_row, objective_columns, objective_rows
from ui.conference_record.section import RecordSection
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label

HOW = (
    "Type into the last row for a further objective; Enter keeps it. Alt+Up and Alt+Down move one, "
    "Ctrl+Delete takes one out."
)


class ObjectivesPart(Card):
    """What the plan is to achieve, for all children or for one."""

    def __init__(self, section: RecordSection, parent: QWidget | None = None) -> None:
        super().__init__("Objectives", parent)
        self.section = section
        self.table = EditTable("Objectives of the plan", section.theme, section.almanac)
        self.table.show_whole()
        self.table.let_remove("Take out this objective", move="Move this objective")
        self.add(plain_label(HOW, "quiet"), self.table)
        self.rows = KeptRows(section, self.table, self._row, add=self._add, change=ChangeObjective)
        self.table.removed.connect(self._take_out)
        self.table.moved.connect(self._move)

    def show_plan(self, shown: RecordShown) -> None:
        """Show the objectives as they are kept."""
        record = shown.record
        if record is None:
            return
        may_write = self.section.may_edit()
        self.table.set_columns(objective_columns(record))
        self.table.set_new_row(new_row({}, "A further objective") if may_write else None, "text")
        self.table.set_rows(objective_rows(record, shown.missing, may_write=may_write))

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to an objective, or to the row for a new one."""
        if missing.item_id is None or not self.table.go_to(str(missing.item_id), "text"):
            self.table.go_to_new_row()

    def _row(self, key: str) -> ObjectiveRow | None:
        record = self.section.record
        return next((one for one in record.objectives if str(one.id) == key), None) if record is not None else None

    def _add(self, conference_id: int, values: dict[str, object]) -> AddObjective:
        return AddObjective(conference_id, **values)  # type: ignore[arg-type]  # columns of the table

    def _move(self, key: str, by: int) -> None:
        row = self._row(key)
        if row is not None and self.section.may_edit():
            self.section.keep(lambda: MoveObjective(row.id, (self._row(key) or row).version, by))

    def _take_out(self, key: str) -> None:
        row = self._row(key)
        if row is not None and self.section.may_edit():
            self.section.keep(lambda: TakeOutObjective(row.id, row.version))
