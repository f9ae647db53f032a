"""The rows of an old spreadsheet as entries of the register, written many at a time, as one step to undo."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, select

from cpdesk.desk.in_step import TAKEN_BACK, keep_in_step
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER, person_called, team_called
from cpdesk.desk.marks import NO_DATE
from cpdesk.desk.old_spreadsheet.repeats import Sorted
from cpdesk.desk.old_spreadsheet.understanding import LeftOver
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, Family, ImportBatch, Recommendation, RecommendedChild, SourceRow
from cpdesk.rows.old_spreadsheet import ReadRow
from cpdesk.rules.lpm import HELD_STATES, State
from cpdesk.rules.names import fold, person_key, team_key

_AT_ONCE = 1000
_IN_A_QUESTION = 500
KEEPING = "Keeping the rows of the spreadsheet"


def keep_rows(work: Work, batch: ImportBatch, rows: Sorted, left_over: Sequence[LeftOver]) -> list[int]:
    """The numbers of the new entries, in the order of the rows; everything they need is made with them."""
    names = _Names(work)
    families = _Families(work, rows.new)
    numbers: list[int] = []
    for start in range(0, len(rows.new), _AT_ONCE):
        some = rows.new[start : start + _AT_ONCE]
        work.progress(start, len(rows.new), KEEPING)
        numbers += _keep_some(work, batch, some, names, families)
    for start in range(0, len(numbers), _AT_ONCE):
        work.progress(start, len(numbers), "Making the entries ready to be found")
        keep_in_step(work, numbers[start : start + _AT_ONCE])
    _keep_source(work, batch, rows, numbers, left_over)
    return numbers


def _keep_some(
    work: Work, batch: ImportBatch, rows: Sequence[ReadRow], names: "_Names", families: "_Families"
) -> list[int]:
    children = families.children_of(rows)
    made = [_columns(work, batch, row, names, family) for row, (family, _) in zip(rows, children, strict=True)]
    numbers = _insert(work, Recommendation.__table__, made)
    work.session.execute(
        insert(RecommendedChild),
        [
            {"recommendation_id": number, "child_id": child, "place": place}
            for number, (_, ids) in zip(numbers, children, strict=True)
            for place, child in enumerate(ids)
        ],
    )
    for number in numbers:
        work.note_new("recommendation", number)
    return numbers


def _columns(work: Work, batch: ImportBatch, row: ReadRow, names: "_Names", family: int) -> dict[str, Any]:
    """One row as the columns of an entry; the LPM counts as held only where the row says what came of it."""
    held = row.state in HELD_STATES or row.state is State.CLOSED
    return {
        "uuid": str(uuid4()),
        "version": 1,
        "family_id": family,
        "case_id": row.case_id,
        "team_id": names.team(row.team),
        "chair_id": names.person(row.chair, CHAIR),
        "team_manager_id": names.person(row.team_manager, TEAM_MANAGER),
        "social_worker_id": names.person(row.social_worker, SOCIAL_WORKER),
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
        "disagreement": row.disagreement,
        "notes": row.notes,
        "standards": work.standard.code,
        "imported_from": f"{row.sheet}!{row.row}",
        "batch_id": batch.id,
        "state_rank": TAKEN_BACK,
        "due_shown": row.lpm_by or NO_DATE,
        "child_shown": "",
    }


class _Names:
    """People and teams by name: each is looked up, or made, once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._teams: dict[str, int | None] = {}
        self._people: dict[tuple[str, str], int | None] = {}
        self._keys: dict[str, str] = {}

    def team(self, name: str) -> int | None:
        key = self._keys.get(name) or self._keys.setdefault(name, team_key(name))
        if key not in self._teams:
            found = team_called(self._work, name)
            self._teams[key] = found.id if found else None
        return self._teams[key]

    def person(self, name: str, part: str) -> int | None:
        key = (self._keys.get(f"\0{name}") or self._keys.setdefault(f"\0{name}", person_key(name)), part)
        if key not in self._people:
            found = person_called(self._work, name, part)
            self._people[key] = found.id if found else None
        return self._people[key]


class _Families:
    """The families and children of the register that the spreadsheet speaks of, and the new ones."""

    def __init__(self, work: Work, rows: Sequence[ReadRow]) -> None:
        self._work = work
        self._families: dict[str, list[int]] = {}
        self._children: dict[tuple[int, str], list[tuple[int, date | None]]] = {}
        self._surnames: dict[int, set[str]] = {}
        self._load(sorted({row.case_id for row in rows if row.case_id}))

    def children_of(self, rows: Sequence[ReadRow]) -> list[tuple[int, list[int]]]:
        """The family and the children of each row, made where they are not known yet."""
        families = self._families_of(rows)
        wanted: list[tuple[tuple[int, str], date | None, dict[str, Any]]] = []
        for row, family in zip(rows, families, strict=True):
            taken: dict[str, int] = {}
            for (first, surname), born_on in zip(row.children, row.born_on, strict=True):
                name = fold(f"{first} {surname}")
                known = self._children.setdefault((family, name), [])
                taken[name] = taken.get(name, 0) + 1
                if len(known) < taken[name]:
                    child = {
                        "uuid": str(uuid4()),
                        "version": 1,
                        "family_id": family,
                        "first_name": first,
                        "surname": surname,
                        "born_on": born_on,
                    }
                    wanted.append(((family, name), born_on, child))
                    known.append((-len(wanted), born_on))
        numbers = _insert(self._work, Child.__table__, [child for _, _, child in wanted])
        for place, ((key, born_on, _), number) in enumerate(zip(wanted, numbers, strict=True), 1):
            known = self._children[key]
            known[known.index((-place, born_on))] = (number, born_on)
            self._work.note_new("child", number)
        return [(family, self._numbers(family, row)) for row, family in zip(rows, families, strict=True)]

    def _numbers(self, family: int, row: ReadRow) -> list[int]:
        taken: dict[str, int] = {}
        numbers = []
        for first, surname in row.children:
            name = fold(f"{first} {surname}")
            numbers.append(self._children[(family, name)][taken.get(name, 0)][0])
            taken[name] = taken.get(name, 0) + 1
        return numbers

    def _families_of(self, rows: Sequence[ReadRow]) -> list[int]:
        """The family of each row: known by its case number and a shared name, or a new one."""
        new: list[tuple[int, dict[str, Any]]] = []
        found: list[int] = []
        for row in rows:
            family = self._known_family(row)
            if family is None:
                new.append((len(found), {"uuid": str(uuid4()), "case_id": row.case_id}))
                family = -len(new)
                self._remember(row, family)
            found.append(family)
        numbers = _insert(self._work, Family.__table__, [family for _, family in new])
        made = {-place: number for place, number in enumerate(numbers, 1)}
        for case_id in {row.case_id for row in rows}:
            if case_id:
                self._families[case_id] = [made.get(number, number) for number in self._families.get(case_id, [])]
        for place, number in made.items():
            self._surnames[number] = self._surnames.pop(place, set())
        return [made.get(number, number) for number in found]

    def _known_family(self, row: ReadRow) -> int | None:
        names = _names_of(row)
        return next(
            (family for family in self._families.get(row.case_id, ()) if self._surnames.get(family, set()) & names),
            None,
        )

    def _remember(self, row: ReadRow, family: int) -> None:
        if row.case_id:
            self._families.setdefault(row.case_id, []).append(family)
        self._surnames.setdefault(family, set()).update(_names_of(row))

    def _load(self, case_ids: Sequence[str]) -> None:
        for some in _chunks(case_ids):
            asked = (
                select(Family.case_id, Family.id, Child.id, Child.first_name, Child.surname, Child.born_on)
                .join(Child, Child.family_id == Family.id)
                .where(Family.case_id.in_(some), Child.voided_at.is_(None))
                .order_by(Family.id, Child.id)
            )
            for case_id, family, child, first, surname, born_on in self._work.session.execute(asked):
                if family not in self._families.setdefault(case_id, []):
                    self._families[case_id].append(family)
                self._surnames.setdefault(family, set()).update({fold(surname), fold(f"{first} {surname}")})
                self._children.setdefault((family, fold(f"{first} {surname}")), []).append((child, born_on))


def _names_of(row: ReadRow) -> set[str]:
    return {fold(surname or first) for first, surname in row.children} | {fold(f"{a} {b}") for a, b in row.children}


def _keep_source(
    work: Work, batch: ImportBatch, rows: Sorted, numbers: Sequence[int], left_over: Sequence[LeftOver]
) -> None:
    """Every row as it was written, those of entries and those that became none."""
    kept = [_source(batch, row, number, "") for row, number in zip(rows.new, numbers, strict=True)]
    for place, repeats in rows.repeats.items():
        kept += [_source(batch, row, numbers[place], "duplicate") for row in repeats]
    kept += [
        {"batch_id": batch.id, "recommendation_id": None, "sheet": one.sheet, "row": one.row, "fingerprint": "",
         "cells": [list(cell) for cell in one.cells], "said": one.said}
        for one in left_over
    ]  # fmt: skip
    for some in _chunks(kept, _AT_ONCE * 5):
        work.session.execute(insert(SourceRow), some)


def _source(batch: ImportBatch, row: ReadRow, number: int, said: str) -> dict[str, Any]:
    return {
        "batch_id": batch.id, "recommendation_id": number, "sheet": row.sheet, "row": row.row,
        "fingerprint": row.fingerprint, "cells": [list(cell) for cell in row.as_written], "said": said,
    }  # fmt: skip


def _insert(work: Work, table: Any, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The numbers of the new records, in the order of the rows."""
    if not rows:
        return []
    of: Table = table
    work.session.execute(insert(of), list(rows))
    found: dict[str, int] = {}
    for some in _chunks([row["uuid"] for row in rows]):
        asked = select(of.c.uuid, of.c.id).where(of.c.uuid.in_(some))
        found.update((row.uuid, row.id) for row in work.session.execute(asked))
    return [found[row["uuid"]] for row in rows]


def _chunks(values: Iterable[Any], size: int = _IN_A_QUESTION) -> Iterator[list[Any]]:
    waiting = list(values)
    for start in range(0, len(waiting), size):
        yield waiting[start : start + size]
