"""Alerts as rows of a table: many of them in a few statements (S17 to S21)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import CONCERN, SUPERSEDED, in_london
from cpdesk.desk.families_shown import FamilyShown
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.maqa_clocks import RAISE, URGENT, MeetingsOfAlerts, families_of_alerts, meetings_of
from cpdesk.desk.maqa_stands import AlertDue, stands_of
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import KeptDeadline, MaqaAlert
from cpdesk.rows.maqa import AlertRow
from cpdesk.rules.how_dates_read import slashed
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, alert_number, themes_from
from cpdesk.rules.record import Channel, ConcernAbout

_alert, _due = table_of(MaqaAlert), table_of(KeptDeadline)
_DUE_WHAT = {
    RAISE: "Raise by",
    URGENT: "Resolve within 24 hours",
    "maqa_resolve_due": "Resolve by",
    "internal_qa_due": "Agreed by",
}


@dataclass(frozen=True, slots=True)
class AlertFacts:
    """An alert with what its row is made of: its clock that counts now, family and meeting."""

    alert: Row[Any]
    due: AlertDue | None
    family: FamilyShown
    meeting: str
    chair_id: int | None


def alert_rows(work: Work, ids: Iterable[int]) -> tuple[AlertRow, ...]:
    """These alerts as rows, in the order in which they are named; those that were taken out are left out."""
    return tuple(row_of(work, facts) for facts in alert_facts(work, ids))


def alert_facts(work: Work, ids: Iterable[int]) -> tuple[AlertFacts, ...]:
    """What the rows of these alerts are made of, in the order in which they are named."""
    wanted = tuple(dict.fromkeys(ids))
    found: dict[int, Row[Any]] = {}
    for some in some_at_once(wanted):
        asked = select(_alert).where(_alert.c.id.in_(some), _alert.c.voided_at.is_(None))
        found.update({one.id: one for one in work.session.execute(asked)})
    alerts = [found[number] for number in wanted if number in found]
    meetings = meetings_of(work, alerts)
    families = families_of_alerts(work, alerts, meetings)
    clocks = _clocks_of(work, found)
    return tuple(_facts(one, meetings, families[one.id], clocks.get(one.id, {})) for one in alerts)


def row_of(work: Work, facts: AlertFacts) -> AlertRow:
    """One alert as a row of the table."""
    one, due = facts.alert, facts.due
    state, channel = AlertState(one.state), Channel(one.channel)
    mark, stands = stands_of(state, due, work.moment, work.calendar)
    return AlertRow(
        id=one.id,
        version=one.version,
        number=alert_number(one.id, channel),
        direction=AlertDirection(one.direction),
        channel=channel,
        state=state,
        mark=mark,
        stands=stands,
        about=ConcernAbout(one.about),
        agency=one.agency,
        agency_key=one.agency_key,
        family=facts.family.about,
        reference=facts.family.reference,
        meeting=facts.meeting,
        conference_id=one.conference_id,
        raised_on=one.raised_on,
        raised_by=one.raised_by,
        immediate_risk=one.risk_at is not None,
        due_on=due.on if due is not None else None,
        due_at=due.at if due is not None else None,
        due_what=_DUE_WHAT[due.key] if due is not None else "",
        lead=one.lead,
        resolved_on=in_london(one.resolved_at) if one.resolved_at is not None else None,
        outcome=AlertOutcome(one.outcome) if one.outcome else None,
        themes=themes_from(one.themes),
    )


def due_of(state: str, clocks: Mapping[str, AlertDue]) -> AlertDue | None:
    """The clock that counts: by when to resolve it or, of a draft without immediate risk, by when to raise it."""
    resolving = next((one for one in clocks.values() if one.key != RAISE), None)
    return clocks.get(RAISE) if resolving is None and state == AlertState.DRAFT else resolving


def _facts(
    one: Row[Any], meetings: MeetingsOfAlerts, family: FamilyShown, clocks: Mapping[str, AlertDue]
) -> AlertFacts:
    conference = meetings.conference_of(one)
    chair_id = conference.chair_id if conference is not None else None
    return AlertFacts(one, due_of(one.state, clocks), family, _meeting(one, meetings), chair_id)


def _clocks_of(work: Work, ids: Collection[int]) -> dict[int, dict[str, AlertDue]]:
    found: dict[int, dict[str, AlertDue]] = {}
    for some in some_at_once(ids):
        asked = select(_due).where(
            _due.c.subject == CONCERN, _due.c.subject_id.in_(some), _due.c.state != SUPERSEDED
        )  # fmt: skip
        for row in work.session.execute(asked.order_by(_due.c.subject_id, _due.c.due_on, _due.c.id)):
            clock = AlertDue(row.key, row.due_on, row.due_at, row.state, row.met_on, row.explanation)
            found.setdefault(row.subject_id, {})[row.key] = clock
    return found


def _meeting(one: Row[Any], meetings: MeetingsOfAlerts) -> str:
    """The meeting of an alert by kind and day: "ICPC, 23/11/2026", "Core group, 03/12/2026"."""
    group = meetings.groups.get(one.core_group_id)
    if group is not None:
        return _named("Core group", group.held_on or group.planned_on)
    conference = meetings.conferences.get(one.conference_id)
    if conference is None:
        return _named("Meeting", one.meeting_on) if one.meeting_on else ""
    kind = f"{conference.kind} {conference.sequence_no}" if conference.sequence_no > 1 else conference.kind
    held = in_london(conference.held_at) if conference.held_at is not None else conference.on_day
    return _named(kind, held)


def _named(what: str, on: Any) -> str:
    return f"{what}, {slashed(on)}" if on is not None else what
