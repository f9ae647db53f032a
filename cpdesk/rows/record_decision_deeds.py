"""What a person can have done with what a record says of each child: views, decisions, outcomes, the LPM."""

from dataclasses import dataclass, field
from datetime import date

from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, RecommendedBy


@dataclass(frozen=True, slots=True)
class ChangeChildDecision:
    """Request: new values for named fields of what is said of a child.

    Keys: `lives_at`, `looked_after`, `child_view`, `risk_statement`, `supervision_on`, `supervision_view`,
    `supervision_words`, `outcome`, `basis_stated`, `reason`, `category`, `category_parts` (categories), `lpm_decision`,
    `lpm_why`, `manager_told` with `manager_told_at`, `lpm_sm_decision`, `lpm_sm_name`, `lpm_sm_on`, `lpm_sm_why`.
    An outcome after the conference was held is changed with `CorrectOutcomes`.
    """

    conference_id: int
    child_id: int
    version: int
    fields: dict[str, object]
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GivenView:
    """One view as it was given; None leaves that answer as it is, an empty string as text takes the rationale away.

    `seen` holds what stood there when the person began to write, by the names of these fields.
    """

    participant_id: int
    child_id: int
    threshold: Answer | None = None
    plan_needed: Answer | None = None
    rationale: str | None = None
    seen: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GiveViews:
    """Request: these views were given, in one step; `only_missing` leaves those that stand already (N01)."""

    conference_id: int
    views: tuple[GivenView, ...]
    only_missing: bool = False


@dataclass(frozen=True, slots=True)
class TakeOutView:
    """Request: a view was written down by mistake."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class CorrectOutcomes:
    """Request: a conference that was held ended otherwise than recorded; plans and next dates follow (I05 to I07)."""

    conference_id: int
    version: int
    outcomes: tuple[tuple[int, ConferenceOutcome], ...]
    why: str


@dataclass(frozen=True, slots=True)
class RecommendLpmFromRecord:
    """Request: the chair recommends an LPM for these children; it enters the register at once (L02 to L04, I14).

    `timescale` or `by` says when it is due. For a looked-after child the route and the warning: A18, P18.
    """

    conference_id: int
    child_ids: tuple[int, ...]
    text: str
    rationale: str
    timescale: str = ""
    by: date | None = None
    recommended_by: RecommendedBy = RecommendedBy.CHAIR


@dataclass(frozen=True, slots=True)
class DraftLpmAlerts:
    """Request: the two alerts, to case progression and to the Team Manager, as email drafts (L06). `PapersWritten`."""

    recommendation_id: int
    folder: str


@dataclass(frozen=True, slots=True)
class DraftManagerNotice:
    """Request: the notice to the Service Manager that a plan was turned down against the majority (A24).

    An email draft for a person to send. `PapersWritten`.
    """

    conference_id: int
    child_id: int
    folder: str
