"""Alerts of the invented unit over three quarters: in every state, in time and late, each way that one can go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from cpdesk.desk.clock_rows import CONCERN, in_london
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.demonstration.book import at
from cpdesk.desk.demonstration.people import EMAIL_ENDING
from cpdesk.desk.demonstration.rows import uuid_of
from cpdesk.desk.directory import lead_on
from cpdesk.desk.maqa_clocks import RAISE, RESOLVE
from cpdesk.desk.why_late import keep_why_late
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, MaqaAlert, MaqaStep, Person
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.invitations import AlwaysTold, Considered
from cpdesk.rules.late_reasons import WhyLateReason
from cpdesk.rules.maqa import (
    ABOUT_THEME,
    AlertDirection,
    AlertOutcome,
    AlertStep,
    Ladder,
    Theme,
    themes_as_kept,
    way_of,
)
from cpdesk.rules.record import SOCIAL_CARE, SOCIAL_CARE_KEY, ConcernAbout
from cpdesk.words import AGENCY_WORDS

_PAST, _DAYS_BACK = 30, 185  # ended alerts, and over how many working days they go back
_MANAGER = "S. Lead (demonstration)"
_AGENCIES = (
    AlwaysTold.GP, Considered.CAMHS, AlwaysTold.POLICE, Considered.EDUCATION, AlwaysTold.GP, Considered.HOUSING,
    Considered.SCHOOL_NURSE, AlwaysTold.PROBATION, Considered.CAMHS, Considered.HEALTH_VISITOR,
)  # fmt: skip
_ABOUT = (
    ConcernAbout.NO_REPORT, ConcernAbout.ABSENCE, ConcernAbout.LATE_REPORT, ConcernAbout.ABSENCE,
    ConcernAbout.REPORT_QUALITY, ConcernAbout.PARTICIPATION, ConcernAbout.ABSENCE,
)  # fmt: skip
_WORDS = {
    ConcernAbout.ABSENCE: "Nobody came and nobody sent word. The agency works with the family.",
    ConcernAbout.LATE_REPORT: "The report came on the morning of the conference; the family had not seen it.",
    ConcernAbout.NO_REPORT: "No report was sent, though one was asked for in time.",
    ConcernAbout.REPORT_QUALITY: "The report did not say what it means for the child's safety.",
    ConcernAbout.PARTICIPATION: "Whoever came did not know the family and could give no view.",
    ConcernAbout.CHAIRING: "The agency says that there was too little time for its view.",
    ConcernAbout.PRACTICE: "Visits that the plan asks for were not made.",
}
_CAME_OF_IT = (
    (AlertOutcome.PUT_RIGHT, "The report was sent, and a deputy is named for the next time."),
    (AlertOutcome.EXPLAINED, "The invitation had gone to an address that is no longer used."),
    (AlertOutcome.LEARNING, "The team was reminded of what a report has to say."),
    (AlertOutcome.PARTLY, "A deputy comes from now on; who writes the reports is still to be settled."),
    (AlertOutcome.NOT_UPHELD, "The agency had sent word; the message was not passed on."),
)
_REPLY = "This is looked into with whoever was asked for the report."
_LEARNING = "Name a deputy for every conference when the invitation comes."


@dataclass(frozen=True, slots=True)
class _Told:
    """How far an alert has come: working days from the conference to its raising, from there to each later step."""

    raised: int | None
    answered: int | None = None
    resolved: int | None = None
    escalated: int | None = None
    withdrawn: bool = False
    risk_hours: int | None = None
    direction: AlertDirection = AlertDirection.TO_AGENCY
    about: ConcernAbout | None = None


# How long ago the conference was in working days, and what came after it: what one sees first, the same every time.
_PICTURE = (
    (4, _Told(None)),
    (9, _Told(None)),
    (6, _Told(5, risk_hours=1)),
    (8, _Told(3)),
    (10, _Told(2, answered=6)),
    (17, _Told(4)),
    (19, _Told(3, answered=7)),
    (24, _Told(5, escalated=12)),
    (12, _Told(4, direction=AlertDirection.FROM_AGENCY, about=ConcernAbout.CHAIRING)),
    (11, _Told(3, direction=AlertDirection.INTERNAL, about=ConcernAbout.PRACTICE)),
    (40, _Told(6, answered=3, withdrawn=True)),
)


def keep_alerts(work: Work) -> None:
    """Write the alerts of three quarters, each about a conference that the diary has as held."""
    held = _held(work)
    wanted = [(back, told) for back, told in _PICTURE] + [
        (30 + place * (_DAYS_BACK - 30) // _PAST, _ended(place)) for place in range(_PAST)
    ]
    made: list[MaqaAlert] = []
    taken: set[int] = set()
    for place, (back, told) in enumerate(wanted):
        on = work.calendar.add(work.today, -back)
        free = [one for one in held if one.id not in taken and in_london(one.held_at) <= on]
        if free:
            taken.add(free[-1].id)
            made.append(_alert(work, free[-1], told, place))
    keep_clocks(work, concerns=[one.id for one in made])


def _held(work: Work) -> Sequence[Any]:
    asked = (
        select(Conference.id, Conference.held_at, Conference.family_id, Conference.team_id, Person.name.label("chair"))
        .join(Person, Person.id == Conference.chair_id)
        .where(Conference.state == ConferenceState.HELD, Conference.voided_at.is_(None))
        .order_by(Conference.held_at, Conference.id)
    )
    return work.session.execute(asked).all()


def _ended(place: int) -> _Told:
    """One of the past: most of them in time, one in six raised late, one in five resolved late, a few withdrawn."""
    raised = 12 if place % 6 == 3 else 2 + place % 7
    if place % 11 == 7:
        return _Told(raised, withdrawn=True)
    late = place % 5 == 2
    escalated = 11 if late and place % 2 else None
    return _Told(raised, answered=2 + place % 4, resolved=14 if late else 4 + place % 6, escalated=escalated)


def _alert(work: Work, of: Any, told: _Told, place: int) -> MaqaAlert:
    agency, key = _agency(told, place)
    direction, channel = way_of(told.direction, social_care=key == SOCIAL_CARE_KEY)
    about = told.about or _ABOUT[place % len(_ABOUT)]
    alert = MaqaAlert(
        uuid=uuid_of("alert", f"{of.id} {place}"), conference_id=of.id, family_id=of.family_id, team_id=of.team_id,
        direction=direction.value, channel=channel.value, about=about.value, agency=agency, agency_key=key,
        words=_WORDS[about], asked="Say how this is put right, and by when.", noted_on=in_london(of.held_at),
    )  # fmt: skip
    steps = list(_climb(work, alert, of, told, place))
    work.session.add(alert)
    work.session.flush()
    rungs = [
        MaqaStep(uuid=uuid_of("rung", f"{alert.uuid} {number}"), alert_id=alert.id, **step)
        for number, step in enumerate(steps)
    ]
    work.session.add_all(rungs)
    work.session.flush()
    for record in (alert, *rungs):
        work.note_new(record)
    _say_why_late(work, alert, told)
    return alert


def _agency(told: _Told, place: int) -> tuple[str, str]:
    if told.direction is AlertDirection.INTERNAL or (told.about is None and place % 9 == 4):
        return SOCIAL_CARE, SOCIAL_CARE_KEY
    agency = _AGENCIES[place % len(_AGENCIES)]
    return AGENCY_WORDS[agency], agency.value


def _climb(work: Work, alert: MaqaAlert, of: Any, told: _Told, place: int) -> Iterator[dict[str, Any]]:
    """Each rung with its moment, and the alert as it leaves it; nothing is later than now."""
    if told.raised is None:
        alert.state = Ladder().state.value
        return
    days = work.calendar
    held_on = in_london(of.held_at)

    def moment(number: int, hour: int) -> datetime:
        return min(at(days.add(held_on, number), hour, 10 + place % 40), work.moment - timedelta(minutes=30))

    raised = moment(told.raised, 9)
    by = alert.agency if alert.direction == AlertDirection.FROM_AGENCY else of.chair
    _raise(work, alert, raised, by, place)
    yield _rung(AlertStep.RAISED, raised, by)
    if told.risk_hours is not None:
        alert.risk_at = max(raised, work.moment - timedelta(hours=told.risk_hours))
        alert.risk_words = "A bruise was seen that nobody has explained."
        yield _rung(AlertStep.RISK, alert.risk_at, of.chair, alert.risk_words)
    if told.answered is not None:
        answered = moment(told.raised + told.answered, 11)
        alert.acknowledged_on = in_london(answered)
        alert.replied_on = in_london(answered) if told.answered % 2 or told.resolved else None
        yield _rung(AlertStep.ACKNOWLEDGED, answered, alert.lead)
        if alert.replied_on is not None:
            yield _rung(AlertStep.REPLIED, answered, alert.lead, _REPLY)
    if told.escalated is not None:
        yield _escalate(alert, moment(told.raised + told.escalated, 10))
    if told.resolved is not None:
        yield _resolve(alert, moment(told.raised + told.resolved, 15), place)
    if told.withdrawn:
        alert.ended_why = "The agency had sent its report to the social worker; it was found there."
        yield _rung(AlertStep.WITHDRAWN, moment(told.raised + 5, 14), of.chair, alert.ended_why)
    alert.state = Ladder(
        raised=True, acknowledged=alert.acknowledged_on is not None, replied=alert.replied_on is not None,
        escalated=alert.escalated_at is not None, resolved=alert.resolved_at is not None, withdrawn=told.withdrawn,
    ).state.value  # fmt: skip


def _raise(work: Work, alert: MaqaAlert, raised: datetime, by: str, place: int) -> None:
    lead = lead_on(work, alert.agency, in_london(raised), alert.agency_key)
    alert.raised_at, alert.raised_on, alert.raised_by = raised, in_london(raised), by
    alert.standards = work.standard.code
    if lead is not None:
        alert.lead, alert.lead_email = lead.name, lead.email
    elif alert.direction != AlertDirection.INTERNAL:
        alert.lead, alert.lead_email = "J. Roof-Sample", f"safeguarding.{alert.agency_key}@{EMAIL_ENDING}"
    theme = ABOUT_THEME.get(ConcernAbout(alert.about), Theme.OTHER)
    themes = {theme, Theme.REPORT_NOT_SHARED} if theme is Theme.REPORT_LATE and place % 2 else {theme}
    alert.themes = themes_as_kept(themes)


def _escalate(alert: MaqaAlert, moment: datetime) -> dict[str, Any]:
    alert.escalated_at, alert.escalated_to = moment, _MANAGER
    alert.policy_considered = "no"
    alert.policy_why = "The agency's lead has promised an answer this week."
    return _rung(AlertStep.ESCALATED, moment, _MANAGER, alert.policy_why)


def _resolve(alert: MaqaAlert, moment: datetime, place: int) -> dict[str, Any]:
    outcome, words = _CAME_OF_IT[place % len(_CAME_OF_IT)]
    alert.resolved_at, alert.outcome, alert.resolution = moment, outcome.value, words
    alert.learning = _LEARNING if outcome is AlertOutcome.LEARNING else ""
    return _rung(AlertStep.RESOLVED, moment, alert.raised_by, words)


def _rung(step: AlertStep, moment: datetime, who: str, words: str = "") -> dict[str, Any]:
    return {"step": step.value, "at": moment, "who": who, "words": words}


def _say_why_late(work: Work, alert: MaqaAlert, told: _Told) -> None:
    """Why it was late, where it was: beyond ten working days each."""
    if alert.direction == AlertDirection.INTERNAL or told.raised is None:
        return
    if told.raised > 10:
        keep_why_late(work, CONCERN, alert.id, RAISE, WhyLateReason.SOMEBODY_AWAY.value)
    if told.resolved is not None and told.resolved > 10:
        keep_why_late(work, CONCERN, alert.id, RESOLVE, WhyLateReason.AGENCY_LATE.value)
