"""Everything about one conference: children, moves, core groups, clocks, invitations, and what comes next."""

from typing import Any

from sqlalchemy import func, select

from cpdesk.desk.clocks import clocks_of, limits_of
from cpdesk.desk.conference_at_hand import GONE, following_of
from cpdesk.desk.conference_steps import gaps_of, next_steps_of
from cpdesk.desk.core_groups import limit_of
from cpdesk.desk.decisions_kept import outcomes_written
from cpdesk.desk.diary_cards import card_of, cards_asked
from cpdesk.desk.invitations_shown import invitations_of
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    ConferenceMove,
    CoreGroup,
    CpPlan,
    Family,
    Person,
    Room,
    Team,
    Telling,
)
from cpdesk.rows.conference import ConferenceChildRow, ConferenceShown, CoreGroupRow, MoveRow, OpenConference, ToldRow
from cpdesk.rows.diary import DiaryCard
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import (
    CancelReason,
    ConferenceOutcome,
    ConferenceState,
    CoreGroupState,
    LateReason,
    ToldBy,
)
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.names import reference_of
from cpdesk.rules.notice_hours import hours_words, notice_of
from cpdesk.rules.what_follows import last_day


@answers(OpenConference, roles=READ_DIARY)
def open_conference(work: Work, question: OpenConference) -> ConferenceShown:
    """One conference with all that hangs on it."""
    one = work.session.get(Conference, question.id)
    if one is None or one.voided_at is not None:
        raise Refusal(GONE)
    following = following_of(work.session, one.id)
    invitations = invitations_of(work, one)
    groups = _core_groups(work, one)
    return ConferenceShown(
        id=one.id,
        version=one.version,
        kind=one.kind,
        state=ConferenceState(one.state),
        sequence_no=one.sequence_no,
        family=one.shown,
        reference=reference_of(work.session.get_one(Family, one.family_id).case_id, one.family_id),
        children=_children(work, one),
        start_at=one.start_at,
        end_at=one.end_at,
        chair=_name(work, Person, one.chair_id),
        room=_name(work, Room, one.room_id),
        minute_taker=_name(work, Person, one.minute_taker_id),
        team=_name(work, Team, one.team_id),
        social_worker=_name(work, Person, one.social_worker_id),
        team_manager=_name(work, Person, one.team_manager_id),
        looked_after=one.looked_after,
        late_reason=LateReason(one.late_reason) if one.late_reason else None,
        late_why=one.late_why,
        holiday_why=one.holiday_why,
        imposed=one.imposed,
        held_at=one.held_at,
        cancel_why=one.cancel_why,
        access_needs=one.access_needs,
        interpreter=one.interpreter,
        advocate=one.advocate,
        exclusions=one.exclusions,
        record_issued_on=one.record_issued_on,
        request_id=one.request_id,
        previous_id=one.previous_id,
        next_id=following.id if following is not None else None,
        next_start_at=following.start_at if following is not None else None,
        moves=_moves(work, one),
        core_groups=groups,
        clocks=clocks_of(work, "conference", one.id),
        limits=limits_of(work, one),
        invitations=invitations,
        card=_card(work, one),
        gaps=gaps_of(work, one, following, groups),
        next_steps=next_steps_of(work, one, following, groups),
        cancel_reason=CancelReason(one.cancel_reason) if one.cancel_reason else None,
    )


def _name(work: Work, kept: Any, number: int | None) -> str:
    return work.session.get_one(kept, number).name if number is not None else ""


def _card(work: Work, one: Conference) -> DiaryCard | None:
    """Its card in the diary; none for one that waits for its date."""
    if one.on_day is None:
        return None
    row = work.session.connection().execute(cards_asked().where(Conference.id == one.id)).mappings().one()
    return card_of(row, work.calendar)


def _children(work: Work, one: Conference) -> tuple[ConferenceChildRow, ...]:
    asked = (
        select(Child, ConferenceChild.outcome)
        .join(ConferenceChild, ConferenceChild.child_id == Child.id)
        .where(ConferenceChild.conference_id == one.id)
        .order_by(ConferenceChild.place, Child.id)
    )
    found = work.session.execute(asked).all()
    ids = [row.Child.id for row in found]
    plans = select(CpPlan.child_id, func.max(CpPlan.start_on)).where(CpPlan.child_id.in_(ids))
    moves = (
        select(ConferenceChild.child_id, func.sum(Conference.moves))
        .join(Conference, Conference.id == ConferenceChild.conference_id)
        .where(ConferenceChild.child_id.in_(ids), Conference.voided_at.is_(None))
        .group_by(ConferenceChild.child_id)
    )
    standing = plans.where(CpPlan.voided_at.is_(None)).group_by(CpPlan.child_id)
    began = {row[0]: row[1] for row in work.session.execute(standing)}
    moved = {row[0]: row[1] for row in work.session.execute(moves)}
    written = outcomes_written(work, one.id)
    return tuple(
        ConferenceChildRow(
            child.id, child.first_name, child.surname, child.born_on,
            ConferenceOutcome(outcome) if outcome else None, began.get(child.id), int(moved.get(child.id) or 0),
            written.get(child.id),
        )
        for child, outcome in found
    )  # fmt: skip


def _told(work: Work, about: str, about_id: int) -> tuple[ToldRow, ...]:
    asked = select(Telling).where(Telling.about == about, Telling.about_id == about_id, Telling.voided_at.is_(None))
    rows = work.session.scalars(asked.order_by(Telling.at, Telling.id))
    return tuple(ToldRow(one.who, ToldBy(one.how), one.at) for one in rows)


def _moves(work: Work, one: Conference) -> tuple[MoveRow, ...]:
    """Each move, first to last, with how many hours before it was decided (S39)."""
    asked = select(ConferenceMove).where(ConferenceMove.conference_id == one.id, ConferenceMove.voided_at.is_(None))
    return tuple(
        MoveRow(
            move.id, move.from_at, move.to_at, move.decided_at, move.by, move.why, move.exceptional, move.notice_hours,
            _hours_said(work, one, move), _told(work, "conference_move", move.id),
        )
        for move in work.session.scalars(asked.order_by(ConferenceMove.id))
    )  # fmt: skip


def _hours_said(work: Work, one: Conference, move: ConferenceMove) -> str:
    if one.kind != ConferenceKind.RCPC:
        return hours_words(move.notice_hours)
    return notice_of(move.from_at, move.decided_at, work.standard, work.calendar).said


def _core_groups(work: Work, one: Conference) -> tuple[CoreGroupRow, ...]:
    """The core groups under the plan that this conference made or reviewed."""
    root: Conference | None = one
    while root is not None and root.kind != ConferenceKind.ICPC and root.previous_id is not None:
        root = work.session.get(Conference, root.previous_id)
    if root is None:
        return ()
    asked = select(CoreGroup).where(CoreGroup.conference_id == root.id, CoreGroup.voided_at.is_(None))
    groups = work.session.scalars(asked.order_by(CoreGroup.sequence_no, CoreGroup.id))
    return tuple(_core_group(work, group, root) for group in groups)


def _core_group(work: Work, group: CoreGroup, after: Conference) -> CoreGroupRow:
    limit = limit_of(work, group, after) if after.held_at is not None else None
    return CoreGroupRow(
        group.id, group.version, group.sequence_no, CoreGroupState(group.state), group.planned_on, group.planned_time,
        group.place, group.lead, group.held_on, group.record_sent_on, group.cancel_why, group.breach_why,
        last_day(limit) if limit is not None else None, limit.explanation if limit is not None else "",
        _told(work, "core_group", group.id),
    )  # fmt: skip
