"""How an operation is taken back: by its history, newest change first, in few statements however much it did.

A room whose records repeat or follow what was taken back says so with `after_undo`; a field that is no column of its
table (the children of an entry, say) is set by the function that `undoes_field` marks.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from cpdesk.desk.columns_back import Changed, changed_since, set_columns
from cpdesk.desk.kept_values import key_column, key_of, number_of, row_as_json, some_at_once, value_of
from cpdesk.desk.work import Work
from cpdesk.records.history import CREATED, REMOVED, Change, as_kept
from cpdesk.records.model import Happening, Operation, Record
from cpdesk.rows.refusals import Refusal

# Made and taken away outright, since nothing refers to them; everything else that was made is marked as taken back.
_TAKEN_AWAY = ("day_not_worked", "linked_chair", "role_holder", "deadline", "duty_day", "considered_agency")
# People, teams, rooms and children stay when entries that came from elsewhere name them.
_NAMED_BY = {
    "person": (
        ("recommendation", ("chair_id", "team_manager_id", "social_worker_id")),
        ("linked_chair", ("person_id",)),
        ("role_holder", ("person_id",)),
        ("icpc_request", ("team_manager_id", "social_worker_id")),
        ("consultation", ("chair_id", "team_manager_id")),
        ("conference", ("chair_id", "minute_taker_id", "team_manager_id", "social_worker_id")),
        ("duty_day", ("person_id",)),
        ("away", ("person_id",)),
        ("linked_cover", ("person_id",)),
        ("team_meeting", ("person_id",)),
        ("induction", ("person_id",)),
    ),
    "team": (
        ("recommendation", ("team_id",)),
        ("linked_chair", ("team_id",)),
        ("icpc_request", ("team_id",)),
        ("conference", ("team_id",)),
        ("linked_cover", ("team_id",)),
        ("team_meeting", ("team_id",)),
        ("induction", ("team_id",)),
        ("directory_entry", ("team_id",)),
    ),
    "room": (("conference", ("room_id",)),),
    "child": (
        ("recommended_child", ("child_id",)),
        ("request_child", ("child_id",)),
        ("conference_child", ("child_id",)),
        ("cp_plan", ("child_id",)),
    ),
}
# The lists of children say nothing themselves of being taken back: the record does to which they belong.
_BELONGS_TO = {
    "recommended_child": "recommendation_id",
    "request_child": "request_id",
    "conference_child": "conference_id",
}


@dataclass(frozen=True, slots=True)
class FieldTakenBack:
    """One field of one record: the value it had until now and the value it has again, as JSON text."""

    id: int
    field: str
    old: str | None
    new: str | None


@dataclass(slots=True)
class TakenBack:
    """What Undo or Redo did to the records of one table; `title` is the name of the operation.

    `tables` names all that the operation touched.
    """

    entity: str
    title: str
    fields: list[FieldTakenBack] = field(default_factory=list)
    tables: frozenset[str] = frozenset()

    @property
    def ids(self) -> tuple[int, ...]:
        """The records that it touched."""
        return tuple(dict.fromkeys(one.id for one in self.fields))


AfterUndo = Callable[[Work, TakenBack], None]
FieldSetter = Callable[[Work, int, str, Any], None]
_AFTER: dict[str, list[AfterUndo]] = defaultdict(list)
_SETTERS: dict[tuple[str, str], FieldSetter] = {}


def after_undo(entity: str) -> Callable[[AfterUndo], AfterUndo]:
    """Marks a function that brings in step what follows from these records, after Undo or Redo changed them."""

    def enter(act: AfterUndo) -> AfterUndo:
        if act.__qualname__ not in {known.__qualname__ for known in _AFTER[entity]}:
            _AFTER[entity].append(act)
        return act

    return enter


def undoes_field(entity: str, field: str = "") -> Callable[[FieldSetter], FieldSetter]:
    """Marks the function that gives a field (or any field) its old value back where it is no column of the table."""

    def enter(act: FieldSetter) -> FieldSetter:
        _SETTERS[(entity, field)] = act
        return act

    return enter


@dataclass(slots=True)
class _Past:
    """What an operation did to one table: records made and removed, and the first old and last new of each field."""

    made: set[int] = field(default_factory=set)
    removed: dict[int, str | None] = field(default_factory=dict)
    fields: dict[tuple[int, str], tuple[str | None, str | None]] = field(default_factory=dict)


def take_back(work: Work, operation: Operation) -> None:
    """Reverse everything that the operation did; refused whole when somebody has changed any of it since."""
    past, last = _read(work, operation.uuid)
    if not past:
        raise Refusal("There is nothing in this step to take back.")
    work.session.flush()
    taken = []
    for entity in sorted(past, key=_place):
        did = past[entity]
        back = TakenBack(entity, operation.title, tables=frozenset(past))
        _refuse_when_built_upon(work, operation.uuid, entity, did, last)
        _take_back_made(work, entity, did.made, back)
        _bring_back_removed(work, entity, did, back)
        _take_back_fields(work, entity, did, back)
        _count_change(work, entity, back.ids)
        work.session.flush()
        work.session.expire_all()
        taken.append(back)
    place = work.noted  # before what follows: of a field that both change, the history's last value stands
    for back in taken:  # once all stands as it did: whether a booking is firm, say, follows from what was sent too
        for act in _AFTER[back.entity]:
            act(work, back)
    why = f"Undo: {operation.title}"
    changes = (Change(back.entity, one.id, one.field, one.old, one.new, why) for back in taken for one in back.fields)
    work.note_kept(changes, place)


def _place(entity: str) -> tuple[bool, bool, bool]:
    """Days come first and names last; participants after the alerts about them, which their own facts turn (I22)."""
    return entity in _NAMED_BY, entity == "participant", entity != "day_not_worked"


def _read(work: Work, uuid: str) -> tuple[dict[str, _Past], int]:
    columns = (Happening.seq, Happening.entity, Happening.entity_id, Happening.field, Happening.old, Happening.new)
    past: dict[str, _Past] = {}
    last = 0
    for row in work.session.execute(select(*columns).where(Happening.operation == uuid).order_by(Happening.seq.desc())):
        last = last or row.seq
        did = past.setdefault(row.entity, _Past())
        if row.field == CREATED:
            did.made.add(row.entity_id)
        elif row.field == REMOVED:
            did.removed[row.entity_id] = row.old
        else:
            newest = did.fields.get((row.entity_id, row.field), (None, row.new))[1]
            did.fields[(row.entity_id, row.field)] = (row.old, newest)
    return past, last


def _refuse_when_built_upon(work: Work, uuid: str, entity: str, did: _Past, last: int) -> None:
    """Refuse when something that this operation made was worked on since, by a step that still stands."""
    if not did.made or entity in _NAMED_BY:
        return
    made = select(Happening.entity_id).where(
        Happening.operation == uuid, Happening.entity == entity, Happening.field == CREATED
    )
    since = (
        select(Happening.by)
        .join(Operation, Operation.uuid == Happening.operation)
        .where(Happening.seq > last, Happening.entity == entity, Happening.entity_id.in_(made))
        .where(Operation.undoes == "", Operation.undone_by == "")
        .order_by(Happening.seq.desc())
        .limit(1)
    )
    by = work.session.scalar(since)
    if by is not None:
        raise Refusal(f"{by} has worked on this since, so it cannot be taken back as a whole. Take that back first.")


def _take_back_made(work: Work, entity: str, made: set[int], back: TakenBack) -> None:
    """Mark what was made as taken back; nothing that others still name."""
    table = Record.metadata.tables.get(entity)
    if table is None:
        return
    for some in some_at_once(sorted(made - _still_named(work, entity, made))):
        if "voided_at" in table.c:
            _void(work, table, some, back)
        elif entity in _TAKEN_AWAY:
            _take_away(work, table, some, back)


def _void(work: Work, table: Table, some: list[int], back: TakenBack) -> None:
    standing = list(work.session.scalars(select(table.c.id).where(table.c.id.in_(some), table.c.voided_at.is_(None))))
    work.session.execute(update(table).where(table.c.id.in_(standing)).values(voided_at=work.now))
    back.fields += [FieldTakenBack(number, "voided_at", "null", as_kept(work.now)) for number in standing]


def _take_away(work: Work, table: Table, some: list[int], back: TakenBack) -> None:
    key = key_column(table)
    keys = [key_of(key, number) for number in some]
    for row in work.session.execute(select(table).where(key.in_(keys))).mappings():
        back.fields.append(FieldTakenBack(number_of(row[key.name]), REMOVED, row_as_json(row), None))
    work.session.execute(delete(table).where(key.in_(keys)))


def _bring_back_removed(work: Work, entity: str, did: _Past, back: TakenBack) -> None:
    """Put back what was removed, as it stood."""
    table = Record.metadata.tables.get(entity)
    rows = [(number, json.loads(old)) for number, old in did.removed.items() if old]
    if table is None or not rows:
        return
    work.session.execute(
        insert(table), [{name: value_of(table.c[name], kept) for name, kept in row.items()} for _, row in rows]
    )
    back.fields += [FieldTakenBack(number, CREATED, None, None) for number, _ in rows]


def _take_back_fields(work: Work, entity: str, did: _Past, back: TakenBack) -> None:
    table = Record.metadata.tables.get(entity)
    columns: dict[str, Changed] = defaultdict(dict)
    for (number, name), (old, new) in did.fields.items():
        if number in did.made or number in did.removed:
            continue
        if table is not None and name in table.c:
            columns[name][number] = (old, new)
        else:
            _refuse_when_changed_since(work, entity, number, name, new)
            _set_by_hand(work, entity, number, name, json.loads(old or "null"))
        back.fields.append(FieldTakenBack(number, name, new, old))
    if table is not None:
        set_columns(work, table, columns)


def _set_by_hand(work: Work, entity: str, number: int, name: str, value: Any) -> None:
    """Set what is no column: by the function marked for it, or as the record itself sets it (an entry's children)."""
    setter = _SETTERS.get((entity, name)) or _SETTERS.get((entity, ""))
    if setter is not None:
        setter(work, number, name, value)
        return
    kept = next(mapper.class_ for mapper in Record.registry.mappers if mapper.class_.__tablename__ == entity)
    setattr(work.session.get_one(kept, number), name, value)


def _refuse_when_changed_since(work: Work, entity: str, number: int, name: str, new: str | None) -> None:
    """Refuse when the history knows a newer value of a field that is no column."""
    of_field = (Happening.entity == entity, Happening.entity_id == number, Happening.field == name)
    if work.session.scalar(select(Happening.new).where(*of_field).order_by(Happening.seq.desc()).limit(1)) != new:
        raise changed_since(name)


def _count_change(work: Work, entity: str, ids: Sequence[int]) -> None:
    """Raise the version of what was touched, so that a save made on what stood before is refused."""
    table = Record.metadata.tables.get(entity)
    if table is None or "version" not in table.c:
        return
    for some in some_at_once(ids):
        work.session.execute(update(table).where(table.c.id.in_(some)).values(version=table.c.version + 1))


def _still_named(work: Work, entity: str, made: set[int]) -> set[int]:
    """Those people, teams and children whom something names that still stands; the step's own entries are gone."""
    named: set[int] = set()
    for table_name, columns in _NAMED_BY.get(entity, ()):
        table = Record.metadata.tables[table_name]
        for name in columns:
            found = select(table.c[name]).where(table.c[name].is_not(None)).distinct()
            if table_name in _BELONGS_TO:
                owner = table.c[_BELONGS_TO[table_name]]
                (whole,) = (key.column.table for key in owner.foreign_keys)
                found = found.join(whole, whole.c.id == owner).where(whole.c.voided_at.is_(None))
            if "voided_at" in table.c:
                found = found.where(table.c.voided_at.is_(None))
            named |= made.intersection(work.session.scalars(found))
    return named
