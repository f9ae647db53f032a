"""Whether the database is sound: asked for by a person or a scheduled task, never at a start."""

import json
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from cpdesk.desk.find_words import find_check
from cpdesk.desk.sound_diary import diary_checks
from cpdesk.desk.sound_maqa import maqa_checks
from cpdesk.desk.sound_quarters import quarter_checks
from cpdesk.desk.sound_record import record_checks
from cpdesk.desk.sound_team_map import team_map_checks
from cpdesk.desk.work import Work, answers
from cpdesk.records.copies import copies_of
from cpdesk.records.engine import OLDEST_SQLITE
from cpdesk.records.history import FIRST_HASH, REMOVED, as_kept, broken_links
from cpdesk.records.model import Happening, ListSnapshot, Record
from cpdesk.records.trouble import refusal_of
from cpdesk.records.upgrade import HEAD, schema_of
from cpdesk.rows.unit import Check, Soundness

_LEAST_FREE = 500_000_000
_AT_ONCE = 5000
_RESTORE = "Close the program and put the latest copy back in its place."


@answers(Soundness)
def soundness(work: Work, question: Soundness) -> tuple[Check, ...]:
    """Everything that is checked, each with whether it is well and what to do if not."""
    return tuple(_checked(work, what, check) for what, check in _checks(work))


def _checks(work: Work) -> Iterator[tuple[str, Callable[[Work], Check]]]:
    yield "Schema", _schema
    if work.database.path is not None:
        yield "Database library", _library
        yield "Encryption", _encryption
        yield "Database file", _file
        yield "References", _references
    yield "History", _history
    yield "History and entries", _replay
    yield from diary_checks()
    yield from record_checks()
    yield from maqa_checks()
    yield from quarter_checks()
    yield from team_map_checks()
    yield "Find", find_check
    yield "Key", _key
    if work.database.path is not None:
        yield "Free space", _free_space
        yield "Copies", _copies


def _checked(work: Work, what: str, check: Callable[[Work], Check]) -> Check:
    """One check; a file too damaged to be checked is said to be so instead of ending the others."""
    try:
        return check(work)
    except DBAPIError as trouble:
        return Check(what, well=False, said=str(refusal_of(trouble)))


def _schema(work: Work) -> Check:
    step = schema_of(work.session.connection())
    return Check("Schema", step == HEAD, f"Step {step}." if step == HEAD else f"Step {step} instead of {HEAD}.")


def _library(work: Work) -> Check:
    well = sqlcipher.sqlite_version_info >= OLDEST_SQLITE
    said = f"SQLite {sqlcipher.sqlite_version}."
    return Check("Database library", well, said if well else f"{said} Set the program up again: it is too old.")


def _encryption(work: Work) -> Check:
    on = work.session.execute(text("PRAGMA cipher_status")).scalar() == "1"
    damage = work.session.execute(text("PRAGMA cipher_integrity_check")).all()
    if on and not damage:
        return Check("Encryption", well=True, said="Encrypted, and every page is as it was written.")
    pages = "1 page is not as it was" if len(damage) == 1 else f"{len(damage):,} pages are not as they were"
    return Check("Encryption", well=False, said=f"{pages} written. {_RESTORE}")


def _file(work: Work) -> Check:
    found = work.session.execute(text("PRAGMA integrity_check(10)")).scalars().all()
    whole = found == ["ok"]
    return Check("Database file", whole, f"{work.database.path}, whole." if whole else f"Damaged. {_RESTORE}")


def _references(work: Work) -> Check:
    loose = work.session.execute(text("PRAGMA foreign_key_check")).all()
    said = "Every reference leads somewhere." if not loose else f"{len(loose)} references lead nowhere. {_RESTORE}"
    return Check("References", not loose, said)


def _history(work: Work) -> Check:
    broken = list(islice(broken_links(work.session.connection()), 3))
    number = work.session.scalar(select(func.count()).select_from(Happening)) or 0
    missing = None if broken else _list_without_its_past(work)
    if missing is not None:
        said = f"What stood before the list of {missing} went out is no longer there. Tell IT."
        return Check("History", well=False, said=said)
    if not broken:
        return Check("History", well=True, said=f"{number:,} changes, each as it was appended.")
    return Check("History", well=False, said=f"Changed by hand at change {broken[0]:,}. Tell IT.")


def _list_without_its_past(work: Work) -> str | None:
    """The month of an issued list that names a last change which the history has lost: its end was cut off."""
    stands = select(Happening.seq).where(Happening.hash == ListSnapshot.chain_head).exists()
    asked = select(ListSnapshot.month).where(ListSnapshot.chain_head != FIRST_HASH, ~stands)
    return work.session.scalar(asked.order_by(ListSnapshot.month).limit(1))


def _replay(work: Work) -> Check:
    """Whether every field stands as the last change in the history left it."""
    differing = sum(len(some) for some in _differing(work))
    if not differing:
        return Check("History and entries", well=True, said="Every value is as the history left it.")
    said = f"{differing:,} values are not as the history left them. Tell your service manager and IT."
    return Check("History and entries", well=False, said=said)


def _differing(work: Work) -> Iterator[list[tuple[str, int]]]:
    """For each field of each table, the records whose value differs from the last that was noted."""
    fields = work.session.execute(
        select(Happening.entity, Happening.field).where(Happening.new.is_not(None)).distinct()
    ).all()
    by_table: dict[str, list[str]] = defaultdict(list)
    for entity, field in fields:
        by_table[entity].append(field)
    for entity, names in by_table.items():
        table = Record.metadata.tables.get(entity)
        for name in names if table is not None else ():
            if table is not None and name in table.c and "id" in table.c:
                yield _differing_in(work, entity, name)


def _differing_in(work: Work, entity: str, name: str) -> list[tuple[str, int]]:
    table = Record.metadata.tables[entity]
    last = (
        select(Happening.entity_id, func.max(Happening.seq).label("seq"))
        .where(Happening.entity == entity, Happening.field.in_((name, REMOVED)))
        .group_by(Happening.entity_id)
        .subquery()
    )
    kept = (
        select(Happening.entity_id, Happening.new, table.c[name])
        .join(last, last.c.seq == Happening.seq)
        .join(table, table.c.id == Happening.entity_id)
        .where(Happening.field == name)
        .execution_options(yield_per=_AT_ONCE)
    )
    return [(entity, row[0]) for row in work.session.execute(kept) if _plain(as_kept(row[2])) != _plain(row[1])]


def _plain(kept: str | None) -> object:
    return json.loads(kept or "null")


def _key(work: Work) -> Check:
    return Check("Key", well=True, said=f"The key is kept {work.database.key_kept or 'nowhere by this program'}.")


def _free_space(work: Work) -> Check:
    path = work.database.path
    free = shutil.disk_usage(path.parent).free if path else 0
    well = free >= _LEAST_FREE
    said = f"{free / 1e9:.1f} GB free." if well else f"Only {free / 1e6:.0f} MB free. Make room on the disk."
    return Check("Free space", well, said)


def _copies(work: Work) -> Check:
    path, folder = work.database.path, work.database.copies
    copies = copies_of(folder, path) if path and folder else ()
    if not copies:
        return Check("Copies", well=True, said="No copy yet: one is made before each import and each upgrade.")
    days = int((time.time() - copies[-1].stat().st_mtime) // 86_400)
    since = "today" if days <= 0 else "yesterday" if days == 1 else f"{days:,} days ago"
    which = "One copy, made" if len(copies) == 1 else f"{len(copies)} copies, the latest made"
    # However old: copies are made before an import or an upgrade, and a register in use may need neither for months.
    return Check("Copies", well=True, said=f"{which} {since}.")
