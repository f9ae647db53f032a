"""One child's road: everything that the desk holds on a child, in the order in which it happened."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rows.lpm_register import Timeline


@dataclass(frozen=True, slots=True)
class ChildRoad:
    """Question: one child's road. Answer: `RoadShown`."""

    child_id: int


@dataclass(frozen=True, slots=True)
class RoadLine:
    """One thing that happened or is due: when, what in words, where it is kept.

    `room` and `id` say what opens it: "request", "conference", "record", "recommendation", "core_group"; empty when
    there is nothing more to see. `to_come` for what is planned or due.
    """

    on: date
    time: str
    lane: str
    words: str
    room: str = ""
    id: int = 0
    to_come: bool = False


@dataclass(frozen=True, slots=True)
class RoadShown:
    """A child's road: who the child is, the drawn timeline, and every line of it, oldest first."""

    child_id: int
    first_name: str
    surname: str
    born_on: date | None
    reference: str
    siblings: tuple[tuple[int, str], ...]
    plan_words: str
    timeline: Timeline
    lines: tuple[RoadLine, ...]
    version: int = 1
    also_known_as: str = ""


@dataclass(frozen=True, slots=True)
class WriteRoad:
    """Request: a child's road as PDF into a folder. Gives `PapersWritten`."""

    child_id: int
    folder: str


@dataclass(frozen=True, slots=True)
class RoadPaper:
    """A child's road as it is printed."""

    road: RoadShown
    unit: str
    made_at: datetime
    made_by: str
    demonstration: bool = False
