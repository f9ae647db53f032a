"""Why a conference cannot have ended so: an initial one and a review end differently, and adjourned is for all."""

from collections.abc import Collection

from cpdesk.rules.conferences import OUTCOMES_OF, ConferenceOutcome
from cpdesk.rules.lpm import ConferenceKind

_ENDS_IN = {
    ConferenceKind.ICPC: "An initial conference ends in a plan, in no plan, or adjourned. Choose one of these.",
    ConferenceKind.RCPC: "A review ends in the plan going on or ending, or adjourned. Choose one of these.",
}


def usual_outcome(kind: str) -> ConferenceOutcome:
    """What a conference of this kind ends in where nobody says otherwise: a plan, or a plan that goes on."""
    return OUTCOMES_OF[ConferenceKind(kind)][0]


def cannot_end_in(kind: str, outcome: ConferenceOutcome) -> str:
    """Why a conference of this kind cannot end in this outcome for a child, or nothing."""
    found = ConferenceKind(kind)
    return "" if outcome in OUTCOMES_OF[found] else _ENDS_IN[found]


def adjourned_for_some(outcomes: Collection[ConferenceOutcome]) -> str:
    """What is wrong when a conference is adjourned for some of its children only, or nothing."""
    adjourned = sum(outcome is ConferenceOutcome.ADJOURNED for outcome in outcomes)
    return "A conference is adjourned for all of its children or for none." if 0 < adjourned < len(outcomes) else ""
