"""Find: one box over children, people, teams, alerts and actions; and the other names of a child."""

from dataclasses import dataclass, field
from enum import StrEnum


class FoundKind(StrEnum):
    """What was found, in the order of the list."""

    CHILD = "child"
    PERSON = "person"
    TEAM = "team"
    ALERT = "alert"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Find:
    """Question: what somebody types, each word perhaps only begun. Answer: `Found`. `size` bounds each kind."""

    words: str
    size: int = 6
    kinds: tuple[FoundKind, ...] = tuple(FoundKind)


@dataclass(frozen=True, slots=True)
class FoundThing:
    """Something found: its line, a second line beneath, and why where the words themselves do not say.

    `because` is "", "also known as Ash", "sounds like Mocksmyth" or "reference LC-4711". `opens` and `opens_id` say
    what Enter opens ("child_road", "team", "chair", "register", "directory", "maqa_alert", "record", "quarter"); `key`
    is the name by which a register or a directory is narrowed, or the quarter.
    """

    kind: FoundKind
    id: int
    line: str
    beneath: str
    because: str
    opens: str
    opens_id: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: each kind's best first, exact before sounds alike; `more` has the kinds that hold more.

    `entries` is how many entries of the LPM register hold these words.
    """

    words: str
    things: tuple[FoundThing, ...]
    more: tuple[FoundKind, ...]
    entries: int = 0


@dataclass(frozen=True, slots=True)
class ChangeChild:
    """Request: other `fields` of a child: first_name, surname, born_on, also_known_as. Gives `Kept`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)
