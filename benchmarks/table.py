"""What a benchmark gives: one line of the table, ours against a floor measured in the same run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line: the work, at how many entries, our seconds, the floor's seconds and what the floor is.

    `reach` is the ratio that was asked for, or 0 where something else was.
    """

    work: str
    entries: int
    ours: float
    floor: float
    against: str
    reach: float = 0.0

    @property
    def ratio(self) -> float:
        """Ours by floor."""
        return self.ours / self.floor if self.floor else float("nan")


def median_seconds(work: Callable[[], object], times: int = 7, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median of several runs after one that is not counted; by the processor's clock where that is given."""
    work()
    taken = []
    gc.collect()
    for _ in range(times):
        began = clock()
        work()
        taken.append(clock() - began)
    return statistics.median(taken)


def as_markdown(lines: list[Measured]) -> str:
    """The table as it stands in `benchmarks/README.md`."""
    head = "| work | entries | ours / floor | floor | reach |\n|---|---:|---:|---|---:|\n"
    return head + "".join(
        f"| {line.work} | {line.entries:,} | {line.ratio:.2f} | {line.against} | "
        f"{f'{line.reach:g}' if line.reach else ''} |\n"
        for line in lines
    )
