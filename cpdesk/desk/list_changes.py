"""What changed since the list before, how the list stands in numbers, and how its days were counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cpdesk.desk.work import Work
from cpdesk.rows.lpm_list import ListChanges, ListLine, LpmList
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.how_dates_read import long, short
from cpdesk.rules.lpm import ENDED_STATES
from cpdesk.words import STATE_WORDS

ENDED_WORDS = frozenset(STATE_WORDS[state] for state in ENDED_STATES)
MARKS_COUNTED = (
    (Mark.OVERDUE, "Overdue"),
    (Mark.ESCALATED, "Escalated"),
    (Mark.DUE_SOON, "Due soon"),
    (Mark.ON_TRACK, "On track"),
    (Mark.HELD, "Held"),
)
FIRST_LIST = "This is the first list: there is none to compare it with."


def changes_since(lines: Sequence[ListLine], before: LpmList | None) -> ListChanges:
    """New, held, newly overdue and closed since the list before; on a first list everything is new."""
    if before is None:
        return ListChanges(tuple(line.recommendation_id for line in lines), (), (), (), FIRST_LIST)
    known = {line.recommendation_id: line for line in before.lines}
    earlier = [(line, known.get(line.recommendation_id)) for line in lines]
    return ListChanges(
        new=_ids(line for line, was in earlier if was is None),
        held=_ids(line for line, was in earlier if line.lpm_on and not (was and was.lpm_on)),
        newly_overdue=_ids(line for line, was in earlier if line.overdue_by and not (was and was.overdue_by)),
        closed=_ids(line for line, was in earlier if _ended(line) and not (was and _ended(was))),
        since=f"Since the list for {long(before.monday.due)}.",
    )


def counts_of(lines: Sequence[ListLine]) -> tuple[tuple[str, int], ...]:
    """How many entries stand how, then how many lack what."""
    marks = Counter(line.mark for line in lines)
    ended = sum(map(_ended, lines))
    counted = [(words, marks[mark]) for mark, words in MARKS_COUNTED]
    counted += [("No LPM date set", marks[Mark.NEUTRAL] - ended), ("Closed or withdrawn", ended)]
    gaps = Counter(gap for line in lines for gap in line.gaps)
    return (*counted, *sorted(gaps.items()))


def days_explained(work: Work, lines: Sequence[ListLine]) -> tuple[str, ...]:
    """How the days of this list were counted, with the days that were not."""
    return (
        "A working day (wd) is a day from Monday to Friday that is neither a bank holiday in England and Wales nor a "
        "day on which the unit is closed.",
        f"Overdue 3 wd: the LPM was due 3 working days before {long(work.today)}, the day of this list, and was not "
        "held. Due soon: within 5 working days. The day itself is never counted.",
        "Where a date for the LPM is not recorded nothing is counted.",
        "The list goes out on the first Monday of the month; when that is not a working day it goes out on the next "
        "one and keeps the month's name.",
        *_not_counted(work.calendar, lines, work.today),
    )


def _not_counted(calendar: WorkingDays, lines: Sequence[ListLine], today: date) -> Iterator[str]:
    """The weekdays between the earliest date that counts on this list and a month from now that were not counted."""
    dues = [line.lpm_by for line in lines if line.lpm_by and line.overdue_by]
    first = max(min(dues, default=today), today - timedelta(days=366))
    last = today + timedelta(days=31)
    skipped = calendar.not_worked(first, last)
    if not skipped:
        yield f"Every weekday from {short(first)} to {short(last)} was counted."
        return
    named = "; ".join(f"{day.title}, {short(day.on)}" for day in skipped)
    yield f"Not counted from {short(first)} to {short(last)}: {named}."


def _ended(line: ListLine) -> bool:
    return line.stands in ENDED_WORDS


def _ids(lines: Iterator[ListLine]) -> tuple[int, ...]:
    return tuple(line.recommendation_id for line in lines)
