"""What each measure of timeliness is called, what it counts, where its time comes from; how one thing is told."""

from math import ceil

from cpdesk.desk.timeliness_counted import Counted
from cpdesk.desk.timeliness_things import KEYS, Thing
from cpdesk.desk.work import Work
from cpdesk.rows.late_words import REVIEW_METHOD_WORDS
from cpdesk.rules.how_dates_read import counted, short
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.maqa import alert_number
from cpdesk.rules.record import Channel
from cpdesk.rules.standards import Span, setting
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing, days_of

_NAMES = {
    Measure.ICPC: "Initial conferences",
    Measure.NOTICE_ICPC: "Notice of initial conferences",
    Measure.NOTICE_RCPC: "Invitations to reviews",
    Measure.REVIEW: "Reviews",
    Measure.RECORD: "Conference records",
    Measure.FIRST_CORE_GROUP: "First core groups",
    Measure.NEXT_CORE_GROUP: "Further core groups",
    Measure.CORE_GROUP_RECORD: "Core group records",
    Measure.LPM: "Legal Planning Meetings",
    Measure.MAQA_RAISED: "MAQA alerts raised",
    Measure.MAQA_RESOLVED: "MAQA alerts resolved",
}
_SAID = {
    Measure.ICPC: "Held within {0} of the strategy discussion that led to the section 47 (S02). A conference that was "
    "adjourned counts when it was first held.",
    Measure.NOTICE_ICPC: "Every invitation and notice sent {0} before the conference (S03). One that was held while "
    "an invitation is not recorded as sent stands as open.",
    Measure.NOTICE_RCPC: "Every invitation sent {0} before the review (S41). One that was held while an invitation is "
    "not recorded as sent stands as open.",
    Measure.REVIEW: "Held within {0} of the initial conference, and then within {1} of the review before, from the day "
    "on which that one was held (S38).",
    Measure.RECORD: "Issued within {0} of the conference (S26).",
    Measure.FIRST_CORE_GROUP: "Held within {0} of the initial conference (S27).",
    Measure.NEXT_CORE_GROUP: "Held within {0} of the core group before.",
    Measure.CORE_GROUP_RECORD: "Circulated within {0} of the core group (S32).",
    Measure.LPM: "Held by the date that the chair stated (L04, L05).",
    Measure.MAQA_RAISED: "Raised within {0} of the conference (S17). Alerts inside social care are not counted "
    "here; those from agencies or about no conference have no such time.",
    Measure.MAQA_RESOLVED: "Resolved within {0} of being raised, or within {1} where immediate risk was identified "
    "(S20). Alerts inside social care are not counted here: no document sets them a time (S43).",
}
_ASSUMED = {
    Measure.NOTICE_RCPC: "“Within 10 working days of the expected date” is read as not later than 10 working days "
    "before it.",
    Measure.RECORD: "For a review this time is assumed: the document says it of records without saying of which "
    "conference.",
    Measure.MAQA_RAISED: "For a review this time is assumed: the document says it of initial conferences.",
}
NOTES = (
    "What was done counts by the day on which it was done.",
    "What is still open past its day stands beside it, by the day on which it was due, and is in no percentage.",
    "What is due today is not late, and what is not due yet counts nothing.",
    "What was cancelled, taken back or not needed counts nothing.",
)


def name_of(measure: Measure, method: ReviewMethod | None = None) -> str:
    """What a measure is called: "Reviews, by months"."""
    return f"{_NAMES[measure]}, {REVIEW_METHOD_WORDS[method]}" if method else _NAMES[measure]


def said_of(work: Work, measure: Measure, method: ReviewMethod | None) -> str:
    """What a measure counts; first that the unit's standard sets no such time, where it does not."""
    spans = [_span(work, key) for key in KEYS[measure]]
    times = [span.in_words for span in spans]
    if method in (ReviewMethod.DAYS_91_182, ReviewMethod.DAYS_91_183):
        times = [counted(days_of(method, first=first) or 0, "day") for first in (True, False)]
    said = _SAID[measure].format(*times)
    own = work.standard.spans[KEYS[measure][0]]
    return f"{own.not_set} {_ELSEWHERE} {said}" if own.not_set else said


_ELSEWHERE = "Only what was begun under a standard that sets one is counted."


def source_of(work: Work, measure: Measure) -> str:
    """The document that sets the time of a measure."""
    return _span(work, KEYS[measure][0]).source


def assumed_of(measure: Measure) -> str:
    """What is assumed in a measure, or nothing."""
    return _ASSUMED.get(measure, "")


def _span(work: Work, key: str) -> Span:
    return setting(key, work.standard.code).spans[key]


def what_of(measure: Measure, thing: Thing) -> str:
    """What one thing is: "First review", "Core group 3", "Record of the RCPC", "MAQA 12"."""
    kind = "ICPC" if thing.kind == ConferenceKind.ICPC else "RCPC"
    group = f"Core group {thing.sequence_no}"
    return {
        Measure.ICPC: "ICPC",
        Measure.NOTICE_ICPC: f"Invitations to the {kind}",
        Measure.NOTICE_RCPC: f"Invitations to the {kind}",
        Measure.REVIEW: "First review" if thing.sequence_no == 1 else f"Review {thing.sequence_no}",
        Measure.RECORD: f"Record of the {kind}",
        Measure.FIRST_CORE_GROUP: group,
        Measure.NEXT_CORE_GROUP: group,
        Measure.CORE_GROUP_RECORD: f"Record of {group.lower()}",
        Measure.LPM: "LPM",
    }.get(measure) or alert_number(thing.subject_id, Channel.MAQA)


def over_of(work: Work, one: Counted) -> str:
    """How late a thing is: "3 wd late", "2 wd over" while it is open, "5 h late"; nothing where it was in time."""
    if one.standing is Standing.IN_TIME:
        return ""
    word = "over" if one.standing is Standing.OPEN_LATE else "late"
    if one.thing.due_at is not None and one.thing.done_on is None:
        hours = ceil((work.moment - one.thing.due_at).total_seconds() / 3600)
        return f"{hours} h {word}" if hours < 48 else f"{hours // 24} days {word}"
    until = one.thing.done_on or work.today
    if until == one.due_on:
        return word
    between = work.calendar.between(one.due_on, until)
    return f"{between} wd {word}" if between else f"{counted((until - one.due_on).days, 'day')} {word}"


def explained_of(one: Counted, method: ReviewMethod | None) -> str:
    """How the day came about by which it was due."""
    thing = one.thing
    days = None if method is None else days_of(method, first=thing.key == "rcpc1_due")
    if days is None or thing.anchor_on is None:
        return thing.explanation
    event = "the initial conference" if thing.key == "rcpc1_due" else "the review before"
    return f"{short(one.due_on)}: {days} days after {event} on {short(thing.anchor_on)}."
