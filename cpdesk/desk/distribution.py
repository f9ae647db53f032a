"""The distribution of an issued record: an email draft with each recipient's own copy, and who had it how (S26, I33).

Nothing is sent and nothing is marked as sent by a draft: people send, and then say so.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from cpdesk.desk.clock_rows import in_london
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import conference_at
from cpdesk.desk.distribution_shown import sent_of
from cpdesk.desk.email_words import conference_line, email_subject, email_text
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.papers import NO_FOLDER, put_paper
from cpdesk.desk.record_facts import record_as_it_stands
from cpdesk.desk.record_papers import name_of, paper_of
from cpdesk.desk.record_shown import conference_shown, versions_of
from cpdesk.desk.who_may import SEND_RECORD
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, ConferenceRecord, RecordSent
from cpdesk.rows.conference_record import RecordPaper, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_deeds import DraftRecordEmails, SayRecordSent
from cpdesk.rows.record_people import RecipientRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState

PDF = ("application", "pdf")
_NOT_ISSUED = "This record was not issued yet. The chair agrees it, then it is issued; after that it is sent."
_NOBODY_CHOSEN = "Choose from the recipients."
_NOT_A_RECIPIENT = "Somebody who was chosen does not get this record. Read it again (F5 in the window)."
_EXEMPT = (
    "It was agreed that somebody who was chosen does not get this record. Take that agreement out first, or leave them "
    "out."
)


@does(SayRecordSent, roles=SEND_RECORD, named="Say that the record was sent")
def say_record_sent(work: Work, request: SayRecordSent) -> Kept:
    """The issued record went to these people in this way; the to-do ends when everybody has had it."""
    conference = conference_at(work, request.conference_id)
    version, record = issued_record(work, conference)
    on = request.on or work.today
    not_in_the_future(work, on, "the record was sent", "on")
    issued = in_london(version.issued_at) if version.issued_at is not None else on
    if on < issued:
        raise Refusal(f"The record was issued on {short(issued)}. Enter that day or a later one.", field="on")
    sent = sent_of(work, [version.id])
    chosen = chosen_recipients(record, request.participant_ids)
    for one in chosen:
        values = {"how": request.how.value, "sent_on": on, "redacted": bool(one.hides)}
        _keep(work, version, one.participant_id, sent.get((version.id, one.participant_id)), values)
    keep_clocks(work, conferences=[conference.id])
    return Kept((conference.id,), f"Recorded: sent to {_people(len(chosen))} on {short(on)}.", work.operation)


@does(DraftRecordEmails, roles=SEND_RECORD)
def draft_record_emails(work: Work, request: DraftRecordEmails) -> PapersWritten:
    """Writes one email draft for each of those chosen who has an address, with that person's own copy."""
    if not request.folder.strip():
        raise Refusal(NO_FOLDER, field="folder")
    version, record = issued_record(work, conference_shown(work, request.conference_id))
    chosen = chosen_recipients(record, request.participant_ids)
    with_address = [one for one in chosen if one.email.strip()]
    if not with_address:
        raise Refusal(
            "None of those chosen has an email address here, so a draft would go to nobody. Add the addresses in the "
            "attendance, or write the PDF for each and send it by post.",
            field="participant_ids",
        )
    subject, text = subject_of(work, record), text_of(work, record)
    papers = [paper_of(work, version, one.participant_id) for one in with_address]
    work.let_others_write()  # each copy of a long record takes seconds to draw
    paths: list[str] = []
    for done, (one, paper) in enumerate(zip(with_address, papers, strict=True)):
        work.progress(done, len(with_address), "Writing the drafts")
        paths.append(_draft(work, paper, one, (subject, text), request.folder))
    work.note("conference", record.conference_id, "record drafted", None, [one.participant_id for one in with_address])
    addresses = tuple(one.email for one in with_address)
    without = tuple(one.who for one in chosen if not one.email.strip())
    missing = f" Without an address: {'; '.join(without)}." if without else ""
    said = f"Wrote {counted(len(paths), 'draft')}, each with that person's copy.{missing} Nothing was sent."
    return PapersWritten(tuple(paths), addresses, subject, text, said, without)


def issued_record(work: Work, conference: Conference) -> tuple[ConferenceRecord, TheRecord]:
    """The version of the record that is issued, with what it says; refused while none is."""
    issued = [one for one in versions_of(work, conference.id) if one.state == RecordState.ISSUED]
    if not issued:
        raise Refusal(_NOT_ISSUED)
    return issued[-1], record_as_it_stands(work, conference, issued[-1])


def chosen_recipients(record: TheRecord, ids: Sequence[int]) -> list[RecipientRow]:
    """Those of the recipients who were chosen; refused for nobody, and for somebody who does not get the record."""
    wanted = set(ids)
    found = [one for one in record.recipients if one.participant_id in wanted]
    if not wanted or len(found) != len(wanted):
        raise Refusal(_NOT_A_RECIPIENT if wanted else _NOBODY_CHOSEN, field="participant_ids")
    if any(one.exempt_why.strip() for one in found):
        raise Refusal(_EXEMPT, field="participant_ids")
    return found


def subject_of(work: Work, record: TheRecord) -> str:
    """The subject of the email: "ICPC 1042: record of the conference"; it never names a child."""
    corrected = ", corrected" if record.version_no > 1 else ""
    return email_subject(work, f"{record.kind} {record.reference}: record of the conference{corrected}")


def text_of(work: Work, record: TheRecord) -> str:
    """What the email says: of which conference the record is; the children stand in the PDF only."""
    day = f"{long(record.start_at.astimezone(LONDON).date())}\n" if record.start_at is not None else ""
    corrected = (
        f"This is version {record.version_no}. It takes the place of the one that you had.\n"
        if record.version_no > 1 else ""
    )  # fmt: skip
    return email_text(
        work,
        f"{conference_line(record.kind, record.reference)}\n{day}"
        f"Chair: {record.chair}\n\nThe record of the conference is attached. {corrected}"
        "It is for you only: do not pass it on.\n"
        "The children are not named in this email.",
    )


def _draft(work: Work, paper: RecordPaper, to: RecipientRow, said: tuple[str, str], folder: str) -> str:
    """Where the draft of one recipient now stands, with that person's own copy attached."""
    name = name_of(paper.record, to.participant_id)
    subject, text = said
    draft = work.tools.write_email_draft(
        subject=subject, recipients=[to.email], body=text, attachment_name=name,
        attachment=work.tools.conference_record(paper), attachment_kind=PDF, made_at=work.now,
    )  # fmt: skip
    return put_paper(work, folder, f"{Path(name).stem}.eml", draft)


def _keep(
    work: Work, version: ConferenceRecord, participant_id: int, kept: RecordSent | None, values: Mapping[str, object]
) -> None:
    """Keep how the record went to somebody; the latest way stands where it went to them before."""
    if kept is not None:
        for name, value in values.items():
            work.change(kept, name, value)
        return
    new = RecordSent(uuid=str(uuid4()), record_id=version.id, participant_id=participant_id, **values)
    work.session.add(new)
    work.session.flush()
    work.note_new(new)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
