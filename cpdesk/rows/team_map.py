"""The linked-IC map: which chair each team has on a day, who stands in, meetings, inductions; gaps and doubles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cpdesk.rules.linked_chairs import GapKind, InductionKind, InductionState, InductionTopic, MeetingState


@dataclass(frozen=True, slots=True)
class TeamMap:
    """Question: the map as it stood, stands or will stand on a day (today where None). Answer: `TheMap`."""

    on: date | None = None


@dataclass(frozen=True, slots=True)
class MappedTeam:
    """A team of the map: whom it is linked to since when, who covers, its managers on that day, meetings.

    `linked` is '' for a gap. `doubled` names further chairs linked on the same day. `meetings` counts those attended
    in the calendar year of the day asked, against `meetings_asked`, None where the unit's standard sets no number
    (D12). `until` is the last day of a link that ends. `next_link` and `next_on`: a link that begins later.
    `inductions_booked` are to come, `inductions_held` were in the calendar year of the day asked (D13). `is_closed`
    is whether the team is closed on that day already.
    """

    id: int
    version: int
    name: str
    service: str
    linked_id: int | None
    linked: str
    since: date | None
    until: date | None
    doubled: tuple[str, ...]
    cover: str
    cover_until: date | None
    team_manager: str
    service_manager: str
    meetings: int
    meetings_asked: int | None
    meetings_planned: int
    inductions_booked: int
    inductions_held: int
    next_link: str = ""
    next_on: date | None = None
    chair_away: str = ""
    closed_on: date | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class MappedChair:
    """A chair of the unit as a card: teams linked on that day (numbers), teams covered, and whether away."""

    id: int
    name: str
    teams: tuple[int, ...]
    covers: tuple[int, ...]
    away: str


@dataclass(frozen=True, slots=True)
class MapGap:
    """Something the map reports: a team without a chair, with two, or whose chair is away without cover (I25)."""

    kind: GapKind
    team_id: int
    team: str
    said: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class TheMap:
    """The map on a day: teams in order of name, chairs in order of name, and what it reports.

    `duty` is the duty chair of today, to whom requests for meetings go (D14); `duty_said` says so in a sentence, on a
    day without work whose duty is next. `meetings_said` explains the count.
    `closed` has the teams that are no more. `may_keep` is whether whoever asks may change the map.
    """

    on: date
    teams: tuple[MappedTeam, ...]
    chairs: tuple[MappedChair, ...]
    gaps: tuple[MapGap, ...]
    duty: str
    meetings_said: str
    closed: tuple[MappedTeam, ...] = ()
    may_keep: bool = True
    duty_said: str = ""


@dataclass(frozen=True, slots=True)
class OpenTeam:
    """Question: everything about one team, on a day (today where None). Answer: `TeamShown`."""

    id: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a team's history: the first day, and the first day on which it no longer holds."""

    id: int
    chair: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Somebody stands in for the linked chair, first and last day included."""

    id: int
    version: int
    chair: str
    from_on: date
    last_on: date
    why: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A team meeting with the linked chair; `agreed` is whether team manager and chair agreed the agenda (D12)."""

    id: int
    version: int
    on: date
    time: str
    chair: str
    state: MeetingState
    agenda: str
    agreed: bool
    agreed_with: str
    agreed_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class InductionRow:
    """An induction of new staff, booked or held (D13)."""

    id: int
    version: int
    chair: str
    who: str
    kind: InductionKind
    booked_for: date
    time: str
    topics: tuple[InductionTopic, ...]
    state: InductionState
    held_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class TeamShown:
    """A team with its history, newest first. `asks` says whom to ask about a case of this team (D14)."""

    team: MappedTeam
    links: tuple[LinkRow, ...]
    covers: tuple[CoverRow, ...]
    meetings: tuple[MeetingRow, ...]
    inductions: tuple[InductionRow, ...]
    years: Mapping[int, int] = field(default_factory=dict)
    asks: str = ""
    may_keep: bool = True


@dataclass(frozen=True, slots=True)
class LookAtPastedMap:
    """Question: how pasted cells (tab or comma separated, team and chair) read. Answer: `PastedMap`.

    Teams and chairs who are not known are a problem, unless `add_new` says that they are to be added.
    """

    text: str
    from_on: date | None = None
    add_new: bool = False


@dataclass(frozen=True, slots=True)
class PastedLine:
    """One team of a pasted line: the team and chair as understood, what would be done, or why it cannot be.

    `number` is the line's; a line that names several teams gives one for each. `new` says what is added first.
    """

    number: int
    written: str
    team: str
    chair: str
    does: str
    problem: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class PastedMap:
    """What the pasted text would do, line by line; nothing is kept yet."""

    lines: tuple[PastedLine, ...]
    said: str


@dataclass(frozen=True, slots=True)
class WhoToAsk:
    """Question: whom to ask about a case: a child's, or by any reference. Answer: `Asked` (D14)."""

    child_id: int | None = None
    conference_id: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a question about a case goes to: the chair who holds the case, or else the duty chair; never the linked one.

    `because` says why in a sentence; `who` is '' when nobody has duty and no chair holds the case.
    """

    who: str
    holds_case: bool
    because: str


@dataclass(frozen=True, slots=True)
class PreviewMap:
    """Question: the grid as it prints: teams down, chairs across. Answer: `MapGrid`."""

    on: date | None = None


@dataclass(frozen=True, slots=True)
class MapGrid:
    """The map as a grid. `cells` has a row for each team: 'linked', 'cover' or '' for each chair."""

    unit: str
    on: date
    made_at: datetime
    teams: tuple[str, ...]
    chairs: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    managers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    made_by: str = ""
    demonstration: bool = False
