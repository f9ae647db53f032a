"""A working-day deadline, against two plain lists that are looked up and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate

from benchmarks.table import Measured, median_seconds
from cpdesk.rules.calendar import england_and_wales

_FIRST = date(2019, 1, 1)
_FLOOR = "the two-list table"
_SIX = (1, 3, 10, 15, 20, 45)


def measured() -> list[Measured]:
    """One deadline 100,000 times, and six of each of 100,000 conferences."""
    ours, floor = england_and_wales().add, _two_lists()
    conferences = [_FIRST + timedelta(days=number % 2000) for number in range(100_000)]
    works: tuple[tuple[str, tuple[int, ...]], ...] = (
        ("a working-day deadline", (20,)),
        ("six deadlines of each conference", _SIX),
    )
    return [
        Measured(
            work,
            len(conferences),
            median_seconds(lambda spans=spans: _count(ours, conferences, spans)),  # type: ignore[misc]  # bound at once
            median_seconds(lambda spans=spans: _count(floor, conferences, spans)),  # type: ignore[misc]  # as above
            _FLOOR,
            1.3,
        )
        for work, spans in works
    ]


def _count(add: Callable[[date, int], date], conferences: list[date], spans: tuple[int, ...]) -> None:
    for on in conferences:
        for span in spans:
            add(on, span)


def _two_lists() -> Callable[[date, int], date]:
    """For each day how many working days there are up to it, and the working days themselves."""
    calendar = england_and_wales()
    days = [_FIRST + timedelta(days=number) for number in range(3000)]
    worked = [on for on in days if calendar.is_worked(on)]
    known = set(worked)
    up_to = list(accumulate(on in known for on in days))
    first = _FIRST.toordinal()

    def add(on: date, number: int) -> date:
        return worked[up_to[on.toordinal() - first] + number - 1]

    return add
