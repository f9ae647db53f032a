"""Email drafts that carry a conference's calendar file: a person opens the draft, looks at it and sends it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cpdesk.desk.calendar_files import appointments_of, calendar_name
from cpdesk.desk.papers import facts_of, put_paper
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference

CALENDAR = ("text", "calendar")


@dataclass(frozen=True, slots=True)
class Email:
    """To which addresses, under which subject and with which words; `what` it is stands in the name of its file.

    Where they are `unseen` each gets a blind copy: nobody reads the addresses of the others.
    """

    addresses: Sequence[str]
    subject: str
    text: str
    what: str
    unseen: bool = False


def draft_with_calendar(work: Work, conference: Conference, email: Email, folder: str) -> str:
    """Where the draft now stands; its name has the reference and what it is, like "ICPC 1042 invitation.eml"."""
    name = calendar_name(conference, facts_of(work, [conference])[conference.id].reference)
    draft = work.tools.write_email_draft(
        subject=email.subject,
        recipients=() if email.unseen else email.addresses,
        unseen=email.addresses if email.unseen else (),
        body=email.text,
        attachment_name=name,
        attachment=work.tools.write_calendar(appointments_of(work, [conference]), name="", made_at=work.now),
        attachment_kind=CALENDAR,
        made_at=work.now,
    )
    return put_paper(work, folder, f"{Path(name).stem} {email.what}.eml", draft)
