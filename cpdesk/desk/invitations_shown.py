"""The invitations of a conference as they are shown: each line, what was considered, by when they go out."""

from datetime import date

from sqlalchemy import select

from cpdesk.desk.always_told import not_told_of
from cpdesk.desk.invitees import invitees_of, is_always_told, told_of_another_time
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConsideredAgency, Invitee
from cpdesk.rows.invitations import ConsideredRow, Invitations, InviteeRow
from cpdesk.rules.agency_reports import report_due, report_due_explained
from cpdesk.rules.invitations import (
    Considered,
    ConsideredAnswer,
    InviteKind,
    Inviter,
    InviteSource,
    Reply,
    notice_key,
    send_by,
)
from cpdesk.rules.standards import standard
from cpdesk.words import AGENCY_WORDS

NO_DATE = "The conference has no date yet. The day is counted back from it."

_KEYS = {AGENCY_WORDS[agency].casefold(): agency for agency in Considered}  # an agency may be typed as well


def invitations_of(work: Work, conference: Conference) -> Invitations:
    """The list with its counts, who of S05 does not know its time yet, and by when everything goes out."""
    invitees = invitees_of(work, conference.id)
    rows = tuple(_row(one, conference) for one in invitees)
    last_day, explained = _send_by(work, conference)
    on_day, calendar = conference.on_day, work.calendar
    missing = not_told_of(conference, invitees).names
    return Invitations(
        conference_id=conference.id,
        send_by=last_day,
        send_by_explained=explained,
        invitees=rows,
        considered=_considered(work, conference.id, invitees),
        missing=missing,
        complete=not missing and all(row.sent_at and not row.tell_again for row in rows),
        answered=sum(row.reply is not None for row in rows),
        reports_missing=sum(row.report_due_on is not None and row.report_received_on is None for row in rows),
        sent=sum(row.sent_at is not None for row in rows),
        to_tell_again=sum(row.tell_again for row in rows),
        report_by=report_due(on_day, calendar) if on_day else None,
        report_by_explained=report_due_explained(on_day, calendar) if on_day else NO_DATE,
    )


def _send_by(work: Work, conference: Conference) -> tuple[date | None, str]:
    """The last day on which invitations go out in time (S03, S41), and how it was counted."""
    set_by = standard(conference.standards) if conference.standards else work.standard
    if conference.on_day is None:
        return None, NO_DATE
    counted = send_by(conference.kind, conference.on_day, set_by, work.calendar)
    if counted is None:
        return None, set_by.spans[notice_key(conference.kind)].not_set
    return counted.latest_bookable, counted.explanation


def _considered(work: Work, conference_id: int, invitees: list[Invitee]) -> tuple[ConsideredRow, ...]:
    """How each agency of S08 was considered; one that somebody put on the list to be invited is answered by that."""
    asked = select(ConsideredAgency.agency_key, ConsideredAgency.answer)
    answers = {
        row.agency_key: ConsideredAnswer(row.answer)
        for row in work.session.execute(asked.where(ConsideredAgency.conference_id == conference_id))
        if row.answer
    }
    for one in invitees:
        if one.kind == InviteKind.INVITE:
            answers.setdefault(one.agency_key or _KEYS.get(one.agency.casefold(), ""), ConsideredAnswer.INVITED)
    return tuple(ConsideredRow(agency, AGENCY_WORDS[agency], answers.get(agency)) for agency in Considered)


def _row(invitee: Invitee, conference: Conference) -> InviteeRow:
    return InviteeRow(
        id=invitee.id,
        version=invitee.version,
        agency_key=invitee.agency_key,
        agency=invitee.agency,
        name=invitee.name,
        email=invitee.email,
        address=invitee.address,
        kind=InviteKind(invitee.kind),
        inviter=Inviter(invitee.inviter),
        source=InviteSource(invitee.source),
        source_words=invitee.source_words,
        sent_at=invitee.sent_at,
        reply=Reply(invitee.reply) if invitee.reply else None,
        replied_on=invitee.replied_on,
        report_due_on=invitee.report_due_on,
        report_received_on=invitee.report_received_on,
        always=is_always_told(invitee),
        tell_again=conference.held_at is None and told_of_another_time(invitee, conference),
    )
