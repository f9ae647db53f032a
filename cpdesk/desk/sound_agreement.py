"""Whether an agreed record keeps its rules, judged by what was agreed and counted again (I09 to I12, I34, N08)."""

from collections.abc import Collection, Iterator

from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.record_frozen import sum_of, thawed
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord
from cpdesk.rows.conference_record import TheRecord
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rules.conferences import WITH_PLAN, ConferenceOutcome
from cpdesk.rules.decisions import category_lacks, decided, tally
from cpdesk.rules.quoracy import AtTheTable, contradicts, quorum
from cpdesk.rules.record_parts import RecordPart, is_required
from cpdesk.rules.standards import Standard

_NO_VIEW = "a professional who was there gave no view"
_BASIS = "a decision stands on what the views do not bear, or lacks its reason"
_QUORUM = "quorate by agencies that were not there"
_CATEGORY = "a plan without its category"
_LPM = "a second review without the decision on an LPM"


def agreed_in(version: ConferenceRecord) -> TheRecord | None:
    """What was agreed, to the letter; None where what is kept of it is gone, changed, or not to be read any more."""
    if sum_of(version.facts) != version.facts_sha256:
        return None
    try:
        return thawed(version.facts)
    except (ValueError, KeyError, TypeError):
        return None


def broken_in(work: Work, record: TheRecord, conference: Conference) -> Iterator[str]:
    """The rules that an agreed record breaks, each in words."""
    sets = standard_of(work, conference)
    required = {part for part in RecordPart if is_required(sets, part, conference.sequence_no)}
    there = {one.id for one in record.participants if one.gives_view}
    for child in record.children:
        yield from _of_child(child, there, required)
    if _against_quorum(record, sets):
        yield _QUORUM


def _of_child(child: ChildDecisionRow, there: Collection[int], required: Collection[RecordPart]) -> Iterator[str]:
    adjourned = child.outcome is ConferenceOutcome.ADJOURNED
    views_required = RecordPart.VIEWS in required and not adjourned
    answered = {one.participant_id for one in child.views if one.threshold is not None and one.plan_needed is not None}
    if views_required and set(there) - answered:
        yield _NO_VIEW
    again = decided(
        tally(one.plan_needed for one in child.views), child.outcome, child.basis_stated,
        views_required=RecordPart.VIEWS in required,
    )  # fmt: skip
    if again.basis is not child.basis or (again.reason_required and not child.reason.strip()):
        yield _BASIS
    if child.outcome in WITH_PLAN and category_lacks(child.category, child.category_parts):
        yield _CATEGORY
    if RecordPart.LPM_DECISION in required and child.lpm.decision is None and not adjourned:
        yield _LPM


def _against_quorum(record: TheRecord, sets: Standard) -> bool:
    """I12: whether the judgement on the quorum contradicts who was there."""
    counted = quorum((_at_the_table(one) for one in record.participants if one.gives_view), sets)
    said = record.quoracy
    return bool(contradicts(said.quorate, said.basis, counted.met, counted.within_authority))


def _at_the_table(one: ParticipantRow) -> AtTheTable:
    return AtTheTable(one.agency, one.agency_key, one.social_care, one.within_authority)
