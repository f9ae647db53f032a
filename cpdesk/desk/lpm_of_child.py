"""The decision on an LPM for one child, with the entry of the register that came from it (L02 to L04, P06, P18)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select

from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.work import Work
from cpdesk.records.model import ChildDecision, Conference, Recommendation
from cpdesk.rows.record_decisions import LpmOfChild
from cpdesk.rules.decisions import Answer, LpmDecision, RecommendedBy
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import ENDED_STATES, HELD_STATES, State
from cpdesk.rules.lpm_route import lpm_route
from cpdesk.rules.record_parts import RecordPart, is_required
from cpdesk.rules.standards import Standard
from cpdesk.words import STATE_WORDS

NO_DECISION = MappingProxyType(
    dict.fromkeys(
        ("lpm_decision", "lpm_why", "lpm_text", "lpm_recommended_by", "lpm_sm_decision", "lpm_sm_name", "lpm_sm_why"),
        "",
    )
)
"""What stands of the LPM where nothing was decided, by the names of the fields."""


@dataclass(frozen=True, slots=True)
class LpmRead:
    """What the LPM of every child of a conference goes by: its standard, whether a decision is due, the entries."""

    standard: Standard
    required: bool
    entries: Mapping[int, Recommendation]


def lpm_read(work: Work, conference: Conference, kept: Iterable[ChildDecision]) -> LpmRead:
    """Read once for all children of a conference; a decision is compulsory at the second review (P06, I09)."""
    sets = standard_of(work, conference)
    numbers = {one.recommendation_id for one in kept if one.recommendation_id is not None}
    asked = select(Recommendation).where(Recommendation.id.in_(numbers), Recommendation.voided_at.is_(None))
    entries = {one.id: one for one in work.session.scalars(asked)} if numbers else {}
    return LpmRead(sets, is_required(sets, RecordPart.LPM_DECISION, conference.sequence_no), entries)


def lpm_of(kept: ChildDecision, read: LpmRead, *, adjourned: bool) -> LpmOfChild:
    """The LPM of one child; a conference that was adjourned leaves the decision to the one that follows."""
    entry = read.entries.get(kept.recommendation_id or 0)
    decision = LpmDecision(kept.lpm_decision) if kept.lpm_decision else None
    recommended_by = RecommendedBy(kept.lpm_recommended_by) if kept.lpm_recommended_by else None
    route = lpm_route(kept.looked_after, decision, recommended_by, read.standard, decided=bool(kept.lpm_sm_decision))
    return LpmOfChild(
        decision=decision,
        why=kept.lpm_why,
        text=kept.lpm_text,
        rationale=entry.rationale if entry is not None else "",
        timescale=entry.timescale if entry is not None else "",
        by=entry.lpm_by if entry is not None else None,
        recommended_by=recommended_by,
        recommendation_id=entry.id if entry is not None else None,
        state_words=_state_words(entry),
        required=read.required and not adjourned,
        route_warning=route.warning,
        sm_decision_required=bool(route.decided_by),
        sm_decision=Answer(kept.lpm_sm_decision) if kept.lpm_sm_decision else None,
        sm_name=kept.lpm_sm_name,
        sm_on=kept.lpm_sm_on,
        sm_why=kept.lpm_sm_why,
    )


def _state_words(entry: Recommendation | None) -> str:
    """Where the entry stands on the register, and by when the LPM is due: "Alerted, due by Fri 4 Dec 2026"."""
    if entry is None:
        return ""
    state = State(entry.state)
    due = "" if entry.lpm_by is None or state in {*HELD_STATES, *ENDED_STATES} else f", due by {short(entry.lpm_by)}"
    return f"{STATE_WORDS[state]}{due}"
