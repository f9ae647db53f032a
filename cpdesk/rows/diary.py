"""The diary: what stands in it between two days, the slots that are offered, and a look at one time before booking."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.marks import Mark
from cpdesk.rules.conferences import ConferenceState


@dataclass(frozen=True, slots=True)
class DiaryFilter:
    """What narrows the diary; by number where a person chose from a box."""

    chair_id: int | None = None
    room_id: int | None = None
    team_id: int | None = None
    kind: str = ""
    looked_after: bool = False
    chair: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class DiaryBetween:
    """Question: conferences from `first` to `last`, both included, cancelled ones left out. Answer: `Diary`."""

    first: date
    last: date
    narrowed: DiaryFilter = DiaryFilter()


@dataclass(frozen=True, slots=True)
class DiaryCard:
    """One conference as a card: `mark` and `words` say how its clock stands, for an ICPC day `day` of `limit`.

    `due_on` is the last day in time; `strategy_on` the anchor of an ICPC's clock.
    """

    id: int
    version: int
    kind: str
    state: ConferenceState
    start_at: datetime
    end_at: datetime
    family: str
    children: int
    reference: str
    chair_id: int | None
    chair: str
    room_id: int | None
    room: str
    minute_taker: str
    team_id: int | None
    team: str
    looked_after: bool
    mark: Mark
    words: str
    strategy_on: date | None = None
    due_on: date | None = None
    day: int | None = None
    limit: int | None = None
    moves: int = 0
    sequence_no: int = 0


@dataclass(frozen=True, slots=True)
class AwayRow:
    """Days on which a person is not there."""

    id: int
    version: int
    person_id: int
    person: str
    from_on: date
    to_on: date
    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Diary:
    """What stands in the diary between two days, and who is away; `total` counts without the filter."""

    first: date
    last: date
    cards: tuple[DiaryCard, ...]
    away: tuple[AwayRow, ...]
    total: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SlotsFor:
    """Question: the best free slots for a request, or for a conference that is to be booked or moved.

    Answer: tuple of `Slot`, best first. `first` and `last` narrow the days; `minutes` is how long; a chair or room
    given is kept to.
    """

    request_id: int | None = None
    conference_id: int | None = None
    count: int = 10
    minutes: int = 90
    first: date | None = None
    last: date | None = None
    chair: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time with chair and room, and why it is offered, in words. `day` is day n of its clock, if any."""

    start_at: datetime
    end_at: datetime
    chair_id: int
    chair: str
    room_id: int
    room: str
    day: int | None
    in_time: bool
    notice_kept: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAtTime:
    """Question: what booking or moving to this time would mean, before anything is kept. Answer: `TimeLookedAt`."""

    start_at: datetime
    minutes: int = 90
    request_id: int | None = None
    conference_id: int | None = None
    chair: str = ""
    room: str = ""
    minute_taker: str = ""


@dataclass(frozen=True, slots=True)
class TimeLookedAt:
    """What this time means. `clashes` and `impossible` stop a booking, `warnings` do not; `late` asks for a reason.

    `day` is day n of the `limit` of an ICPC's clock, both None for a review. `day_words` is like
    "day 12 of 15: in time"; `notice_words` tells of the invitations; `hours_words` of the 24-hour rule when a review
    moves (S39); `limits` are the sentences of the deadlines that follow.
    """

    start_at: datetime
    end_at: datetime
    day: int | None
    day_words: str
    in_time: bool
    late: bool
    notice_kept: bool
    notice_words: str
    hours_words: str
    clashes: tuple[str, ...]
    impossible: tuple[str, ...]
    warnings: tuple[str, ...]
    free_chairs: tuple[tuple[int, str], ...]
    free_rooms: tuple[tuple[int, str], ...]
    limits: tuple[str, ...]
    needs_holiday_reason: bool = False
    limit: int | None = None
