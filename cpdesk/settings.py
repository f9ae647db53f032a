"""Which database, who is asking, and what day it is.

`CPDESK_HOME` names a folder for everything that is a person's own, for tests and for support: `data` and `config`
are made in it, and the key of the database is then a file in `config`, never in the system's safe.
"""

import getpass
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from cpdesk.rules.london import LONDON

DATABASE_NAME = "register.db"
CHOSEN_NAME = "chosen register"


@dataclass(frozen=True)
class Folders:
    """Where a person's own data and settings live; `moved` when CPDESK_HOME says where."""

    data: Path
    config: Path
    moved: bool = False

    @property
    def copies(self) -> Path:
        """Where the copies of the database lie."""
        return self.data / "copies"


def folders() -> Folders:
    """The folders of the person who runs the program."""
    home = os.environ.get("CPDESK_HOME", "")
    if home:
        return Folders(Path(home).absolute() / "data", Path(home).absolute() / "config", moved=True)
    data = user_data_path("cpdesk", appauthor=False)
    config = user_config_path("cpdesk", appauthor=False)
    # Windows and macOS have one folder for both; a key does not lie beside the database that it opens.
    return Folders(data, config if config != data else config.with_name("cpdesk settings"))


def database_url(given: str = "") -> str:
    """The address of the database: the one given (a path, sqlite:///path or postgresql://...), or the person's own."""
    given = given or remembered_register()
    if not given:
        return f"sqlite:///{folders().data / DATABASE_NAME}"
    if given.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + given.partition("://")[2]
    if given.startswith(("sqlite://", "postgresql+psycopg://")):
        return given
    return f"sqlite:///{Path(given).expanduser().absolute()}"


def remembered_register() -> str:
    """The register that this person chose in the window to work with, empty when it is the one in their own folder."""
    try:
        return (folders().config / CHOSEN_NAME).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember_register(given: str) -> None:
    """Remember which register to open next time; an address is kept for its owner only, for it may hold a password."""
    file = folders().config / CHOSEN_NAME
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.write_text(given + "\n", encoding="utf-8")
    except OSError:
        return  # the register opens all the same; next time it is chosen again


def who() -> str:
    """The operating system's user, until there is sign-in: a name for the history, never a proof."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "unknown"


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today in England."""
    return datetime.now(LONDON).date()
