"""How a conference decides: each professional's view, the tally, what the decision stands on, the category.

Source: seed 004 (N01 to N10), A24, I10, I11, I34. The tally and the outcome are separate facts: the chair is not bound
by a majority, and an outcome against it needs a reason and is never refused for it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome

FEWEST_OF_MULTIPLE = 2
"""So many categories are named by a plan for multiple abuse (I34)."""


class Answer(StrEnum):
    """One professional's answer, on the threshold of significant harm or on the need for a plan (N01)."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Basis(StrEnum):
    """What a decision stands on (N02 to N06)."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"
    CHAIR = "chair_override"


class Direction(StrEnum):
    """Which way the chair decided on their own judgement (A24)."""

    TOWARDS_PLAN = "towards_plan"
    AWAY_FROM_PLAN = "away_from_plan"


class Category(StrEnum):
    """The category of abuse under which a plan is made (census N00113)."""

    NEGLECT = "NEG"
    PHYSICAL = "PHY"
    SEXUAL = "SAB"
    EMOTIONAL = "EMO"
    MULTIPLE = "MUL"


class LpmDecision(StrEnum):
    """Whether the chair recommends a Legal Planning Meeting for a child (L02, P06)."""

    RECOMMEND = "yes"
    NOT_RECOMMEND = "no"


class RecommendedBy(StrEnum):
    """Who recommends the LPM: the chair, or for a looked-after child its social worker and Practice Lead (A18)."""

    CHAIR = "conference_chair"
    WORKER_AND_LEAD = "sw_pl"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave which answer to one question; `missing` are those who have not answered yet (N01)."""

    yes: int = 0
    no: int = 0
    abstain: int = 0
    missing: int = 0

    @property
    def complete(self) -> bool:
        """Whether everybody answered; where nobody was asked there is nothing to count."""
        return self.missing == 0 and self.yes + self.no + self.abstain > 0

    @property
    def majority(self) -> Answer | None:
        """What more answered than the contrary, abstentions not counted; None where as many said yes as no."""
        if self.yes == self.no:
            return None
        return Answer.YES if self.yes > self.no else Answer.NO

    @property
    def differs(self) -> bool:
        """Whether those who answered so far do not all say the same, so that there is no consensus (N05)."""
        return bool(self.abstain) or (self.yes > 0 and self.no > 0)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision stands on, which way the chair went on their own judgement, and what that asks for (N03 to N06).

    `manager_to_tell` when a plan was turned down against the majority: the Service Manager is told (A24).
    """

    basis: Basis | None = None
    direction: Direction | None = None
    reason_required: bool = False
    manager_to_tell: bool = False


def tally(answers: Iterable[Answer | None]) -> Tally:
    """How many of those who give a view gave each answer; None is an answer that is still missing."""
    counted = Counter(answers)
    return Tally(counted[Answer.YES], counted[Answer.NO], counted[Answer.ABSTAIN], counted[None])


def need_said_by(outcome: ConferenceOutcome | None) -> Answer | None:
    """What an outcome says to the need for a plan (N10); nothing while there is none, or it was adjourned."""
    if outcome is None or outcome is ConferenceOutcome.ADJOURNED:
        return None
    return Answer.YES if outcome in WITH_PLAN else Answer.NO


def decided(
    plan_needed: Tally, outcome: ConferenceOutcome | None, stated: Basis | None = None, *, views_required: bool = True
) -> Decided:
    """What the chair's outcome stands on: it follows from the views where all were given, and from nothing else (I11).

    Where the unit's standard only offers the views and not all were given, or nobody was there to give one, the basis
    that the chair stated stands, as long as the views that were given do not speak against it.
    """
    need = need_said_by(outcome)
    if need is None:
        return Decided()
    if plan_needed.complete:
        return _on_all_views(plan_needed, need)
    if views_required and plan_needed.missing:
        return Decided()
    against = plan_needed.majority not in {None, need}
    if against or stated is Basis.CHAIR:
        return _by_chair(plan_needed, need)
    if stated is Basis.CONSENSUS and plan_needed.differs:
        return Decided()
    return Decided(stated)


def _on_all_views(plan_needed: Tally, need: Answer) -> Decided:
    if plan_needed.majority is not need:
        return _by_chair(plan_needed, need)
    return Decided(Basis.MAJORITY if plan_needed.differs else Basis.CONSENSUS)


def _by_chair(plan_needed: Tally, need: Answer) -> Decided:
    """The chair is not bound by numbers, and gives the reason; a plan turned down against them goes to the manager."""
    if need is Answer.YES:
        return Decided(Basis.CHAIR, Direction.TOWARDS_PLAN, reason_required=True)
    against = plan_needed.majority is Answer.YES
    return Decided(Basis.CHAIR, Direction.AWAY_FROM_PLAN, reason_required=True, manager_to_tell=against)


def plan_words(counted: Tally) -> str:
    """The tally on the need for a plan: "3 for a plan, 2 against, 1 abstained"; an answer nobody gave is left out."""
    return _in_words(counted, "for a plan", "against")


def threshold_words(counted: Tally) -> str:
    """The tally on the threshold: "3 say it is met, 1 says it is not, 1 abstained"."""
    met, not_met = ("says" if number == 1 else "say" for number in (counted.yes, counted.no))
    return _in_words(counted, f"{met} it is met", f"{not_met} it is not")


def _in_words(counted: Tally, yes: str, no: str) -> str:
    said = (
        (counted.yes, yes), (counted.no, no), (counted.abstain, "abstained"), (counted.missing, "not given yet"),
    )  # fmt: skip
    return ", ".join(f"{number} {words}" for number, words in said if number) or "No views"


def category_lacks(category: Category | None, parts: Collection[Category]) -> str:
    """What a plan's category lacks, or nothing: there is one, and multiple names two or more (I34)."""
    if category is None:
        return "Choose the category of abuse under which the plan is made."
    if category is Category.MULTIPLE and len(set(parts)) < FEWEST_OF_MULTIPLE:
        return "Multiple needs two categories or more. Say which."
    return ""
