"""The actions of a quarter, written in where they stand: what, who, by when, and what came of it (S44)."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QFrame, QVBoxLayout
from shiboken6 import isValid

from cpdesk.rows.alert_words import THEME_WORDS
from cpdesk.rows.maqa_quarter import (
    AddQuarterAction,
    ChangeQuarterAction,
    EndQuarterAction,
    QuarterActionRow,
    TakeOutQuarterAction,
    TheQuarter,
)
from cpdesk.rows.marks import Mark
from cpdesk.rows.refusals import Refusal
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow
from ui.shared.edit_table.table import EditTable
from ui.shared.plain_text import plain_label
from ui.shared.theme import Theme

HOW = (
    "Type into the last row for a further action: Tab goes on to owner and date, Enter keeps it. In the column State, "
    "D says that it was done, G that it is given up, O that it is open. Ctrl+Delete takes one out."
)
GONE = "This action is no longer there. Read the quarter again (F5)."
ENDING = ("state", "ended_on", "what_came")
WHY_GIVEN_UP = "Say under Result why it is given up."
OVERDUE = "Overdue. Say that it was done, or give it another date."


class ActionState(StrEnum):
    """How an action stands."""

    OPEN = "open"
    DONE = "done"
    GIVEN_UP = "given_up"


STATE_WORDS = {ActionState.OPEN: "Open", ActionState.DONE: "Done", ActionState.GIVEN_UP: "Given up"}
_STATE_MARKS = {
    ActionState.OPEN: Mark.NEUTRAL,
    ActionState.DONE: Mark.HELD,
    ActionState.GIVEN_UP: Mark.HELD,
}
_LETTERS = {"o": ActionState.OPEN, "d": ActionState.DONE, "g": ActionState.GIVEN_UP}
FROM = EditColumn("quarter", "From", ColumnKind.READ, width=7, tip="The quarter from which it was carried over")
COLUMNS = (
    EditColumn("words", "Action", ColumnKind.LONG, width=20, tip="What is done"),
    EditColumn("owner", "Owner", ColumnKind.TEXT, width=10, tip="Who does it"),
    EditColumn("due_on", "By", ColumnKind.DATE, width=12, tip="By when it is done"),
    EditColumn(
        "theme", "Theme", ColumnKind.CHOICE, words=THEME_WORDS, width=13, nothing="All themes", tip="Of which theme"
    ),
    EditColumn("state", "State", ColumnKind.CHOICE, words=STATE_WORDS, letters=_LETTERS, marks=_STATE_MARKS, width=10),
    EditColumn("ended_on", "Ended", ColumnKind.DATE, width=11, tip="The day on which it was done or given up"),
    EditColumn("what_came", "Result", ColumnKind.LONG, width=14, in_full="What came of it", tip="What came of it"),
)


class ActionsPart(QFrame):
    """Every action of the quarter, and those carried over from quarters before."""

    def __init__(self, link: DeskLink, theme: Theme, refuse: Callable[[Refusal], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._link = link
        self._refuse = refuse
        self._quarter = ""
        self._rows: dict[str, QuarterActionRow] = {}
        self._giving_up: set[str] = set()
        self.table = EditTable("Actions of the quarter", theme, link.almanac)
        self.table.show_whole()
        self.table.let_remove("Take out this action")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        for part in (plain_label("Actions", "strong"), plain_label(HOW, "quiet"), self.table):
            column.addWidget(part)
        self.table.changed.connect(self._keep_cell)
        self.table.added.connect(self._add)
        self.table.removed.connect(self._take_out)

    def show_quarter(self, shown: TheQuarter) -> None:
        """Show the actions of this quarter; what somebody typed and is not kept yet stays."""
        self._quarter = shown.quarter
        self._rows = {str(row.id): row for row in shown.actions}
        carried = any(row.carried for row in shown.actions)
        self.table.set_columns((FROM, *COLUMNS) if carried else COLUMNS)
        self.table.set_new_row(EditRow("", {}, frozenset(ENDING), label="New action"), "words")
        self._show_rows()

    def _show_rows(self) -> None:
        self.table.set_rows([edit_row(row, why=key in self._giving_up) for key, row in self._rows.items()])

    def _keep_cell(self, key: str, column: str, value: object, seen: object) -> None:
        row = self._rows.get(key)
        if row is None:
            self.table.was_refused(key, column, GONE)
        elif column == "state" and value == ActionState.GIVEN_UP and not row.what_came:
            self._ask_why(key)
        elif column == "what_came" and key in self._giving_up:
            request = EndQuarterAction(row.id, row.version, self._today(), done=False, what_came=str(value or ""))
            self._send(request, key, column)
        else:
            self._send(asked_of(row, column, value, seen, self._today()), key, column)

    def _ask_why(self, key: str) -> None:
        """An action is given up with a reason, in one step: the keyboard goes to where it is written."""
        self._giving_up.add(key)
        self.table.was_refused(key, "state", WHY_GIVEN_UP)
        self._show_rows()
        self.table.go_to(key, "what_came")
        self.table.write_here()

    def _send(self, request: object, key: str, column: str) -> None:
        self._link.do(request, lambda _kept: self._was_kept(key, column), lambda no: self._was_refused(key, column, no))

    def _was_kept(self, key: str, column: str) -> None:
        if isValid(self):  # the page may have been left before the desk answered
            self._giving_up.discard(key)
            self.table.was_kept(key, column)
            self.table.was_kept(key, "state")

    def _was_refused(self, key: str, column: str, refusal: Refusal) -> None:
        if isValid(self):
            self.table.was_refused(key, column, str(refusal))
        else:
            self._link.refused.emit(refusal)

    def _add(self, values: dict[str, object]) -> None:
        on = values.get("due_on")
        theme = values.get("theme")
        request = AddQuarterAction(
            self._quarter,
            str(values.get("words") or ""),
            str(values.get("owner") or ""),
            on if isinstance(on, date) else None,
            next((one for one in THEME_WORDS if one == theme), None),
        )
        self._link.do(request, None, lambda refusal: self._put_back(values, refusal))

    def _put_back(self, values: dict[str, object], refusal: Refusal) -> None:
        if isValid(self):
            self.table.put_back(values)
            self._refuse(refusal)
        else:
            self._link.refused.emit(refusal)

    def _take_out(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None:
            self._link.do(TakeOutQuarterAction(row.id, row.version), None, self._refuse)

    def _today(self) -> date:
        return self._link.almanac.today()


def edit_row(row: QuarterActionRow, *, why: bool = False) -> EditRow:
    """An action as a row of the table; what came of it is written once it has ended, or to say `why` it is given up."""
    state = state_of(row)
    values = {
        "quarter": row.quarter if row.carried else "",
        "words": row.words,
        "owner": row.owner,
        "due_on": row.due_on,
        "theme": row.theme,
        "state": state,
        "ended_on": row.ended_on,
        "what_came": row.what_came,
    }
    closed = {"ended_on", "what_came"} if state is ActionState.OPEN else set()
    if why:
        closed.discard("what_came")
    problems = {"due_on": OVERDUE} if row.overdue else {}
    return EditRow(str(row.id), values, frozenset(closed), problems, f"Action {row.words}")


def state_of(row: QuarterActionRow) -> ActionState:
    """How an action stands."""
    if row.ended_on is None:
        return ActionState.OPEN
    return ActionState.DONE if row.done else ActionState.GIVEN_UP


def asked_of(row: QuarterActionRow, column: str, value: object, seen: object, today: date) -> object:
    """What a cell asks of the desk."""
    return ending(row, column, value, today) if column in ENDING else changing(row, column, value, seen)


def changing(row: QuarterActionRow, column: str, value: object, seen: object) -> ChangeQuarterAction:
    """The change of one field; where somebody else changed it since, the desk compares and says so."""
    version = row.version if getattr(row, column) == seen else 0
    return ChangeQuarterAction(row.id, version, {column: value}, {column: seen})


def ending(row: QuarterActionRow, column: str, value: object, today: date) -> EndQuarterAction:
    """What a cell about the end of an action asks for; an action said to be done today ended today."""
    on, done, came = row.ended_on, row.done or row.ended_on is None, row.what_came
    if column == "state":
        on = None if value == ActionState.OPEN else row.ended_on or today
        done = value == ActionState.DONE
    elif column == "ended_on":
        on = value if isinstance(value, date) else None
    else:
        came = str(value or "")
    return EndQuarterAction(row.id, row.version, on, done, came)
