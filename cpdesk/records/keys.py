"""The keys of the databases: made once, kept in the system's own safe, or in a file only its owner can read.

A key is found by the salt that stands at the head of its database, so that a moved or renamed file still opens.
"""

import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cpdesk.records.one_at_a_time import one_at_a_time
from cpdesk.rows.refusals import Refusal

KEY_BYTES = 32
SALT_BYTES = 16
SERVICE = "cpdesk"
_FILE_NAME = "keys"
_TURN = ".keys-turn"


@dataclass(frozen=True)
class Key:
    """The key of one database and the salt by which the database names it; neither is ever printed."""

    secret: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    def pragma(self) -> str:
        """The form in which SQLCipher takes a key as it is, without deriving it from a passphrase."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def make_key() -> Key:
    """A new key that nobody has seen."""
    return Key(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))


class KeyStore(Protocol):
    """A place where keys are kept."""

    def find(self, salt: bytes) -> bytes | None:
        """The key of the database with this salt, or None."""

    def keep(self, key: Key, database: Path) -> None:
        """Keep this key for that database."""

    def told(self, salt: bytes) -> str:
        """Where the key of this salt is kept, in words."""


class KeyFile:
    """Keys in a file that only its owner can read, in a folder that holds neither database nor copies."""

    def __init__(self, folder: Path) -> None:
        # The second folder is for a database that somebody put into the first.
        self._folders = (folder, folder.with_name(folder.name + " keys"))

    def find(self, salt: bytes) -> bytes | None:
        """The key of the database with this salt, or None."""
        for folder in self._folders:
            if (secret := _read(folder / _FILE_NAME).get(salt)) is not None:
                return secret
        return None

    def keep(self, key: Key, database: Path) -> None:
        """Write the key beside the others, whole or not at all."""
        folder = next(folder for folder in self._folders if not _holds(folder, database))
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with one_at_a_time(folder / _TURN):  # two registers made at once must not lose each other's key
                _write(folder / _FILE_NAME, _read(folder / _FILE_NAME) | {key.salt: key.secret})
        except OSError as trouble:
            raise Refusal(
                f"The key of the database cannot be kept in {folder}: {trouble.strerror}. "
                "Give yourself the right to write there, then start again."
            ) from None

    def told(self, salt: bytes) -> str:
        """The file that holds the key."""
        found = next((f for f in self._folders if salt in _read(f / _FILE_NAME)), self._folders[0])
        return f"in the file {found / _FILE_NAME}, which only you can read"


class KeyInMemory:
    """The key of a demonstration: gone with the program, as its database is."""

    def __init__(self) -> None:
        self._keys: dict[bytes, bytes] = {}

    def find(self, salt: bytes) -> bytes | None:
        """The key of the database with this salt, or None."""
        return self._keys.get(salt)

    def keep(self, key: Key, database: Path) -> None:
        """Keep the key until the program ends."""
        self._keys[key.salt] = key.secret

    def told(self, salt: bytes) -> str:
        """That it is kept nowhere."""
        return "nowhere: it goes when the program ends, and the demonstration with it"


class SystemSafe:
    """Keys in the operating system's own safe, and in a file where there is none."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file

    def find(self, salt: bytes) -> bytes | None:
        """The key of the database with this salt, or None. The file is asked first: it needs no library."""
        return self._file.find(salt) or _from_safe(salt)

    def keep(self, key: Key, database: Path) -> None:
        """Keep the key in the safe and read it back; where that fails, in the file."""
        if not _into_safe(key):
            self._file.keep(key, database)

    def told(self, salt: bytes) -> str:
        """The name of the safe, or the file."""
        if self._file.find(salt) is None and _from_safe(salt) is not None:
            return "in this computer's own safe for passwords"
        return self._file.told(salt)


def _safe_is_safe() -> bool:
    """Whether this system has a safe; one that keeps keys in plain text or nowhere counts as none."""
    import keyring  # noqa: PLC0415 - slow to read in, and a key in a file needs none of it
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - as above

    backend = keyring.get_keyring()
    parts = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    unsafe = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
    return bool(parts) and not any(type(part).__module__.startswith(unsafe) for part in parts)


def _from_safe(salt: bytes) -> bytes | None:
    import keyring  # noqa: PLC0415 - slow to read in, and a key in a file needs none of it
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        found = keyring.get_password(SERVICE, salt.hex()) if _safe_is_safe() else None
        return bytes.fromhex(found) if found else None
    except (KeyringError, ValueError, RuntimeError, OSError):
        return None


def _into_safe(key: Key) -> bool:
    import keyring  # noqa: PLC0415 - slow to read in, and a key in a file needs none of it
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        if not _safe_is_safe():
            return False
        keyring.set_password(SERVICE, key.salt.hex(), key.secret.hex())
    except (KeyringError, RuntimeError, OSError):
        return False
    return _from_safe(key.salt) == key.secret


def _holds(folder: Path, database: Path) -> bool:
    return database.resolve().is_relative_to(folder.resolve())


def _read(file: Path) -> dict[bytes, bytes]:
    try:
        lines = file.read_text(encoding="ascii").splitlines()
        return {bytes.fromhex(salt): bytes.fromhex(secret) for salt, secret in (line.split() for line in lines)}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise Refusal(
            f"The file of keys {file} cannot be read. Put it back from a copy, or move it away and start with "
            "the recovery key."
        ) from None


def _write(file: Path, keys: dict[bytes, bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=".keys-", dir=file.parent)  # made readable for the owner only
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.writelines(f"{salt.hex()} {secret.hex()}\n" for salt, secret in keys.items())
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
