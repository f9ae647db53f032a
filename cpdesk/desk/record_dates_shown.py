"""The dates that follow from a conference as its record shows them: core group, next review, and all other limits."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from cpdesk.desk.conference_at_hand import following_of, held_on
from cpdesk.desk.conference_clocks import standard_of
from cpdesk.desk.conference_limits import limits_from_its_day
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, ConferenceRecord, CoreGroup, Person, Room
from cpdesk.rows.late_words import LATE_REASON_WORDS
from cpdesk.rows.record_decisions import ChildDecisionRow
from cpdesk.rows.record_people import ParticipantRow
from cpdesk.rows.record_plan import CoreGroupOfRecord, DateLine, NextReviewOfRecord
from cpdesk.rules.conferences import WITH_PLAN, CoreGroupState, LateReason
from cpdesk.rules.core_group_members import Member, lacking_members
from cpdesk.rules.core_groups import core_group_limit
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.what_follows import OF_A_PLAN, book_by, last_day, review_limit

_FOLLOWS = (*OF_A_PLAN, "role_objection_due", "maqa_raise_due", "record_due")
_REVIEWS = ("rcpc1_due", "rcpcN_due")


def core_group_of(
    work: Work,
    conference: Conference,
    record: ConferenceRecord,
    participants: Sequence[ParticipantRow],
    decisions: Sequence[ChildDecisionRow],
) -> CoreGroupOfRecord:
    """The first core group as the conference agreed it, by when it is due, and who still belongs to it (S27, S28)."""
    group = first_core_group(work, conference)
    needed = conference.kind == ConferenceKind.ICPC and any(one.outcome in WITH_PLAN for one in decisions)
    limit = _core_group_limit(work, conference) if needed else None
    return CoreGroupOfRecord(
        needed=needed,
        planned_on=(group.planned_on or group.held_on) if group is not None else None,
        time=group.planned_time if group is not None else "",
        place=group.place if group is not None else "",
        lead=group.lead if group is not None else "",
        due_on=last_day(limit) if limit is not None else None,
        due_explained=limit.explanation if limit is not None else "",
        breach_why=group.breach_why if group is not None else "",
        lacking=_lacking(conference, participants, decisions) if needed else (),
        why=record.core_group_why,
        id=group.id if group is not None else None,
        version=group.version if group is not None else 0,
    )


def first_core_group(work: Work, conference: Conference) -> CoreGroup | None:
    """The first core group after an ICPC as it stands, or the one that took its place; none before it was held."""
    asked = select(CoreGroup).where(
        CoreGroup.conference_id == conference.id,
        CoreGroup.sequence_no == 1,
        CoreGroup.voided_at.is_(None),
        CoreGroup.state != CoreGroupState.CANCELLED.value,
    )
    return work.session.scalars(asked.order_by(CoreGroup.id.desc()).limit(1)).first()


def core_group_to_come(work: Work, conference: Conference) -> CoreGroup | None:
    """The core group that a notice of the conference names: the first after an ICPC, the next after a review (S15)."""
    if conference.kind == ConferenceKind.ICPC:
        return first_core_group(work, conference)
    root: Conference | None = conference
    while root is not None and root.kind != ConferenceKind.ICPC and root.previous_id is not None:
        root = work.session.get(Conference, root.previous_id)
    asked = select(CoreGroup).where(
        CoreGroup.conference_id == (root.id if root is not None else conference.id),
        CoreGroup.voided_at.is_(None),
        CoreGroup.state == CoreGroupState.PLANNED.value,
    )
    return work.session.scalars(asked.order_by(CoreGroup.sequence_no, CoreGroup.id).limit(1)).first()


def next_review_of(work: Work, conference: Conference, decisions: Sequence[ChildDecisionRow]) -> NextReviewOfRecord:
    """The review that follows while a child has a plan: when it is, or by when it is due (S38, I05)."""
    needed = any(one.outcome in WITH_PLAN for one in decisions)
    following = following_of(work.session, conference.id)
    on = held_on(conference) or conference.on_day
    limit = None
    if needed and on is not None:
        limit = review_limit(conference.kind, on, standard_of(work, conference), work.calendar)
    return NextReviewOfRecord(
        needed=needed,
        id=following.id if following is not None else None,
        start_at=following.start_at if following is not None else None,
        place=_room(work, following.room_id) if following is not None else "",
        chair=_person(work, following.chair_id) if following is not None else "",
        due_on=book_by(limit) if limit is not None else None,
        due_explained=limit.explanation if limit is not None else "",
        late_why=late_words(following) if following is not None else "",
    )


def dates_of(
    work: Work, conference: Conference, decisions: Sequence[ChildDecisionRow], review: NextReviewOfRecord
) -> tuple[DateLine, ...]:
    """Every date that follows from the conference, soonest first, with how it was counted and what was agreed."""
    with_plan = any(one.outcome in WITH_PLAN for one in decisions)
    wanted = [key for key in _FOLLOWS if with_plan or key not in OF_A_PLAN]
    return tuple(
        DateLine(
            one.key, DEADLINE_KEYS[one.key].name, _day_of(one), one.explanation,
            _done(work, conference, one.key, review),
        )
        for one in limits_from_its_day(work, conference)
        if one.key in wanted and one.anchor == (held_on(conference) or conference.on_day)
    )  # fmt: skip


def _day_of(limit: Deadline) -> date:
    return book_by(limit) if limit.key in _REVIEWS else last_day(limit)


def _done(work: Work, conference: Conference, key: str, review: NextReviewOfRecord) -> str:
    """What was agreed about a date, in words; nothing while nothing was."""
    if key == "first_core_due":
        group = first_core_group(work, conference)
        return f"planned for {short(group.planned_on)}" if group is not None and group.planned_on is not None else ""
    if key in _REVIEWS and review.start_at is not None:
        return f"booked for {short(review.start_at.astimezone(LONDON).date())}"
    return ""


def _core_group_limit(work: Work, conference: Conference) -> Deadline | None:
    on = held_on(conference) or conference.on_day
    return core_group_limit(1, on, None, standard_of(work, conference), work.calendar) if on is not None else None


def _lacking(
    conference: Conference, participants: Iterable[ParticipantRow], decisions: Iterable[ChildDecisionRow]
) -> tuple[str, ...]:
    """Who belongs to the core group and is not in it, while children have a plan (S28)."""
    on = held_on(conference) or conference.on_day
    born = [one.born_on for one in decisions if one.outcome in WITH_PLAN]
    everybody = [(Member(one.agency_key, one.agency, one.role), one.in_core_group) for one in participants]
    members = [member for member, inside in everybody if inside]
    return lacking_members(members, [member for member, _ in everybody], born, on) if on is not None else ()


def late_words(conference: Conference) -> str:
    """Why a conference is later than its limit, in words, where it is."""
    reason = LATE_REASON_WORDS[LateReason(conference.late_reason)] if conference.late_reason else ""
    return ": ".join(words for words in (reason, conference.late_why) if words)


def _person(work: Work, number: int | None) -> str:
    return work.session.get_one(Person, number).name if number is not None else ""


def _room(work: Work, number: int | None) -> str:
    return work.session.get_one(Room, number).name if number is not None else ""
