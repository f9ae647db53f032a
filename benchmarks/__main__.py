"""The whole table: `python3 run.py bench [SIZES] [--in FOLDER]`; 1,000, 10,000 and 100,000 entries unless told."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what the absent screen cannot do

from benchmarks import (
    alerts,
    cold_start,
    counting_days,
    diary,
    diary_window,
    excel,
    finding,
    keeping,
    old_spreadsheet,
    record_paper,
    record_window,
    register_reading,
    register_window,
    timeliness,
)
from benchmarks.table import Measured, as_markdown

SIZES = (1_000, 10_000, 100_000)
_MOST_ROWS = 100_000  # a spreadsheet of more rows than that is refused
_MOST_IN_THREE_YEARS = 10_000  # several times what the largest unit holds
_MOST_CONFERENCES = 100_000  # more than any unit holds in a lifetime


def main(arguments: list[str]) -> int:
    """Measures everything, tells what it is at on stderr, and prints the table."""
    asked = _asked(arguments)
    with ExitStack() as kept:
        folder = asked.folder or Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="cpdesk-bench-")))
        lines = [line for size in asked.sizes for line in of_a_register(size, folder / str(size))]
    lines += _told("starting the demonstration", lambda: [cold_start.demonstration()])
    lines += _told("lists to Excel", excel.lists_to_excel)
    lines += _told("a conference's record to PDF", record_paper.measured)
    lines += _told("a conference's record in the window", record_window.measured)
    lines += _told("counting in working days", counting_days.measured)
    order = {work: place for place, work in enumerate(dict.fromkeys(line.work for line in lines))}
    print(as_markdown(sorted(lines, key=lambda line: (order[line.work], line.entries))))
    return 0


def of_a_register(size: int, folder: Path) -> list[Measured]:
    """All that is measured on a register of this size, which is made when the folder holds none."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = _told(f"{size:,}: starting", lambda: cold_start.measured(size, folder))
    lines += _told(f"{size:,}: reading", lambda: register_reading.measured(size, folder))
    lines += _told(f"{size:,}: finding", lambda: finding.measured(size, folder))
    lines += _told(f"{size:,}: in the window", lambda: register_window.measured(size, folder))
    lines += _told(f"{size:,}: keeping", lambda: keeping.measured(size, folder))
    lines += _told(f"{size:,}: Today", lambda: diary.today(size, folder))
    if size <= _MOST_CONFERENCES:
        lines += _told(f"{size:,}: the diary in the window", lambda: diary_window.measured(size, folder / "diary"))
        lines += _told(f"{size:,}: alerts", lambda: alerts.measured(size, folder / "alerts"))
        lines += _told(f"{size:,}: the diary", lambda: diary.measured(size, folder / "diary"))
    if size <= _MOST_IN_THREE_YEARS:
        lines += _told(f"{size:,}: timeliness", lambda: timeliness.measured(size, folder / "years"))
    if size <= _MOST_ROWS:
        lines += _told(f"{size:,}: an old spreadsheet", lambda: old_spreadsheet.spreadsheets_coming_in(size))
    return lines


def _told(words: str, measure: Callable[[], Iterable[Measured]]) -> list[Measured]:
    began = time.perf_counter()
    print(f"{words}...", end=" ", file=sys.stderr, flush=True)
    lines = list(measure())
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    return lines


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=_size, default=SIZES, metavar="SIZE", help="entries of the register")
    parser.add_argument("--in", dest="folder", type=Path, help="where the registers are kept for the next time")
    return parser.parse_args(arguments)


def _size(typed: str) -> int:
    return int(typed.replace(",", "").replace("_", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
