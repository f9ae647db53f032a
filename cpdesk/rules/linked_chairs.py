"""Linked chairs: which Independent Chair a team has on a day, and where the map has gaps or doubles (D11 to D14, I25).

Source: seed 002. A linked chair never stands for the chair who holds a case, nor for the duty chair (D14).
"""

from enum import StrEnum


class MeetingState(StrEnum):
    """Where a team meeting with the linked chair stands (D12); only attended ones count towards two a year."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"


class InductionKind(StrEnum):
    """How new staff are inducted (D13)."""

    ONE_TO_ONE = "one_to_one"
    SMALL_GROUP = "small_group"


class InductionState(StrEnum):
    """Where an induction stands."""

    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"


class InductionTopic(StrEnum):
    """What an induction informs about (D13)."""

    LADO = "lado"
    CSE = "cse"
    CUAB = "cuab"
    CP = "cp"


class DirectoryPart(StrEnum):
    """What somebody is to be asked for: the roles of the directory, each held from a day on (D15, L17, I26)."""

    TEAM_MANAGER = "team_manager"
    SERVICE_MANAGER = "service_manager"
    SAFEGUARDING_MANAGER = "safeguarding_manager"
    UNIT_MANAGER = "unit_manager"
    LADO = "lado"
    LADO_REFERRALS = "lado_referrals"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SHARED_MAILBOX = "shared_mailbox"
    BUSINESS_OFFICE = "business_office"
    TRAINING_LEAD = "training_lead"
    OTHER = "other"
