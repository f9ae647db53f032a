"""Who works in a generated unit, its families, and the conferences that were held of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.london import LONDON


@dataclass(frozen=True, slots=True)
class Unit:
    """Who works there, and the days between which its strategy discussions are."""

    calendar: WorkingDays
    today: date
    first: date
    last: date
    teams: Sequence[int]
    chairs: Sequence[int]
    team_managers: Sequence[int]
    social_workers: Sequence[int]


@dataclass(slots=True)
class Household:
    """One family: whose it is, and whom its conferences concern."""

    family: int
    children: list[int]
    shown: str
    case_id: str
    team: int | None
    chair: int | None
    team_manager: int
    social_worker: int
    standards: str
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A conference that was held: what an alert, an entry or a core group is about."""

    number: int
    kind: str
    on: date
    of: Household


def at(on: date, hour: int = 10) -> datetime:
    """A clock time in London on this day."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=LONDON)
