"""The emails about a request as drafts: the duty chair's outcome, and the date that the unit set (D04, D06)."""

from cpdesk.desk.acts import does
from cpdesk.desk.consultations import last_consultation
from cpdesk.desk.imposed_dates import imposed_date
from cpdesk.desk.outcome_texts import outcome_texts
from cpdesk.desk.papers import in_file_name, put_paper
from cpdesk.desk.request_at_hand import known_request
from cpdesk.desk.who_may import ASK_FOR_CONFERENCE, CONSULT
from cpdesk.desk.work import Work
from cpdesk.records.model import Family
from cpdesk.rows.emails import DraftRequestEmail, EmailToSend, RequestEmail
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.requests import ImposedDate
from cpdesk.rules.names import reference_of

_IN_FILE_NAME = {RequestEmail.OUTCOME: "outcome", RequestEmail.DATE_SET: "date set"}


@does(DraftRequestEmail, roles=CONSULT | ASK_FOR_CONFERENCE)
def draft_request_email(work: Work, request: DraftRequestEmail) -> PapersWritten:
    """Write the email into a folder, for a person to open, look at and send; its name and subject name no child."""
    kept = known_request(work, request.request_id)
    email = _outcome(work, kept.id) if request.what is RequestEmail.OUTCOME else _date_set(work, kept.id)
    addresses = tuple(address for _, address in email.recipients if address)
    if not addresses:
        raise Refusal("Nobody it goes to has an email address here, so a draft would go to nobody. Copy the text.")
    draft = work.tools.write_email_draft(subject=email.subject, recipients=addresses, body=email.text, made_at=work.now)
    reference = in_file_name(reference_of(work.session.get_one(Family, kept.family_id).case_id, kept.family_id))
    name = f"ICPC request {reference} {_IN_FILE_NAME[request.what]}.eml"
    path = put_paper(work, request.folder, name, draft)
    work.note("icpc_request", kept.id, f"{request.what} email drafted", None, len(addresses))
    without = tuple(name for name, address in email.recipients if not address)
    said = f"Wrote a draft to {len(addresses)} of {len(email.recipients)}. Nothing was sent."
    return PapersWritten((path,), addresses, email.subject, email.text, said, without)


def _outcome(work: Work, number: int) -> EmailToSend:
    last = last_consultation(work, number)
    if last is None:
        raise Refusal("The duty chair has not consulted yet. Record the consultation first.")
    texts = outcome_texts(work, known_request(work, number), last)
    return EmailToSend(texts.subject, texts.email_text, texts.recipients)


def _date_set(work: Work, number: int) -> EmailToSend:
    proposed = imposed_date(work, ImposedDate(number))
    if proposed.start_at is None:
        raise Refusal(" ".join(proposed.reasons))
    return EmailToSend(proposed.subject, proposed.email_text, proposed.recipients)
