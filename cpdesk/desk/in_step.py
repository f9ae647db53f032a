"""What the register repeats of an entry, so that pages are ordered and found without a join, kept in step with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, func, inspect, select, update
from sqlalchemy.orm import Session, aliased

from cpdesk.desk.entry_shown import (
    CLOSED,
    ESCALATED,
    HELD,
    OPEN,
    TAKEN_BACK,
    WITHDRAWN,
    Entry,
    child_shown,
    days_taken,
    shown_of,
)
from cpdesk.desk.register_deadlines import keep_deadlines
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import insert_rows, table_of
from cpdesk.records.model import (
    Child,
    Difference,
    Person,
    Recommendation,
    RecommendedChild,
    StateMove,
    Team,
    UnitSetting,
)
from cpdesk.records.search import keep_words, many_words

__all__ = [
    "CLOSED", "ENTRIES_SETTING", "ESCALATED", "HELD", "OPEN", "TAKEN_BACK", "WITHDRAWN", "child_shown",
    "count_entries", "days_taken", "first_moves", "keep_in_step",
]  # fmt: skip
ENTRIES_SETTING = "entries of the register"
_AT_ONCE = 500

_entry = table_of(Recommendation)
_manager, _worker = aliased(Person), aliased(Person)
_chair = aliased(Person)


def keep_in_step(work: Work, ids: Iterable[int]) -> None:
    """Write again what follows from these entries: rank, sort keys, gaps, words to find them by, deadline, moves."""
    work.session.flush()
    whole = list(dict.fromkeys(ids))
    waiting = iter(whole)
    with many_words(work.session.connection(), len(whole)):
        while some := list(islice(waiting, _AT_ONCE)):
            _keep_some(work, some)


def _keep_some(work: Work, ids: Sequence[int]) -> None:
    session = work.session
    connection = session.connection()
    children = _children_of(session, ids)
    stages = _open_stages(session, ids)
    entries = list(_entries(session, ids))
    shown = [shown_of(one, children.get(one["id"], ()), stages.get(one["id"], 0)) for one in entries]
    if not entries:
        return
    stood = [one["state_rank"] != TAKEN_BACK for one in entries]
    count_entries(session, sum(one.rank != TAKEN_BACK for one in shown) - sum(stood))
    connection.execute(
        update(_entry).where(_entry.c.id == bindparam("this")),
        [{"this": entry["id"], **one.columns} for entry, one in zip(entries, shown, strict=True)],
    )
    keep_words(connection, [(entry["id"], one.words, one.labels) for entry, one in zip(entries, shown, strict=True)])
    for entry, one in zip(entries, shown, strict=True):
        known = session.identity_map.get(inspect(Recommendation).identity_key_from_primary_key((entry["id"],)))
        if known is not None:
            session.expire(known, list(one.columns))
    now = [{**entry, **one.columns} for entry, one in zip(entries, shown, strict=True)]
    keep_deadlines(connection, work.calendar, now)
    _keep_moves(work, entries)


def _keep_moves(work: Work, entries: Sequence[Entry]) -> None:
    """A step for every entry whose state is not where its last step led: a new entry, or one moved by Undo (I18)."""
    connection = work.session.connection()
    last = select(func.max(StateMove.id)).where(StateMove.recommendation_id.in_([entry["id"] for entry in entries]))
    asked = select(StateMove.recommendation_id, StateMove.to_state).where(
        StateMove.id.in_(last.group_by(StateMove.recommendation_id))
    )
    stood = {row.recommendation_id: row.to_state for row in connection.execute(asked)}
    moved = [entry for entry in entries if stood.get(entry["id"]) != entry["state"]]
    insert_rows(
        connection, StateMove, [_move(work, one["id"], stood.get(one["id"], ""), one["state"]) for one in moved]
    )


def first_moves(work: Work, entries: Iterable[Entry]) -> None:
    """The first step of entries that are new: to where they stand."""
    moves = [_move(work, one["id"], "", one["state"]) for one in entries]
    insert_rows(work.session.connection(), StateMove, moves)


def _move(work: Work, number: int, before: str, to: str) -> dict[str, Any]:
    return {
        "recommendation_id": number, "at": work.now, "by": work.who, "from_state": before, "to_state": to, "why": "",
    }  # fmt: skip


def _entries(session: Session, ids: Sequence[int]) -> Iterator[Entry]:
    names = (
        Team.name.label("team"),
        _chair.name.label("chair"),
        _manager.name.label("team_manager"),
        _worker.name.label("social_worker"),
    )
    asked = (
        select(_entry, *names)
        .outerjoin(Team, _entry.c.team_id == Team.id)
        .outerjoin(_chair, _entry.c.chair_id == _chair.id)
        .outerjoin(_manager, _entry.c.team_manager_id == _manager.id)
        .outerjoin(_worker, _entry.c.social_worker_id == _worker.id)
        .where(_entry.c.id.in_(ids))
    )
    for row in session.connection().execute(asked).mappings():
        yield dict(row)


def _children_of(session: Session, ids: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    asked = (
        select(RecommendedChild.recommendation_id, Child.first_name, Child.surname, Child.born_on)
        .join(Child, Child.id == RecommendedChild.child_id)
        .where(RecommendedChild.recommendation_id.in_(ids), Child.voided_at.is_(None))
        .order_by(RecommendedChild.recommendation_id, RecommendedChild.place, Child.id)
    )
    found: dict[int, list[Any]] = {}
    for row in session.connection().execute(asked):
        found.setdefault(row.recommendation_id, []).append(row)
    return found


def _open_stages(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    latest = (
        select(Difference.recommendation_id, Difference.about, func.max(Difference.stage).label("stage"))
        .where(Difference.recommendation_id.in_(ids), Difference.voided_at.is_(None))
        .group_by(Difference.recommendation_id, Difference.about)
        .subquery()
    )
    still_open = (
        select(Difference.recommendation_id, func.max(Difference.stage))
        .join(
            latest,
            (latest.c.recommendation_id == Difference.recommendation_id)
            & (latest.c.about == Difference.about)
            & (latest.c.stage == Difference.stage),
        )
        .where(Difference.closed.is_(False), Difference.voided_at.is_(None))
        .group_by(Difference.recommendation_id)
    )
    return {row[0]: row[1] for row in session.connection().execute(still_open)}


def count_entries(session: Session, more: int) -> None:
    """Count so many more entries of the register, or fewer."""
    if not more:
        return
    kept = session.get(UnitSetting, ENTRIES_SETTING, with_for_update=True, populate_existing=True)
    if kept is None:
        session.add(UnitSetting(key=ENTRIES_SETTING, value=more))
    else:
        kept.value = kept.value + more
    session.flush()
