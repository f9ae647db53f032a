"""A child protection conference: its states, what it may end in, why it may be late, moved or cancelled.

Source: seed 001 (S02, S03, S38, S39), seed 002 (D05 to D08), the state machine of the domain and I03 to I08.
"""

from enum import StrEnum

from cpdesk.rules.lpm import ConferenceKind


class ConferenceState(StrEnum):
    """Where a conference stands; REQUESTED is a review that still waits for its date."""

    REQUESTED = "requested"
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


IN_THE_DIARY = (ConferenceState.PROVISIONAL, ConferenceState.CONFIRMED, ConferenceState.HELD)
TO_COME = (ConferenceState.PROVISIONAL, ConferenceState.CONFIRMED)


class ConferenceOutcome(StrEnum):
    """What a conference ended in, for a child."""

    PLAN_MADE = "plan_made"
    PLAN_CONTINUES = "plan_continues"
    PLAN_ENDS = "plan_ends"
    NO_PLAN = "no_plan"
    ADJOURNED = "adjourned"


WITH_PLAN = (ConferenceOutcome.PLAN_MADE, ConferenceOutcome.PLAN_CONTINUES)
OUTCOMES_OF: dict[ConferenceKind, tuple[ConferenceOutcome, ...]] = {
    ConferenceKind.ICPC: (ConferenceOutcome.PLAN_MADE, ConferenceOutcome.NO_PLAN, ConferenceOutcome.ADJOURNED),
    ConferenceKind.RCPC: (ConferenceOutcome.PLAN_CONTINUES, ConferenceOutcome.PLAN_ENDS, ConferenceOutcome.ADJOURNED),
}
"""What a conference of each kind may end in."""


class LateReason(StrEnum):
    """Why a conference is later than its limit, as a code that can be counted."""

    REQUEST_LATE = "request_late"
    CHAIR_AWAY = "chair_away"
    NO_SLOT = "no_slot"
    FAMILY_ASKED = "family_asked"
    PARENT_IN_COURT = "parent_in_court"
    AGENCY_NOT_READY = "agency_not_ready"
    INTERPRETER = "interpreter"
    NOTICE_KEPT = "notice_kept"
    WEATHER = "weather"
    OTHER = "other"


class CancelReason(StrEnum):
    """Why an initial conference that was not held is not needed; a review is never cancelled, only moved."""

    S47_NOT_SUBSTANTIATED = "s47_not_substantiated"
    MOVED_AREA = "moved_area"
    DUAL_STATUS_DECISION = "dual_status_decision"
    ERROR = "error"


class AwayKind(StrEnum):
    """Why a chair is not there."""

    LEAVE = "leave"
    SICKNESS = "sickness"
    TRAINING = "training"
    OTHER = "other"


class ToldBy(StrEnum):
    """How somebody was told (S34, S39)."""

    PHONE = "phone"
    EMAIL = "email"
    IN_PERSON = "in_person"


class CoreGroupState(StrEnum):
    """Where a core group stands; a cancelled one has its replacement (S34, I24)."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
