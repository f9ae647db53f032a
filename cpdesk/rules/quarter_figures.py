"""Under which figures of a quarter an alert is counted: how it was raised, what came of it (S17, S20, S44).

An alert belongs to the quarter in which it was raised; a draft belongs to none (decision 0015).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rules.maqa import AlertOutcome, AlertState, Theme
from cpdesk.rules.small_numbers import AddsUp


class Timely(StrEnum):
    """Whether an alert was raised in time, and whether it was resolved in time; each alert stands under one of both."""

    RAISED_IN_TIME = "raised_in_time"
    RAISED_LATE = "raised_late"
    RAISED_NO_LIMIT = "raised_no_limit"
    RESOLVED_IN_TIME = "resolved_in_time"
    RESOLVED_LATE = "resolved_late"
    RESOLVED_NO_TIMESCALE = "resolved_no_timescale"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    OPEN_NO_TIMESCALE = "open_no_timescale"
    WITHDRAWN = "withdrawn"


RAISED = (Timely.RAISED_IN_TIME, Timely.RAISED_LATE, Timely.RAISED_NO_LIMIT)
RESOLVED = (Timely.RESOLVED_IN_TIME, Timely.RESOLVED_LATE, Timely.RESOLVED_NO_TIMESCALE)
STILL_OPEN = (Timely.OPEN_IN_TIME, Timely.OPEN_LATE, Timely.OPEN_NO_TIMESCALE)
NOT_SAID, OPEN, WITHDRAWN, NO_THEME, INTERNAL = "not_said", "open", "withdrawn", "none", "internal"


@dataclass(frozen=True, slots=True)
class Limit:
    """By when something was to be done: a day, or with `at` a moment (24 hours)."""

    on: date
    at: datetime | None = None

    def is_kept(self, done: datetime | date) -> bool:
        """Whether this was in time: on its last day it is (I27)."""
        if self.at is not None and isinstance(done, datetime):
            return done <= self.at
        return (done.date() if isinstance(done, datetime) else done) <= self.on


def raised_timely(raised_on: date, limit: Limit | None) -> Timely:
    """Whether an alert was raised in time; none is late for which nothing sets a limit (S17, A08)."""
    if limit is None:
        return Timely.RAISED_NO_LIMIT
    return Timely.RAISED_IN_TIME if limit.is_kept(raised_on) else Timely.RAISED_LATE


def resolved_timely(state: AlertState, resolved: datetime | None, limit: Limit | None, now: datetime) -> Timely:
    """Whether an alert was resolved in time, or how it stands while it is open (S20, A07). Moments are London's."""
    if state is AlertState.WITHDRAWN:
        return Timely.WITHDRAWN
    if state is AlertState.RESOLVED and resolved is not None:
        if limit is None:
            return Timely.RESOLVED_NO_TIMESCALE
        return Timely.RESOLVED_IN_TIME if limit.is_kept(resolved) else Timely.RESOLVED_LATE
    if limit is None:
        return Timely.OPEN_NO_TIMESCALE
    return Timely.OPEN_IN_TIME if limit.is_kept(now) else Timely.OPEN_LATE


def outcome_of(state: AlertState, outcome: AlertOutcome | None) -> str:
    """What came of an alert: its outcome, withdrawn, or still open."""
    if state is AlertState.WITHDRAWN:
        return WITHDRAWN
    if state is not AlertState.RESOLVED:
        return OPEN
    return outcome.value if outcome is not None else NOT_SAID


def themes_counted(themes: tuple[Theme, ...]) -> tuple[str, ...]:
    """The themes under which an alert is counted: each of its own, or that it has none yet."""
    return tuple(theme.value for theme in themes) or (NO_THEME,)


def how_figures_add_up(
    directions: tuple[str, ...], themes: tuple[str, ...], agencies: tuple[str, ...], abouts: tuple[str, ...]
) -> tuple[AddsUp, ...]:
    """Which figures of a quarter add up to which, over all its tables: what one shows may give another away.

    Keys stand as `figure_key` gives them. Alerts that are resolved, and those by MAQA, are sums that no table shows.
    """
    maqa = tuple(one for one in directions if one != INTERNAL)
    outside = tuple(one for one in agencies if one != INTERNAL)
    outcomes = (*(one.value for one in AlertOutcome), NOT_SAID)
    return (
        AddsUp("all", ("maqa", INTERNAL)),
        AddsUp("maqa", tuple(figure_key("channel", one) for one in maqa)),
        *((AddsUp("maqa", tuple(figure_key("agency", one) for one in outside)),) if outside else ()),
        AddsUp("all", tuple(figure_key("about", one) for one in abouts)),
        AddsUp("all", tuple(figure_key("timeliness", one) for one in RAISED)),
        AddsUp("all", ("resolved", OPEN, WITHDRAWN)),
        AddsUp("resolved", tuple(figure_key("timeliness", one) for one in RESOLVED)),
        AddsUp("resolved", tuple(figure_key("outcome", one) for one in outcomes)),
        AddsUp(OPEN, tuple(figure_key("timeliness", one) for one in STILL_OPEN)),
        AddsUp("all", tuple(figure_key("theme", one) for one in themes), exactly=False),
    )


NEVER_SHOWN = ("maqa", "resolved")


def figure_key(table: str, key: str) -> str:
    """One name for one number, also where two tables show the same: internal alerts, open ones, withdrawn ones."""
    return (key or "all") if key in {"", INTERNAL, OPEN, WITHDRAWN} else f"{table}: {key}"
