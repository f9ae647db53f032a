"""A conference's record taken in hand: found, still a draft, and each of its rows guarded field by field."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import select

from cpdesk.desk.as_seen import guard_as_seen
from cpdesk.desk.conference_at_hand import conference_at
from cpdesk.desk.work import Work
from cpdesk.records.model import (
    ChildDecision,
    Conference,
    ConferenceRecord,
    Invitee,
    MaqaAlert,
    Participant,
    PlanAction,
    PlanObjective,
    ProfessionalView,
)
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.how_dates_read import short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState

Row = TypeVar("Row", ChildDecision, MaqaAlert, Participant, PlanAction, PlanObjective, ProfessionalView)
NOT_BEGUN = "Nobody has begun the record of this conference yet. Begin it first."
CANCELLED = "This conference was cancelled, so nothing is recorded of it."
GONE = "This is no longer part of the record. Read it again (F5 in the window)."


def newest_record(work: Work, conference_id: int) -> ConferenceRecord | None:
    """The version of the record that stands, or none while nobody has begun one."""
    asked = select(ConferenceRecord).where(
        ConferenceRecord.conference_id == conference_id, ConferenceRecord.voided_at.is_(None)
    )
    return work.session.scalars(asked.order_by(ConferenceRecord.version_no.desc()).limit(1)).first()


def record_of(work: Work, conference_id: int) -> ConferenceRecord:
    """The version of the record that stands; refused while nobody has begun one."""
    record = newest_record(work, conference_id)
    if record is None:
        raise Refusal(NOT_BEGUN)
    return record


def draft_of(work: Work, conference_id: int) -> tuple[Conference, ConferenceRecord]:
    """The conference and its record, to be written in; refused when it is agreed, issued, or of a cancelled one.

    The conference is held from others until the end, so that nobody agrees the record meanwhile.
    """
    conference = conference_at(work, conference_id)
    record = record_of(work, conference_id)
    if conference.state == ConferenceState.CANCELLED:
        raise Refusal(CANCELLED)
    if record.state == RecordState.AGREED:
        raise Refusal(
            f"{record.agreed_by} agreed this record on {_when(record)}. Reopen it first, then change it.",
        )
    if record.state != RecordState.DRAFT:
        raise Refusal("This record was issued. Begin a correction: it becomes a new version, and this one stays.")
    return conference, record


def _when(record: ConferenceRecord) -> str:
    return short_moment(record.agreed_at.astimezone(LONDON)) if record.agreed_at is not None else "an earlier day"


def report_came(work: Work, invitee: Invitee) -> None:
    """Let the draft of the record say as the invitation list does on which day a report came: it is one fact (S12)."""
    record = newest_record(work, invitee.conference_id)
    if record is None or record.state != RecordState.DRAFT:
        return
    of = (Participant.conference_id == invitee.conference_id, Participant.invitee_id == invitee.id)
    for participant in work.session.scalars(select(Participant).where(*of, Participant.voided_at.is_(None))):
        work.change(participant, "report_received_on", invitee.report_received_on)


def row_of_draft(
    work: Work,
    kind: type[Row],
    id_: int,
    version: int,
    *,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> Row:
    """One row of a draft as the person saw it (I29): refused when what they saw in these fields changed since."""
    row, conference_id = _standing(work, kind, id_)
    draft_of(work, conference_id)
    guard_seen(work, row, version, mine=mine, seen=seen)
    return row


def row_of_record(
    work: Work,
    kind: type[Row],
    id_: int,
    version: int,
    *,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> Row:
    """One row of a record in any state, for what becomes known after it was agreed: who was told, who gets a copy."""
    row, conference_id = _standing(work, kind, id_)
    conference_at(work, conference_id)
    record_of(work, conference_id)
    guard_seen(work, row, version, mine=mine, seen=seen)
    return row


def _standing(work: Work, kind: type[Row], id_: int) -> tuple[Row, int]:
    """A row that is still part of a record, and the conference to which it belongs."""
    row = work.session.get(kind, id_)
    if row is None or row.voided_at is not None or row.conference_id is None:
        raise Refusal(GONE)
    return row, row.conference_id


def guard_seen(
    work: Work,
    row: Row | ConferenceRecord,
    version: int,
    *,
    mine: Mapping[str, object] | None = None,
    seen: Mapping[str, object] | None = None,
) -> None:
    """Refuse a change made on an older version, unless each of its fields still holds what the person saw (I29)."""
    guard_as_seen(work, row, version, gone=GONE, mine=mine, seen=seen)
