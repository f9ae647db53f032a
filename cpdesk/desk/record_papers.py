"""The record on paper: the unit's own copy, or one recipient's without the details that are kept from them (S26)."""

from collections.abc import Sequence
from dataclasses import replace

from cpdesk.desk.papers import in_file_name, is_invented, put_paper
from cpdesk.desk.record_at_hand import NOT_BEGUN
from cpdesk.desk.record_facts import record_as_it_stands
from cpdesk.desk.record_redacted import redacted
from cpdesk.desk.record_shown import conference_shown, version_of, versions_of
from cpdesk.desk.record_states import refuse_altered
from cpdesk.desk.who_may import READ_RECORD, SEND_RECORD
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import ConferenceRecord
from cpdesk.rows.conference_record import PaperOfRecord, RecordPaper, TheRecord
from cpdesk.rows.invitations import PapersWritten
from cpdesk.rows.record_deeds import WriteRecord
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.london import LONDON
from cpdesk.rules.record import RecordState

NOBODY = "Nobody of that number is on this record. Choose from those who took part."


@answers(PaperOfRecord, roles=READ_RECORD)
def paper_of_record(work: Work, question: PaperOfRecord) -> RecordPaper:
    """The record as it would be printed: the version that stands, or the one that was asked for."""
    conference = conference_shown(work, question.conference_id)
    versions = versions_of(work, conference.id)
    version = version_of(versions, question.version_no)
    if version is None:
        raise Refusal(NOT_BEGUN)
    return paper_of(work, version, question.redact_for, versions)


@does(WriteRecord, roles=SEND_RECORD)
def write_record(work: Work, request: WriteRecord) -> PapersWritten:
    """Writes the record as PDF; a copy for a recipient leaves out what is kept from that person."""
    paper = paper_of_record(work, PaperOfRecord(request.conference_id, request.redact_for, request.version_no))
    work.let_others_write()  # a long record takes seconds to draw
    path = paper_written(work, paper, request.redact_for, request.folder)
    said = "Written." if request.redact_for is None else f"Written for {paper.for_whom}."
    return PapersWritten((path,), (), "", "", f"{said} Nothing was sent.")


def paper_of(
    work: Work, version: ConferenceRecord, redact_for: int | None, versions: Sequence[ConferenceRecord] = ()
) -> RecordPaper:
    """A version of the record for the unit, or for one of those who took part."""
    refuse_altered(version)
    record = record_as_it_stands(work, conference_shown(work, version.conference_id), version)
    after = [one.version_no for one in versions if one.version_no > version.version_no and one.issued_at is not None]
    paper = RecordPaper(
        record, work.setting("name", ""), work.moment, work.who, demonstration=is_invented(work),
        superseded_by=min(after, default=None),
    )  # fmt: skip
    if redact_for is None:
        return paper
    person = participant_in(record, redact_for)
    return replace(
        paper, record=redacted(record, person.hides), for_whom=person.shown, hides=person.hides
    )  # fmt: skip


def paper_written(work: Work, paper: RecordPaper, redact_for: int | None, folder: str) -> str:
    """Where the PDF now stands; the history says which version was written, and for whom."""
    path = put_paper(work, folder, name_of(paper.record, redact_for), work.tools.conference_record(paper))
    wrote = {"version": paper.record.version_no, "for": redact_for}
    work.note("conference", paper.record.conference_id, "record written", None, wrote)
    return path


def name_of(record: TheRecord, redact_for: int | None = None) -> str:
    """The name of the file: reference, day, version, "draft" until issued; never anybody's name."""
    day = f" {record.start_at.astimezone(LONDON):%Y-%m-%d}" if record.start_at is not None else ""
    draft = " draft" if record.state in {RecordState.DRAFT, RecordState.AGREED} else ""
    whose = f" for {redact_for}" if redact_for is not None else ""
    return f"Record {in_file_name(record.reference)}{day} v{record.version_no}{draft}{whose}.pdf"


def participant_in(record: TheRecord, id_: int) -> ParticipantRow:
    """Somebody on this record by their number; refused when nobody on it has that number."""
    found = next((one for one in record.participants if one.id == id_), None)
    if found is None:
        raise Refusal(NOBODY, field="redact_for")
    return found
