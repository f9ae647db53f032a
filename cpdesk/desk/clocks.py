"""The clocks of the diary, kept as deadline rows: what the records say now, compared with what is kept (I02, I27).

Every use case that changes a request, a conference or a core group calls `keep_clocks` when it has done so, and so
does Undo. What hangs on these is kept with them: the request and the reviews of a conference, its core groups, the
actions of its plan, the alerts about it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import InstrumentedAttribute

from cpdesk.desk.clock_rows import (
    CONCERN,
    CONFERENCE,
    CORE_GROUP,
    PLAN_ACTION,
    REQUEST,
    SUPERSEDED,
    Clock,
    Counting,
    Values,
    name_of_thing,
)
from cpdesk.desk.conference_clocks import conference_clocks
from cpdesk.desk.conference_limits import limits_of
from cpdesk.desk.core_group_clocks import core_group_clocks
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.maqa_clocks import maqa_clocks
from cpdesk.desk.plan_action_clocks import plan_action_clocks
from cpdesk.desk.request_clocks import request_clocks
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import insert_rows, table_of
from cpdesk.records.model import Conference, CoreGroup, KeptDeadline, MaqaAlert, PlanAction
from cpdesk.rows.conference import KeptClock
from cpdesk.rules.deadline_keys import DEADLINE_KEYS

__all__ = ["ClockMoved", "clocks_of", "keep_clocks", "limits_of"]
_deadline = table_of(KeptDeadline)
_READ = {
    REQUEST: request_clocks,
    CONFERENCE: conference_clocks,
    CORE_GROUP: core_group_clocks,
    PLAN_ACTION: plan_action_clocks,
    CONCERN: maqa_clocks,
}
_ORDER = {state: place for place, state in enumerate(("open", "expected", "late", "met"))}


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """A clock that is due on another day than before: the number of its row, whom it concerns, both days."""

    id: int
    about: str
    reference: str
    key: str
    old: date
    new: date


def keep_clocks(
    work: Work,
    *,
    requests: Iterable[int] = (),
    conferences: Iterable[int] = (),
    core_groups: Iterable[int] = (),
    plan_actions: Iterable[int] = (),
    concerns: Iterable[int] = (),
) -> tuple[ClockMoved, ...]:
    """Make the deadline rows of these records say what the records say; which of them are due on another day now."""
    work.session.flush()
    wanted = {
        REQUEST: set(requests),
        CONFERENCE: set(conferences),
        CORE_GROUP: set(core_groups),
        PLAN_ACTION: set(plan_actions),
        CONCERN: set(concerns),
    }
    _with_what_hangs_on(work, wanted)
    counting = Counting(work.calendar)
    return tuple(moved for kind, ids in wanted.items() for moved in _keep(work, counting, kind, sorted(ids)))


def clocks_of(work: Work, subject: str, id: int) -> tuple[KeptClock, ...]:
    """The clocks of one record as they are kept: those that run first, soonest first, then those that ended."""
    work.session.flush()
    asked = select(_deadline).where(
        _deadline.c.subject == subject, _deadline.c.subject_id == id, _deadline.c.state != SUPERSEDED
    )
    rows = work.session.execute(asked.order_by(_deadline.c.due_on, _deadline.c.id)).all()
    return tuple(
        KeptClock(
            row.key, name_of_clock(row.key), row.due_on, row.due_at, row.state, row.met_on, row.explanation
        )
        for row in sorted(rows, key=lambda row: _ORDER[row.state])
    )  # fmt: skip


def name_of_clock(key: str) -> str:
    """What a clock is called: as the standards name it, or as the thing to do."""
    return name_of_thing(key) or DEADLINE_KEYS[key].name


def _with_what_hangs_on(work: Work, wanted: dict[str, set[int]]) -> None:
    """Add the records whose clocks are counted from these: I28 and S38 count from the conference before."""
    for some in some_at_once(set(wanted[CONFERENCE])):
        wanted[REQUEST].update(number for number in _numbers(work, Conference.request_id, Conference.id, some))
        wanted[CONFERENCE].update(_numbers(work, Conference.id, Conference.previous_id, some))
        wanted[CORE_GROUP].update(_numbers(work, CoreGroup.id, CoreGroup.conference_id, some))
        wanted[PLAN_ACTION].update(_numbers(work, PlanAction.id, PlanAction.conference_id, some))
        wanted[CONCERN].update(_numbers(work, MaqaAlert.id, MaqaAlert.conference_id, some))
    for some in some_at_once(set(wanted[REQUEST])):
        # An adjourned conference's successor is counted from the request's strategy discussion.
        asked = select(Conference.id).where(Conference.request_id.in_(some), Conference.previous_id.is_not(None))
        wanted[CONFERENCE].update(work.session.scalars(asked))
    for some in some_at_once(set(wanted[CORE_GROUP])):
        wanted[CORE_GROUP].update(_numbers(work, CoreGroup.id, CoreGroup.previous_id, some))
        wanted[CONCERN].update(_numbers(work, MaqaAlert.id, MaqaAlert.core_group_id, some))


def _numbers(
    work: Work, wanted: InstrumentedAttribute[Any], by: InstrumentedAttribute[Any], ids: Collection[int]
) -> list[int]:
    return list(work.session.scalars(select(wanted).where(by.in_(ids), wanted.is_not(None))))


def _keep(work: Work, counting: Counting, kind: str, ids: Collection[int]) -> Iterator[ClockMoved]:
    for some in some_at_once(ids):
        clocks = {(clock.of.id, clock.key): clock for clock in _READ[kind](work, some)}
        yield from _keep_some(work, counting, kind, some, clocks)


def _keep_some(
    work: Work, counting: Counting, kind: str, ids: Collection[int], clocks: dict[tuple[int, str], Clock]
) -> Iterator[ClockMoved]:
    connection = work.session.connection()
    asked = select(_deadline).where(_deadline.c.subject == kind, _deadline.c.subject_id.in_(ids))
    kept = {(row["subject_id"], row["key"]): dict(row) for row in connection.execute(asked).mappings()}
    new = [
        {"subject": kind, "subject_id": number, "key": key, **counting.columns(clock, None)}
        for (number, key), clock in clocks.items()
        if (number, key) not in kept
    ]
    insert_rows(connection, KeptDeadline, new)
    changes: dict[tuple[str, ...], list[Values]] = defaultdict(list)
    for place, row in kept.items():
        changed = _changed(row, _wanted(counting, clocks.get(place), row))
        if changed:
            changes[tuple(changed)].append({"this": row["id"], **changed})
        if "due_on" in changed:
            yield ClockMoved(row["id"], row["about"], row["reference"], row["key"], row["due_on"], changed["due_on"])
    for same_columns in changes.values():
        connection.execute(update(_deadline).where(_deadline.c.id == bindparam("this")), same_columns)


def _wanted(counting: Counting, clock: Clock | None, row: Values) -> Values:
    """What the row is to say; a clock that its record no longer has counts no more, but is never removed."""
    return {"state": SUPERSEDED, "met_on": None} if clock is None else counting.columns(clock, row)


def _changed(row: Values, wanted: Values) -> Values:
    return {name: value for name, value in wanted.items() if row[name] != value}
