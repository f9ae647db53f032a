"""The clocks of alerts: raised in time after the conference, then resolved in time (S17, S20, A06 to A08, I23)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.clock_rows import CONCERN, DONE, OPEN, Clock, Subject, in_london
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.families_shown import NOBODY, FamilyShown, families_by_number, families_of_conferences
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import Conference, CoreGroup, MaqaAlert
from cpdesk.rows.today import Part
from cpdesk.rules.maqa import AlertDirection, AlertState
from cpdesk.rules.record import Channel
from cpdesk.rules.standards import Standard, standard

RAISE, RESOLVE, URGENT, AGREED = "maqa_raise_due", "maqa_resolve_due", "maqa_urgent_due", "internal_qa_due"
TO_RESOLVE = (RESOLVE, URGENT, AGREED)
"""The clocks that run until an alert is resolved; it has one of them at a time."""
_alert, _conference, _group = table_of(MaqaAlert), table_of(Conference), table_of(CoreGroup)


@dataclass(frozen=True, slots=True)
class MeetingsOfAlerts:
    """The meetings of some alerts: their conferences and core groups by number, and the family of each conference."""

    conferences: Mapping[int, Row[Any]]
    groups: Mapping[int, Row[Any]]
    families: Mapping[int, FamilyShown]

    def conference_of(self, alert: Any) -> Row[Any] | None:
        """The conference of an alert: its own, or that of its core group."""
        group = self.groups.get(alert.core_group_id)
        return self.conferences.get(alert.conference_id or (group.conference_id if group is not None else 0))


def maqa_clocks(work: Work, ids: Collection[int]) -> Iterator[Clock]:
    """Every clock that these alerts have; one that was taken out has none."""
    for some in some_at_once(ids):
        asked = select(_alert).where(_alert.c.id.in_(some), _alert.c.voided_at.is_(None))
        alerts = work.session.execute(asked).all()
        meetings = meetings_of(work, alerts)
        families = families_of_alerts(work, alerts, meetings)
        for alert in alerts:
            yield from _clocks(work, alert, meetings, families[alert.id])


def meetings_of(work: Work, alerts: Collection[Any]) -> MeetingsOfAlerts:
    """The conferences and core groups of these alerts, in three statements however many they are."""
    group_ids = {one.core_group_id for one in alerts if one.core_group_id}
    groups = {one.id: one for one in _read(work, _group, group_ids)}
    wanted = {one.conference_id for one in alerts if one.conference_id}
    wanted |= {one.conference_id for one in groups.values()}
    conferences = {one.id: one for one in _read(work, _conference, wanted)}
    return MeetingsOfAlerts(conferences, groups, families_of_conferences(work, wanted))


def families_of_alerts(work: Work, alerts: Collection[Any], meetings: MeetingsOfAlerts) -> Mapping[int, FamilyShown]:
    """The family of each alert, by alert: as its conference concerns it, else the family as a whole."""
    found: dict[int, FamilyShown] = {}
    alone: dict[int, int] = {}
    for one in alerts:
        conference = meetings.conference_of(one)
        if conference is not None:
            found[one.id] = meetings.families.get(conference.id, NOBODY)
        elif one.family_id:
            alone[one.id] = one.family_id
        else:
            found[one.id] = NOBODY
    known = families_by_number(work, set(alone.values()))
    return {**found, **{number: known.get(family, NOBODY) for number, family in alone.items()}}


def standard_of_alert(work: Work, alert: Any) -> Standard:
    """The standard by which an alert was raised, or the unit's own until then."""
    return standard(alert.standards) if alert.standards else work.standard


def raise_clock_holds(alert: Any, conference: Any | None, sets: Standard) -> bool:
    """Whether a day is set by which an alert is to be raised: for what the unit raises after a held conference (S17).

    For an alert from an agency, or one about a core group, the standards set none (S19, S43).
    """
    return (
        conference is not None
        and alert.conference_id is not None
        and alert.direction != AlertDirection.FROM_AGENCY
        and conference.held_at is not None
        and conference.voided_at is None
        and sets.sets(RAISE)
    )


def _clocks(work: Work, alert: Row[Any], meetings: MeetingsOfAlerts, family: FamilyShown) -> Iterator[Clock]:
    conference = meetings.conference_of(alert)
    chair_id = conference.chair_id if conference is not None else None
    of = Subject(CONCERN, alert.id, family.about, family.reference, chair_id)
    booked_by = work.standard if conference is None else standard_of(work, conference)
    if conference is not None and raise_clock_holds(alert, conference, booked_by):
        raised = alert.raised_on
        yield Clock(
            of, RAISE, in_london(conference.held_at), booked_by, DONE if raised else OPEN, raised, part=Part.CHAIR,
            conference_kind=conference.kind,
        )  # fmt: skip
    if alert.state != AlertState.WITHDRAWN:
        yield from _until_resolved(of, alert, standard_of_alert(work, alert))


def _until_resolved(of: Subject, alert: Row[Any], sets: Standard) -> Iterator[Clock]:
    """A07: 24 hours from the risk, else ten working days from the raising; inside social care what was agreed (S43)."""
    state = DONE if alert.resolved_at is not None else OPEN
    if alert.risk_at is not None:
        if sets.sets(URGENT):
            yield Clock(of, URGENT, alert.risk_at, sets, state, alert.resolved_at, part=Part.CHAIR)
        return
    if alert.raised_on is None:
        return
    met = None if alert.resolved_at is None else in_london(alert.resolved_at)
    if alert.channel == Channel.INTERNAL_QA:
        if alert.agreed_by_on is not None:
            yield Clock(
                of, AGREED, alert.raised_on, sets, state, met, part=Part.CHAIR, due=alert.agreed_by_on,
                said="the date that was agreed for this alert",
            )  # fmt: skip
    elif sets.sets(RESOLVE):
        yield Clock(of, RESOLVE, alert.raised_on, sets, state, met, part=Part.CHAIR)


def _read(work: Work, table: Any, ids: Collection[int]) -> Iterator[Row[Any]]:
    for some in some_at_once(ids):
        yield from work.session.execute(select(table).where(table.c.id.in_(some)))
