"""MAQA alerts: which way they go, where they stand, what they are about and which themes they are counted under.

Source: seed 001 (S17 to S21, S43 to S45), choices A06 to A08, invariants I22 and I23.
"""

from enum import StrEnum


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
