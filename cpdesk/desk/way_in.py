"""The way into a register for the window: is there one, is its key here, was its recovery key typed back.

Nothing of the database is read in before the first step is taken, so that the window's first picture need not wait.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk import settings
from cpdesk.rows.opening import Door, DoorState
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import BeginRegister, ConfirmRecoveryKey, RegisterKind, TheUnit

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cpdesk.desk.work import Desk, Tools


class WayIn:
    """One person's way in; each step says where it stands after it. `demonstration` goes to an invented unit."""

    def __init__(
        self,
        given: str = "",
        *,
        tools: Callable[[], Tools] | None = None,
        today: Callable[[], date] = settings.today,
        demonstration: bool = False,
    ) -> None:
        self._given = given
        self._tools = tools
        self._today = today
        self._demonstration = demonstration
        self._desk: Desk | None = None
        self._thrown_away: tempfile.TemporaryDirectory[str] | None = None

    def look(self) -> Door:
        """Where the way in stands now; a register whose way is free is opened."""
        if self._demonstration:
            return self.begin(RegisterKind.DEMONSTRATION, "")
        path = self._path()
        if path is not None:
            from cpdesk.desk.open_desk import key_store
            from cpdesk.records.engine import head_of

            head = head_of(path)
            if head is None:
                return Door(DoorState.FIRST_RUN, str(path))
            if key_store().find(head) is None:
                return Door(DoorState.KEY_MISSING, str(path))
        return self._open()

    def begin(self, kind: RegisterKind, name: str) -> Door:
        """Makes a register of this kind; a demonstration in a folder that goes away with the program."""
        if kind is RegisterKind.DEMONSTRATION:
            self._desk = self._throw_away_desk()
        else:
            self._open_desk()
        self.desk().do(BeginRegister(kind, name))
        return self._door()

    def open_existing(self, where: str) -> Door:
        """Takes a register that is already there, and remembers it for the next start."""
        self._close()
        before, self._given = self._given, where
        try:
            path = self._path()
            _refuse_missing(path)
            door = self.look()
        except Refusal:
            self._given = before
            raise
        settings.remember_register(where if path is None else str(path))
        return door

    def recover(self, typed: str) -> Door:
        """Opens the register with its recovery key, and keeps the key on this computer from now on."""
        from cpdesk.desk.open_desk import key_store
        from cpdesk.records.database import recover
        from cpdesk.records.engine import head_of

        path = self._path()
        if path is None or head_of(path) is None:
            return self.look()
        recover(path, typed, key_store())
        return self._open()

    def confirm(self, typed: str) -> Door:
        """Takes the recovery key as it was typed back from paper."""
        self.desk().do(ConfirmRecoveryKey(typed))
        return self._door()

    def start_again(self) -> Door:
        """Leaves the demonstration for good."""
        self._close()
        self._demonstration = False
        return self.look()

    def close(self) -> None:
        """Closes the register, and throws a demonstration away."""
        self._close()

    def desk(self) -> Desk:
        """The open desk."""
        if self._desk is None:
            raise Refusal("The register is not open yet. Choose how to begin.")
        return self._desk

    def _path(self) -> Path | None:
        """The file of the register; None for one that a server keeps."""
        url = settings.database_url(self._given)
        scheme, _, rest = url.partition("://")
        return Path(rest.removeprefix("/")).absolute() if scheme == "sqlite" else None

    def _open(self) -> Door:
        self._open_desk()
        return self._door()

    def _open_desk(self) -> None:
        from cpdesk.desk.open_desk import open_desk

        self._close()
        self._desk = open_desk(self._given, tools=self._given_tools(), today=self._today)

    def _door(self) -> Door:
        """Whether the recovery key still has to be typed back; a server's register and a demonstration have none."""
        database = self.desk().database
        unit = self.desk().ask(TheUnit())
        free = unit.kind is RegisterKind.DEMONSTRATION or unit.recovery_key_confirmed or not database.recovery_key
        state = DoorState.READY if free else DoorState.CONFIRM_RECOVERY
        return Door(state, database.shown, database.key_kept, "" if free else database.recovery_key)

    def _throw_away_desk(self) -> Desk:
        from cpdesk.desk.work import Desk
        from cpdesk.records.database import open_database
        from cpdesk.records.keys import KeyInMemory

        self._close()
        self._thrown_away = tempfile.TemporaryDirectory(prefix="cpdesk-demonstration-", ignore_cleanup_errors=True)
        folder = Path(self._thrown_away.name)
        database = open_database(f"sqlite:///{folder / 'demonstration.db'}", KeyInMemory(), folder / "copies")
        return Desk(database, who=settings.who(), today=self._today, now=settings.now, tools=self._given_tools())

    def _given_tools(self) -> Tools | None:
        return self._tools() if self._tools is not None else None

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        if self._thrown_away is not None:
            self._thrown_away.cleanup()
            self._thrown_away = None


def _refuse_missing(path: Path | None) -> None:
    if path is not None and not path.exists():
        raise Refusal(f"There is no file {path}. Choose the register's file, such as {settings.DATABASE_NAME}.")
