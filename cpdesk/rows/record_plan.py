"""The outline plan of a record, the core group and the review that follow, and the dates that it brings."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.conferences import ToldBy


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """What the plan is to achieve; `child_id` is None when it is for all children."""

    id: int
    version: int
    child_id: int | None
    text: str
    by_on: date | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action of the outline plan.

    `agency_absent`: it was given to an agency that was not there, so its safeguarding lead is told (S15);
    `objection_by` is the last day on which that agency may object (S16).
    """

    id: int
    version: int
    objective_id: int | None
    child_id: int | None
    text: str
    owner: str
    agency: str
    agency_key: str
    due_on: date | None
    agency_absent: bool
    told_who: str
    told_how: ToldBy | None
    told_on: date | None
    objection_by: date | None
    objection_by_explained: str
    objection_on: date | None
    objection: str


@dataclass(frozen=True, slots=True)
class CoreGroupOfRecord:
    """The first core group as the conference agreed it; `lacking` names who still belongs to it by S28.

    `why` is the chair's reason for leaving somebody out. `needed` is False where no child has a plan, or the
    conference was a review.
    """

    needed: bool
    planned_on: date | None
    time: str
    place: str
    lead: str
    due_on: date | None
    due_explained: str
    breach_why: str
    lacking: tuple[str, ...]
    why: str
    id: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class NextReviewOfRecord:
    """The review that follows: when it is, or that it still waits for its date; `id` is its conference."""

    needed: bool
    id: int | None
    start_at: datetime | None
    place: str
    chair: str
    due_on: date | None
    due_explained: str
    late_why: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date that follows from the conference, in words, with how it was counted."""

    key: str
    name: str
    due_on: date
    explanation: str
    done: str = ""
