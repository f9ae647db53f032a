"""What the unit itself is: its people, teams and days not worked, and what is asked about them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cpdesk.rules.roles import Role


class RegisterKind(StrEnum):
    """How a register was begun."""

    DEMONSTRATION = "demonstration"
    LEICESTER = "leicester"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class TheUnit:
    """Question: what the window needs to know of the unit. Answer: `Unit`."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit, who is asking, and where its data lives."""

    name: str
    kind: RegisterKind
    standards: str
    standards_notice: str
    who: str
    roles: tuple[Role, ...]
    database: str
    copied_at: datetime | None
    recovery_key_confirmed: bool


@dataclass(frozen=True, slots=True)
class BeginRegister:
    """Request: set up a new register of this kind (seed 002's teams and chairs where it says so). Gives `Kept`."""

    kind: RegisterKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmRecoveryKey:
    """Request: the recovery key as typed back. Refused when it differs. Gives `Kept`."""

    typed: str


@dataclass(frozen=True, slots=True)
class NamesToChoose:
    """Question: teams, chairs, team managers and social workers for boxes. Answer: `Names`."""


@dataclass(frozen=True, slots=True)
class Names:
    """Id and name of each, in order of name; `linked` gives a team's linked chair by team id.

    `closed` has the numbers of teams that are closed today: they are known, but offered to nobody.
    """

    teams: tuple[tuple[int, str], ...]
    chairs: tuple[tuple[int, str], ...]
    team_managers: tuple[tuple[int, str], ...]
    social_workers: tuple[tuple[int, str], ...]
    linked: tuple[tuple[int, int], ...]
    closed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AddTeam:
    """Request: a team, with its linked chair if known. Gives `Kept`."""

    name: str
    linked_chair: str = ""


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Request: a person in a role (chair, team manager, social worker, service manager...). Gives `Kept`."""

    name: str
    part: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class DaysNotWorked:
    """Question: bank holidays, proclaimed days and closures from `first` to `last`. Answer: tuple of `DayRow`."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that is not worked, its title and where it comes from; provisional when only projected."""

    on: date
    title: str
    source: str
    provisional: bool
    added_here: bool


@dataclass(frozen=True, slots=True)
class AddDayNotWorked:
    """Request: a local closure or a newly proclaimed day; open deadlines follow (I27). Gives `DaysMoved`."""

    on: date
    title: str
    proclaimed: bool = False


@dataclass(frozen=True, slots=True)
class RemoveDayNotWorked:
    """Request: take back a day that was added here. Gives `DaysMoved`."""

    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class TakeGovUkDays:
    """Request: read a GOV.UK bank-holidays JSON file's text. Gives `DaysMoved`."""

    text: str


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """One open deadline that followed a change of the calendar."""

    subject: str
    key: str
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class DaysMoved:
    """What a change of the calendar did."""

    added: tuple[date, ...]
    moved: tuple[DeadlineMoved, ...]
    said: str
    operation: str


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A practice standard as shown in Settings, with its notice when its review date has passed.

    `lines` has its timescales, `record` what it asks of a conference's record; the unit works by the one `in_use`.
    """

    code: str
    name: str
    source: str
    dated: date | None
    review_due: date | None
    notice: str
    lines: tuple[tuple[str, str], ...]
    record: tuple[tuple[str, str], ...] = ()
    in_use: bool = False


@dataclass(frozen=True, slots=True)
class TheStandards:
    """Question: the practice standards carried. Answer: tuple of `StandardRow`."""


@dataclass(frozen=True, slots=True)
class ChooseStandard:
    """Request: the unit works by another practice standard from now on (LLR, LEICESTER_CITY...). Gives `Kept`."""

    code: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Request: take back the last thing done here (or a named operation). Gives `Kept`."""

    operation: str = ""


@dataclass(frozen=True, slots=True)
class Redo:
    """Request: do again what Undo took back. Gives `Kept`."""


@dataclass(frozen=True, slots=True)
class LastDone:
    """Question: what Undo and Redo would take. Answer: `Undoable`."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """The titles that Undo and Redo name, empty when there is nothing."""

    undo: str
    redo: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Soundness:
    """Question: is the database sound. Answer: tuple of `Check`."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, whether it is well, and what to do if not."""

    what: str
    well: bool
    said: str
