"""The clock of an alert as its form stands, before it is kept: by when to raise and resolve it (S17, S20, A06, A07)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cpdesk.desk.clock_rows import in_london
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.directory import lead_on
from cpdesk.desk.maqa_at_hand import moment_given
from cpdesk.desk.maqa_clocks import RAISE, RESOLVE, URGENT, raise_clock_holds
from cpdesk.desk.participant_lines import agency_key_of
from cpdesk.desk.who_may import READ_ALERTS
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Conference
from cpdesk.rows.maqa import AlertClock, ClockOfAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.clock import deadline
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.maqa import AlertDirection, way_of
from cpdesk.rules.record import SOCIAL_CARE_KEY, Channel, is_social_care
from cpdesk.rules.what_follows import last_day

TAKEN_OVER = " The standard says it of the MAQA; for internal quality assurance it is taken over."
_SAID = {
    AlertDirection.TO_AGENCY: "Goes to the agency's safeguarding lead as a MAQA.",
    AlertDirection.FROM_AGENCY: "Came from the agency's safeguarding lead to this unit as a MAQA.",
    AlertDirection.INTERNAL: "Goes into social care's own quality assurance.",
}
FORCED = "About social care's own staff: goes into internal quality assurance, not out as a MAQA."
NOT_HELD = "Counted from the conference, once it is recorded as held."
CANCELLED = "The conference was cancelled: no day to raise it is counted from it. Raise it as soon as possible."
NO_LIMIT = "No document sets a day by which this is raised: raise it as soon as possible."
NOT_AGREED = "No document sets a day for internal alerts. Enter the date that was agreed, if there is one."


@dataclass(frozen=True, slots=True)
class _Form:
    """What of an alert its day to raise hangs on."""

    conference_id: int | None
    direction: AlertDirection


def is_of_social_care(agency: str) -> bool:
    """Whether an agency as it was typed is the authority's own social care."""
    return is_social_care(agency) or agency_key_of(agency) == SOCIAL_CARE_KEY


@answers(ClockOfAlert, roles=READ_ALERTS)
def clock_of_alert(work: Work, question: ClockOfAlert) -> AlertClock:
    """By when an alert like this is raised and resolved if it is raised today, and which way it goes."""
    inside = question.social_care or is_of_social_care(question.agency)
    direction, channel = way_of(question.direction, social_care=inside)
    conference = _conference(work, question.conference_id)
    raise_by, raise_said = raising_of(work, _Form(question.conference_id, direction), conference)
    risk_at = moment_given(work, "risk_at", question.risk_at) if question.risk_at is not None else None
    due, due_said = _resolving(work, channel, risk_at)
    lead = lead_on(work, question.agency, work.today)
    return AlertClock(
        channel=channel,
        channel_said=FORCED if direction is not question.direction else _SAID[direction],
        raise_by=raise_by,
        raise_said=raise_said,
        due_on=in_london(due) if isinstance(due, datetime) else due,
        due_at=due if isinstance(due, datetime) else None,
        due_said=due_said,
        lead=lead.name if lead is not None else "",
        lead_email=lead.email if lead is not None else "",
    )


def raising_of(work: Work, alert: Any, conference: Conference | None) -> tuple[date | None, str]:
    """The last day on which an alert is raised in time, and the sentence that says so (S17, A08)."""
    if alert.conference_id is None or conference is None or alert.direction == AlertDirection.FROM_AGENCY:
        return None, NO_LIMIT
    if conference.state == ConferenceState.CANCELLED:
        return None, CANCELLED
    sets = standard_of(work, conference)
    if not sets.sets(RAISE):
        return None, sets.spans[RAISE].not_set
    if not raise_clock_holds(alert, conference, sets) or conference.held_at is None:
        return None, NOT_HELD
    found = deadline(RAISE, in_london(conference.held_at), sets, work.calendar, conference.kind)
    internal = alert.direction == AlertDirection.INTERNAL
    return last_day(found), found.explanation + (TAKEN_OVER if internal else "")


def _resolving(work: Work, channel: Channel, risk_at: datetime | None) -> tuple[date | datetime | None, str]:
    """A07: 24 hours from the risk, else ten working days from today; nothing counted inside social care (S43)."""
    sets, key = work.standard, URGENT if risk_at is not None else RESOLVE
    inside = channel is Channel.INTERNAL_QA
    if inside and risk_at is None:
        return None, NOT_AGREED
    if not sets.sets(key):
        return None, sets.spans[key].not_set
    found = deadline(key, risk_at if risk_at is not None else work.today, sets, work.calendar)
    return found.due, found.explanation + (TAKEN_OVER if inside else "")


def _conference(work: Work, id_: int | None) -> Conference | None:
    if id_ is None:
        return None
    found = work.session.get(Conference, id_)
    if found is None or found.voided_at is not None:
        raise Refusal("This conference is no longer in the diary. Choose another meeting.", field="conference_id")
    return found
