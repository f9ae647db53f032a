"""The clock that runs while an issued record has not gone to everybody who gets it (S26, I33, A27)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import DONE, OPEN, Clock, Subject, in_london
from cpdesk.desk.distribution_shown import sent_of
from cpdesk.desk.work import Work
from cpdesk.records.model import ConferenceRecord, Participant
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock import deadline
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.record import RecordState, gets_record, took_part
from cpdesk.rules.standards import Standard
from cpdesk.rules.what_follows import last_day

KEY, ANCHOR = "record_to_send", "record_due"


@dataclass(frozen=True, slots=True)
class Sending:
    """The version of a record that is issued, and the day of the last sending; None while somebody has not had it."""

    version_no: int
    issued_on: date
    sent_on: date | None


def sendings_of(work: Work, ids: Collection[int]) -> Mapping[int, Sending]:
    """How far the issued record of each of these conferences has gone out, by conference."""
    asked = select(
        ConferenceRecord.id, ConferenceRecord.conference_id, ConferenceRecord.version_no, ConferenceRecord.issued_at
    ).where(
        ConferenceRecord.conference_id.in_(ids),
        ConferenceRecord.state == RecordState.ISSUED.value,
        ConferenceRecord.voided_at.is_(None),
    )
    issued = work.session.execute(asked).all()
    if not issued:
        return {}
    people = _recipients(work, [one.conference_id for one in issued])
    sent = sent_of(work, [one.id for one in issued])
    found = {}
    for one in issued:
        days = [row.sent_on for who in people[one.conference_id] if (row := sent.get((one.id, who))) is not None]
        issued_on = in_london(one.issued_at)
        everybody = len(days) == len(people[one.conference_id])
        found[one.conference_id] = Sending(
            one.version_no, issued_on, max(days, default=issued_on) if everybody else None
        )
    return found


def record_to_send(
    of: Subject, one: Row[Any], sets: Standard, sending: Sending | None, calendar: WorkingDays
) -> Clock | None:
    """S26: within the time of the record it goes to each who was there or sent apologies; a correction, when issued."""
    if sending is None or one.held_at is None:
        return None
    held = in_london(one.held_at)
    due = last_day(deadline(ANCHOR, held, sets, calendar, one.kind)) if sets.sets(ANCHOR) else sending.issued_on
    corrected = sending.version_no > 1 and sending.issued_on > due
    return Clock(
        of, KEY, sending.issued_on if corrected else held, sets, OPEN if sending.sent_on is None else DONE,
        sending.sent_on, due=sending.issued_on if corrected else due,
        said=f"the record was issued on {short(sending.issued_on)} and goes to all who were there or sent apologies",
    )  # fmt: skip


def _recipients(work: Work, ids: Collection[int]) -> Mapping[int, Collection[int]]:
    asked = select(
        Participant.id, Participant.conference_id, Participant.participation, Participant.also_gets_record,
        Participant.exempt_why,
    ).where(Participant.conference_id.in_(ids), Participant.voided_at.is_(None))  # fmt: skip
    found: dict[int, list[int]] = defaultdict(list)
    for one in work.session.execute(asked):
        if gets_record(took_part(one.participation), also=one.also_gets_record, exempt_why=one.exempt_why):
            found[one.conference_id].append(one.id)
    return found
