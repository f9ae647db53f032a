"""What a conference lacks, and what comes next, in plain sentences (I05, I06, I13, S26, S28, S39, S40)."""

from collections.abc import Sequence

from sqlalchemy import func, select

from cpdesk.desk.always_told import when_held
from cpdesk.desk.booking_checks import is_late
from cpdesk.desk.conference_at_hand import held_on, last_move, outcomes_of, start_of, when
from cpdesk.desk.conference_changes import why_not_confirmed
from cpdesk.desk.conference_limits import limits_of
from cpdesk.desk.invitees import invitees_of
from cpdesk.desk.to_book import to_book
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, Telling
from cpdesk.rows.conference import CoreGroupRow
from cpdesk.rules.conferences import TO_COME, WITH_PLAN, ConferenceState, CoreGroupState
from cpdesk.rules.core_groups import who_belongs
from cpdesk.rules.how_dates_read import long, short
from cpdesk.rules.invitations import InviteKind
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.what_follows import book_by, last_day


def gaps_of(
    work: Work, one: Conference, following: Conference | None, groups: Sequence[CoreGroupRow]
) -> tuple[str, ...]:
    """What is missing on a conference that was held, or is still to come with something not as it must be."""
    held = held_on(one)
    if one.state == ConferenceState.CANCELLED or one.on_day is None:
        return ()
    found: list[str] = []
    if is_late(to_book(work, None, one.id), held or one.on_day) and not one.late_reason:
        found.append("It is later than its limit, and nobody said why.")
    closed = "" if one.holiday_why else work.calendar.title(held or one.on_day)
    if closed:
        found.append(f"That day is not worked ({closed}), and nobody said why the conference stays on it.")
    if held is None:
        return tuple(found)
    found += when_held(work, one)
    if _with_plan(work, one) and following is not None and following.start_at is None and not following.late_reason:
        found.append("The next review has no date yet.")
    if any(_waits(group) for group in groups):
        found.append("The next core group has no date yet.")
    return tuple(found)


def next_steps_of(
    work: Work, one: Conference, following: Conference | None, groups: Sequence[CoreGroupRow]
) -> tuple[str, ...]:
    """What is to be done next, most pressing first."""
    if one.state == ConferenceState.CANCELLED:
        return ()
    if one.state == ConferenceState.REQUESTED:
        return (f"Book it by {short(book_by(to_book(work, None, one.id).limit))}.",)
    steps = _tell_of_move(work, one)
    if one.state in TO_COME:
        steps += _off_a_closed_day(work, one)
        return (*steps, _until_held(work, one), *_before_a_review(one, groups))
    return (*steps, *_after_held(work, one, following, groups))


def _until_held(work: Work, one: Conference) -> str:
    if start_of(one) < work.moment:
        return "Its time has passed. Record that it was held, or move it."
    if one.state == ConferenceState.CONFIRMED:
        return f"Confirmed for {when(start_of(one))}. Record that it was held when it has taken place."
    return why_not_confirmed(work, one) or "Police, probation and GP are told. Confirm it."


def _tell_of_move(work: Work, one: Conference) -> list[str]:
    """A move of which nobody was told yet (S39)."""
    move = last_move(work.session, one.id)
    if move is None or one.state == ConferenceState.HELD:
        return []
    told = select(func.count()).where(
        Telling.about == "conference_move", Telling.about_id == move.id, Telling.voided_at.is_(None)
    )
    if work.session.scalar(told):
        return []
    return [f"Tell everybody of the move to {when(move.to_at)}, and record who was told."]


def _off_a_closed_day(work: Work, one: Conference) -> list[str]:
    """A day may have been proclaimed after it was booked (I03)."""
    closed = "" if one.holiday_why or one.on_day is None else work.calendar.title(one.on_day)
    return (
        [f"{long(one.on_day)} is not worked ({closed}): move it, or say why it stays."] if closed and one.on_day else []
    )


def _after_held(work: Work, one: Conference, following: Conference | None, groups: Sequence[CoreGroupRow]) -> list[str]:
    steps: list[str] = []
    limits = {limit.key: last_day(limit) for limit in limits_of(work, one)}
    if following is not None and following.state == ConferenceState.REQUESTED:
        what = "the next review" if _with_plan(work, one) else "its successor"
        steps.append(f"Book {what} by {short(book_by(to_book(work, None, following.id).limit))}.")
    members = who_belongs([one.agency_key for one in invitees_of(work, one.id) if one.kind == InviteKind.INVITE])
    steps += [_core_group_step(group, members) for group in groups if _open(group)]
    if one.record_issued_on is None and "record_due" in limits:
        steps.append(f"Send out the record of the conference by {short(limits['record_due'])}.")
    return steps


def _core_group_step(group: CoreGroupRow, members: str) -> str:
    by = f" by {short(group.due_on)}" if group.due_on is not None else ""
    if group.state is CoreGroupState.HELD:
        return f"Send out the record of the core group of {short(group.held_on)}." if group.held_on else ""
    if group.planned_on is None:
        return f"Agree the date of core group {group.sequence_no}{by}, with {members}."
    return f"Record that core group {group.sequence_no} was held on {short(group.planned_on)}, or give it a new date."


def _before_a_review(one: Conference, groups: Sequence[CoreGroupRow]) -> list[str]:
    """S40: before a review the chair looks at how often the core groups met; what they achieved is in their records."""
    if one.kind != ConferenceKind.RCPC:
        return []
    held = [group.held_on for group in groups if group.held_on is not None]
    late = sum(group.due_on is not None and group.held_on > group.due_on for group in groups if group.held_on)
    last = f", the last on {short(max(held))}" if held else " so far"
    said = f"{len(held) or 'none'} held{last}{f', {late} late' if late else ''}"
    return [f"Before the review, look through the core groups: {said}."]


def _open(group: CoreGroupRow) -> bool:
    """Whether somebody still has to act on a core group."""
    if group.state is CoreGroupState.HELD:
        return group.record_sent_on is None
    return group.state is CoreGroupState.PLANNED


def _waits(group: CoreGroupRow) -> bool:
    return group.state is CoreGroupState.PLANNED and group.planned_on is None


def _with_plan(work: Work, one: Conference) -> bool:
    return bool({state.value for state in WITH_PLAN} & set(outcomes_of(work.session, one.id).values()))
