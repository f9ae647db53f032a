"""The states of a record: agreed by the chair, reopened, issued, corrected by a new version (S26, I33)."""

from collections.abc import Mapping
from datetime import UTC
from uuid import uuid4

from cpdesk.desk.clock_rows import in_london
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import conference_at
from cpdesk.desk.entry_at_hand import said_why
from cpdesk.desk.record_at_hand import draft_of, record_of
from cpdesk.desk.record_facts import record_as_written, with_version
from cpdesk.desk.record_frozen import frozen, sum_of
from cpdesk.desk.record_missing import blocking
from cpdesk.desk.record_shown import missing_in, seen_in, versions_of
from cpdesk.desk.who_may import KEEP_RECORD, SEND_RECORD
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, ConferenceRecord
from cpdesk.rows.record_deeds import AgreeRecord, CorrectRecord, IssueRecord, ReopenRecord
from cpdesk.rows.refusals import Refusal, StaleSave
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.record import RecordState

ALTERED = (
    "What was agreed is not what stands here: its sum differs. Nothing was done. Tell your service manager and IT."
)
_NOT_REOPENED: Mapping[str, str] = {
    RecordState.DRAFT: "This record is a draft: write in it as it is.",
    RecordState.ISSUED: "This record was issued. Begin a correction: it becomes a new version, and this one stays.",
}
_NOT_ISSUED: Mapping[str, str] = {
    RecordState.DRAFT: "The chair has not agreed this record yet. Agree it first, then issue it.",
    RecordState.ISSUED: "This record was issued already. Send it to those who have not had it.",
}
_NOT_CORRECTED: Mapping[str, str] = {
    RecordState.DRAFT: "This record is a draft: write in it as it is.",
    RecordState.AGREED: "This record was not issued yet. Reopen it, then change it.",
}


@does(AgreeRecord, roles=KEEP_RECORD, named="Agree the record")
def agree_record(work: Work, request: AgreeRecord) -> Kept:
    """The chair agrees the draft: from now on it stands as it is, to the letter; refused while anything is missing."""
    conference, version = draft_of(work, request.conference_id)
    work.guard(version, request.version)
    written = record_as_written(work, conference, version)
    if request.seen and request.seen != seen_in(written):
        raise StaleSave(
            "Somebody has written in this record since you opened it. Look at it again, then agree it.",
            mine={}, theirs={},
        )  # fmt: skip
    missing = blocking(missing_in(work, conference, written))
    if missing:
        things = "1 thing is" if len(missing) == 1 else f"{len(missing)} things are"
        raise Refusal(f"The record cannot be agreed yet: {things} missing. The list says which.", field="missing")
    work.change(version, "state", RecordState.AGREED.value)
    work.change(version, "agreed_at", work.moment.astimezone(UTC))
    work.change(version, "agreed_by", work.who)
    facts = frozen(with_version(written, version))
    work.change(version, "facts", facts)
    work.change(version, "facts_sha256", sum_of(facts))
    return _kept(work, conference, f"Agreed version {version.version_no} of the record.")


@does(ReopenRecord, roles=KEEP_RECORD, named="Reopen the record")
def reopen_record(work: Work, request: ReopenRecord) -> Kept:
    """An agreed record that nobody has yet becomes a draft again, with the reason."""
    conference = conference_at(work, request.conference_id)
    version = _in_state(work, conference, request.version, RecordState.AGREED, _NOT_REOPENED)
    why = said_why(request.why, "the record is reopened")
    work.change(version, "state", RecordState.DRAFT.value, why)
    for name, empty in (("agreed_at", None), ("agreed_by", ""), ("facts", ""), ("facts_sha256", "")):
        work.change(version, name, empty, why)
    return _kept(work, conference, f"Version {version.version_no} of the record is a draft again.")


@does(IssueRecord, roles=SEND_RECORD, named="Issue the record")
def issue_record(work: Work, request: IssueRecord) -> Kept:
    """The agreed record is issued; a version that was issued before it stays, superseded (S26, I33)."""
    conference = conference_at(work, request.conference_id)
    version = _in_state(work, conference, request.version, RecordState.AGREED, _NOT_ISSUED)
    refuse_altered(version)
    for earlier in versions_of(work, conference.id):
        if earlier.state == RecordState.ISSUED:
            work.change(earlier, "state", RecordState.SUPERSEDED.value)
    work.change(version, "state", RecordState.ISSUED.value)
    work.change(version, "issued_at", work.moment.astimezone(UTC))
    work.change(version, "issued_by", work.who)
    if conference.record_issued_on is None:
        work.change(conference, "record_issued_on", in_london(work.moment))
    return _kept(work, conference, f"Issued version {version.version_no} of the record on {short(work.today)}.")


@does(CorrectRecord, roles=KEEP_RECORD, named="Begin a correction of the record")
def correct_record(work: Work, request: CorrectRecord) -> Kept:
    """An issued record has to be put right: the next version begins as a draft, and the issued one stays."""
    conference = conference_at(work, request.conference_id)
    issued = _in_state(work, conference, None, RecordState.ISSUED, _NOT_CORRECTED)
    why = said_why(request.why, "the record is corrected")
    version = ConferenceRecord(
        uuid=str(uuid4()), conference_id=conference.id, version_no=issued.version_no + 1,
        state=RecordState.DRAFT.value, begun_at=work.moment, begun_by=work.who, correction_why=why,
        summary=issued.summary, family_view=issued.family_view, quorate=issued.quorate,
        quorum_basis=issued.quorum_basis, quorum_note=issued.quorum_note, core_group_why=issued.core_group_why,
    )  # fmt: skip
    work.session.add(version)
    work.session.flush()
    work.note_new(version, why=why)
    said = f"Version {version.version_no} is a draft. Version {issued.version_no} stays issued until this one is."
    return _kept(work, conference, said)


def refuse_altered(version: ConferenceRecord) -> None:
    """Refuse to go on with an agreed record whose frozen facts are not those that were agreed."""
    if version.facts and sum_of(version.facts) != version.facts_sha256:
        raise Refusal(ALTERED)


def _in_state(
    work: Work, conference: Conference, version: int | None, wanted: RecordState, instead: Mapping[str, str]
) -> ConferenceRecord:
    """The newest version of the record, held until the end; refused when it is in another state."""
    found = record_of(work, conference.id)
    if version is None:
        work.session.refresh(found, with_for_update=True)
    else:
        work.guard(found, version)
    if found.state != wanted:
        raise Refusal(instead[found.state])
    return found


def _kept(work: Work, conference: Conference, said: str) -> Kept:
    keep_clocks(work, conferences=[conference.id])
    return Kept((conference.id,), said, work.operation)
