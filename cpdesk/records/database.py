"""A register that was opened: its engine, where it lies, and where its key is kept."""

import weakref
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from cpdesk.records import upgrade
from cpdesk.records.copies import clear_left_overs, copy_aside
from cpdesk.records.engine import file_of, head_of, open_engine, try_key
from cpdesk.records.keys import Key, KeyStore
from cpdesk.records.one_at_a_time import one_at_a_time
from cpdesk.records.open_mark import OpenMark
from cpdesk.records.place import make_folder, refuse_unfit_place
from cpdesk.records.recovery_key import read_back, written
from cpdesk.records.trouble import refusal_of
from cpdesk.rows.refusals import Refusal


@dataclass
class Database:
    """An open register. `shown` names it for a person, without a password; `path` is None on a server."""

    engine: Engine
    shown: str
    path: Path | None = None
    copies: Path | None = None
    key_kept: str = ""
    recovery_key: str = field(default="", repr=False)
    made_now: bool = False
    _stands: tuple[int, int] | None = None
    _mark: OpenMark | None = None

    def __post_init__(self) -> None:
        if self._mark is not None:
            # A program that ends without closing still lets SQLite fold its log in, so the mark goes then too.
            weakref.finalize(self, self._mark.remove)

    def refuse_when_gone(self) -> None:
        """Refuse when the file was moved, deleted or replaced since it was opened: a save would be lost with it."""
        if self.path is not None and _identity(self.path) != self._stands:
            raise Refusal(
                f"{self.path.name} was moved, deleted or replaced while the program was open. Nothing was kept. "
                "Put it back, close the program and start again."
            )

    def close(self) -> None:
        """Close every connection."""
        if self._mark is not None:
            self._mark.remove()
        self.engine.dispose()


def open_database(url: str, keys: KeyStore, copies: Path) -> Database:
    """The register at this address, made when it is not there yet, and brought up to date with a copy first."""
    try:
        name = file_of(url)
        return _open_file(url, Path(name).absolute(), keys, copies) if name else _open_shared(url)
    except DBAPIError as trouble:
        raise refusal_of(trouble) or trouble from None


def _open_file(url: str, path: Path, keys: KeyStore, copies: Path) -> Database:
    refuse_unfit_place(path)
    if head_of(path) is not None:
        return _open_own(url, path, keys, copies)
    make_folder(path.parent)
    turn = path.with_name(f"{path.name}-being-made")
    try:
        with one_at_a_time(turn):  # two that make the same register at once would each give it a key
            return _open_own(url, path, keys, copies)
    except OSError as trouble:
        raise Refusal(f"{path} cannot be made: {trouble.strerror}. Choose another folder.") from None
    finally:
        with suppress(OSError):
            turn.unlink(missing_ok=True)


def _open_own(url: str, path: Path, keys: KeyStore, copies: Path) -> Database:
    mark = OpenMark(path)
    mark.refuse_without_log()
    engine = open_engine(url, keys)
    try:
        made_now = _bring_up_to_date(engine, path, copies)
    except Exception:
        engine.dispose()
        raise
    mark.set()
    salt = head_of(path) or b""
    return Database(
        engine,
        shown=str(path),
        path=path,
        copies=copies,
        key_kept=keys.told(salt),
        recovery_key=written(keys.find(salt) or b""),
        made_now=made_now,
        _stands=_identity(path),
        _mark=mark,
    )


def recover(path: Path, typed: str, keys: KeyStore) -> None:
    """Keep the key of this database again, from the recovery key; refused when it does not open the database."""
    head = head_of(path)
    if head is None:
        raise Refusal(f"There is no register at {path}. Look where it lies, then type the recovery key again.")
    key = Key(read_back(typed), head)
    try_key(path, key).dispose()
    keys.keep(key, path)


def _bring_up_to_date(engine: Engine, path: Path, copies: Path) -> bool:
    clear_left_overs(copies)
    step = upgrade.state_of(engine)
    if step and step != upgrade.HEAD:
        copy_aside(engine, copies, f"before-{upgrade.HEAD}", of=path)
    moved = step != upgrade.HEAD and upgrade.move(engine, upgrade.HEAD)
    return moved and not step


def _open_shared(url: str) -> Database:
    engine = open_engine(url, keys=_NO_KEYS)
    try:
        made_now = _make_or_refuse(engine, upgrade.state_of(engine))
    except Exception:
        engine.dispose()
        raise
    shown = engine.url.render_as_string(hide_password=True)
    return Database(engine, shown=shown, key_kept="by the database server", made_now=made_now)


def _make_or_refuse(engine: Engine, step: str) -> bool:
    """Whether a register was made in a database that held nothing; one that many work with is never upgraded so."""
    if step and step != upgrade.HEAD:
        raise Refusal(
            "The shared register is older than this program. Changing it concerns everybody who works with it: "
            "ask IT to run 'cpdesk upgrade' once, when nobody is working, with a backup made first."
        )
    return not step and upgrade.begin(engine)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


class _NoKeys:
    """A server keeps no key here."""

    def find(self, salt: bytes) -> bytes | None:
        return None

    def keep(self, key: object, database: Path) -> None:
        """Nothing to keep."""

    def told(self, salt: bytes) -> str:
        return ""


_NO_KEYS = _NoKeys()
