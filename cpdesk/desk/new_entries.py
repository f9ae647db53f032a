"""Many new entries at once: everything that follows from them is worked out before they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cpdesk.desk.entry_shown import TAKEN_BACK, shown_of
from cpdesk.desk.in_step import count_entries
from cpdesk.desk.register_deadlines import counting, new_deadlines
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import blank_row, insert_rows, reserve_numbers
from cpdesk.records.model import Recommendation, RecommendedChild
from cpdesk.records.search import new_words

_NAMES = ("team", "chair", "team_manager", "social_worker")


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child who has a number already."""

    id: int
    first_name: str
    surname: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A new entry: its columns with the names of its team and people beside them, and its children in their order."""

    values: dict[str, Any]
    children: tuple[KnownChild, ...]
    open_stage: int = 0


class EntriesInBulk:
    """Writes new entries a thousand at a time; what was worked out for one serves the next."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._blank = {**blank_row(Recommendation), **dict.fromkeys(_NAMES, "")}
        self._count = counting(work.calendar)

    def keep(self, entries: Sequence[NewEntry]) -> list[dict[str, Any]]:
        """The entries as they were written, each with its number; their steps and history are the asker's to tell."""
        connection = self._work.session.connection()
        numbers = reserve_numbers(connection, Recommendation, len(entries))
        whole = [{**self._blank, **entry.values, "id": number} for entry, number in zip(entries, numbers, strict=True)]
        shown = [
            shown_of(values, entry.children, entry.open_stage) for values, entry in zip(whole, entries, strict=True)
        ]
        rows = [
            {name: value for name, value in {**values, **one.columns}.items() if name not in _NAMES}
            for values, one in zip(whole, shown, strict=True)
        ]
        insert_rows(connection, Recommendation, rows)
        insert_rows(
            connection,
            RecommendedChild,
            [
                {"recommendation_id": number, "child_id": child.id, "place": place}
                for number, entry in zip(numbers, entries, strict=True)
                for place, child in enumerate(entry.children)
            ],
        )
        new_words(connection, [(number, one.words, one.labels) for number, one in zip(numbers, shown, strict=True)])
        new_deadlines(connection, self._count, rows)
        count_entries(self._work.session, sum(one.rank != TAKEN_BACK for one in shown))
        return whole
