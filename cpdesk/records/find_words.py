"""The words of Find, written in the same step that changes a name: they follow the history, so none can be forgotten.

Whatever is appended to the history (a new child, another surname, a thing taken back and what Undo brings back) is
looked at here. Derived: the rows have no history of their own, and an upgrade writes them all anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, delete, func, select

from cpdesk.records.finding import ALERT, KIND_OF
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Child, Conference, CoreGroup, FindWord, MaqaAlert, Record
from cpdesk.records.words_of_things import FAMILY_OF_ALERT, MEETING_OF_ALERT, WORDS_OF

_AT_ONCE = 500
_FILLED_AT_ONCE = 20_000
_ROWS_AT_ONCE = 50_000
_word = table_of(FindWord)


def follow_changes(connection: Connection, changed: Mapping[str, Collection[int]]) -> None:
    """Write again the words of what was changed: the numbers of the records, by their table."""
    for entity, ids in changed.items():  # every name is in KIND_OF
        keep_words_of(connection, KIND_OF[entity], ids)
    if changed.get("child"):
        keep_words_of(connection, ALERT, _alerts_about(connection, changed["child"]))


def keep_words_of(connection: Connection, kind: str, ids: Collection[int]) -> None:
    """Write again the words of these things of one kind; what was taken back has none."""
    rows: list[tuple[str, str, int]] = []
    for some in _some(ids):
        connection.execute(delete(_word).where(_word.c.kind == kind, _word.c.thing_id.in_(some)))
        rows += ((kind, word, number) for number, words in WORDS_OF[kind](connection, some) for word in words)
    _insert(connection, rows)


def fill_words(connection: Connection) -> None:
    """Write the words of everything anew: for a register that was kept before there was Find."""
    connection.execute(delete(_word))
    for kind, read in WORDS_OF.items():
        for some in _all_numbers(connection, kind, _FILLED_AT_ONCE):
            _insert(connection, [(kind, word, number) for number, words in read(connection, some) for word in words])


def words_amiss(connection: Connection) -> Iterator[tuple[str, int]]:
    """Each thing whose words are not the ones under which it ought to be found, by kind and number."""
    for kind, read in WORDS_OF.items():
        for some in _all_numbers(connection, kind, _AT_ONCE):
            kept: dict[int, set[str]] = defaultdict(set)
            these = (_word.c.kind == kind, _word.c.thing_id.between(some.start, some.stop - 1))
            for number, word in connection.execute(select(_word.c.thing_id, _word.c.word).where(*these)):
                kept[number].add(word)
            ought = dict(read(connection, some))
            yield from ((kind, number) for number in some if kept.get(number, set()) != ought.get(number, set()))


def _all_numbers(connection: Connection, kind: str, at_once: int) -> Iterator[range]:
    """Every number that a thing of this kind may have, in parts."""
    table = next(name for name, holds in KIND_OF.items() if holds == kind)
    last = connection.scalar(select(func.max(Record.metadata.tables[table].c.id))) or 0
    return (range(start, min(start + at_once, last + 1)) for start in range(1, last + 1, at_once))


def _alerts_about(connection: Connection, children: Collection[int]) -> list[int]:
    """The alerts about the families of these children."""
    found: list[int] = []
    for some in _some(children):
        families = select(Child.family_id).where(Child.id.in_(some))
        asked = (
            select(MaqaAlert.id)
            .outerjoin(CoreGroup, CoreGroup.id == MaqaAlert.core_group_id)
            .outerjoin(Conference, MEETING_OF_ALERT)
            .where(FAMILY_OF_ALERT.in_(families))
        )
        found += connection.scalars(asked)
    return found


def _some(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(set(ids))
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def _insert(connection: Connection, rows: Iterable[tuple[str, str, int]]) -> None:
    """Write the rows in the order of their key, which is several times as fast; one that is there already stays."""
    ordered = sorted(rows)
    sqlite = connection.dialect.name == "sqlite"
    statement = (
        "INSERT OR IGNORE INTO find_word (kind, word, thing_id) VALUES (?, ?, ?)"
        if sqlite
        else "INSERT INTO find_word (kind, word, thing_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
    )
    for start in range(0, len(ordered), _ROWS_AT_ONCE):
        connection.exec_driver_sql(statement, ordered[start : start + _ROWS_AT_ONCE])
