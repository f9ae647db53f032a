"""Chairs, rooms, duty and leave: who and what a conference can be booked with, and on which days."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.diary import AwayRow
from cpdesk.rules.conferences import AwayKind


@dataclass(frozen=True, slots=True)
class ChairsAndRooms:
    """Question: chairs, rooms and minute-takers for boxes and Settings. Answer: `Bookable`."""


@dataclass(frozen=True, slots=True)
class ChairRow:
    """A chair: how many conferences a day at most, and the teams that the chair is linked to."""

    id: int
    version: int
    name: str
    email: str
    conferences_a_day: int
    own_limit: bool
    teams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room; one online can be used by several conferences at a time."""

    id: int
    version: int
    name: str
    online: bool


@dataclass(frozen=True, slots=True)
class Bookable:
    """What conferences can be booked with. Hours are clock times in London, like "09:00"."""

    chairs: tuple[ChairRow, ...]
    rooms: tuple[RoomRow, ...]
    minute_takers: tuple[tuple[int, str], ...]
    day_begins: str
    day_ends: str
    minutes: int
    chair_limit: int


@dataclass(frozen=True, slots=True)
class AddChair:
    """Request: a chair, perhaps with their own limit of conferences a day. Gives `Kept`."""

    name: str
    email: str = ""
    conferences_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeChairLimit:
    """Request: how many conferences a day this chair takes at most; None for the unit's limit. Gives `Kept`."""

    id: int
    version: int
    conferences_a_day: int | None


@dataclass(frozen=True, slots=True)
class AddRoom:
    """Request: a room. Gives `Kept`."""

    name: str
    online: bool = False


@dataclass(frozen=True, slots=True)
class CloseRoom:
    """Request: a room is used no more; refused while conferences are booked in it. Gives `Kept`."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class ChangeDiaryHours:
    """Request: when the unit's conference day begins and ends, how long one lasts, how many a chair takes.

    Gives `Kept`.
    """

    day_begins: str
    day_ends: str
    minutes: int
    chair_limit: int


@dataclass(frozen=True, slots=True)
class AddAway:
    """Request: a chair is away on these days. Gives `AwayKept`, with the conferences that it touches."""

    person: str
    from_on: date
    to_on: date
    kind: AwayKind = AwayKind.LEAVE
    why: str = ""


@dataclass(frozen=True, slots=True)
class EndAway:
    """Request: the chair is back, or the days were wrong: other days, or none at all when `from_on` is None.

    Gives `Kept`.
    """

    id: int
    version: int
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """A conference whose chair is away, with the chairs who are free at its time, best first."""

    id: int
    version: int
    kind: str
    family: str
    start_at: datetime
    chair: str
    room: str
    free_chairs: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class AwayKept:
    """What was kept of an absence, and the conferences that it touches."""

    ids: tuple[int, ...]
    said: str
    operation: str
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class AwayAndTouched:
    """Question: who is away from this day on, and every conference that an absence touches. Answer: `AwayList`."""

    from_on: date | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class AwayList:
    """Absences, soonest first, and the conferences that they touch."""

    away: tuple[AwayRow, ...]
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class DutyBetween:
    """Question: who has duty from `first` to `last`. Answer: tuple of `DutyRow`, one a worked day."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Who has duty on a day; '' when nobody is named. `away` when that chair is not there."""

    on: date
    chair: str
    away: bool = False


@dataclass(frozen=True, slots=True)
class SetDuty:
    """Request: this chair has duty on these days ('' for nobody). Gives `Kept`."""

    chair: str
    from_on: date
    to_on: date | None = None
