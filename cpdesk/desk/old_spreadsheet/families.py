"""The families and children whom the rows of an old spreadsheet name: those who are known, and new ones."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from cpdesk.desk.new_entries import KnownChild
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import insert_rows, new_uuids, reserve_numbers
from cpdesk.records.model import Child, Family
from cpdesk.rows.old_spreadsheet import ReadRow
from cpdesk.rules.names import fold

_AT_ONCE = 500
_folded = lru_cache(maxsize=20_000)(fold)


class Families:
    """The families and children of the register that the spreadsheet speaks of, and the new ones."""

    def __init__(self, work: Work, rows: Sequence[ReadRow]) -> None:
        self._work = work
        self._by_case: dict[str, list[int]] = {}
        self._names: dict[int, set[str]] = {}
        self._children: dict[tuple[int, str], list[KnownChild]] = {}
        self._load(sorted({row.case_id for row in rows if row.case_id}))

    def children_of(self, rows: Sequence[ReadRow]) -> list[tuple[int, tuple[KnownChild, ...]]]:
        """The family and the children of each row, made where they are not known yet."""
        connection = self._work.session.connection()
        families = self._families_of(rows)
        numbers = iter(reserve_numbers(connection, Child, sum(len(row.children) for row in rows)))
        new: list[tuple[int, KnownChild]] = []
        found = [
            (family, self._children_of_row(row, family, numbers, new))
            for row, family in zip(rows, families, strict=True)
        ]
        insert_rows(connection, Child, [
            {"id": child.id, "uuid": uuid, "version": 1, "family_id": family, "first_name": child.first_name,
             "surname": child.surname, "born_on": child.born_on, "voided_at": None}
            for (family, child), uuid in zip(new, new_uuids(len(new)), strict=True)
        ])  # fmt: skip
        for _, child in new:
            self._work.note_new("child", child.id)
        return found

    def _children_of_row(
        self, row: ReadRow, family: int, numbers: Iterator[int], new: list[tuple[int, KnownChild]]
    ) -> tuple[KnownChild, ...]:
        """The children of one row; of two with the same name the second is another child."""
        taken: dict[str, int] = {}
        found = []
        for (first, surname), born_on in zip(row.children, row.born_on, strict=True):
            name = _folded(f"{first} {surname}")
            known = self._children.setdefault((family, name), [])
            place = taken.get(name, 0)
            if place == len(known):
                known.append(KnownChild(next(numbers), first, surname, born_on))
                new.append((family, known[place]))
            taken[name] = place + 1
            found.append(known[place])
        return tuple(found)

    def _families_of(self, rows: Sequence[ReadRow]) -> list[int]:
        """The family of each row: known by its case number and a shared name, or a new one."""
        connection = self._work.session.connection()
        numbers = iter(reserve_numbers(connection, Family, len(rows)))
        new: list[dict[str, Any]] = []
        found: list[int] = []
        for row in rows:
            names = names_of(row)
            known = self._by_case.setdefault(row.case_id, []) if row.case_id else []
            family = next((one for one in known if not names.isdisjoint(self._names[one])), None)
            if family is None:
                family = next(numbers)
                new.append({"id": family, "uuid": "", "case_id": row.case_id})
                known.append(family)
                self._names[family] = names
            found.append(family)
        insert_rows(connection, Family, [
            {**one, "uuid": uuid} for one, uuid in zip(new, new_uuids(len(new)), strict=True)
        ])  # fmt: skip
        return found

    def _load(self, case_ids: Sequence[str]) -> None:
        for start in range(0, len(case_ids), _AT_ONCE):
            asked = (
                select(Family.case_id, Family.id, Child.id, Child.first_name, Child.surname, Child.born_on)
                .join(Child, Child.family_id == Family.id)
                .where(Family.case_id.in_(case_ids[start : start + _AT_ONCE]), Child.voided_at.is_(None))
                .order_by(Family.id, Child.id)
            )
            for case_id, family, child, first, surname, born_on in self._work.session.execute(asked):
                known = self._by_case.setdefault(case_id, [])
                if family not in self._names:
                    known.append(family)
                name = _folded(f"{first} {surname}")
                self._names.setdefault(family, set()).update({_folded(surname), name})
                self._children.setdefault((family, name), []).append(KnownChild(child, first, surname, born_on))


def names_of(row: ReadRow) -> set[str]:
    """The names by which a family is known again: surnames, and first name and surname together."""
    return {_folded(surname or first) for first, surname in row.children} | {
        _folded(f"{first} {surname}") for first, surname in row.children
    }
