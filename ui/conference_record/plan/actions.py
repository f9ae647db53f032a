"""The actions of the plan, in a table that is written in where it stands: what, who, by when (S22, S23)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rows.conference_record import MissingLine, RecordShown
from cpdesk.rows.record_plan import ActionRow
from cpdesk.rows.record_plan_deeds import AddAction, ChangeAction, MoveAction, TakeOutAction
from ui.conference_record.card import Card
from ui.conference_record.plan.kept_rows import KeptRows
from ui.conference_record.plan.rows import ACTION_FIELDS, action_columns, action_rows, new_row
from ui.conference_record.section import RecordSection
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label

HOW = (
    "Type into the last row for a further action: Tab goes on to owner, agency and date, Enter keeps it. "
    "Alt+Up and Alt+Down move one, Ctrl+Delete takes one out."
)
_STAYS = ("objective_id", "child_id")
"""What the next action begins with: actions are agreed objective by objective."""


class ActionsPart(Card):
    """Every action with its owner, agency and date; `notice_wanted` carries one whose agency is to be told."""

    notice_wanted = Signal(int)

    def __init__(self, section: RecordSection, parent: QWidget | None = None) -> None:
        super().__init__("Actions", parent)
        self.section = section
        self._begins: dict[str, object] = {}
        self.table = EditTable("Actions of the plan", section.theme, section.almanac)
        self.table.show_whole()
        self.table.let_remove("Take out this action", move="Move this action")
        self.table.let_open("Notify the agency's safeguarding lead")
        self.add(plain_label(HOW, "quiet"), self.table)
        self.rows = KeptRows(section, self.table, self._row, add=self._add, change=ChangeAction)
        self.table.removed.connect(self._take_out)
        self.table.moved.connect(self._move)
        self.table.row_opened.connect(self._notify)

    def show_plan(self, shown: RecordShown) -> None:
        """Show the actions as they are kept."""
        record = shown.record
        if record is None:
            return
        may_write = self.section.may_edit()
        self.table.set_columns(action_columns(record))
        self.table.set_new_row(new_row(self._begins, "A further action") if may_write else None, "text")
        self.table.set_rows(action_rows(record, shown.missing, may_write=may_write))

    def go_to(self, missing: MissingLine) -> None:
        """Take the keyboard to what an action lacks, or to the row for a new one."""
        field = missing.field if missing.field in ACTION_FIELDS else "text"
        if missing.item_id is None or not self.table.go_to(str(missing.item_id), field):
            self.table.go_to_new_row()

    def has(self, item_id: int | None) -> bool:
        """Whether this is one of the actions."""
        return item_id is not None and self._row(str(item_id)) is not None

    def _row(self, key: str) -> ActionRow | None:
        record = self.section.record
        return next((one for one in record.actions if str(one.id) == key), None) if record is not None else None

    def _add(self, conference_id: int, values: dict[str, object]) -> AddAction:
        whole = {**self._begins, **values}
        self._begins = {field: whole[field] for field in _STAYS if whole.get(field) is not None}
        return AddAction(conference_id, **whole)  # type: ignore[arg-type]  # columns of the table

    def _notify(self, key: str) -> None:
        row = self._row(key)
        if row is not None and row.agency_absent:
            self.notice_wanted.emit(row.id)
        elif row is not None:
            self.section.said.emit("Only an agency that was not there is notified of its role.")

    def _move(self, key: str, by: int) -> None:
        row = self._row(key)
        if row is not None and self.section.may_edit():
            self.section.keep(lambda: MoveAction(row.id, (self._row(key) or row).version, by))

    def _take_out(self, key: str) -> None:
        row = self._row(key)
        if row is not None and self.section.may_edit():
            self.section.keep(lambda: TakeOutAction(row.id, row.version))
