"""The directory of roles: who is to be asked for what, for which team or agency, from which day to which (D15, L17)."""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.linked_chairs import DirectoryPart


@dataclass(frozen=True, slots=True)
class Directory:
    """Question: who holds which role on a day (today where None); `past` lists everybody who ever did.

    `words` narrows to a name, agency or team. Answer: `TheDirectory`.
    """

    on: date | None = None
    past: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """Somebody who holds a role; `last_on` is the last day, None while it is held."""

    id: int
    version: int
    part: DirectoryPart
    team_id: int | None
    team: str
    agency: str
    name: str
    email: str
    phone: str
    note: str
    from_on: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class TheDirectory:
    """The roles held, grouped as shown; `duty` is who has duty today; `missing` names roles that nobody holds."""

    on: date
    rows: tuple[DirectoryRow, ...]
    duty: str
    missing: tuple[str, ...]
    may_keep: bool = True
    duty_said: str = ""


@dataclass(frozen=True, slots=True)
class HoldRole:
    """Request: from this day on this person holds the role, for a team, an agency or the unit; whoever did ends.

    `beside` keeps the earlier holders too (two may hold it: day-to-day LADO referrals). Gives `Kept`.
    """

    part: DirectoryPart
    name: str
    from_on: date
    team_id: int | None = None
    agency: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Request: other `fields` of an entry: name, email, phone, note, agency, from_on. Past records keep theirs (I26).

    Gives `Kept`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndRole:
    """Request: the role was held until this last day; None takes the entry out as a mistake. Gives `Kept`."""

    id: int
    version: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class LeadOfAgency:
    """Question: the safeguarding lead of an agency on a day (today where None). Answer: `DirectoryRow` or None."""

    agency: str
    on: date | None = None
