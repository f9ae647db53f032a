"""The words of the register: which entries hold what somebody typed. FTS5 on SQLite, a tsvector on PostgreSQL.

Beside the words as displayed, every entry carries labels (its rank, chair, team, month held), so that "open entries of
this chair with ash" is answered by the index of words alone, however many closed entries hold the same words. Labels
begin with a character that `fold` never leaves in a word, so nobody can type one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, column, select, table, text

SEARCH_TABLE = "register_search"
_LABEL = "\ue000"

Pieces = tuple[str, ...]
Words = tuple[int, str, Sequence[str]]
_MANY = 50
_WIPE_EACH = f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}, rank) VALUES('secure-delete', :each)"

_words_of_entry = table(SEARCH_TABLE, column("rowid", BigInteger), column("id", BigInteger), column("words"))


def label(kind: str, value: object) -> str:
    """A label of an entry, like its rank or its chair, as a word of the index."""
    return f"{_LABEL}{kind}{value}"


@contextmanager
def many_words(connection: Connection, entries: int) -> Iterator[None]:
    """Within it the words of many entries are replaced quickly; at its end nothing of the old ones is left either.

    Wiping each word as it goes takes time that grows with the square of the entries, since a label such as the rank
    stands with all of them. So many are only marked, and the index is then written anew, without what was marked.
    """
    if connection.dialect.name != "sqlite" or entries < _MANY:
        yield
        return
    connection.execute(text(_WIPE_EACH), {"each": 0})
    yield
    connection.execute(text("INSERT INTO register_search(register_search) VALUES('optimize')"))
    connection.execute(text(_WIPE_EACH), {"each": 1})


def keep_words(connection: Connection, entries: Sequence[Words]) -> None:
    """Keep the folded words and the labels of each entry (id, words, labels), instead of what was kept before."""
    if connection.dialect.name == "sqlite" and entries:
        wiped = [(id_,) for id_, _, _ in entries]
        connection.exec_driver_sql("DELETE FROM register_search WHERE rowid = ?", wiped)
    new_words(connection, entries)


def new_words(connection: Connection, entries: Sequence[Words]) -> None:
    """Keep the words of entries; on SQLite only of those that have none yet."""
    sqlite = connection.dialect.name == "sqlite"
    rows = [(id_, " ".join((words, *labels)) if sqlite else _vector(words, labels)) for id_, words, labels in entries]
    if rows and sqlite:
        connection.exec_driver_sql("INSERT INTO register_search(rowid, words) VALUES (?, ?)", rows)
    elif rows:
        connection.exec_driver_sql(
            "INSERT INTO register_search(id, words) VALUES (%s, CAST(%s AS tsvector))"
            " ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words",
            rows,
        )


def number_in_words(dialect: str) -> ColumnElement[int]:
    """The column of the index of words that holds an entry's number."""
    return _words_of_entry.c.rowid if dialect == "sqlite" else _words_of_entry.c.id


def entries_with(dialect: str, typed: Sequence[Pieces], labels: Sequence[Sequence[str]]) -> Select[int]:
    """Numbers of the entries that hold every typed word, each perhaps only begun, and one label of each group."""
    if dialect == "sqlite":
        held = text(f"{SEARCH_TABLE} MATCH :sought").bindparams(sought=_fts_query(typed, labels))
    else:
        held = text(f"{SEARCH_TABLE}.words @@ CAST(:sought AS tsquery)").bindparams(sought=_ts_query(typed, labels))
    return select(number_in_words(dialect).label("id")).select_from(_words_of_entry).where(held)


def _fts_query(typed: Sequence[Pieces], labels: Sequence[Sequence[str]]) -> str:
    words = [f'"{" ".join(pieces)}"*' for pieces in typed]
    groups = ["(" + " OR ".join(f'"{one}"' for one in group) + ")" for group in labels]
    return " AND ".join(words + groups)


def _ts_query(typed: Sequence[Pieces], labels: Sequence[Sequence[str]]) -> str:
    words = ["(" + " <-> ".join([*(f"'{p}'" for p in pieces[:-1]), f"'{pieces[-1]}':*"]) + ")" for pieces in typed]
    groups = ["(" + " | ".join(f"'{one}'" for one in group) + ")" for group in labels]
    return " & ".join(words + groups)


_MOST_PLACES = 16_383  # PostgreSQL counts no further
_MOST_OF_A_WORD = 500  # bytes; PostgreSQL takes 2,046


def _vector(words: str, labels: Sequence[str]) -> str:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words.split(), 1):
        kept = places.setdefault(word.encode()[:_MOST_OF_A_WORD].decode(errors="ignore"), [])
        if place <= _MOST_PLACES and len(kept) < 255:
            kept.append(place)
    with_places = [f"'{word}':{','.join(map(str, at))}" if at else f"'{word}'" for word, at in places.items()]
    return " ".join(with_places + [f"'{one}'" for one in labels])
