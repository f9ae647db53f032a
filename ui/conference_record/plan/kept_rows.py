"""Rows that keep themselves cell by cell, and an empty row beneath them that becomes a further one."""

from collections.abc import Callable
from typing import Protocol

from cpdesk.rows.refusals import Refusal
from ui.conference_record.on_what_was_seen import NOT_THE_NEWEST, on_what_was_seen
from ui.conference_record.section import Build, RecordSection
from ui.shared.edit_table.table import EditTable

GONE = "This is no longer part of the plan. Read the record again (F5)."


class Versioned(Protocol):
    """What a row is guarded by."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def version(self) -> int:
        """Its version."""


Find = Callable[[str], Versioned | None]
Add = Callable[[int, dict[str, object]], object]
Change = Callable[[int, int, dict[str, object], dict[str, object]], object]


class KeptRows:
    """Has what is typed into a table's cells and into its empty row kept."""

    def __init__(self, section: RecordSection, table: EditTable, find: Find, *, add: Add, change: Change) -> None:
        self._section = section
        self._table = table
        self._find = find
        self._add = add
        self._change = change
        table.changed.connect(self._keep_cell)
        table.added.connect(self._keep_new)
        table.said.connect(section.said)

    def _keep_cell(self, key: str, column: str, value: object, seen: object) -> None:
        self._section.keep_cell(self._table, key, column, self._change_of(key, column, value, seen))

    def _change_of(self, key: str, column: str, value: object, seen: object) -> Build:
        def make(stands: bool) -> object:
            row = self._find(key)
            if row is None:
                raise Refusal(GONE)
            version = row.version if stands else NOT_THE_NEWEST
            return self._change(row.id, version, {column: value}, {column: seen})

        return on_what_was_seen(lambda: getattr(self._find(key), column, None), seen, make)

    def _keep_new(self, values: dict[str, object]) -> None:
        shown = self._section.shown
        if shown is None:
            return
        conference = shown.conference_id
        self._section.keep(lambda: self._add(conference, values), refused=lambda _refusal: self._table.put_back(values))
