"""Who may recommend an LPM for a child who is looked after, and who decides on it (P18, A18): data of the standard."""

from dataclasses import dataclass

from cpdesk.rules.decisions import LpmDecision, RecommendedBy
from cpdesk.rules.standards import Standard

DECIDED_BY = "looked_after_child_lpm_decided_by"


@dataclass(frozen=True, slots=True)
class LpmRoute:
    """The way that a recommendation for a looked-after child goes: what to know of it, and who must decide on it.

    `decided_by` is empty where the chair's recommendation stands by itself.
    """

    warning: str = ""
    decided_by: str = ""


def lpm_route(
    looked_after: bool, decision: LpmDecision | None, recommended_by: RecommendedBy | None, standard: Standard,
    *, decided: bool = False,
) -> LpmRoute:  # fmt: skip
    """Which way a recommendation goes: the chair's, for a looked-after child, needs whoever the standard names.

    While nobody has decided, the warning says so beforehand; nothing is said where no LPM is recommended, nor once
    what was decided on it is recorded (`decided`).
    """
    who = str(standard.parameters.get(DECIDED_BY, ""))
    if not looked_after or not who or decision is LpmDecision.NOT_RECOMMEND:
        return LpmRoute()
    rule = f"For a looked-after child the social worker and the Practice Lead recommend the LPM and the {who} decides"
    if decision is None:
        return LpmRoute(f"{rule}.")
    if recommended_by is RecommendedBy.WORKER_AND_LEAD:
        return LpmRoute()
    asks = f"{rule}. The chair recommended this one: record what the {who} decided."
    return LpmRoute("" if decided else asks, who)
