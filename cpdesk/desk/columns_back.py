"""Columns of records given their old values back by Undo, unless somebody has changed them since."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, bindparam, select, update

from cpdesk.desk.kept_values import key_column, key_of, number_of, some_at_once, value_of
from cpdesk.desk.work import Work
from cpdesk.records.history import as_kept
from cpdesk.rows.refusals import Refusal

Changed = dict[int, tuple[str | None, str | None]]  # the first old and the last new value of each record


def set_columns(work: Work, table: Table, columns: Mapping[str, Changed]) -> None:
    """Give these columns their old values back, all those of one record at once: they may only fit together."""
    for name, changed in columns.items():
        _refuse_unless_as_left(work, table, table.c[name], changed)
    for names, numbers in _alike(columns).items():
        _set(work, table, {name: columns[name] for name in names}, numbers)


def changed_since(name: str) -> Refusal:
    """Why a field is not taken back: it was changed again since."""
    words = name.removesuffix("_id").removesuffix("_on").replace("_", " ")
    return Refusal(f"The {words} was changed again since, so this cannot be taken back. Nothing was changed.")


def _refuse_unless_as_left(work: Work, table: Table, column: Column[Any], changed: Changed) -> None:
    """Refuse when the column does not hold what the step that is taken back left there."""
    key = key_column(table)
    for some in some_at_once(changed):
        rows = work.session.execute(select(key, column).where(key.in_([key_of(key, number) for number in some]))).all()
        now = {number_of(row[0]): as_kept(row[1]) for row in rows}
        if any(now.get(number) != changed[number][1] for number in some):
            raise changed_since(column.name)


def _alike(columns: Mapping[str, Changed]) -> dict[tuple[str, ...], list[int]]:
    """The records by the columns that changed in them: those alike are set in one statement."""
    of_record: dict[int, tuple[str, ...]] = {}
    for name, changed in columns.items():
        for number in changed:
            of_record[number] = (*of_record.get(number, ()), name)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, names in of_record.items():
        alike[names].append(number)
    return alike


def _set(work: Work, table: Table, columns: Mapping[str, Changed], numbers: Sequence[int]) -> None:
    key = key_column(table)
    again: dict[str, Any] = {name: bindparam(f"{name}_again") for name in columns}
    rows = [
        {
            "of_record": key_of(key, number),
            **{
                f"{name}_again": value_of(table.c[name], json.loads(changed[number][0] or "null"))
                for name, changed in columns.items()
            },
        }
        for number in numbers
    ]
    work.session.connection().execute(update(table).where(key == bindparam("of_record")).values(again), rows)
