"""How a conference decides: each professional's view, the tally, what the decision stands on, the category.

Source: seed 004 (N01 to N10), A24, I10, I11, I34. The tally and the outcome are separate facts: the chair is not bound
by a majority, and an outcome against it needs a reason and is never refused for it.
"""

from enum import StrEnum


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
