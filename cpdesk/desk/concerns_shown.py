"""Concerns noted at a conference, as the record's page lists them until they are raised (S17, S18, A08)."""

from datetime import date

from sqlalchemy import select

from cpdesk.desk.conference_at_hand import held_on
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.maqa_clock_asked import NOT_HELD, TAKEN_OVER
from cpdesk.desk.maqa_clocks import RAISE
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, MaqaAlert
from cpdesk.rows.record_people import ConcernRow
from cpdesk.rules.clock import deadline
from cpdesk.rules.maqa import AlertState, alert_number
from cpdesk.rules.record import Channel, ConcernAbout
from cpdesk.rules.what_follows import last_day


def concerns_of(work: Work, conference: Conference) -> tuple[ConcernRow, ...]:
    """Every concern that was noted and not taken out, oldest first, with the day by which it is to be raised."""
    asked = select(MaqaAlert).where(MaqaAlert.conference_id == conference.id, MaqaAlert.voided_at.is_(None))
    raise_by, explained = _raise_by(work, conference)
    return tuple(_row(one, raise_by, explained) for one in work.session.scalars(asked.order_by(MaqaAlert.id)))


def _raise_by(work: Work, conference: Conference) -> tuple[date | None, str]:
    """The last day on which a concern is raised in time, counted from the conference (S17, A08)."""
    sets, held = standard_of(work, conference), held_on(conference)
    if not sets.sets(RAISE):
        return None, sets.spans[RAISE].not_set
    if held is None:
        return None, NOT_HELD
    found = deadline(RAISE, held, sets, work.calendar, conference.kind)
    return last_day(found), found.explanation


def _row(one: MaqaAlert, raise_by: date | None, explained: str) -> ConcernRow:
    channel = Channel(one.channel)
    return ConcernRow(
        id=one.id,
        version=one.version,
        participant_id=one.participant_id,
        channel=channel,
        about=ConcernAbout(one.about),
        agency=one.agency,
        lead=one.lead,
        lead_email=one.lead_email,
        words=one.words,
        noted_on=one.noted_on,
        raise_by=raise_by,
        raise_by_explained=explained + (TAKEN_OVER if channel is Channel.INTERNAL_QA and raise_by else ""),
        number=alert_number(one.id, channel),
        state=AlertState(one.state),
    )
