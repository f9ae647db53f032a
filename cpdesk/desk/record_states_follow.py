"""What follows when a state or a sending of a record is taken back: clocks count again, and what was agreed agrees."""

from collections.abc import Iterable

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.record_facts import record_as_agreed, record_as_written
from cpdesk.desk.taking_back import TakenBack, after_undo
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord, RecordSent
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.record import RecordState

_WRITTEN = "Somebody has written in this record since, so it cannot stand as it was agreed. Agree it again instead."
_PARTS = ("summary", "family_view", "participants", "quoracy", "children", "objectives", "actions")


@after_undo("conference_record")
def follow_states(work: Work, back: TakenBack) -> None:
    """Count again what is to be sent; an agreement comes back only to the words that were agreed (I33)."""
    records = _records(work, back.ids)
    keep_clocks(work, conferences={one.conference_id for one in records})
    restored = {one.id for one in back.fields if one.field == "facts"}
    for one in records:
        if one.id in restored and one.state == RecordState.AGREED and not _stands_as_agreed(work, one):
            raise Refusal(_WRITTEN)


@after_undo("record_sent")
def follow_sendings(work: Work, back: TakenBack) -> None:
    """Count again whether everybody has had the record."""
    found = [work.session.get_one(RecordSent, id_).record_id for id_ in back.ids]
    keep_clocks(work, conferences={one.conference_id for one in _records(work, found)})


def _stands_as_agreed(work: Work, version: ConferenceRecord) -> bool:
    conference = work.session.get_one(Conference, version.conference_id)
    agreed, written = (read(work, conference, version) for read in (record_as_agreed, record_as_written))
    return all(getattr(agreed, part) == getattr(written, part) for part in _PARTS)


def _records(work: Work, ids: Iterable[int]) -> list[ConferenceRecord]:
    found: list[ConferenceRecord] = []
    for some in some_at_once(ids):
        found += work.session.scalars(select(ConferenceRecord).where(ConferenceRecord.id.in_(some)))
    return found
