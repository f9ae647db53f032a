"""The deadline of each entry, kept as a row beside it: open until the LPM is held, superseded when withdrawn (L05)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from cpdesk.desk.entry_shown import Entry
from cpdesk.records.many_rows import insert_rows, table_of
from cpdesk.records.model import KeptDeadline
from cpdesk.rows.today import Part
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.lpm import OPEN_STATES, State
from cpdesk.rules.timescale import lpm_by_explained, read_timescale

SUBJECT = "recommendation"
KEY = "lpm_by"
Values = dict[str, Any]
Counting = Callable[[date, date | None, str], Values]
_deadline = table_of(KeptDeadline)


def keep_deadlines(connection: Connection, calendar: WorkingDays, entries: Sequence[Entry]) -> None:
    """Make the deadline rows of these entries say what the entries say; a met one keeps how it was counted (I27)."""
    asked = select(_deadline).where(
        _deadline.c.subject == SUBJECT,
        _deadline.c.subject_id.in_([entry["id"] for entry in entries]),
        _deadline.c.key == KEY,
    )
    kept = {row["subject_id"]: row for row in connection.execute(asked).mappings()}
    count = counting(calendar)
    new_deadlines(connection, count, [entry for entry in entries if entry["id"] not in kept])
    changes: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    for entry in entries:
        there = kept.get(entry["id"])
        if there is not None and (changed := _changed(count, there, entry)):
            changes[tuple(changed)].append({"this": there["id"], **changed})
    for same_columns in changes.values():
        connection.execute(update(_deadline).where(_deadline.c.id == bindparam("this")), same_columns)


def new_deadlines(connection: Connection, count: Counting, entries: Iterable[Entry]) -> None:
    """The first deadline of these entries; one without a date has none."""
    insert_rows(
        connection,
        KeptDeadline,
        [
            {
                "subject": SUBJECT, "subject_id": entry["id"], "key": KEY, "standards": entry["standards"],
                **count(entry["lpm_by"], entry["conference_on"], entry["timescale"]), **_standing(entry),
                **_whose(entry),
            }
            for entry in entries
            if entry["lpm_by"] is not None
        ],
    )  # fmt: skip


def counting(calendar: WorkingDays) -> Counting:
    """How dates for an LPM came about by these days, each counted once."""

    @lru_cache(maxsize=10_000)
    def count(by: date, anchor: date | None, written: str) -> Values:
        return _counted(by, anchor, written, calendar)

    return count


def _changed(count: Counting, there: RowMapping, entry: Entry) -> Values:
    """The columns of a deadline that say something else than its entry now."""
    now = {**_standing(entry), **_whose(entry)}
    by, anchor = entry["lpm_by"], entry["conference_on"]
    counted_again = there["span_unit"] != "stated" and there["anchor_on"] != anchor
    if by is not None and (there["due_on"] != by or counted_again):
        now = {**now, **count(by, anchor, entry["timescale"]), "standards": entry["standards"]}
    return now if any(there[name] != value for name, value in now.items()) else {}


def _counted(by: date, anchor: date | None, written: str, calendar: WorkingDays) -> Values:
    """How the date came about: from the timescale as written where that gives this very day, else as stated."""
    read = read_timescale(written, anchor, calendar)
    from_span = read.by == by and read.unit in ("wd", "days", "months")
    unit, number, since = (read.unit, read.count, anchor) if from_span else ("stated", 0, None)
    return {
        "due_on": by,
        "anchor_on": since,
        "span_unit": unit,
        "span_count": number,
        "latest_bookable_on": _latest_bookable(by, calendar),
        "provisional": calendar.provisional(by) if unit == "wd" else False,
        "explanation": lpm_by_explained(by, unit, number, since, calendar),
    }


def _latest_bookable(by: date, calendar: WorkingDays) -> date:
    try:
        return calendar.on_or_before(by)
    except ValueError:
        return by


def _whose(entry: Entry) -> Values:
    """Whose the deadline is and whom it concerns, so that all that is due is read without the register."""
    return {
        "part": str(Part.CHAIR), "chair_id": entry["chair_id"], "about": entry["child_shown"],
        "reference": entry["case_id"],
    }  # fmt: skip


def _standing(entry: Entry) -> Values:
    """Whether the deadline is open, met, late or no longer counts, and when it was met."""
    by, on = entry["lpm_by"], entry["lpm_on"]
    if entry["voided_at"] is not None or entry["state"] == State.WITHDRAWN or by is None:
        return {"state": "superseded", "met_on": None}
    if entry["state"] in OPEN_STATES:
        return {"state": "open", "met_on": None}
    if on is None:
        return {"state": "superseded", "met_on": None}
    return {"state": "met" if on <= by else "late", "met_on": on}
