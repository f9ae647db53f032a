"""Opens a database: SQLite encrypted from the first byte, or PostgreSQL where a unit shares one register.

Why each pragma is as it is: `docs/decisions` and the measurements named there. Work that writes begins IMMEDIATE,
so that two desks wait for each other instead of failing at their first write.
"""

import time
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from cpdesk.records.keys import SALT_BYTES, Key, KeyStore, make_key
from cpdesk.records.place import make_folder, refuse_unfit_place
from cpdesk.records.trouble import refusal_of_driver
from cpdesk.rows.refusals import Refusal

OLDEST_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can lose commits when a write-ahead log is reset
PLAIN_HEAD = b"SQLite format 3\0"
READS = {"cpdesk_reads": True}
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -65536",
)


def open_engine(url: str, keys: KeyStore) -> Engine:
    """The engine of this database, which is made when it is not there yet; a refusal says what stands in the way."""
    name = file_of(url)
    return open_file(Path(name), keys) if name else _open_postgresql(url)


def file_of(url: str) -> str:
    """The file that this address names; '' for a server's address."""
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        raise Refusal("This is not the address of a database. Give a file name or postgresql://...") from None
    if parts.get_backend_name() == "postgresql":
        return ""
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:":
        raise Refusal("A register is kept in a file or in PostgreSQL. Give a file name or postgresql://...")
    return parts.database


def open_file(path: Path, keys: KeyStore) -> Engine:
    """The engine of a file, tried once so that trouble is told before anything is done."""
    refuse_old_sqlite(sqlcipher.sqlite_version_info)
    refuse_unfit_place(path)
    return try_key(path, key_of(path, keys))


def try_key(path: Path, key: Key) -> Engine:
    """An engine on this file with this key, after one connection has shown that it opens."""
    engine = engine_with_key(path, key)
    try:
        with engine.connect():
            return engine
    except Refusal:
        engine.dispose()
        raise


def refuse_old_sqlite(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that is known to lose commits."""
    if version < OLDEST_SQLITE:
        raise Refusal(
            f"The database library is SQLite {'.'.join(map(str, version))}, which can lose changes. "
            "Set the program up again: it needs 3.51.3 or later."
        )


def key_of(path: Path, keys: KeyStore) -> Key:
    """The key of the file, by the salt at its head; a new key when the file is new."""
    head = head_of(path)
    if head is None:
        make_folder(path.parent)
        key = make_key()
        keys.keep(key, path)
        _make_for_owner(path)
        return key
    secret = keys.find(head)
    if secret is None:
        raise Refusal(
            f"The key of {path.name} is not on this computer, or the file is not a database of this program. "
            "Type the recovery key that was written down when it was made, or open another file."
        )
    return Key(secret, head)


def _make_for_owner(path: Path) -> None:
    """Make the file readable for its owner only, before anything stands in it."""
    try:
        path.touch(mode=0o600)
    except OSError as trouble:
        raise Refusal(f"{path} cannot be made: {trouble.strerror}. Choose another folder.") from None


def head_of(path: Path) -> bytes | None:
    """The salt at the head of the file; None when there is no file yet, or one that was never begun."""
    try:
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise Refusal(f"{path} cannot be read: {trouble.strerror}. Ask for the right to read and write it.") from None
    log = path.with_name(path.name + "-wal")
    if not head and not (log.exists() and log.stat().st_size):
        return None  # killed between making the file and its first page: nothing was ever kept in it
    if head == PLAIN_HEAD:
        raise Refusal(f"{path.name} is a plain database, not an encrypted register of this program. Open another file.")
    if len(head) < SALT_BYTES:
        raise Refusal(f"{path.name} was cut off and holds nothing. Put the latest copy of it back in its place.")
    return head


def engine_with_key(path: Path, key: Key) -> Engine:
    """An engine on this file with this key; nothing is opened yet."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: _connect(path, key),
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, key: Key) -> Any:
    """One connection with key and pragmas, proved to be encrypted."""
    try:
        connection = sqlcipher.connect(str(path), check_same_thread=False, timeout=5)
    except sqlcipher.Error as trouble:
        raise refusal_of_driver(trouble, path.name) from None
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA cipher_log = off")  # or SQLCipher itself writes on the terminal what went wrong
        connection.execute(f'PRAGMA key = "{key.pragma()}"')
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        _use_write_ahead_log(connection)
        _refuse_plain(connection, path)
    except sqlcipher.Error as trouble:
        connection.close()
        raise refusal_of_driver(trouble, path.name) from None
    except Refusal:
        connection.close()
        raise
    return connection


def _refuse_plain(connection: Any, path: Path) -> None:
    """Refuse to go on when what is kept would not be encrypted: a forgotten key writes plain text without a word."""
    if connection.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise Refusal("The database would not be encrypted. Set the program up again; nothing was written.")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    head_of(path)  # refuses a file that begins as plain SQLite does


def _use_write_ahead_log(connection: Any) -> None:
    """Switch to the write-ahead log; the switch itself does not wait for another desk that is just starting."""
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlcipher.OperationalError as trouble:
            if trouble.sqlite_errorcode & 0xFF not in (5, 6):  # busy, locked
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    """Reading waits for nobody; writing takes its place in the queue at once."""
    reads = connection.get_execution_options().get("cpdesk_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _open_postgresql(url: str) -> Engine:
    url = "postgresql+psycopg://" + url.partition("://")[2]
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=4,
        connect_args={"connect_timeout": 10, "application_name": "cpdesk", "options": "-c timezone=UTC"},
    )
