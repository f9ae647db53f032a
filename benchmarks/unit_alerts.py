"""Alerts of a generated unit, in every state, direction and theme: in time and late, some with immediate risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from benchmarks.unit_people import Held, Unit, at
from benchmarks.unit_rows import Rows
from cpdesk.records.model import MaqaAlert, MaqaStep, WhyLate
from cpdesk.rules.late_reasons import WhyLateReason
from cpdesk.rules.london import LONDON
from cpdesk.rules.maqa import AlertDirection, AlertOutcome, AlertState, AlertStep, Theme, themes_as_kept
from cpdesk.rules.record import Channel, ConcernAbout

_AGENCIES = (
    ("education", "Oakfield School"), ("health_visitor", "Health visitor"), ("police", "Police"), ("gp", "GP practice"),
    ("housing", "Housing"), ("", "Substance misuse service"), ("camhs", "CAMHS"),
)  # fmt: skip
_DIRECTIONS = (AlertDirection.TO_AGENCY,) * 6 + (AlertDirection.FROM_AGENCY, AlertDirection.INTERNAL)
_ENDS = (AlertState.RESOLVED,) * 12 + (AlertState.WITHDRAWN, AlertState.ESCALATED, AlertState.RAISED)
_RUNS = (AlertState.RAISED, AlertState.ACKNOWLEDGED, AlertState.REPLIED, AlertState.ESCALATED, AlertState.RESOLVED)
_OWN = 60


def add_alerts(rows: Rows, unit: Unit, rng: Random, held: Sequence[Held]) -> None:
    """Alerts about one in six conferences, some that belong to none, and drafts."""
    for one in held:
        if rng.random() < 0.17:
            _Alert(rows, unit, rng, one.on, one).add()
    days = (unit.today - unit.first).days
    for _ in range(_OWN):
        _Alert(rows, unit, rng, unit.first + timedelta(days=rng.randrange(days)), None).add()


@dataclass(frozen=True, slots=True)
class _Alert:
    rows: Rows
    unit: Unit
    rng: Random
    meeting_on: date
    about: Held | None

    def add(self) -> None:
        """The alert with its steps."""
        direction = self.rng.choice(_DIRECTIONS)
        values = {**self._whose(), **self._what(direction)}
        raised_on = self.unit.calendar.add(self.meeting_on, self.rng.randrange(0, 14))
        if raised_on >= self.unit.today or self.rng.random() < 0.04:
            voided = at(self.unit.today) if self.rng.random() < 0.2 else None
            self.rows.add(MaqaAlert, **values, state=AlertState.DRAFT.value, noted_on=self.meeting_on, voided_at=voided)
            return
        raised_at = at(raised_on, self.rng.choice((9, 11, 15, 23))).astimezone(UTC)
        ladder = self._ladder(raised_at, raised_on)
        number = self.rows.add(
            MaqaAlert, **values, **ladder, noted_on=self.meeting_on, raised_at=raised_at, raised_by="P. Example",
            raised_on=raised_at.astimezone(LONDON).date(), standards=self.about.of.standards if self.about else "",
            voided_at=at(self.unit.today) if self.rng.random() < 0.02 else None,
        )  # fmt: skip
        self._steps(number, raised_at, ladder)

    def _whose(self) -> dict[str, Any]:
        if self.about is None:
            return {"meeting_on": self.meeting_on, "team_id": self.rng.choice(self.unit.teams)}
        of = self.about.of
        return {
            "conference_id": self.about.number, "family_id": of.family, "team_id": of.team,
            "meeting_on": self.meeting_on,
        }  # fmt: skip

    def _what(self, direction: AlertDirection) -> dict[str, Any]:
        rng = self.rng
        internal = direction is AlertDirection.INTERNAL
        key, agency = ("", "Children's social care") if internal else rng.choice(_AGENCIES)
        themes = rng.sample(tuple(Theme), rng.choice((0, 1, 1, 1, 2, 3)))
        return {
            "direction": direction.value, "channel": (Channel.INTERNAL_QA if internal else Channel.MAQA).value,
            "about": rng.choice(tuple(ConcernAbout)).value, "agency": agency, "agency_key": key,
            "lead": "" if internal else "L. Lead", "words": "Generated.", "asked": "Generated.",
            "themes": themes_as_kept(themes),
        }  # fmt: skip

    def _ladder(self, raised_at: datetime, raised_on: date) -> dict[str, Any]:
        """How far the alert has come: old ones are mostly resolved, new ones run."""
        rng, unit = self.rng, self.unit
        old = raised_on < unit.today - timedelta(days=40)
        state = rng.choice(_ENDS if old else _RUNS)
        risk_at = raised_at + timedelta(hours=rng.choice((0, 0, 5, 40))) if rng.random() < 0.15 else None
        ends_at = at(unit.calendar.add(raised_on, rng.randrange(1, 16)), 14).astimezone(UTC)
        if risk_at is not None:
            ends_at = risk_at + timedelta(hours=rng.choice((2, 10, 23, 24, 25, 60)))
        if state is AlertState.RESOLVED and ends_at.date() >= unit.today:
            state = AlertState.ACKNOWLEDGED
        resolved = state is AlertState.RESOLVED
        escalated = state is AlertState.ESCALATED or (resolved and rng.random() < 0.1)
        return {
            "state": state.value, "risk_at": risk_at, "risk_words": "Generated." if risk_at else "",
            "acknowledged_on": raised_on if state is not AlertState.RAISED else None,
            "replied_on": raised_on if state in (AlertState.REPLIED, AlertState.RESOLVED) else None,
            "resolved_at": ends_at if resolved else None,
            "outcome": rng.choice(tuple(AlertOutcome)).value if resolved else "",
            "escalated_at": ends_at if escalated else None, "escalated_to": "S. Manager" if escalated else "",
            "policy_considered": "yes" if escalated else "", "policy_why": "Generated." if escalated else "",
            "ended_why": "Generated." if state is AlertState.WITHDRAWN else "",
        }  # fmt: skip

    def _steps(self, number: int, raised_at: datetime, ladder: dict[str, Any]) -> None:
        taken = [(AlertStep.RAISED, raised_at)]
        taken += [(AlertStep.ESCALATED, ladder["escalated_at"])] if ladder["escalated_at"] else []
        taken += [(AlertStep.RESOLVED, ladder["resolved_at"])] if ladder["resolved_at"] else []
        for step, moment in taken:
            self.rows.add(MaqaStep, alert_id=number, step=step.value, at=moment, who="P. Example")
        for key in ("maqa_raise_due", "maqa_resolve_due"):
            if self.rng.random() < 0.1:
                reason = self.rng.choice((WhyLateReason.AGENCY_LATE, WhyLateReason.FACTS_MISSING)).value
                self.rows.add(WhyLate, subject="maqa_alert", subject_id=number, key=key, reason=reason)
