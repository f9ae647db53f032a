"""What people do on the team map: linked, closed, covered; meetings and inductions; a map pasted; the grid on paper."""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.linked_chairs import InductionKind, InductionTopic, MeetingState


@dataclass(frozen=True, slots=True)
class LinkTeam:
    """Request: from this day on this chair is linked to the team ('' for nobody). Gives `Kept`.

    `seen` is the name of the chair who was linked on that day when the form was opened; refused when another is now.
    """

    team_id: int
    chair: str
    from_on: date
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Request: this link was a mistake: the one before goes on instead, or nobody is linked. Gives `Kept`."""

    id: int
    why: str


@dataclass(frozen=True, slots=True)
class AddTeamToMap:
    """Request: a team with its service, linked chair and the day from which. Gives `Kept`."""

    name: str
    service: str = ""
    chair: str = ""
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeTeam:
    """Request: other `fields` of a team: name, service. Gives `Kept`."""

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CloseTeam:
    """Request: the team is no more from this day on; its link ends with it. `on` None opens it again. Gives `Kept`."""

    id: int
    version: int
    on: date | None


@dataclass(frozen=True, slots=True)
class AddCover:
    """Request: this chair stands in for the linked chair of these teams. Gives `Kept`."""

    team_ids: tuple[int, ...]
    chair: str
    from_on: date
    last_on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class EndCover:
    """Request: the cover ends on this last day, or never was (None). Gives `Kept`."""

    id: int
    version: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class PlanTeamMeeting:
    """Request: the linked chair comes to a team meeting (D12), planned or already attended. Gives `Kept`."""

    team_id: int
    on: date
    time: str = ""
    agenda: str = ""
    agreed_with: str = ""
    agreed_on: date | None = None
    state: MeetingState = MeetingState.PLANNED


@dataclass(frozen=True, slots=True)
class ChangeTeamMeeting:
    """Request: other `fields` of a team meeting: on, time, state, agenda, agreed_with, agreed_on, note.

    Gives `Kept`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookInduction:
    """Request: an induction of new staff by the linked chair (D13). Gives `Kept`."""

    team_id: int
    who: str
    kind: InductionKind
    booked_for: date
    time: str = ""
    topics: tuple[InductionTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeInduction:
    """Request: other `fields` of an induction: who, kind, booked_for, time, topics, state, held_on, note.

    Gives `Kept`.
    """

    id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakePastedMap:
    """Request: link the teams as pasted, from this day on; lines with a problem are left out and named.

    Gives `Kept`.
    """

    text: str
    from_on: date
    add_new: bool = False


@dataclass(frozen=True, slots=True)
class TakeMapOf2016:
    """Request: the eleven teams and six chairs of the notice of 27 May 2016, where they are not known. Gives `Kept`."""


@dataclass(frozen=True, slots=True)
class WriteMap:
    """Request: the grid as a PDF on one page, into a folder. Gives `PapersWritten`."""

    folder: str
    on: date | None = None
