"""Who took part in a conference, as the record shows them; and the quorum that follows from who was there (N08)."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord, Invitee, Participant
from cpdesk.rows.record_people import ParticipantRow, QuoracyRow
from cpdesk.rules.decisions import Answer
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.quoracy import AtTheTable, Quorum, QuorumBasis, quorum
from cpdesk.rules.record import WAS_THERE, Part, gets_record, gives_view, took_part


def participants_of(work: Work, conference: Conference) -> tuple[ParticipantRow, ...]:
    """Everybody who took part, was asked to, or belongs to the core group, in the order in which they are listed."""
    asked = (
        select(Participant, Invitee.report_due_on, Invitee.kind)
        .outerjoin(Invitee, Invitee.id == Participant.invitee_id)
        .where(Participant.conference_id == conference.id, Participant.voided_at.is_(None))
        .order_by(Participant.place, Participant.id)
    )
    found = work.session.execute(asked)
    return tuple(_row(one, report_due_on, only_told=kind == InviteKind.NOTIFY) for one, report_due_on, kind in found)


def quoracy_of(work: Work, record: ConferenceRecord, participants: Sequence[ParticipantRow]) -> QuoracyRow:
    """The quorum as computed on the agencies that were there, and the chair's judgement (N08, A25, I12)."""
    found = quorum_of(work, record.conference_id, participants)
    return QuoracyRow(
        agency_basis=found.met,
        agencies=found.agencies,
        within_authority=found.within_authority,
        explained=found.explained,
        quorate=Answer(record.quorate) if record.quorate else None,
        basis=QuorumBasis(record.quorum_basis) if record.quorum_basis else None,
        note=record.quorum_note,
    )


def quorum_of(work: Work, conference_id: int, participants: Iterable[ParticipantRow]) -> Quorum:
    """The quorum on agencies by the standard under which the conference was booked."""
    sets = standard_of(work, work.session.get_one(Conference, conference_id))
    there = (
        AtTheTable(one.agency, one.agency_key, one.social_care, one.within_authority)
        for one in participants
        if one.gives_view
    )
    return quorum(there, sets)


def numbers_in(hides: str) -> tuple[int, ...]:
    """The numbers as they are kept in one field: participants, and children as negative numbers."""
    return tuple(int(number) for number in hides.split())


def _row(one: Participant, report_due_on: date | None, *, only_told: bool) -> ParticipantRow:
    part = Part(one.part)
    participation = took_part(one.participation)
    return ParticipantRow(
        id=one.id,
        version=one.version,
        part=part,
        agency_key=one.agency_key,
        agency=one.agency,
        name=one.name,
        role=one.role,
        team=one.team,
        social_care=one.social_care,
        within_authority=one.within_authority,
        email=one.email,
        phone=one.phone,
        address=one.address,
        participation=participation,
        represented_by=one.represented_by,
        report_due_on=report_due_on,
        report_received_on=one.report_received_on,
        report_shared=one.report_shared,
        in_core_group=one.in_core_group,
        also_gets_record=one.also_gets_record,
        exempt_why=one.exempt_why,
        hides=numbers_in(one.hides),
        was_there=participation in WAS_THERE,
        gives_view=gives_view(part, participation),
        gets_record=gets_record(participation, also=one.also_gets_record, exempt_why=one.exempt_why),
        invitee_id=one.invitee_id,
        only_told=only_told,
    )
