"""The unit's words for why something was late, how it stands, and how reviews are counted (A03, 2.2)."""

from cpdesk.rules.conferences import LateReason
from cpdesk.rules.late_reasons import WhyLateReason
from cpdesk.rules.timeliness import ReviewMethod, Standing

LATE_REASON_WORDS: dict[LateReason, str] = {
    LateReason.REQUEST_LATE: "The request came late",
    LateReason.CHAIR_AWAY: "The chair was away",
    LateReason.NO_SLOT: "No chair or room was free",
    LateReason.FAMILY_ASKED: "The family asked for it",
    LateReason.PARENT_IN_COURT: "A parent was in court",
    LateReason.AGENCY_NOT_READY: "An agency was not ready",
    LateReason.INTERPRETER: "No interpreter",
    LateReason.NOTICE_KEPT: "To keep the notice",
    LateReason.WEATHER: "Weather",
    LateReason.OTHER: "Another reason",
}

WHY_LATE_WORDS: dict[WhyLateReason, str] = {
    WhyLateReason.SOMEBODY_AWAY: "Somebody was away",
    WhyLateReason.NO_CAPACITY: "Not enough people or time",
    WhyLateReason.BOOKED_LATE: "The conference was booked late",
    WhyLateReason.MOVED: "The meeting was moved",
    WhyLateReason.FACTS_MISSING: "Facts or papers were missing",
    WhyLateReason.AGENCY_LATE: "An agency was late",
    WhyLateReason.DISAGREED: "People did not agree",
    WhyLateReason.FAMILY_ASKED: "The family asked for it",
    WhyLateReason.COURT: "Waited for court or legal advice",
    WhyLateReason.ALREADY_DONE: "Done in time, written down late",
    WhyLateReason.OTHER: "Another reason",
}

LATE_WORDS: dict[str, str] = {
    **{code.value: words for code, words in LATE_REASON_WORDS.items()},
    **{code.value: words for code, words in WHY_LATE_WORDS.items()},
}
"""Every reason why something was late, of a conference or of anything else, by its code."""

STANDING_WORDS: dict[Standing, str] = {
    Standing.IN_TIME: "In time",
    Standing.LATE: "Late",
    Standing.OPEN_LATE: "Still open, past its day",
}

REVIEW_METHOD_WORDS: dict[ReviewMethod, str] = {
    ReviewMethod.MONTHS: "by months",
    ReviewMethod.DAYS_91_182: "by 91 and 182 days",
    ReviewMethod.DAYS_91_183: "by 91 and 183 days",
}
