"""The deadlines that practice standards may set, each with its name and the event from which it is counted."""

from dataclasses import dataclass
from enum import StrEnum


class Counts(StrEnum):
    """What a deadline is counted from."""

    DATE = "date"
    MOMENT = "moment"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class DeadlineKey:
    """One deadline of the procedures: what it is called, the event before or after which it is counted.

    A meeting is booked for a working day; anything else is done by one, and says so in `at_latest`.
    """

    key: str
    name: str
    event: str
    owner: str
    anchor: Counts = Counts.DATE
    at_latest: str = "book for"


_ALL = (
    DeadlineKey("icpc_due", "Initial conference", "the strategy discussion", "Safeguarding Unit and social worker"),
    DeadlineKey("icpc_notice", "Notice of an initial conference", "the planned ICPC", "Safeguarding Unit"),
    DeadlineKey(
        "duty_consult_due",
        "Duty chair's consultation",
        "the ICPC was ticked on the section 47",
        "duty chair",
        Counts.MOMENT,
    ),
    DeadlineKey(
        "booking_due", "Booking of a conference", "the duty chair's outcome was sent", "social worker", Counts.MOMENT
    ),
    DeadlineKey("first_core_due", "First core group", "the ICPC", "social worker"),
    DeadlineKey("core_next_due", "Next core group", "the last core group", "social worker"),
    DeadlineKey("core_record_due", "Core group record", "the core group", "social worker"),
    DeadlineKey("role_objection_due", "Objection to a role in the plan", "the ICPC", "agency safeguarding lead"),
    DeadlineKey("maqa_raise_due", "MAQA notification", "the conference", "chair"),
    DeadlineKey("maqa_resolve_due", "MAQA reply", "the MAQA was raised", "agency safeguarding lead"),
    DeadlineKey(
        "maqa_urgent_due",
        "MAQA reply, immediate risk",
        "immediate risk was identified",
        "agency safeguarding lead",
        Counts.MOMENT,
    ),
    DeadlineKey("record_due", "Conference record", "the conference", "Safeguarding Unit"),
    DeadlineKey("rcpc1_due", "First review conference", "the ICPC", "chair and social worker"),
    DeadlineKey("rcpcN_due", "Next review conference", "the previous RCPC", "chair"),
    DeadlineKey("rcpc_invite_due", "Invitations to a review conference", "the planned RCPC", "Safeguarding Unit"),
    DeadlineKey(
        "rcpc_change_notice",
        "Notice of a changed review conference",
        "the planned RCPC",
        "Safeguarding Unit and social worker",
        Counts.MOMENT,
    ),
    DeadlineKey("lpm_by", "Legal Planning Meeting", "the conference", "Team Manager"),
    DeadlineKey("lpm_list_due", "First-Monday LPM list", "the month", "LPM lead chair", Counts.MONTH),
    DeadlineKey("lpm_review_due", "Fortnightly LPM review", "the last fortnightly review", "LPM lead chair"),
    DeadlineKey(
        "lbp_legal_due",
        "Letter Before Proceedings (LBP) to Legal",
        "the LPM decision",
        "social worker",
        at_latest="act by",
    ),
    DeadlineKey(
        "plo_meeting_due",
        "Pre-proceedings meeting",
        "the parents received the Letter Before Proceedings",
        "social worker",
    ),
    DeadlineKey("plo_review_window", "Pre-proceedings review", "the pre-proceedings meeting", "social worker"),
    DeadlineKey("plo_carm_due", "CARM, after 16 weeks", "the pre-proceedings meeting", "social worker"),
    DeadlineKey("maqa_themes_due", "Quarterly MAQA themes", "the end of the quarter", "Safeguarding Service Manager"),
    DeadlineKey("linked_meetings", "Team meetings with the linked chair", "the year", "linked chair"),
)

DEADLINE_KEYS: dict[str, DeadlineKey] = {one.key: one for one in _ALL}
