"""The rows of an old spreadsheet as entries of the register, written many at a time, as one step to undo."""

from collections.abc import Sequence
from typing import Any

from cpdesk.desk.in_step import first_moves
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER, people_called, team_called
from cpdesk.desk.new_entries import EntriesInBulk, KnownChild, NewEntry
from cpdesk.desk.old_spreadsheet.families import Families
from cpdesk.desk.old_spreadsheet.repeats import Sorted
from cpdesk.desk.old_spreadsheet.understanding import LeftOver
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import blank_row, insert_rows, new_uuids, reserve_numbers
from cpdesk.records.model import Difference, ImportBatch, SourceRow
from cpdesk.rows.old_spreadsheet import ReadRow
from cpdesk.rules.lpm import HELD_STATES, OPEN_STATES, State
from cpdesk.rules.old_spreadsheet.difference import difference_in

_AT_ONCE = 1000
KEEPING = "Keeping the rows of the spreadsheet"


def keep_rows(work: Work, batch: ImportBatch, rows: Sorted, left_over: Sequence[LeftOver]) -> list[int]:
    """The numbers of the new entries, in the order of the rows; everything they need is made with them."""
    names, families, entries = _Names(work, rows.new), Families(work, rows.new), EntriesInBulk(work)
    numbers: list[int] = []
    for start in range(0, len(rows.new), _AT_ONCE):
        some = rows.new[start : start + _AT_ONCE]
        work.progress(start, len(rows.new), KEEPING)
        new = [
            _entry(work, batch, row, names, family, children, uuid)
            for row, (family, children), uuid in zip(
                some, families.children_of(some), new_uuids(len(some)), strict=True
            )
        ]
        kept = entries.keep(new)
        first_moves(work, kept)
        _keep_differences(work, kept)
        for one in kept:
            work.note_new("recommendation", one["id"])
        numbers += [one["id"] for one in kept]
    work.progress(len(numbers), len(numbers), KEEPING)
    _keep_source(work, batch, rows, numbers, left_over)
    return numbers


def _entry(  # noqa: PLR0917 - one row and what was found for it
    work: Work, batch: ImportBatch, row: ReadRow, names: "_Names", family: int, children: tuple[KnownChild, ...],
    uuid: str,
) -> NewEntry:  # fmt: skip
    """One row as a new entry; the LPM counts as held only where the row says what came of it."""
    held = row.state in HELD_STATES or row.state is State.CLOSED
    view, _ = difference_in(row.disagreement)
    return NewEntry(
        {
            "uuid": uuid,
            "family_id": family,
            "case_id": row.case_id,
            **names.of(row),
            "conference_kind": row.conference_kind.value if row.conference_kind else None,
            "conference_on": row.conference_on,
            "recommended_on": row.conference_on,
            "rationale": row.rationale,
            "risk_statement": row.risk_statement,
            "timescale": row.timescale,
            "lpm_by": row.lpm_by,
            "state": row.state.value,
            "alerted_case_progression_on": row.alerted_on,
            "alerted_team_manager_on": row.alerted_on,
            "lpm_booked_for": row.lpm_on,
            "lpm_on": row.lpm_on if held else None,
            "outcome": row.outcome.value if row.outcome else None,
            "ic_read_on": row.ic_read_on,
            "tm_view": view.value,
            "disagreement": row.disagreement,
            "notes": row.notes,
            "standards": work.standard.code,
            "imported_from": f"{row.sheet}!{row.row}",
            "batch_id": batch.id,
        },
        children,
        open_stage=_open_rung(row.state, row.disagreement),
    )


def _open_rung(state: State, disagreement: str) -> int:
    """The rung that a cell tells of while the LPM is still to come; later nobody can say whether it was settled."""
    return difference_in(disagreement)[1] if state in OPEN_STATES else 0


def _keep_differences(work: Work, entries: Sequence[dict[str, Any]]) -> None:
    """The open rung that a cell tells of, in its own words and without a date."""
    told = [(one, stage) for one in entries if (stage := _open_rung(State(one["state"]), one["disagreement"]))]
    connection = work.session.connection()
    numbers = reserve_numbers(connection, Difference, len(told))
    rungs = [
        {
            **blank_row(Difference), "id": number, "uuid": uuid, "recommendation_id": one["id"], "stage": stage,
            "about": "need", "discussion": one["disagreement"],
        }
        for number, uuid, (one, stage) in zip(numbers, new_uuids(len(told)), told, strict=True)
    ]  # fmt: skip
    insert_rows(connection, Difference, rungs)
    for number in numbers:
        work.note_new("difference", number)


class _Names:
    """People and teams by name: each is looked up, or made, once."""

    def __init__(self, work: Work, rows: Sequence[ReadRow]) -> None:
        self._found: dict[tuple[str, str], tuple[int | None, str]] = {}
        parts = list(dict.fromkeys(named for row in rows for named in _people_of(row)))
        for (part, name), person in zip(parts, people_called(work, [(b, a) for a, b in parts]), strict=True):
            self._found[(part, name)] = (person.id, person.name) if person else (None, "")
        for name in dict.fromkeys(row.team for row in rows):
            team = team_called(work, name)
            self._found[("team", name)] = (team.id, team.name) if team else (None, "")

    def of(self, row: ReadRow) -> dict[str, Any]:
        """The numbers of the team and the people of a row, and their names as the register has them."""
        found: dict[str, Any] = {}
        for part, name in (("team", row.team), *_people_of(row)):
            found[f"{part}_id"], found[part] = self._found[(part, name)]
        return found


def _people_of(row: ReadRow) -> tuple[tuple[str, str], ...]:
    return ((CHAIR, row.chair), (TEAM_MANAGER, row.team_manager), (SOCIAL_WORKER, row.social_worker))


def _keep_source(
    work: Work, batch: ImportBatch, rows: Sorted, numbers: Sequence[int], left_over: Sequence[LeftOver]
) -> None:
    """Every row as it was written, those of entries and those that became none."""
    kept = [_source(batch, row, number, "") for row, number in zip(rows.new, numbers, strict=True)]
    for place, repeats in rows.repeats.items():
        kept += [_source(batch, row, numbers[place], "duplicate") for row in repeats]
    kept += [
        {"batch_id": batch.id, "recommendation_id": None, "sheet": one.sheet, "row": one.row, "fingerprint": "",
         "cells": one.cells, "said": one.said}
        for one in left_over
    ]  # fmt: skip
    insert_rows(work.session.connection(), SourceRow, kept)


def _source(batch: ImportBatch, row: ReadRow, number: int, said: str) -> dict[str, Any]:
    return {
        "batch_id": batch.id, "recommendation_id": number, "sheet": row.sheet, "row": row.row,
        "fingerprint": row.fingerprint, "cells": row.as_written, "said": said,
    }  # fmt: skip
