"""A mark beside a database that is open, so that a lost write-ahead log is noticed.

Changes stand in the file `...-wal` until SQLite folds them in. A database that was copied or restored without it after
a crash opens without complaint and lacks the last changes; the mark tells that there should have been one.
"""

import contextlib
from pathlib import Path

from cpdesk.rows.refusals import Refusal


class OpenMark:
    """The mark of one database file."""

    def __init__(self, database: Path) -> None:
        self._log = database.with_name(database.name + "-wal")
        self._mark = database.with_name(database.name + "-open")

    def refuse_without_log(self) -> None:
        """Refuse to open a database that was open when the machine stopped and has lost its latest changes since."""
        # Looked at twice: another desk that closes just now takes its mark away first and its log after it.
        if self._mark.exists() and not self._log.exists() and self._mark.exists():
            raise Refusal(
                f"{self._log.name} is missing: it holds the latest changes. Put it back beside the database, or take "
                f"the latest copy. To go on without those changes, delete {self._mark.name}."
            )

    def set(self) -> None:
        """Say that the database is open; only while its log is there, or a kill just now would look like a loss."""
        if self._log.exists():
            with contextlib.suppress(OSError):
                self._mark.touch()

    def remove(self) -> None:
        """Say that the database is being closed; before its log goes, for the same reason."""
        with contextlib.suppress(OSError):
            self._mark.unlink(missing_ok=True)
