"""The chair recommends an LPM in the conference's record, and it stands on the register at once (L02 to L04, I14)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select

from cpdesk.desk.acts import does
from cpdesk.desk.conference_at_hand import child_ids, held_on
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.decisions_kept import NOT_OF_THIS, decision_of
from cpdesk.desk.entry_at_hand import put_back
from cpdesk.desk.entry_children import child_ids as entry_children
from cpdesk.desk.given_values import as_day, as_words
from cpdesk.desk.lpm_links import stands_on_register
from cpdesk.desk.record_at_hand import draft_of
from cpdesk.desk.register_entries import day_of_lpm, entered_for
from cpdesk.desk.who_may import RECOMMEND_LPM
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    Child,
    ChildDecision,
    Conference,
    CpPlan,
    Family,
    Person,
    Recommendation,
    RecommendedChild,
    Team,
)
from cpdesk.rows.record_decision_deeds import RecommendLpmFromRecord
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import EnterRecommendation, Kept, NewChild
from cpdesk.rules.decisions import LpmDecision, RecommendedBy
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.lpm import OPEN_STATES, ConferenceKind
from cpdesk.rules.lpm_route import lpm_route
from cpdesk.rules.names import children_words

T = TypeVar("T")
_MUST_CARRY = (
    ("text", "Write the recommendation itself: what the LPM is to decide on."),
    ("rationale", "Enter why an LPM is recommended (the rationale)."),
)
_FIELDS_HERE = {"lpm_by": "by", "children": "child_ids"}
_BY_WORKER = "Recommended by the social worker and the Practice Lead."


@does(RecommendLpmFromRecord, roles=RECOMMEND_LPM, named="Recommend an LPM")
def recommend_lpm(work: Work, request: RecommendLpmFromRecord) -> Kept:
    """Keep the recommendation for these children as one entry of the register, to which their records lead."""
    conference, _ = draft_of(work, request.conference_id)
    for name, sentence in _MUST_CARRY:
        if not as_words(name, getattr(request, name)):
            raise Refusal(sentence, field=name)
    as_day("by", request.by)
    decisions = _decisions(work, conference, request.child_ids)
    children = [work.session.get_one(Child, one.child_id) for one in decisions]
    wanted = _as_entered(work, conference, request, children, decisions)
    lpm_by = _asked_of_register(lambda: day_of_lpm(work, wanted))
    entry = _taken_over(work, wanted, lpm_by, children) or _asked_of_register(
        lambda: entered_for(work, wanted, work.session.get_one(Family, conference.family_id), children)
    )
    for one in decisions:
        work.change(one, "lpm_decision", LpmDecision.RECOMMEND.value)
        work.change(one, "lpm_text", request.text.strip())
        work.change(one, "lpm_recommended_by", request.recommended_by.value)
        work.change(one, "recommendation_id", entry.id)
    said = f"Entered the recommendation for {children_words(len(decisions))}."
    due = f"The LPM is due by {short(lpm_by)}."
    return Kept((entry.id,), " ".join((said, due, *_warnings(work, conference, decisions))), work.operation)


def _asked_of_register(act: Callable[[], T]) -> T:
    """What the register's own code gives; what it refuses is said at the field of the record's form."""
    try:
        return act()
    except Refusal as refused:
        raise Refusal(str(refused), field=_FIELDS_HERE.get(refused.field, refused.field)) from None


def _taken_over(
    work: Work, wanted: EnterRecommendation, lpm_by: date, children: Sequence[Child]
) -> Recommendation | None:
    """The entry that somebody made by hand of this very recommendation; it says from now on what the record says."""
    entry = _entered_by_hand(work, wanted.conference_on, {one.id for one in children})
    if entry is None:
        return None
    work.session.refresh(entry, with_for_update=True)
    for name in ("rationale", "risk_statement", "timescale"):
        work.change(entry, name, getattr(wanted, name).strip())
    work.change(entry, "lpm_by", lpm_by)
    put_back(work, [entry], "")
    return entry


def _entered_by_hand(work: Work, conference_on: date, children: set[int]) -> Recommendation | None:
    """An open entry from this day for exactly these children."""
    asked = (
        select(Recommendation)
        .join(RecommendedChild, RecommendedChild.recommendation_id == Recommendation.id)
        .where(RecommendedChild.child_id.in_(children), Recommendation.conference_on == conference_on)
        .where(Recommendation.voided_at.is_(None), Recommendation.state.in_([state.value for state in OPEN_STATES]))
        .distinct()
    )
    found = (one for one in work.session.scalars(asked) if set(entry_children(work.session, one.id)) == children)
    return next(found, None)


def _decisions(work: Work, conference: Conference, wanted: Sequence[int]) -> list[ChildDecision]:
    """What is decided for each of these children, in the conference's order; each carries its risk statement (L03)."""
    ids = child_ids(work.session, conference.id)
    if not wanted:
        raise Refusal("Choose the child, or the children, for whom an LPM is recommended.", field="child_ids")
    if set(wanted) - set(ids):
        raise Refusal(NOT_OF_THIS, field="child_ids")
    found = [decision_of(work, conference, id_) for id_ in ids if id_ in wanted]
    if any(stands_on_register(work, one) is not None for one in found):
        raise Refusal(
            "An LPM is recommended for one of these children already. Leave that child out.", field="child_ids"
        )
    if not all(one.risk_statement.strip() for one in found):
        raise Refusal(
            "Write the statement about the risk to each of these children first: the register carries it.",
            field="risk_statement",
        )
    return found


def _as_entered(
    work: Work,
    conference: Conference,
    request: RecommendLpmFromRecord,
    children: Sequence[Child],
    decisions: Sequence[ChildDecision],
) -> EnterRecommendation:
    """The recommendation as the register takes it, with everything that the conference knows already."""
    by_worker = request.recommended_by is RecommendedBy.WORKER_AND_LEAD
    team = work.session.get(Team, conference.team_id) if conference.team_id is not None else None
    people = (conference.chair_id, conference.team_manager_id, conference.social_worker_id)
    names: dict[int | None, str] = {
        one.id: one.name for one in work.session.scalars(select(Person).where(Person.id.in_([n for n in people if n])))
    }
    notes = (request.text.strip(), _BY_WORKER if by_worker else "")
    return EnterRecommendation(
        children=tuple(NewChild(one.first_name, one.surname, one.born_on) for one in children),
        case_id=work.session.get_one(Family, conference.family_id).case_id,
        team=team.name if team is not None else "",
        chair=names.get(conference.chair_id, ""),
        team_manager=names.get(conference.team_manager_id, ""),
        social_worker=names.get(conference.social_worker_id, ""),
        conference_kind=ConferenceKind(conference.kind),
        conference_on=_day(work, conference),
        rationale=request.rationale,
        risk_statement=_risks(children, decisions),
        lpm_by=request.by,
        timescale=request.timescale,
        plan_start_on=_plan_start(work, children),
        notes="\n".join(part for part in notes if part),
    )


def _day(work: Work, conference: Conference) -> date:
    """The day of the conference, on which it recommends; refused while it is still to come."""
    on = held_on(conference) or conference.on_day
    if on is None or on > work.today:
        raise Refusal("The conference is still to come. Recommend an LPM when it takes place.")
    return on


def _risks(children: Sequence[Child], decisions: Sequence[ChildDecision]) -> str:
    """The risk to the children as one text: the same words once, others each under the child's first name."""
    texts = [one.risk_statement.strip() for one in decisions]
    if len(set(texts)) == 1:
        return texts[0]
    return "\n".join(f"{child.first_name}: {text}" for child, text in zip(children, texts, strict=True))


def _plan_start(work: Work, children: Sequence[Child]) -> date | None:
    """Since when a child of these has had a plan on the day of the conference; the earliest of them."""
    asked = select(CpPlan.start_on).where(
        CpPlan.child_id.in_([one.id for one in children]), CpPlan.voided_at.is_(None), CpPlan.end_on.is_(None)
    )
    return work.session.scalars(asked.order_by(CpPlan.start_on).limit(1)).first()


def _warnings(work: Work, conference: Conference, decisions: Sequence[ChildDecision]) -> list[str]:
    """What to know of the route where one of the children is looked after (P18, A18), said once."""
    sets = standard_of(work, conference)
    routes = (
        lpm_route(one.looked_after, LpmDecision(one.lpm_decision), RecommendedBy(one.lpm_recommended_by), sets)
        for one in decisions
    )
    return list(dict.fromkeys(route.warning for route in routes if route.warning))
