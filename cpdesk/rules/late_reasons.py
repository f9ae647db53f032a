"""Why something was late, as codes that a quarter can count: which of them can be said of which measure.

Conferences keep the reasons that they are booked with (`LateReason`); everything else has the reasons of this file.
"""

from enum import StrEnum

from cpdesk.rules.conferences import LateReason
from cpdesk.rules.timeliness import Measure


class WhyLateReason(StrEnum):
    """Why something other than a conference was late."""

    SOMEBODY_AWAY = "somebody_away"
    NO_CAPACITY = "no_capacity"
    BOOKED_LATE = "booked_late"
    MOVED = "moved"
    FACTS_MISSING = "facts_missing"
    AGENCY_LATE = "agency_late"
    DISAGREED = "disagreed"
    FAMILY_ASKED = "family_asked"
    COURT = "court"
    ALREADY_DONE = "already_done"
    OTHER = "other"


_EVERYWHERE = (WhyLateReason.SOMEBODY_AWAY, WhyLateReason.NO_CAPACITY)
_AT_LAST = (WhyLateReason.ALREADY_DONE, WhyLateReason.OTHER)
_NOTICE = (WhyLateReason.BOOKED_LATE, WhyLateReason.MOVED, WhyLateReason.FACTS_MISSING)
_MEETING = (WhyLateReason.MOVED, WhyLateReason.FAMILY_ASKED, WhyLateReason.AGENCY_LATE)
_WRITTEN = (WhyLateReason.FACTS_MISSING, WhyLateReason.AGENCY_LATE, WhyLateReason.DISAGREED)
_BETWEEN = {
    Measure.NOTICE_ICPC: _NOTICE,
    Measure.NOTICE_RCPC: _NOTICE,
    Measure.RECORD: _WRITTEN,
    Measure.FIRST_CORE_GROUP: _MEETING,
    Measure.NEXT_CORE_GROUP: _MEETING,
    Measure.CORE_GROUP_RECORD: _WRITTEN,
    Measure.LPM: (*_MEETING, WhyLateReason.DISAGREED, WhyLateReason.COURT),
    Measure.MAQA_RAISED: (WhyLateReason.FACTS_MISSING, WhyLateReason.DISAGREED),
    Measure.MAQA_RESOLVED: (WhyLateReason.FACTS_MISSING, WhyLateReason.AGENCY_LATE, WhyLateReason.DISAGREED),
}
OF_CONFERENCES = (Measure.ICPC, Measure.REVIEW)
"""The measures whose reasons stand with the conference itself."""


def reasons_for(measure: Measure) -> tuple[StrEnum, ...]:
    """The reasons that can be said of this measure, in the order in which they are offered."""
    if measure in OF_CONFERENCES:
        return tuple(LateReason)
    return (*_EVERYWHERE, *_BETWEEN[measure], *_AT_LAST)


def needs_words(reason: str) -> bool:
    """Whether a reason says nothing without words of its own."""
    return reason == WhyLateReason.OTHER
