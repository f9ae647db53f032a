"""The email that tells social worker and Team Manager of a conference's date, and asks whom to invite (D05, D08)."""

from cpdesk.desk.acts import answers, does
from cpdesk.desk.email_words import conference_line, email_subject, email_text
from cpdesk.desk.emails_with_calendar import Email, draft_with_calendar
from cpdesk.desk.invitations_shown import invitations_of
from cpdesk.desk.invitees import standing_conference
from cpdesk.desk.papers import Facts, facts_of, times_of
from cpdesk.desk.who_may import KEEP_DIARY, READ_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Person
from cpdesk.rows.emails import DraftBookingEmail, EmailOfBooking, EmailToSend
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.london import LONDON


@answers(EmailOfBooking, roles=READ_DIARY)
def email_of_booking(work: Work, question: EmailOfBooking) -> EmailToSend:
    """The email as it would go out: to whom, under which subject, with which words; it never names a child."""
    conference = standing_conference(work, question.conference_id)
    facts = facts_of(work, [conference])[conference.id]
    people = ((conference.social_worker_id, "Social worker"), (conference.team_manager_id, "Team manager"))
    recipients = tuple(_addressee(work, number, part) for number, part in people)
    return EmailToSend(_subject(work, conference, facts), _text(work, conference, facts), recipients)


@does(DraftBookingEmail, roles=KEEP_DIARY)
def draft_booking_email(work: Work, request: DraftBookingEmail) -> PapersWritten:
    """Write it as a draft with the calendar file, for a person to open and send."""
    conference = standing_conference(work, request.conference_id)
    email = email_of_booking(work, EmailOfBooking(conference.id))
    addresses = tuple(address for _, address in email.recipients if address)
    if not addresses:
        raise Refusal(
            "Neither the social worker nor the Team Manager has an email address here, so a draft would go to nobody. "
            "Copy the text instead."
        )
    path = draft_with_calendar(work, conference, Email(addresses, email.subject, email.text, "date"), request.folder)
    work.note("conference", conference.id, "date email drafted", None, len(addresses))
    without = tuple(name for name, address in email.recipients if not address)
    said = f"Wrote a draft to {len(addresses)} of {len(email.recipients)}. Nothing was sent."
    return PapersWritten((path,), addresses, email.subject, email.text, said, without)


def _addressee(work: Work, number: int | None, part: str) -> tuple[str, str]:
    person = None if number is None else work.session.get(Person, number)
    return (part, "") if person is None else (person.name, person.email)


def _subject(work: Work, conference: Conference, facts: Facts) -> str:
    """A subject with the reference and no name of a child."""
    what = "new date" if conference.moves else "date"
    return email_subject(work, f"{conference.kind} {facts.reference}: {what}")


def _text(work: Work, conference: Conference, facts: Facts) -> str:
    """When and where, and by when the names of those to be invited are needed; the reference stands for the family."""
    start, end = (moment.astimezone(LONDON) for moment in times_of(conference))
    send_by = invitations_of(work, conference).send_by
    moved = "This takes the place of the date that you had.\n" if conference.moves else ""
    names = (
        f"Invitations leave by {long(send_by)}: send the diary clerk the names of everybody to be invited before then."
        if send_by is not None and send_by >= work.today
        else "Send the diary clerk the names of everybody to be invited today: the invitations leave at once."
    )
    return email_text(
        work,
        f"{conference_line(conference.kind, facts.reference)}\n{moved}\n"
        f"{long(start.date())}, {start:%H:%M} to {end:%H:%M}\n"
        f"{'On' if facts.online else 'In'}: {facts.room}\nChair: {facts.chair}\n\n{names}",
    )
