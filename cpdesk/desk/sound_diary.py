"""Whether the diary keeps its own rules (I01 to I08, I13, I24, I28): each looked at in all records at once.

What is found is told by numbers, never by names.
"""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from cpdesk.desk.day_booked import held_elsewhere
from cpdesk.desk.found import found, ids_of, stands
from cpdesk.desk.sound_deadlines import counted_otherwise, reviews_counted_otherwise
from cpdesk.desk.work import Work
from cpdesk.records.many_rows import table_of
from cpdesk.records.model import (
    Conference,
    ConferenceChild,
    CoreGroup,
    CpPlan,
    IcpcRequest,
    Invitee,
    KeptDeadline,
    Room,
    StrategyDiscussion,
)
from cpdesk.rows.unit import Check
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.conferences import IN_THE_DIARY, WITH_PLAN, ConferenceOutcome, ConferenceState, CoreGroupState
from cpdesk.rules.invitations import AlwaysTold
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind

_END_OF_TIME = date(9999, 12, 31)
_before = aliased(Conference)
_other = aliased(Conference)


def diary_checks() -> Iterator[tuple[str, Callable[[Work], Check]]]:
    """The rules of the diary, each by its name with the check that looks at it."""
    yield "Strategy discussions", _one_clock_each
    yield "Deadlines", _deadlines
    yield "Days of conferences", _days
    yield "Double bookings", _double_bookings
    yield "Next reviews", _next_reviews
    yield "Order of reviews", _order_of_reviews
    yield "Plans", _plans
    yield "Core groups", _core_groups
    yield "Police, probation and GP", _always_told


def _one_clock_each(work: Work) -> Check:
    """I01, A14: exactly one strategy discussion carries the clock, and the deadline counts from its day."""
    carries = and_(
        StrategyDiscussion.request_id == IcpcRequest.id, StrategyDiscussion.initiated_s47, stands(StrategyDiscussion)
    )
    number = select(func.count()).select_from(StrategyDiscussion).where(carries).scalar_subquery()
    not_one = ids_of(work, select(IcpcRequest.id).where(stands(IcpcRequest), number != 1))
    elsewhere = (
        select(KeptDeadline.subject_id)
        .join(StrategyDiscussion, StrategyDiscussion.request_id == KeptDeadline.subject_id)
        .where(KeptDeadline.subject == "request", KeptDeadline.key == "icpc_due", KeptDeadline.state == "open")
        .where(StrategyDiscussion.initiated_s47, stands(StrategyDiscussion))
        .where(or_(KeptDeadline.anchor_on.is_(None), KeptDeadline.anchor_on != StrategyDiscussion.on))
    )
    return found(
        "Strategy discussions",
        "Each request counts from exactly one.",
        ("Request", not_one, "not exactly one strategy discussion carries the clock. Open it and choose the one."),
        ("Request", ids_of(work, elsewhere), "the deadline counts from another day. Tell IT."),
    )


def _deadlines(work: Work) -> Check:
    """I02, I28: what runs is where its anchor, its span and the calendar put it."""
    return found(
        "Deadlines",
        "Each is where its anchor and the calendar put it.",
        ("Deadline", counted_otherwise(work), "not on the day that is counted. Tell IT."),
        ("Review", reviews_counted_otherwise(work), "its limit does not count from the conference before it as held."
         " Tell IT."),
    )  # fmt: skip


def _days(work: Work) -> Check:
    """I03: none was held on a weekend, and none on a bank holiday without the reason."""
    calendar = england_and_wales()  # a closure that was added later makes no conference wrong
    held = table_of(Conference).c
    asked = select(held.id, held.held_at, held.holiday_why).where(held.voided_at.is_(None), held.held_at.is_not(None))
    weekend, holiday = set(), set()
    for number, held_at, why in work.session.execute(asked.execution_options(yield_per=5000)):
        on = held_at.astimezone(LONDON).date()
        if on.weekday() >= 5:
            weekend.add(number)
        elif not why and not calendar.is_worked(on):
            holiday.add(number)
    return found(
        "Days of conferences",
        "None was held on a weekend, or on a bank holiday without a reason.",
        ("Conference", weekend, "recorded as held on a Saturday or Sunday. Correct the day."),
        ("Conference", holiday, "held on a bank holiday without a reason. Add the reason."),
    )


def _double_bookings(work: Work) -> Check:
    """I04: no chair, room or minute-taker is in two conferences at the same time."""
    return found(
        "Double bookings",
        "No chair, room or minute-taker is in two conferences at once.",
        ("Conference", _twice(work, Conference.chair_id), "the chair is in two at once. Move one of them."),
        ("Conference", _twice(work, Conference.room_id), "the room is used by two at once. Move one of them."),
        ("Conference", _twice(work, Conference.minute_taker_id), "the minute-taker is in two at once. Move one."),
    )


def _twice(work: Work, column: InstrumentedAttribute[int | None]) -> set[int]:
    """Those that overlap; one that was held on another day than planned took nobody's time on the planned one."""
    asked = (
        select(Conference.id, Conference.on_day, Conference.held_at, _other.held_at.label("other_held_at"))
        .join(_other, and_(_other.on_day == Conference.on_day, getattr(_other, column.key) == column))
        .where(Conference.id != _other.id, stands(Conference), stands(_other))
        .where(Conference.state.in_(IN_THE_DIARY), _other.state.in_(IN_THE_DIARY))
        .where(Conference.start_at < _other.end_at, _other.start_at < Conference.end_at)
    )
    if column.key == "room_id":
        asked = asked.join(Room, Room.id == column).where(Room.online.is_(False))
    return {
        row.id
        for row in work.session.execute(asked)
        if not any(held_elsewhere(row.on_day, held_at) for held_at in (row.held_at, row.other_held_at))
    }


def _next_reviews(work: Work) -> Check:
    """I05, I24: after a conference with a plan comes a review, in time or with the reason; none is cancelled."""
    with_plan = select(ConferenceChild.conference_id).where(ConferenceChild.outcome.in_(WITH_PLAN))
    follows = select(_other.id).where(
        _other.previous_id == Conference.id, stands(_other), _other.state != ConferenceState.CANCELLED
    )
    held = and_(stands(Conference), Conference.state == ConferenceState.HELD)
    alone = select(Conference.id).where(held, Conference.id.in_(with_plan), ~follows.exists())
    limits = select(KeptDeadline.subject_id).where(
        KeptDeadline.subject == "conference", KeptDeadline.subject_id == Conference.id,
        KeptDeadline.key.in_(("rcpc1_due", "rcpcN_due")), KeptDeadline.state == "expected",
        Conference.on_day > KeptDeadline.due_on,
    )  # fmt: skip
    review = and_(stands(Conference), Conference.kind == ConferenceKind.RCPC)
    late = select(Conference.id).where(review, Conference.late_reason == "", limits.exists())
    cancelled = select(Conference.id).where(review, Conference.state == ConferenceState.CANCELLED)
    return found(
        "Next reviews",
        "Each plan has its next review, in time or with the reason.",
        ("Conference", ids_of(work, alone), "it ended in a plan and no review follows. Tell IT."),
        ("Review", ids_of(work, late), "later than its limit without a reason. Open it and add the reason."),
        ("Review", ids_of(work, cancelled), "cancelled, though a review is only moved. Tell IT."),
    )  # fmt: skip


def _order_of_reviews(work: Work) -> Check:
    """I08: a review comes after the conference before it, and they count from 1 without a gap."""
    adjourned = select(ConferenceChild.conference_id).where(ConferenceChild.outcome == ConferenceOutcome.ADJOURNED)
    counts = or_(
        and_(_before.id.in_(adjourned), Conference.sequence_no == _before.sequence_no),
        and_(_before.id.not_in(adjourned), Conference.sequence_no == _before.sequence_no + 1),
    )
    reviews = (
        select(Conference.id)
        .join(_before, _before.id == Conference.previous_id)
        .where(stands(Conference), Conference.kind == ConferenceKind.RCPC)
    )
    early = reviews.where(Conference.state.in_(IN_THE_DIARY), Conference.start_at <= _before.held_at)
    return found(
        "Order of reviews",
        "Each comes after the conference before it and counts on from it.",
        ("Review", ids_of(work, early), "before the conference that it follows. Move it."),
        ("Review", ids_of(work, reviews.where(~counts)), "out of sequence. Tell IT."),
    )


def _plans(work: Work) -> Check:
    """I07: the plans of a child never overlap, and each starts on the day of its conference."""
    later = aliased(CpPlan)
    overlapping = (
        select(CpPlan.id)
        .join(later, and_(later.child_id == CpPlan.child_id, later.id != CpPlan.id))
        .where(stands(CpPlan), stands(later), CpPlan.start_on < func.coalesce(later.end_on, _END_OF_TIME))
        .where(later.start_on < func.coalesce(CpPlan.end_on, _END_OF_TIME))
    )
    begun = select(CpPlan.id, CpPlan.start_on, Conference.held_at).join(
        Conference, Conference.id == CpPlan.conference_id
    )
    rows = work.session.execute(begun.where(stands(CpPlan)).execution_options(yield_per=5000))
    elsewhere = {
        number for number, on, held_at in rows if held_at is None or held_at.astimezone(LONDON).date() != on
    }  # fmt: skip
    return found(
        "Plans",
        "None overlaps another of the same child, and each starts with its conference.",
        ("Plan", ids_of(work, overlapping), "it overlaps another plan of the same child. End one of them."),
        ("Plan", elsewhere, "it does not start on the day of its conference. Tell IT."),
    )


def _core_groups(work: Work) -> Check:
    """I06, I24: an ICPC with a plan has its core group, in time or with the reason; a cancelled one its replacement."""
    with_plan = select(CpPlan.conference_id).where(stands(CpPlan), CpPlan.end_on.is_(None))
    alone = select(Conference.id).where(
        stands(Conference), Conference.id.in_(with_plan),
        ~select(CoreGroup.id).where(CoreGroup.conference_id == Conference.id, stands(CoreGroup)).exists(),
    )  # fmt: skip
    limits = select(KeptDeadline.id).where(
        KeptDeadline.subject == "core_group", KeptDeadline.subject_id == CoreGroup.id,
        KeptDeadline.key.in_(("first_core_due", "core_next_due")), KeptDeadline.state == "expected",
        CoreGroup.planned_on > KeptDeadline.due_on,
    )  # fmt: skip
    late = select(CoreGroup.id).where(stands(CoreGroup), CoreGroup.breach_why == "", limits.exists())
    replacement = aliased(CoreGroup)
    replaced = select(replacement.id).where(
        replacement.id == CoreGroup.replacement_id, replacement.planned_on.is_not(None)
    )
    cancelled = and_(stands(CoreGroup), CoreGroup.state == CoreGroupState.CANCELLED)
    return found(
        "Core groups",
        "Each plan has its core group, in time or with the reason, and none was cancelled without a new date.",
        ("Conference", ids_of(work, alone), "a plan was made and no core group follows. Tell IT."),
        ("Core group", ids_of(work, late), "later than its limit without a reason. Open it and add the reason."),
        ("Core group", ids_of(work, select(CoreGroup.id).where(cancelled, ~replaced.exists())),
         "cancelled without a new date. Give it one."),
    )  # fmt: skip


def _always_told(work: Work) -> Check:
    """I13, S05: none is confirmed before police, probation and GP are logged as told of its time."""
    told = (
        select(func.count(Invitee.agency_key.distinct()))
        .where(Invitee.conference_id == Conference.id, stands(Invitee), Invitee.sent_at.is_not(None))
        .where(Invitee.sent_for == Conference.start_at)
        .where(Invitee.agency_key.in_([agency.value for agency in AlwaysTold]))
        .scalar_subquery()
    )
    confirmed = select(Conference.id).where(
        stands(Conference), Conference.state == ConferenceState.CONFIRMED, Conference.kind == ConferenceKind.ICPC
    )
    return found(
        "Police, probation and GP",
        "They are logged as told of the time of each confirmed ICPC.",
        ("Conference", ids_of(work, confirmed.where(told < len(AlwaysTold))),
         "confirmed, though not all three are logged as told of its time. Log them."),
    )  # fmt: skip
