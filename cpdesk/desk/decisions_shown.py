"""What was said of and decided for each child, as the record shows it: views, tally, what the decision stands on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import or_, select

from cpdesk.desk.conference_at_hand import held_on
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.decisions_kept import Place, decisions_kept, views_kept
from cpdesk.desk.lpm_of_child import NO_DECISION, LpmRead, lpm_of, lpm_read
from cpdesk.desk.work import Work
from cpdesk.records.model import Child, ChildDecision, Conference, ConferenceChild, CpPlan, ProfessionalView
from cpdesk.rows.record_decisions import ChildDecisionRow, TallyRow, ViewRow
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome, ConferenceState
from cpdesk.rules.decisions import (
    Answer,
    Basis,
    Category,
    Decided,
    Tally,
    decided,
    plan_words,
    tally,
    threshold_words,
)
from cpdesk.rules.record_parts import Asked, RecordPart, how_asked
from cpdesk.words import BASIS_WORDS, CATEGORY_WORDS, CONFERENCE_OUTCOME_WORDS, DIRECTION_WORDS

Choice = TypeVar("Choice", bound=StrEnum)
Views = Mapping[Place, ProfessionalView]


@dataclass(frozen=True, slots=True)
class _Read:
    """What belongs to the children of one conference, each read once."""

    kept: Mapping[int, ChildDecision]
    views: Views
    plans: Mapping[int, date]
    lpm: LpmRead
    views_required: bool


def decisions_of(
    work: Work, conference: Conference, participants: Sequence[ParticipantRow]
) -> tuple[ChildDecisionRow, ...]:
    """Each child of the conference in its order, with a view of everybody who gives one, written down yet or not."""
    children = _children(work, conference)
    asked = how_asked(standard_of(work, conference), RecordPart.VIEWS)
    kept = decisions_kept(work, conference.id)
    read = _Read(
        kept, views_kept(work, conference.id), _plans(work, conference, [child.id for child, _ in children]),
        lpm_read(work, conference, kept.values()), asked is Asked.REQUIRED,
    )  # fmt: skip
    who = [one for one in participants if one.gives_view]
    return tuple(_row(conference, child, outcome, who, read) for child, outcome in children)


def _children(work: Work, conference: Conference) -> list[tuple[Child, str]]:
    """The children in the order in which they were named, with what the conference ended in for each."""
    asked = (
        select(Child, ConferenceChild.outcome)
        .join(ConferenceChild, ConferenceChild.child_id == Child.id)
        .where(ConferenceChild.conference_id == conference.id)
        .order_by(ConferenceChild.place, Child.id)
    )
    return [(child, outcome) for child, outcome in work.session.execute(asked)]


def _plans(work: Work, conference: Conference, children: Sequence[int]) -> dict[int, date]:
    """Since when each child has the plan that this conference made, or that ran on its day."""
    on = held_on(conference) or conference.on_day
    runs = CpPlan.conference_id == conference.id
    if on is not None:
        runs = or_(runs, (CpPlan.start_on <= on) & (CpPlan.end_on.is_(None) | (CpPlan.end_on >= on)))
    asked = select(CpPlan).where(CpPlan.child_id.in_(children), CpPlan.voided_at.is_(None), runs)
    return {one.child_id: one.start_on for one in work.session.scalars(asked.order_by(CpPlan.start_on))}


def _row(one: Conference, child: Child, ended: str, who: Sequence[ParticipantRow], read: _Read) -> ChildDecisionRow:
    kept = read.kept.get(child.id) or _nothing_yet(one, child)
    views = tuple(_view(each, read.views.get((each.id, child.id))) for each in who)
    threshold, plan_needed = tally(view.threshold for view in views), tally(view.plan_needed for view in views)
    outcome = _choice(ConferenceOutcome, ended if one.state == ConferenceState.HELD else kept.outcome)
    stated, category = _choice(Basis, kept.basis_stated), _choice(Category, kept.category)
    stands = decided(plan_needed, outcome, stated, views_required=read.views_required)
    parts = categories_in(kept.category_parts)
    return ChildDecisionRow(
        child_id=child.id,
        version=kept.version,
        first_name=child.first_name,
        surname=child.surname,
        born_on=child.born_on,
        lives_at=kept.lives_at,
        looked_after=kept.looked_after,
        child_view=kept.child_view,
        risk_statement=kept.risk_statement,
        supervision_on=kept.supervision_on,
        supervision_view=_choice(Answer, kept.supervision_view),
        supervision_words=kept.supervision_words,
        views=views,
        threshold=_tally_row(threshold, threshold_words(threshold)),
        plan_needed=_tally_row(plan_needed, plan_words(plan_needed)),
        outcome=outcome,
        basis=stands.basis,
        basis_stated=stated,
        direction=stands.direction,
        reason=kept.reason,
        reason_required=stands.reason_required,
        manager_to_tell=stands.manager_to_tell,
        manager_told_at=kept.manager_told_at,
        manager_told=kept.manager_told,
        decided_words=_in_words(outcome, category, parts, stands, plan_needed),
        category=category,
        category_parts=parts,
        plan_start_on=read.plans.get(child.id),
        lpm=lpm_of(kept, read.lpm, adjourned=outcome is ConferenceOutcome.ADJOURNED),
    )


def _nothing_yet(conference: Conference, child: Child) -> ChildDecision:
    """What stands of a child of whom nothing was said: nothing, as a row that is not kept."""
    return ChildDecision(
        version=0, conference_id=conference.id, child_id=child.id, looked_after=conference.looked_after,
        **dict.fromkeys(_WORDS, ""), **NO_DECISION,
    )  # fmt: skip


_WORDS = (
    "lives_at", "child_view", "risk_statement", "supervision_view", "supervision_words", "outcome", "basis_stated",
    "reason", "manager_told", "category", "category_parts",
)  # fmt: skip


def _view(one: ParticipantRow, kept: ProfessionalView | None) -> ViewRow:
    if kept is None:
        return ViewRow(0, 0, one.id, one.shown, one.agency, None, None, "")
    threshold, plan_needed = _choice(Answer, kept.threshold), _choice(Answer, kept.plan_needed)
    return ViewRow(kept.id, kept.version, one.id, one.shown, one.agency, threshold, plan_needed, kept.rationale)


def _choice(kind: type[Choice], kept: str) -> Choice | None:
    """A choice as it is kept in one field; none where the field is empty."""
    return kind(kept) if kept else None


def _tally_row(counted: Tally, words: str) -> TallyRow:
    return TallyRow(counted.yes, counted.no, counted.abstain, counted.missing, words)


def categories_in(kept: str) -> tuple[Category, ...]:
    """The categories as they are kept in one field, in the order of the census."""
    return tuple(Category(code) for code in kept.split())


def _in_words(
    outcome: ConferenceOutcome | None,
    category: Category | None,
    parts: Iterable[Category],
    stands: Decided,
    plan_needed: Tally,
) -> str:
    """The whole decision: "Child protection plan made: neglect. Majority: 3 for a plan, 2 against."."""
    if outcome is None:
        return "Not decided yet."
    ended = CONFERENCE_OUTCOME_WORDS[outcome]
    if category is not None and outcome in WITH_PLAN:
        ended += f": {_category_words(category, parts)}"
    basis = BASIS_WORDS[stands.basis] if stands.basis is not None else ""
    if stands.direction is not None:
        basis += f" {DIRECTION_WORDS[stands.direction].lower()}"
    counted = plan_words(plan_needed) if plan_needed.complete else ""
    stood_on = ": ".join(words for words in (basis, counted) if words)
    return f"{ended}. {stood_on}." if stood_on and outcome is not ConferenceOutcome.ADJOURNED else f"{ended}."


def _category_words(category: Category, parts: Iterable[Category]) -> str:
    within = ", ".join(CATEGORY_WORDS[one].lower() for one in parts)
    return f"{CATEGORY_WORDS[category].lower()} ({within})" if within else CATEGORY_WORDS[category].lower()
