"""How objectives and actions stand in their tables: columns, rows, and what a new row begins with."""

from collections.abc import Iterable, Mapping, Sequence

from cpdesk.rows.conference_record import MissingLine, TheRecord
from cpdesk.rows.record_plan import ActionRow, ObjectiveRow
from cpdesk.words import AGENCY_WORDS
from ui.shared.edit_table.columns import ColumnKind, EditColumn, EditRow

ALL = "All children"
NONE = "None"
OBJECTIVE_FIELDS = frozenset({"text", "child_id", "by_on"})
ACTION_FIELDS = frozenset({"text", "owner", "agency", "due_on", "objective_id", "child_id"})
_WHERE = {"told": "agency"}
"""A thing missing that stands in another column than its name says."""


def objective_columns(record: TheRecord) -> list[EditColumn]:
    """Number, text, for whom, by when; for whom only where there is more than one child."""
    columns = [
        EditColumn("number", "No.", ColumnKind.READ, width=4),
        EditColumn("text", "Objective", ColumnKind.LONG, width=26, tip="What the plan is to achieve"),
        EditColumn("by_on", "By", ColumnKind.DATE, width=12),
    ]
    return [*columns[:2], *_for_whom(record), *columns[2:]]


def action_columns(record: TheRecord) -> list[EditColumn]:
    """Number, what, who, which agency, by when, for which objective and child."""
    people = tuple(dict.fromkeys(one.name for one in record.participants if one.name))
    columns = [
        EditColumn("number", "No.", ColumnKind.READ, width=4),
        EditColumn("text", "Action", ColumnKind.LONG, width=26, tip="What is done"),
        EditColumn("owner", "Owner", ColumnKind.TEXT, width=19, offers=people, tip="Who does it"),
        EditColumn("agency", "Agency", ColumnKind.TEXT, width=17, offers=agencies(record), tip=AGENCY_TIP),
        EditColumn("due_on", "By", ColumnKind.DATE, width=12, tip="By when it is done"),
    ]
    if record.objectives:
        numbers = {one.id: str(number) for number, one in enumerate(record.objectives, 1)}
        letters = {str(number): one.id for number, one in enumerate(record.objectives[:9], 1)}
        columns.append(
            EditColumn(
                "objective_id", "Obj.", ColumnKind.CHOICE, words=numbers, letters=letters, width=6, nothing=NONE,
                tip="The number of the objective that it serves",
            )
        )  # fmt: skip
    return [*columns, *_for_whom(record)]


AGENCY_TIP = "The agency of the owner; one that was not there is told of its role"


def agencies(record: TheRecord) -> tuple[str, ...]:
    """The agencies of those who took part, then the others that the unit knows."""
    there = [one.agency for one in record.participants if one.agency]
    return tuple(dict.fromkeys([*there, *AGENCY_WORDS.values()]))


def objective_rows(record: TheRecord, missing: Sequence[MissingLine], *, may_write: bool) -> list[EditRow]:
    """A row for each objective."""
    return [_objective_row(number, one, missing, may_write) for number, one in enumerate(record.objectives, 1)]


def action_rows(record: TheRecord, missing: Sequence[MissingLine], *, may_write: bool) -> list[EditRow]:
    """A row for each action."""
    return [_action_row(number, one, missing, may_write) for number, one in enumerate(record.actions, 1)]


def new_row(values: Mapping[str, object], label: str) -> EditRow:
    """The empty row beneath the others, with what it begins with."""
    return EditRow("", {"number": "+", **values}, label=label)


def values_of(row: ObjectiveRow | ActionRow, fields: Iterable[str]) -> dict[str, object]:
    """What is kept in these fields."""
    return {field: getattr(row, field) for field in fields}


def _objective_row(number: int, one: ObjectiveRow, missing: Sequence[MissingLine], may_write: bool) -> EditRow:
    values = {"number": str(number), **values_of(one, OBJECTIVE_FIELDS)}
    closed = frozenset() if may_write else OBJECTIVE_FIELDS
    problems = {line.field: line.sentence for line in missing if line.item_id == one.id and line.field == "text"}
    return EditRow(str(one.id), values, closed, problems, f"Objective {number}")


def _action_row(number: int, one: ActionRow, missing: Sequence[MissingLine], may_write: bool) -> EditRow:
    values = {"number": str(number), **values_of(one, ACTION_FIELDS)}
    closed = frozenset() if may_write else ACTION_FIELDS
    mine = [
        line for line in missing if line.item_id == one.id and (line.field in ACTION_FIELDS or line.field in _WHERE)
    ]
    problems = {_WHERE.get(line.field, line.field): line.sentence for line in mine}
    return EditRow(str(one.id), values, closed, problems, f"Action {number}")


def _for_whom(record: TheRecord) -> list[EditColumn]:
    if len(record.children) < 2:
        return []
    names = {child.child_id: child.first_name for child in record.children}
    return [
        EditColumn(
            "child_id", "For", ColumnKind.CHOICE, words=names, width=14, nothing=ALL, empty=ALL, tip="For which child"
        )
    ]
