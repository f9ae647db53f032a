"""Lets programs that want the same thing at the same moment do it one after another."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        """Wait for the turn; Windows gives up after ten seconds, and is asked again."""
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            except OSError:
                time.sleep(0.1)
            else:
                return
else:
    import fcntl

    def _take(handle: int) -> None:
        """Wait for the turn."""
        fcntl.flock(handle, fcntl.LOCK_EX)


@contextmanager
def one_at_a_time(turn: Path) -> Iterator[None]:
    """The turn of this program; the file `turn` stands for it and holds nothing. A killed program gives it back."""
    with turn.open("ab") as file:
        turn.chmod(0o600)
        _take(file.fileno())
        yield
