"""The papers of the invitations: a letter for each who is invited or told, and one email draft with the calendar file.

Nothing is sent and nothing is marked as sent by it: people send, and then say so.
"""

from cpdesk.desk.acts import does
from cpdesk.desk.email_words import conference_line, email_subject, email_text
from cpdesk.desk.emails_with_calendar import Email, draft_with_calendar
from cpdesk.desk.invitees import invitees_of, shown_name, standing_conference
from cpdesk.desk.papers import Facts, facts_of, in_file_name, is_invented, needs_of, put_paper, times_of
from cpdesk.desk.who_may import KEEP_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Invitee
from cpdesk.rows.invitations import DraftInvitations, InvitationLetter, PapersWritten
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import counted, long
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.london import LONDON
from cpdesk.words import CONFERENCE_IN_FULL


@does(DraftInvitations, roles=KEEP_DIARY)
def draft_invitations(work: Work, request: DraftInvitations) -> PapersWritten:
    """Writes a letter for each of those chosen, and one email draft to all who have an address."""
    conference = standing_conference(work, request.conference_id)
    chosen = [one for one in invitees_of(work, conference.id) if one.id in set(request.ids)]
    if not chosen:
        raise Refusal("Choose from the list for whom letters are written.", field="ids")
    facts = facts_of(work, [conference])[conference.id]
    addresses = tuple(dict.fromkeys(one.email for one in chosen if one.email))
    paths = [_letter_written(work, conference, facts, one, request.folder) for one in chosen]
    subject, text = subject_of(work, conference, facts), text_of(work, conference, facts)
    if addresses:
        email = Email(addresses, subject, text, "invitation", unseen=True)  # a family's address is nobody else's affair
        paths.append(draft_with_calendar(work, conference, email, request.folder))
    work.note("conference", conference.id, "invitations drafted", None, len(chosen))
    without = tuple(shown_name(one) for one in chosen if not one.email)
    return PapersWritten(tuple(paths), addresses, subject, text, _said(chosen, addresses, without), without)


def subject_of(work: Work, conference: Conference, facts: Facts) -> str:
    """The subject of the email: "ICPC 1042: invitation"; it never names a child."""
    return email_subject(work, f"{conference.kind} {facts.reference}: invitation")


def text_of(work: Work, conference: Conference, facts: Facts) -> str:
    """What the email says: when, where, who chairs; the children stand in the letters only."""
    start, end = (moment.astimezone(LONDON) for moment in times_of(conference))
    return email_text(
        work,
        f"{conference_line(conference.kind, facts.reference)}\n\n"
        f"{long(start.date())}, {start:%H:%M} to {end:%H:%M}\n"
        f"{'On' if facts.online else 'In'}: {facts.room}\nChair: {facts.chair}\n\n"
        "The children are not named in this email. Your letter names them; it comes to you separately.\n"
        "The calendar file puts the conference into your diary.",
    )


def _letter_written(work: Work, conference: Conference, facts: Facts, invitee: Invitee, folder: str) -> str:
    """Where the letter stands; its name has the reference and the number of the line, and no name of anybody."""
    name = f"{conference.kind} {in_file_name(facts.reference)} letter {invitee.id}.pdf"
    return put_paper(work, folder, name, work.tools.write_letter(_letter(work, conference, facts, invitee)))


def _letter(work: Work, conference: Conference, facts: Facts, invitee: Invitee) -> InvitationLetter:
    start, end = times_of(conference)
    return InvitationLetter(
        unit=work.setting("name", ""),
        to_agency=invitee.agency,
        to_name=invitee.name,
        to_address=invitee.address,
        kind=InviteKind(invitee.kind),
        conference_kind=CONFERENCE_IN_FULL[conference.kind],
        reference=facts.reference,
        children=tuple((f"{first} {surname}", born_on) for first, surname, born_on in facts.children),
        start_at=start,
        end_at=end,
        place=facts.room,
        chair=facts.chair,
        social_worker=facts.social_worker,
        report_due_on=invitee.report_due_on,
        needs=needs_of(conference),
        made_at=work.moment,
        made_by=work.who,
        demonstration=is_invented(work),
    )


def _said(chosen: list[Invitee], addresses: tuple[str, ...], without: tuple[str, ...]) -> str:
    letters = counted(len(chosen), "letter")
    if not addresses:
        return f"Wrote {letters}. None of them has an email address, so there is no draft. Nothing was sent."
    to = "1 address" if len(addresses) == 1 else f"{len(addresses)} addresses"
    missing = f" Without an address: {'; '.join(without)}." if without else ""
    unseen = "" if len(addresses) == 1 else ", none of whom sees the others (Bcc)"
    return f"Wrote {letters} and a draft to {to}{unseen}.{missing} Nothing was sent."
