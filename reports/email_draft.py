"""An email as a draft: a file that the person's own mail program opens, to look at and to send (never sent here)."""

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

EXCEL = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PDF = ("application", "pdf")


def email_draft(
    *,
    subject: str,
    recipients: Sequence[str] = (),
    unseen: Sequence[str] = (),
    body: str,
    made_at: datetime,
    attachment_name: str = "",
    attachment: bytes = b"",
    attachment_kind: tuple[str, str] = EXCEL,
    pdf_name: str = "",
    pdf: bytes = b"",
) -> bytes:
    """The draft, with its workbook or calendar file and its PDF if it has them; `X-Unsent` says it was not sent yet.

    Those in `unseen` get blind copies: the mail program fills its Bcc line with them and leaves them out of what it
    sends, so that nobody reads where the others are written to.
    """
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["Subject"] = " ".join(subject.split())
    if recipients:
        draft["To"] = ", ".join(recipients)
    if unseen:
        draft["Bcc"] = ", ".join(unseen)
    draft["Date"] = format_datetime(made_at)
    draft.set_content(body)
    if attachment_name:
        maintype, subtype = attachment_kind
        draft.add_attachment(attachment, maintype=maintype, subtype=subtype, filename=attachment_name)
    if pdf_name:
        draft.add_attachment(pdf, maintype=PDF[0], subtype=PDF[1], filename=pdf_name)
    return draft.as_bytes()
