"""The email is a file that a mail program opens as a draft: recipients, subject, body, workbook."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from reports.email_draft import email_draft

MADE = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)


def read_draft(
    subject: str = "LPM list, Monday 7 December 2026",
    recipients: tuple[str, ...] = ("a@b.uk", "c@d.uk"),
    unseen: tuple[str, ...] = (),
) -> EmailMessage:
    written = email_draft(
        subject=subject,
        recipients=recipients,
        unseen=unseen,
        body="Here is the list.\nNew: 3\n",
        attachment_name="LPM list 2026-12-07.xlsx",
        attachment=b"PK the workbook",
        made_at=MADE,
    )
    return message_from_bytes(written, EmailMessage, policy=policy.default)


def test_it_is_marked_as_not_sent_and_goes_to_everybody() -> None:
    draft = read_draft()
    assert draft["X-Unsent"] == "1"
    assert [address.addr_spec for address in draft["To"].addresses] == ["a@b.uk", "c@d.uk"]
    assert draft["Subject"] == "LPM list, Monday 7 December 2026"
    assert draft.get_body().get_content().splitlines() == ["Here is the list.", "New: 3"]


def test_the_workbook_is_attached_under_its_name() -> None:
    (attached,) = read_draft().iter_attachments()
    assert attached.get_filename() == "LPM list 2026-12-07.xlsx"
    assert attached.get_content() == b"PK the workbook"
    assert attached.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_subject_cannot_bring_a_header_of_its_own() -> None:
    draft = read_draft(subject="LPM list\r\nBcc: somebody@else.uk")
    assert draft["Bcc"] is None
    assert draft["Subject"] == "LPM list Bcc: somebody@else.uk"


def test_without_recipients_it_is_still_a_draft() -> None:
    assert read_draft(recipients=())["To"] is None
    assert read_draft()["Bcc"] is None


def test_many_who_are_not_to_see_each_other_get_blind_copies() -> None:
    unseen = tuple(f"a.very.long.name.{number}@children-and-families.example" for number in range(40))
    draft = read_draft(recipients=(), unseen=unseen)
    assert tuple(address.addr_spec for address in draft["Bcc"].addresses) == unseen
    assert (draft["To"], draft["Cc"], draft["X-Unsent"]) == (None, None, "1")
