"""What counts as in time: the measures, and the three ways in which a review's timescale is counted (A03, 2.2)."""

from enum import StrEnum


class Measure(StrEnum):
    """What is measured, in the order in which it is shown."""

    ICPC = "icpc"
    NOTICE_ICPC = "notice_icpc"
    NOTICE_RCPC = "notice_rcpc"
    REVIEW = "review"
    RECORD = "record"
    FIRST_CORE_GROUP = "first_core_group"
    NEXT_CORE_GROUP = "next_core_group"
    CORE_GROUP_RECORD = "core_group_record"
    LPM = "lpm"
    MAQA_RAISED = "maqa_raised"
    MAQA_RESOLVED = "maqa_resolved"


class ReviewMethod(StrEnum):
    """How a review's timescale is counted: by months, or by days as two tools do."""

    MONTHS = "months"
    DAYS_91_182 = "days_91_182"
    DAYS_91_183 = "days_91_183"


class Standing(StrEnum):
    """How one thing that was counted stands on the day of asking."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN_LATE = "open_late"
