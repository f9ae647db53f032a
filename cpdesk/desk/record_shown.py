"""The record of a conference as its page shows it: all that it says, what is missing, its versions, its concerns."""

from sqlalchemy import func, select

from cpdesk.desk.clocks import clocks_of
from cpdesk.desk.concerns_shown import concerns_of
from cpdesk.desk.conference_at_hand import GONE
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.record_at_hand import CANCELLED, NOT_BEGUN
from cpdesk.desk.record_clocks import ANCHOR as RECORD_DUE
from cpdesk.desk.record_clocks import KEY as TO_SEND
from cpdesk.desk.record_facts import record_as_it_stands
from cpdesk.desk.record_frozen import frozen, sum_of
from cpdesk.desk.record_missing import missing_of
from cpdesk.desk.who_may import KEEP_RECORD, READ_RECORD
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Conference, ConferenceRecord, Family, Invitee, Participant
from cpdesk.rows.conference import KeptClock
from cpdesk.rows.conference_record import MissingLine, OpenRecord, RecordShown, TheRecord, VersionLine
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.names import reference_of
from cpdesk.rules.record import RecordState
from cpdesk.rules.record_parts import RecordPart, is_required, parts_asked


@answers(OpenRecord, roles=READ_RECORD)
def open_record(work: Work, question: OpenRecord) -> RecordShown:
    """The record of a conference with what can be done with it; an earlier version stands as it was agreed."""
    conference = conference_shown(work, question.conference_id)
    versions = versions_of(work, conference.id)
    version = version_of(versions, question.version_no)
    newest = version is not None and version is versions[-1]
    family = work.session.get_one(Family, conference.family_id)  # read once: the record finds it in the session
    record = record_as_it_stands(work, conference, version) if version is not None else None
    due = _due_of(work, version, conference.id)
    may_write = (
        newest and version is not None and version.state == RecordState.DRAFT
        and conference.state != ConferenceState.CANCELLED
    )  # fmt: skip
    return RecordShown(
        conference_id=conference.id,
        conference_version=conference.version,
        conference_state=ConferenceState(conference.state),
        kind=conference.kind,
        reference=reference_of(family.case_id, family.id),
        family=conference.shown,
        start_at=conference.held_at or conference.start_at,
        record=record,
        record_id=version.id if version is not None else None,
        record_version=version.version if version is not None else 0,
        may_edit=may_write and bool(work.roles & KEEP_RECORD),
        missing=missing_in(work, conference, record) if record is not None and newest else (),
        versions=tuple(_line(one) for one in versions),
        concerns=concerns_of(work, conference),
        asked=parts_asked(standard_of(work, conference)),
        due_on=due.due_on if due is not None else None,
        due_explained=due.explanation if due is not None else "",
        new_invitees=_new_invitees(work, conference) if may_write else 0,
        why_not_begun="" if versions else why_not_begun(conference),
        seen=seen_in(record) if may_write and record is not None else "",
    )


def conference_shown(work: Work, conference_id: int) -> Conference:
    """The conference, to be read; refused when it was taken back."""
    conference = work.session.get(Conference, conference_id)
    if conference is None or conference.voided_at is not None:
        raise Refusal(GONE)
    return conference


def versions_of(work: Work, conference_id: int) -> tuple[ConferenceRecord, ...]:
    """Every version of a record, the first one first."""
    asked = select(ConferenceRecord).where(
        ConferenceRecord.conference_id == conference_id, ConferenceRecord.voided_at.is_(None)
    )
    return tuple(work.session.scalars(asked.order_by(ConferenceRecord.version_no)))


def version_of(versions: tuple[ConferenceRecord, ...], version_no: int | None) -> ConferenceRecord | None:
    """The version that was asked for, or the newest; none while nobody has begun the record."""
    if version_no is None:
        return versions[-1] if versions else None
    found = next((one for one in versions if one.version_no == version_no), None)
    if found is None:
        raise Refusal(f"The record of this conference has no version {version_no}." if versions else NOT_BEGUN)
    return found


def missing_in(work: Work, conference: Conference, record: TheRecord) -> tuple[MissingLine, ...]:
    """What the record lacks by the standard under which the conference was booked."""
    sets = standard_of(work, conference)
    return missing_of(record, {part for part in RecordPart if is_required(sets, part, conference.sequence_no)})


def seen_in(record: TheRecord) -> str:
    """By what the chair's agreement knows the draft that was on the screen."""
    return sum_of(frozen(record))


def why_not_begun(conference: Conference) -> str:
    """Why no record can be begun yet, or any more, with what to do first; nothing where one can."""
    if conference.state == ConferenceState.CANCELLED:
        return CANCELLED
    if conference.start_at is None or conference.state == ConferenceState.REQUESTED:
        return "This conference has no date yet. Book it first, then begin its record."
    return ""


def _due_of(work: Work, version: ConferenceRecord | None, conference_id: int) -> KeptClock | None:
    """The clock by which this version is to be sent out: the same that Today and the road of the child have.

    A correction has none until it is issued, and what another version took the place of is sent to nobody any more.
    """
    if version is None or (version.version_no == 1 and version.state in {RecordState.DRAFT, RecordState.AGREED}):
        wanted: tuple[str, ...] = (RECORD_DUE,)
    elif version.state == RecordState.ISSUED:
        wanted = (TO_SEND, RECORD_DUE)
    else:
        return None
    clocks = {one.key: one for one in clocks_of(work, "conference", conference_id)}
    return next((clocks[key] for key in wanted if key in clocks), None)


def _new_invitees(work: Work, conference: Conference) -> int:
    """How many are on the invitation list who are not among the participants."""
    taken = select(Participant.invitee_id).where(
        Participant.conference_id == conference.id,
        Participant.invitee_id.is_not(None),
        Participant.voided_at.is_(None),
    )
    asked = select(func.count()).where(
        Invitee.conference_id == conference.id, Invitee.voided_at.is_(None), Invitee.id.not_in(taken)
    )
    return work.session.scalar(asked) or 0


def _line(one: ConferenceRecord) -> VersionLine:
    return VersionLine(
        one.version_no, RecordState(one.state), one.begun_at, one.agreed_at, one.agreed_by, one.issued_at,
        one.issued_by, one.correction_why,
    )  # fmt: skip
