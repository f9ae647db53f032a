"""The start of the program, from the shell to its first picture and to Today standing in it.

Each start is a process of its own, in turns with the floor: a bare PySide6 window. Both run compiled, as they are after
`run.py` has set them up, and with their files in the system's memory.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.big_register import desk_with
from benchmarks.table import Measured
from cpdesk.rows.unit import ConfirmRecoveryKey, TheUnit

_FLOOR = "a bare PySide6 window"
_ROUNDS = 7


def measured(entries: int, folder: Path | None = None) -> list[Measured]:
    """The start with a register of so many entries."""
    home = folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    _let_in(entries, home)
    floor, painted, filled = _starts("program", home)
    return [
        Measured("start: first picture", entries, painted, floor, _FLOOR, 1.5),
        Measured("start: Today stands in the window", entries, filled, floor, _FLOOR, 3),
    ]


def demonstration() -> Measured:
    """The start of the demonstration, which is made anew each time."""
    with tempfile.TemporaryDirectory(prefix="cpdesk-bench-") as home:
        floor, _painted, filled = _starts("demo", Path(home))
    return Measured("start: the demonstration is made and stands in the window", 148, filled, floor, _FLOOR)


def _starts(kind: str, home: Path) -> tuple[float, float, float]:
    """The floor, the first picture and the filled window, in seconds: the median of starts in turns."""
    with tempfile.TemporaryDirectory(prefix="cpdesk-compiled-") as compiled:
        rounds = [(_start("bare", home, compiled), _start(kind, home, compiled)) for _ in range(_ROUNDS + 1)][1:]
    return (
        median(bare["painted"] for bare, _ in rounds),
        median(program["painted"] for _, program in rounds),
        median(program["filled"] for _, program in rounds),
    )


def _let_in(entries: int, home: Path) -> None:
    """The recovery key is written down, so that the register opens at once."""
    desk = desk_with(entries, home)
    if not desk.ask(TheUnit()).recovery_key_confirmed:
        desk.do(ConfirmRecoveryKey(desk.database.recovery_key))
    desk.close()


def _start(kind: str, home: Path, compiled: str) -> dict[str, float]:
    """What was told, after how many seconds."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"CPDESK_HOME": str(home), "PYTHONPYCACHEPREFIX": compiled, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.one_start", kind, str(time.monotonic())]
    told = subprocess.run(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True, timeout=120
    ).stdout
    return {what: float(seconds) for what, seconds in map(str.split, told.splitlines())}
