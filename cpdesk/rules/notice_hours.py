"""The 24-hour rule: how long before its planned start a review is changed (S39, A11).

Hours are elapsed hours, on every day of the week and across a change of the clocks. A change inside the time is kept
and said, never refused.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.how_dates_read import counted, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.standards import Standard

KEY = "rcpc_change_notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """How much notice a change gives: hours before the start (negative after it), and what the rule asks for.

    `needed` is None where the standard has no such rule; `last_working_moment_passed` when nobody can be told in
    working hours any more, though the hours would do.
    """

    hours: float
    needed: int | None
    enough: bool
    last_working_moment_passed: bool
    said: str


def hours_before(planned_start: datetime, decided_at: datetime) -> float:
    """Elapsed hours from a decision to the planned start; negative when the start has passed."""
    return (planned_start.astimezone(UTC) - decided_at.astimezone(UTC)).total_seconds() / 3600


def hours_words(hours: float) -> str:
    """So many hours in words, never rounded up: "31 hours before", "40 minutes before", "2 hours after the start"."""
    side = "before" if hours >= 0 else "after the start"
    minutes = int(abs(hours) * 60 + 1e-6)
    if minutes < 60:
        return f"{counted(minutes, 'minute')} {side}"
    if minutes >= 60 * 24 * 7:
        return f"{counted(minutes // (60 * 24), 'day')} {side}"
    return f"{counted(minutes // 60, 'hour')} {side}"


def notice_of(planned_start: datetime, decided_at: datetime, standard: Standard, calendar: WorkingDays) -> Notice:
    """What notice a review's change gives, in words: "31 hours before, the rule asks for 24." (TV-H09)."""
    hours = hours_before(planned_start, decided_at)
    if not standard.sets(KEY):
        return Notice(hours, None, enough=True, last_working_moment_passed=False, said=f"{_first(hours_words(hours))}.")
    limit = deadline(KEY, planned_start.astimezone(LONDON), standard, calendar)
    needed = abs(standard.spans[KEY].hours or 0)
    enough = hours >= needed
    passed = enough and limit.warn_from is not None and decided_at > limit.warn_from
    words = hours_words(hours)
    said = f"{_first(words)}, the rule asks for {needed}{'' if 'hour' in words else ' hours'}"
    if not enough:
        said += ": tell everybody at once, by telephone if needed."
    elif passed and limit.warn_from is not None:
        said += f". The last working day before ({short_moment(limit.warn_from)}) has passed: tell people by telephone."
    else:
        said += "."
    return Notice(hours, needed, enough, passed, said)


def _first(words: str) -> str:
    return words[0].upper() + words[1:]
