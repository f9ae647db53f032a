"""Whether records of conferences keep their own rules (I09 to I12, I14, I15, I22, I33, I34): all of them at once.

What was agreed is judged by what was agreed, to the letter; what is found is told by numbers, never by names.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from cpdesk.desk.found import found, ids_of, stands
from cpdesk.desk.record_clocks import KEY as TO_SEND
from cpdesk.desk.record_clocks import sendings_of
from cpdesk.desk.sound_agreement import agreed_in, broken_in
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    ChildDecision,
    Conference,
    ConferenceChild,
    ConferenceRecord,
    KeptDeadline,
    MaqaAlert,
    Participant,
    Recommendation,
)
from cpdesk.rows.unit import Check
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.decisions import LpmDecision
from cpdesk.rules.maqa import AlertState
from cpdesk.rules.record import Channel, RecordState

_later = aliased(ConferenceRecord)
_RECORD, _CONFERENCE = "Record", "Conference"


def record_checks() -> Iterator[tuple[str, Callable[[Work], Check]]]:
    """The rules of records, each by its name with the check that looks at it."""
    yield "Versions of records", _versions
    yield "Agreed records", _agreed
    yield "Outcomes of records", _outcomes
    yield "LPMs of records", _lpms
    yield "Concerns", _concerns
    yield "Distribution of records", _distribution


def _versions(work: Work) -> Check:
    """I33: one version is worked on or issued at a time, they count from 1, and only what was held is agreed."""
    of = (stands(ConferenceRecord), stands(_later), _later.conference_id == ConferenceRecord.conference_id)
    two = select(ConferenceRecord.conference_id).join(_later, and_(*of, _later.id != ConferenceRecord.id))
    same = two.where(ConferenceRecord.state == _later.state, ConferenceRecord.state != RecordState.SUPERSEDED)
    counted = (
        select(ConferenceRecord.conference_id)
        .where(stands(ConferenceRecord))
        .group_by(ConferenceRecord.conference_id)
        .having(func.count() != func.max(ConferenceRecord.version_no))
    )
    not_held = (
        select(ConferenceRecord.conference_id)
        .join(Conference, Conference.id == ConferenceRecord.conference_id)
        .where(stands(ConferenceRecord), ConferenceRecord.state != RecordState.DRAFT)
        .where(or_(Conference.state != ConferenceState.HELD, Conference.voided_at.is_not(None)))
    )
    return found(
        "Versions of records",
        "Each record has its versions in order, and only what was held is agreed.",
        (_CONFERENCE, ids_of(work, same), "two versions of its record are in one state. Tell IT."),
        (_CONFERENCE, ids_of(work, counted), "a version of its record is missing. Tell IT."),
        (_CONFERENCE, ids_of(work, not_held), "its record was agreed, though it is not recorded as held. Tell IT."),
    )


def _agreed(work: Work) -> Check:
    """I09 to I12, I34: what was agreed stands to the letter, and lacks nothing without which it is not agreed."""
    changed: set[int] = set()
    broken: dict[str, set[int]] = defaultdict(set)
    asked = select(ConferenceRecord, Conference).join(Conference, Conference.id == ConferenceRecord.conference_id)
    agreed = asked.where(stands(ConferenceRecord), ConferenceRecord.state != RecordState.DRAFT)
    for record, conference in work.session.execute(agreed.execution_options(yield_per=100)):
        facts = agreed_in(record)
        if facts is None:
            changed.add(record.id)
            continue
        for rule in broken_in(work, facts, conference):
            broken[rule].add(record.id)
    return found(
        "Agreed records",
        "Each stands to the letter as it was agreed, and lacks nothing.",
        (_RECORD, changed, "not to the letter what was agreed. Tell your service manager and IT."),
        *((_RECORD, numbers, f"{rule}. Correct the record.") for rule, numbers in broken.items()),
    )


def _outcomes(work: Work) -> Check:
    """I05, N06: what a record says that a held conference ended in is what the conference has for the child."""
    asked = (
        select(ChildDecision.conference_id)
        .join(Conference, Conference.id == ChildDecision.conference_id)
        .join(
            ConferenceChild,
            and_(
                ConferenceChild.conference_id == ChildDecision.conference_id,
                ConferenceChild.child_id == ChildDecision.child_id,
            ),
        )
        .where(stands(ChildDecision), stands(Conference), Conference.state == ConferenceState.HELD)
        .where(ChildDecision.outcome != ConferenceChild.outcome)
    )
    return found(
        "Outcomes of records",
        "Each record says what its conference ended in.",
        (_CONFERENCE, ids_of(work, asked), "its record names another outcome than the diary. Correct the outcome."),
    )


def _lpms(work: Work) -> Check:
    """I14, I15: one that is recommended stands on the register with rationale, risk and timescale; no other does."""
    entry = and_(Recommendation.id == ChildDecision.recommendation_id, stands(Recommendation))
    decided = select(ChildDecision.conference_id).outerjoin(Recommendation, entry).where(stands(ChildDecision))
    newest = select(func.max(ConferenceRecord.id)).where(stands(ConferenceRecord))
    agreed = select(ConferenceRecord.conference_id).where(
        ConferenceRecord.id.in_(newest.group_by(ConferenceRecord.conference_id)),
        ConferenceRecord.state != RecordState.DRAFT,
    )
    missing = decided.where(
        ChildDecision.lpm_decision == LpmDecision.RECOMMEND, Recommendation.id.is_(None),
        ChildDecision.conference_id.in_(agreed),
    )  # fmt: skip
    other = decided.where(ChildDecision.lpm_decision != LpmDecision.RECOMMEND, Recommendation.id.is_not(None))
    bare = select(Recommendation.id).where(
        stands(Recommendation),
        Recommendation.id.in_(select(ChildDecision.recommendation_id).where(stands(ChildDecision))),
        or_(
            Recommendation.rationale == "", Recommendation.risk_statement == "",
            Recommendation.lpm_by.is_(None), Recommendation.lpm_by < Recommendation.recommended_on,
        ),
    )  # fmt: skip
    return found(
        "LPMs of records",
        "Each LPM that a conference recommends stands on the register, whole.",
        (_CONFERENCE, ids_of(work, missing), "an LPM is recommended and not on the register. Correct the record."),
        (_CONFERENCE, ids_of(work, other), "an LPM is on the register that its record does not recommend. Tell IT."),
        ("Recommendation", ids_of(work, bare), "without rationale, risk or the day it is due, or due before it was"
         " made. Complete it."),
    )  # fmt: skip


def _concerns(work: Work) -> Check:
    """I22, S18: nothing about social care's own people goes out as a MAQA."""
    asked = (
        select(MaqaAlert.id)
        .join(Participant, Participant.id == MaqaAlert.participant_id)
        .where(stands(MaqaAlert), MaqaAlert.channel == Channel.MAQA, Participant.social_care)
        .where(MaqaAlert.state != AlertState.WITHDRAWN)
    )
    return found(
        "Concerns",
        "None about social care's own people is a MAQA.",
        ("Concern", ids_of(work, asked), "about social care's own people, and a MAQA. Tell IT."),
    )


def _distribution(work: Work) -> Check:
    """I33, S26: an issued record has its day, and while somebody has not had it there is a thing to do."""
    issued = (
        select(ConferenceRecord.conference_id)
        .join(Conference, Conference.id == ConferenceRecord.conference_id)
        .where(stands(ConferenceRecord), stands(Conference), ConferenceRecord.state == RecordState.ISSUED)
    )
    undated = issued.where(or_(Conference.record_issued_on.is_(None), ConferenceRecord.issued_at.is_(None)))
    without_day = ids_of(work, undated)
    sendings = sendings_of(work, ids_of(work, issued) - without_day)
    running = select(KeptDeadline.subject_id).where(
        KeptDeadline.subject == "conference", KeptDeadline.key == TO_SEND, KeptDeadline.state == "open"
    )
    reminded = ids_of(work, running)
    waiting = {number for number, sending in sendings.items() if sending.sent_on is None}
    return found(
        "Distribution of records",
        "Each issued record went to everybody who gets it, or Today says that it has to.",
        (_CONFERENCE, without_day, "its record is issued without a day. Tell IT."),
        (_CONFERENCE, waiting - reminded, "somebody has not had its record, and Today does not say so. Tell IT."),
        (_CONFERENCE, reminded & (sendings.keys() - waiting), "everybody has its record, and Today says otherwise."
         " Tell IT."),
    )  # fmt: skip
