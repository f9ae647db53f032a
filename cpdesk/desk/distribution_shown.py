"""Who gets a conference's record: everybody who was there or sent apologies; when and how it went to each (S26)."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.model import RecordSent
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.record_people import ParticipantRow, RecipientRow
from cpdesk.rules.record import Participation, SentBy, gets_record

_BECAUSE: dict[Participation, str] = {
    Participation.ATTENDED: "Attended",
    Participation.REPRESENTED: "Was represented",
    Participation.APOLOGIES_REPORT: "Sent apologies and a report",
    Participation.APOLOGIES: "Sent apologies",
}
_CHOSEN = "Chosen to get it"


def recipients_of(
    work: Work, version_id: int, participants: Sequence[ParticipantRow], children: Sequence[ChildDecisionRow]
) -> tuple[RecipientRow, ...]:
    """Everybody to whom this version of the record goes, and those to whom by agreement it does not (S26)."""
    sent = sent_of(work, [version_id])
    names = {one.id: one.shown for one in participants}
    names.update({-one.child_id: f"{one.first_name} {one.surname}".strip() for one in children})
    return tuple(
        _recipient(one, sent.get((version_id, one.id)), tuple(names[id_] for id_ in one.hides if id_ in names))
        for one in participants
        if gets_record(one.participation, also=one.also_gets_record, exempt_why="")
    )


def sent_of(work: Work, version_ids: Collection[int]) -> dict[tuple[int, int], RecordSent]:
    """How these versions went out, by version and participant; the last time where it went to somebody twice."""
    found: dict[tuple[int, int], RecordSent] = {}
    for some in some_at_once(version_ids):
        asked = select(RecordSent).where(RecordSent.record_id.in_(some), RecordSent.voided_at.is_(None))
        for one in work.session.scalars(asked.order_by(RecordSent.id)):
            found[one.record_id, one.participant_id] = one
    return found


def _recipient(one: ParticipantRow, sent: RecordSent | None, hides: tuple[str, ...]) -> RecipientRow:
    return RecipientRow(
        participant_id=one.id,
        who=one.shown,
        agency=one.agency,
        email=one.email,
        because=_BECAUSE.get(one.participation, _CHOSEN) if one.participation is not None else _CHOSEN,
        exempt_why=one.exempt_why,
        hides=hides,
        sent_on=sent.sent_on if sent is not None else None,
        how=SentBy(sent.how) if sent is not None else None,
        redacted=sent.redacted if sent is not None else False,
    )
