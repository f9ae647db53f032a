"""MAQA alerts: which way they go, where they stand, what they are about and which themes they are counted under.

Source: seed 001 (S17 to S21, S43 to S45), choices A06 to A08, invariants I22 and I23.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.rules.record import Channel, ConcernAbout


class AlertDirection(StrEnum):
    """Whose concern goes to whom: to an agency, from an agency to the unit (S19), or inside social care (S18)."""

    TO_AGENCY = "to_agency"
    FROM_AGENCY = "from_agency"
    INTERNAL = "internal"


class AlertState(StrEnum):
    """Where an alert stands; that it is overdue follows from its clock."""

    DRAFT = "draft"
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    REPLIED = "replied"
    ESCALATED = "escalated"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


ALERT_OPEN = (AlertState.RAISED, AlertState.ACKNOWLEDGED, AlertState.REPLIED, AlertState.ESCALATED)
NOT_ENDED = (AlertState.DRAFT, *ALERT_OPEN)


class AlertStep(StrEnum):
    """One rung of an alert's ladder, as it is written down with its moment."""

    RAISED = "raised"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    REPLIED = "replied"
    RISK = "risk"
    ESCALATED = "escalated"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


class AlertOutcome(StrEnum):
    """What resolved an alert."""

    EXPLAINED = "explained"
    PUT_RIGHT = "put_right"
    LEARNING = "learning"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"


class Theme(StrEnum):
    """Under what a quarter counts an alert (S44); an alert may have several."""

    ATTENDANCE = "attendance"
    REPORT_LATE = "report_late"
    REPORT_MISSING = "report_missing"
    REPORT_QUALITY = "report_quality"
    REPORT_NOT_SHARED = "report_not_shared"
    PREPARATION = "preparation"
    CONTRIBUTION = "contribution"
    CORE_GROUP = "core_group"
    CHILDS_VOICE = "childs_voice"
    DISAGREEMENT = "disagreement"
    MEETING_MANAGEMENT = "meeting_management"
    INFORMATION_SHARING = "information_sharing"
    OTHER = "other"


ABOUT_THEME: dict[ConcernAbout, Theme] = {
    ConcernAbout.ABSENCE: Theme.ATTENDANCE,
    ConcernAbout.LATE_REPORT: Theme.REPORT_LATE,
    ConcernAbout.NO_REPORT: Theme.REPORT_MISSING,
    ConcernAbout.REPORT_QUALITY: Theme.REPORT_QUALITY,
    ConcernAbout.PARTICIPATION: Theme.CONTRIBUTION,
    ConcernAbout.CORE_GROUP: Theme.CORE_GROUP,
    ConcernAbout.DISAGREEMENT: Theme.DISAGREEMENT,
    ConcernAbout.CHAIRING: Theme.MEETING_MANAGEMENT,
}
"""The theme that is offered for what an alert is about, until somebody chooses others."""

_WHILE_OPEN = frozenset(
    {AlertStep.SENT, AlertStep.REPLIED, AlertStep.RISK, AlertStep.RESOLVED, AlertStep.WITHDRAWN}
)  # fmt: skip
_STEPS: dict[AlertState, frozenset[AlertStep]] = {
    AlertState.DRAFT: frozenset({AlertStep.RAISED, AlertStep.RISK}),
    AlertState.RAISED: _WHILE_OPEN | {AlertStep.ACKNOWLEDGED, AlertStep.ESCALATED},
    AlertState.ACKNOWLEDGED: _WHILE_OPEN | {AlertStep.ESCALATED},
    AlertState.REPLIED: _WHILE_OPEN | {AlertStep.ESCALATED},
    AlertState.ESCALATED: _WHILE_OPEN,
    AlertState.RESOLVED: frozenset({AlertStep.REOPENED}),
    AlertState.WITHDRAWN: frozenset({AlertStep.REOPENED}),
}


def way_of(direction: AlertDirection, *, social_care: bool) -> tuple[AlertDirection, Channel]:
    """Which way an alert goes and by which channel: about social care's own staff always inside (S18, I22, TV-D14)."""
    if social_care or direction is AlertDirection.INTERNAL:
        return AlertDirection.INTERNAL, Channel.INTERNAL_QA
    return direction, Channel.MAQA


def steps_from(state: AlertState) -> tuple[AlertStep, ...]:
    """The steps that can be taken from here, in the order of the ladder: nothing is answered before it was raised."""
    return tuple(step for step in AlertStep if step in _STEPS[state])


@dataclass(frozen=True, slots=True)
class Ladder:
    """How far an alert has come, by what was written down of it."""

    raised: bool = False
    acknowledged: bool = False
    replied: bool = False
    escalated: bool = False
    resolved: bool = False
    withdrawn: bool = False

    @property
    def state(self) -> AlertState:
        """Where it stands; an escalated one stays so whatever is replied, until it is resolved (S21)."""
        if not self.raised:
            return AlertState.DRAFT
        if self.withdrawn:
            return AlertState.WITHDRAWN
        if self.resolved:
            return AlertState.RESOLVED
        if self.escalated:
            return AlertState.ESCALATED
        if self.replied:
            return AlertState.REPLIED
        return AlertState.ACKNOWLEDGED if self.acknowledged else AlertState.RAISED


def alert_number(id_: int, channel: Channel) -> str:
    """How people call an alert: "MAQA 12", or "QA 12" inside social care."""
    return f"{'MAQA' if channel is Channel.MAQA else 'QA'} {id_}"


def themes_from(kept: str) -> tuple[Theme, ...]:
    """The themes of an alert as they are kept in one field."""
    return tuple(Theme(code) for code in kept.split(",") if code)


def themes_as_kept(themes: Iterable[Theme]) -> str:
    """Themes as one field keeps them, each once, in the order in which a quarter lists them."""
    chosen = set(themes)
    return ",".join(theme.value for theme in Theme if theme in chosen)
