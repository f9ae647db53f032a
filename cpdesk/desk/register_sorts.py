"""How the register is ordered: the indexed column behind each column on screen, and where the next page starts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select, tuple_

from cpdesk.desk.marks import NO_DATE
from cpdesk.records.model import Recommendation
from cpdesk.rows.lpm_register import Column, PageAfter

_entry = Recommendation.__table__.c
_NEVER_BLANK = object()

Place = tuple[int, bool, Any, int]  # rank, whether the value is blank, the value, the entry's number


@dataclass(frozen=True, slots=True)
class Sort:
    """One way to order the register; blank values stand last whichever way it goes."""

    column: ColumnElement[Any]
    blank: object = None
    by_rank: bool = False
    descending: bool = False

    def filled(self) -> ColumnElement[bool] | None:
        """The condition that the column holds something."""
        if self.blank is _NEVER_BLANK:
            return None
        if self.blank is None:
            return self.column.is_not(None)
        return self.column < self.blank if isinstance(self.blank, date) else self.column > self.blank

    def empty(self) -> ColumnElement[bool]:
        """The condition that the column is blank."""
        return self.column.is_(None) if self.blank is None else self.column == self.blank

    def may_be_blank(self) -> bool:
        """Whether entries without a value exist at all."""
        return self.blank is not _NEVER_BLANK

    def is_blank(self, value: object) -> bool:
        """Whether this value of the column counts as blank."""
        return self.may_be_blank() and value == self.blank

    def ordered(self, places: list[Place]) -> list[Place]:
        """These places in order: by rank first where the state is asked, blanks last."""
        ranks = sorted({place[0] for place in places}, reverse=self.descending) if self.by_rank else [None]
        found: list[Place] = []
        for rank in ranks:
            mine = [place for place in places if rank is None or place[0] == rank]
            filled = [place for place in mine if not place[1]]
            blank = [place for place in mine if place[1]]
            found += sorted(filled, key=lambda place: (place[2], place[3]), reverse=self.descending)
            found += sorted(blank, key=lambda place: place[3], reverse=self.descending)
        return found

    def comes_after(self, place: Place, last: Place) -> bool:
        """Whether a place stands after the last one shown."""
        return place != last and self.ordered([place, last])[0] == last

    def walks(self, rank: int, last: Place | None, size: int) -> Iterator[Select[Any]]:
        """The one or two questions, each a range of an index, that give a rank's next places in order."""
        if last is not None and self.by_rank and rank != last[0]:
            if (rank < last[0]) != self.descending:
                return
            last = None
        asked = select(self.column.label("value"), _entry.id).where(_entry.state_rank == rank).limit(size)
        number = _entry.id.desc() if self.descending else _entry.id.asc()
        if last is None or not last[1]:
            value = self.column.desc() if self.descending else self.column.asc()
            filled = self.filled()
            first = asked if filled is None else asked.where(filled)
            yield first.where(*self._beyond(last)).order_by(value, number)
        if self.may_be_blank():
            after = () if last is None or not last[1] else (self._past(_entry.id, last[3]),)
            yield asked.where(self.empty(), *after).order_by(number)

    def _beyond(self, last: Place | None) -> tuple[ColumnElement[bool], ...]:
        return () if last is None else (self._past(tuple_(self.column, _entry.id), (last[2], last[3])),)

    def _past(self, column: Any, value: Any) -> ColumnElement[bool]:
        found: ColumnElement[bool] = column < value if self.descending else column > value
        return found


_BY: dict[Column, Sort] = {
    Column.STATE: Sort(_entry.due_shown, NO_DATE, by_rank=True),
    Column.CHILD: Sort(_entry.child_key, ""),
    Column.REFERENCE: Sort(_entry.reference_key, ""),
    Column.AGE: Sort(_entry.first_born_on),
    Column.TEAM: Sort(_entry.team_key, ""),
    Column.CHAIR: Sort(_entry.chair_key, ""),
    Column.FROM: Sort(_entry.from_key, ""),
    Column.RECOMMENDED: Sort(_entry.recommended_on),
    Column.LPM_BY: Sort(_entry.due_shown, NO_DATE),
    Column.LPM_HELD: Sort(_entry.lpm_on),
    Column.OUTCOME: Sort(_entry.outcome_key, ""),
    Column.TM_VIEW: Sort(_entry.tm_view_key, ""),
    Column.LAST_UPDATE: Sort(_entry.last_update_on),
    Column.TEAM_MANAGER: Sort(_entry.team_manager_key, ""),
    Column.SOCIAL_WORKER: Sort(_entry.social_worker_key, ""),
    Column.PLAN_START: Sort(_entry.plan_start_on),
    Column.DAYS_TAKEN: Sort(_entry.days_taken),
    Column.DIARY_SHEET: Sort(_entry.diary_sheet_on),
    Column.CASE_NOTE: Sort(_entry.case_note_on),
    Column.SIBLINGS: Sort(_entry.siblings, _NEVER_BLANK),
}


def sort_by(column: Column, *, descending: bool) -> Sort:
    """The order of a column; the youngest child is the one born last, so ages go against dates of birth."""
    sort = _BY[column]
    return Sort(sort.column, sort.blank, sort.by_rank, descending != (column is Column.AGE))


def page_after(place: Place) -> PageAfter:
    """Where the page after this place starts, as it travels through the window and back."""
    rank, blank, value, id_ = place
    kept = value.isoformat() if isinstance(value, date) else value
    return PageAfter(f"{rank}|{int(blank)}|{'' if blank else kept}", id_)


def place_after(after: PageAfter, sort: Sort) -> Place:
    """The place that `page_after` told."""
    rank, blank, kept = str(after.value).split("|", 2)
    if blank == "1":
        return int(rank), True, sort.blank, after.id
    kind = sort.column.type.python_type
    value = date.fromisoformat(kept) if kind is date else kind(kept)
    return int(rank), False, value, after.id
