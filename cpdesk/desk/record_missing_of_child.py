"""What a record still lacks of one child: risk, views, decision, category, LPM (L02, L03, N01, I10, I11, I34, P06)."""

from collections.abc import Collection, Iterator

from cpdesk.rows.conference_record import MissingLine
from cpdesk.rows.record_decisions import ChildDecisionRow, ViewRow
from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome
from cpdesk.rules.decisions import LpmDecision, category_lacks
from cpdesk.rules.record_parts import RecordPart, Section


def missing_of_child(child: ChildDecisionRow, required: Collection[RecordPart]) -> Iterator[MissingLine]:
    """Everything that is missing of this child, in the order in which it is written."""
    if RecordPart.RISK_STATEMENT in required and not child.risk_statement.strip():
        yield _line(child, f"Write the statement of the risk to {child.first_name}.", "L03", "risk_statement")
    if child.outcome is None:
        yield _line(child, f"Say what was decided for {child.first_name}.", "N06", "outcome")
    if child.outcome is not ConferenceOutcome.ADJOURNED:
        views = tuple(_views(child, required))
        yield from views
        yield from _decision(child, required, views_missing=bool(views))
    yield from _category(child, required)
    yield from _lpm(child)


def _line(
    child: ChildDecisionRow, sentence: str, rule: str, field: str, *, blocks: bool = True, who: int | None = None
) -> MissingLine:
    return MissingLine(Section.CHILD, sentence, rule, field, child.child_id, who, blocks=blocks)


def _views(child: ChildDecisionRow, required: Collection[RecordPart]) -> Iterator[MissingLine]:
    """N01, I10: each professional who was there, one by one, on both questions; and why, where it is required."""
    for one in child.views:
        answered = one.threshold is not None and one.plan_needed is not None
        if RecordPart.VIEWS in required and not answered:
            said = f"Record the view of {one.who} on {child.first_name}."
            yield _line(child, said, "N01", _first_unanswered(one), who=one.participant_id)
        elif RecordPart.VIEW_RATIONALE in required and not one.rationale.strip():
            said = f"Write why {one.who} thinks so of {child.first_name}."
            yield _line(child, said, "N01", "rationale", who=one.participant_id)


def _first_unanswered(one: ViewRow) -> str:
    return "threshold" if one.threshold is None else "plan_needed"


def _decision(
    child: ChildDecisionRow, required: Collection[RecordPart], *, views_missing: bool
) -> Iterator[MissingLine]:
    """N03 to N06, I11: what the decision stands on, and the chair's reason where the views do not carry it."""
    if child.outcome is None:
        return
    if RecordPart.BASIS in required and child.basis is None and not views_missing:
        said = f"Say what the decision for {child.first_name} stands on."
        yield _line(child, said, "N05", "basis_stated")
    if child.reason_required and not child.reason.strip():
        said = f"The decision for {child.first_name} is the chair's own. Write the reason."
        yield _line(child, said, "I11", "reason")
    if child.manager_to_tell and child.manager_told_at is None:
        said = f"Tell the Service Manager: no plan for {child.first_name} against most views."
        yield _line(child, said, "A24", "manager_told", blocks=False)


def _category(child: ChildDecisionRow, required: Collection[RecordPart]) -> Iterator[MissingLine]:
    """I34: a plan has its category, and multiple names two or more."""
    if child.outcome not in WITH_PLAN or (child.category is None and RecordPart.CATEGORY not in required):
        return
    if category_lacks(child.category, child.category_parts):
        if child.category is None:
            yield _line(child, f"Choose the category of {child.first_name}'s plan.", "I34", "category")
        else:
            said = f"{child.first_name}'s category is multiple. Say which two or more."
            yield _line(child, said, "I34", "category_parts")


def _lpm(child: ChildDecisionRow) -> Iterator[MissingLine]:
    """P06, I09: decided at the second review; L02, I14: one recommended stands on the register; P18: the manager."""
    lpm = child.lpm
    if lpm.decision is None and lpm.required:
        said = f"Decide whether to recommend an LPM for {child.first_name}."
        yield _line(child, said, "P06", "lpm_decision")
    if lpm.decision is LpmDecision.NOT_RECOMMEND and lpm.required and not lpm.why.strip():
        said = f"Write why no LPM is recommended for {child.first_name}."
        yield _line(child, said, "P06", "lpm_why")
    if lpm.decision is LpmDecision.RECOMMEND and lpm.recommendation_id is None:
        said = f"Enter the recommendation of an LPM for {child.first_name}: text, rationale and timescale."
        yield _line(child, said, "L02", "lpm_text")
    if lpm.sm_decision_required and lpm.sm_decision is None:
        said = f"Record what the Service Manager decided on the LPM for {child.first_name}."
        yield _line(child, said, "P18", "lpm_sm_decision")
