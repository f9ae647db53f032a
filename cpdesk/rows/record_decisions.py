"""What a record says of each child: everybody's view, the tally, the decision and what it stands on, the LPM."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.decisions import Answer, Basis, Category, Direction, LpmDecision, RecommendedBy


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One professional's view on one child; `id` is 0 while nobody wrote one."""

    id: int
    version: int
    participant_id: int
    who: str
    agency: str
    threshold: Answer | None
    plan_needed: Answer | None
    rationale: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many gave which answer, and in words: "3 for a plan, 2 against, 1 abstained"."""

    yes: int
    no: int
    abstain: int
    missing: int
    words: str


@dataclass(frozen=True, slots=True)
class LpmOfChild:
    """The decision on a Legal Planning Meeting for a child, and the entry of the register that came from it.

    `route_warning` says why the chair's recommendation for a looked-after child needs the Service Manager (P18, A18).
    """

    decision: LpmDecision | None
    why: str
    text: str
    rationale: str
    timescale: str
    by: date | None
    recommended_by: RecommendedBy | None
    recommendation_id: int | None
    state_words: str
    required: bool
    route_warning: str = ""
    sm_decision_required: bool = False
    sm_decision: Answer | None = None
    sm_name: str = ""
    sm_on: date | None = None
    sm_why: str = ""


@dataclass(frozen=True, slots=True)
class ChildDecisionRow:
    """What was said of and decided for one child.

    `outcome` is the chair's; `basis` and `direction` follow from the views where they were recorded one by one, and
    are what the chair stated where they were not. `reason_required` when the outcome goes against a strict majority, or
    there is none (N04, N06, I11). `decided_words` is the whole decision in a sentence.
    """

    child_id: int
    version: int
    first_name: str
    surname: str
    born_on: date | None
    lives_at: str
    looked_after: bool
    child_view: str
    risk_statement: str
    supervision_on: date | None
    supervision_view: Answer | None
    supervision_words: str
    views: tuple[ViewRow, ...]
    threshold: TallyRow
    plan_needed: TallyRow
    outcome: ConferenceOutcome | None
    basis: Basis | None
    basis_stated: Basis | None
    direction: Direction | None
    reason: str
    reason_required: bool
    manager_to_tell: bool
    manager_told_at: datetime | None
    manager_told: str
    decided_words: str
    category: Category | None
    category_parts: tuple[Category, ...]
    plan_start_on: date | None
    lpm: LpmOfChild
