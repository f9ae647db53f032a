"""Copies of the database as it was: made before an upgrade or an import, checked, and the last fourteen kept."""

import contextlib
import os
import re
import secrets
import sys
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from cpdesk.records.trouble import refusal_of_driver
from cpdesk.rows.refusals import Refusal

KEEP = 14
_UNFINISHED = ".unfinished-"


def copy_aside(engine: Engine, folder: Path, why: str, of: Path) -> Path:
    """A whole, checked copy of the database `of` in `folder`, under the same key; `why` becomes part of its name."""
    unfinished = folder / f"{_UNFINISHED}{secrets.token_hex(8)}"
    at = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S.%f")
    kept = folder / f"{of.stem} {at} {re.sub(r'[^a-z0-9-]+', '-', why.lower())}{of.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_copy(engine, unfinished)
        _make_durable(unfinished)
        unfinished.replace(kept)
        _make_durable(folder)
    except OSError as trouble:
        raise Refusal(f"No copy could be made in {folder}: {trouble.strerror}. Nothing was changed.") from None
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    for old in copies_of(folder, of)[:-KEEP]:
        old.unlink(missing_ok=True)
    return kept


def clear_left_overs(folder: Path) -> None:
    """Remove what a copy that was interrupted left behind."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        left.unlink(missing_ok=True)


def copies_of(folder: Path, of: Path) -> tuple[Path, ...]:
    """The copies of this database, oldest first."""
    found = folder.glob(f"{escape(of.stem)} [0-9][0-9][0-9][0-9]-*{escape(of.suffix)}")
    return tuple(sorted(found, key=lambda copy: copy.name))


def _write_copy(engine: Engine, target: Path) -> None:
    """Write and check the copy on a connection of its own, outside any transaction."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM INTO ?", (str(target),))
        cursor.execute("ATTACH ? AS written", (str(target),))
        try:
            damage = cursor.execute("PRAGMA written.cipher_integrity_check").fetchall()
            whole = cursor.execute("PRAGMA written.integrity_check").fetchall() == [("ok",)]
            loose = cursor.execute("PRAGMA written.foreign_key_check").fetchall()
        finally:
            cursor.execute("DETACH written")
    except sqlcipher.Error as trouble:
        raise refusal_of_driver(trouble, "The copy") from None
    finally:
        connection.close()
    if damage or loose or not whole:
        raise Refusal("The copy of the database is not sound, so nothing was changed. Run 'cpdesk check'.")


def _make_durable(path: Path) -> None:
    """Have the disk keep it before anything relies on it; Windows keeps folders by itself."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
