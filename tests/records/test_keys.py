"""The key of a register: where it is kept, and how a person writes it down and types it back."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from cpdesk.records.database import open_database, recover
from cpdesk.records.keys import KeyFile, SystemSafe, make_key
from cpdesk.records.recovery_key import read_back, written
from cpdesk.rows.refusals import Refusal


class SafeInMemory(KeyringBackend):
    """A safe as good as a system's own, that forgets everything when the test ends."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has types only in part
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class SafeThatRefuses(SafeInMemory):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise NoKeyringError


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> SafeInMemory:
    backend = SafeInMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr(keyring, "get_password", backend.get_password)
    monkeypatch.setattr(keyring, "set_password", backend.set_password)
    return backend


def test_registers_made_at_the_same_moment_lose_no_key(tmp_path: Path) -> None:
    made = [make_key() for _ in range(24)]
    with ThreadPoolExecutor(8) as desks:
        list(desks.map(lambda key: KeyFile(tmp_path / "config").keep(key, tmp_path / "register.db"), made))
    assert [KeyFile(tmp_path / "config").find(key.salt) for key in made] == [key.secret for key in made]


def test_the_key_goes_into_the_systems_safe_and_no_file(tmp_path: Path, safe: SafeInMemory) -> None:
    keys, key = SystemSafe(KeyFile(tmp_path / "config")), make_key()
    keys.keep(key, tmp_path / "register.db")
    assert keys.find(key.salt) == key.secret
    assert "own safe" in keys.told(key.salt)
    assert list(tmp_path.iterdir()) == []
    assert len(safe.kept) == 1


def test_where_the_safe_refuses_the_key_goes_into_a_file_for_its_owner_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing = SafeThatRefuses()
    monkeypatch.setattr(keyring, "get_keyring", lambda: refusing)
    monkeypatch.setattr(keyring, "set_password", refusing.set_password)
    keys, key = SystemSafe(KeyFile(tmp_path / "config")), make_key()
    keys.keep(key, tmp_path / "register.db")
    assert keys.find(key.salt) == key.secret
    assert str(tmp_path / "config" / "keys") in keys.told(key.salt)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "config" / "keys").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "config").stat().st_mode) == 0o700


@pytest.mark.parametrize("module", ["keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file"])
def test_a_safe_that_keeps_nothing_or_plain_text_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    backend = type("Backend", (SafeInMemory,), {"__module__": module})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    keys, key = SystemSafe(KeyFile(tmp_path / "config")), make_key()
    keys.keep(key, tmp_path / "register.db")
    assert KeyFile(tmp_path / "config").find(key.salt) == key.secret


def test_the_key_does_not_lie_beside_a_database_that_was_put_into_its_folder(tmp_path: Path) -> None:
    keys, key = KeyFile(tmp_path / "config"), make_key()
    keys.keep(key, tmp_path / "config" / "register.db")
    assert not (tmp_path / "config").exists()
    assert keys.find(key.salt) == key.secret


def test_several_registers_have_each_their_own_key(tmp_path: Path) -> None:
    keys = KeyFile(tmp_path)
    made = [make_key() for _ in range(3)]
    for key in made:
        keys.keep(key, Path("/elsewhere/register.db"))
    assert [keys.find(key.salt) for key in made] == [key.secret for key in made]


def test_a_damaged_file_of_keys_is_told_and_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("not a key\n")
    with pytest.raises(Refusal, match="cannot be read"):
        KeyFile(tmp_path).keep(make_key(), Path("/elsewhere/register.db"))
    assert (tmp_path / "keys").read_text() == "not a key\n"


def test_a_key_never_prints_itself() -> None:
    key = make_key()
    assert key.secret.hex() not in f"{key} {key!r}"


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_comes_back_however_it_is_typed(secret: bytes) -> None:
    shown = written(secret)
    assert len(shown.split("-")) == 13
    assert read_back(shown) == secret
    assert read_back(shown.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n") == secret


@given(st.binary(min_size=32, max_size=32), st.integers(0, 12), st.integers(0, 3))
def test_two_swapped_characters_are_noticed_in_their_group(secret: bytes, group: int, at: int) -> None:
    groups = written(secret).split("-")
    one = list(groups[group])
    swapped = one.copy()
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    if swapped == one or {one[at], one[at + 1]} == {"0", "Z"} or at == 3:
        return
    groups[group] = "".join(swapped)
    with pytest.raises(Refusal, match="group"):
        read_back("-".join(groups))


def test_a_recovery_key_that_is_too_short_says_how_long_it_is() -> None:
    with pytest.raises(Refusal, match="5 characters were typed instead of 65"):
        read_back("ABCDE")


def test_a_lost_key_is_typed_back_and_the_register_opens(tmp_path: Path) -> None:
    url, path = f"sqlite:///{tmp_path / 'register.db'}", tmp_path / "register.db"
    database = open_database(url, KeyFile(tmp_path / "first"), tmp_path / "copies")
    database.close()
    new_keys = KeyFile(tmp_path / "second")
    with pytest.raises(Refusal, match="Type the recovery key"):
        open_database(url, new_keys, tmp_path / "copies")
    with pytest.raises(Refusal, match="does not open this file"):
        recover(path, written(make_key().secret), new_keys)
    recover(path, database.recovery_key, new_keys)
    open_database(url, new_keys, tmp_path / "copies").close()
