"""Core groups: planned, held, their record sent, and never cancelled without a new date (S27, S32, S34, I06, I24)."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.conference_at_hand import held_on, tell
from cpdesk.desk.entry_at_hand import not_in_the_future
from cpdesk.desk.who_may import KEEP_CORE_GROUPS
from cpdesk.desk.work import Work, does
from cpdesk.records.model import Conference, CoreGroup, CpPlan
from cpdesk.rows.booking import CancelCoreGroup, CoreGroupRecordSent, HoldCoreGroup, PlanCoreGroup
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.calendar import OutsideCalendar
from cpdesk.rules.clock_times import NotATime, read_clock_time
from cpdesk.rules.conferences import CoreGroupState
from cpdesk.rules.core_groups import (
    cannot_be_cancelled,
    cannot_be_on,
    core_group_limit,
    core_record_limit,
    planned_too_late,
)
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.standards import Standard, standard
from cpdesk.rules.what_follows import last_day

GONE = "This core group is no longer known here. Read it again (F5 in the window)."
_ENDED = {
    CoreGroupState.HELD.value: "It is recorded already that this core group was held.",
    CoreGroupState.CANCELLED.value: "This core group was cancelled. Its replacement has the new date.",
}


@does(PlanCoreGroup, roles=KEEP_CORE_GROUPS, named="Plan the core group")
def plan_core_group(work: Work, request: PlanCoreGroup) -> Kept:
    """Give a core group its date, or another one; later than its limit only with the reason (I06)."""
    group, after = core_group_at(work, request.id, request.version, {"planned_on": request.on})
    _refuse_unless_planned(group)
    why = _checked_date(work, group, after, request.on, request.breach_why)
    values = {
        "planned_on": request.on, "planned_time": _clock(request.time), "place": request.place, "lead": request.lead,
        "breach_why": why,
    }  # fmt: skip
    for name, value in values.items():
        work.change(group, name, value, request.breach_why)
    return _put_back(work, group, f"Planned the core group for {short(request.on)}.")


@does(HoldCoreGroup, roles=KEEP_CORE_GROUPS, named="Record that the core group was held")
def hold_core_group(work: Work, request: HoldCoreGroup) -> Kept:
    """Record that a core group took place; the next one follows for as long as a plan runs (P03)."""
    group, after = core_group_at(work, request.id, request.version, {"held_on": request.on})
    _refuse_unless_planned(group)
    not_in_the_future(work, request.on, "the core group was held", "on")
    _refuse_before(held_day(after), request.on)
    limit = limit_of(work, group, after)
    work.change(group, "state", CoreGroupState.HELD.value)
    work.change(group, "held_on", request.on)
    said = f"Recorded: core group held on {short(request.on)}."
    if limit is not None and request.on > last_day(limit):
        said += f" It was due by {short(last_day(limit))}."
    following = _next_one(work, group, after, request)
    return _put_back(work, group, said + following)


@does(CancelCoreGroup, roles=KEEP_CORE_GROUPS, named="Give the core group a new date")
def cancel_core_group(work: Work, request: CancelCoreGroup) -> Kept:
    """Cancel a core group, with the reason and always its new date (S34, I24, TV-D13)."""
    group, after = core_group_at(work, request.id, request.version)
    _refuse_unless_planned(group)
    no = cannot_be_cancelled(request.new_on, request.why)
    if no or request.new_on is None:
        raise Refusal(no, field="new_on" if request.new_on is None else "why")
    if group.planned_on is None:
        raise Refusal("This core group has no date yet. Plan it instead.", field="new_on")
    why = _checked_date(work, group, after, request.new_on, request.breach_why, field="new_on")
    replacement = _new_after(work, group, group.sequence_no, request.new_on)
    work.change(replacement, "breach_why", why)
    for name in ("planned_time", "place", "lead"):
        work.change(replacement, name, getattr(group, name))
    work.change(group, "state", CoreGroupState.CANCELLED.value, request.why)
    work.change(group, "cancel_why", request.why.strip(), request.why)
    work.change(group, "replacement_id", replacement.id, request.why)
    tell(work, "core_group", replacement.id, request.told)
    work.may_undo = not request.told
    kept = _put_back(work, group, f"Cancelled the core group; its new date is {short(request.new_on)}.")
    keep_clocks(work, core_groups=[replacement.id])
    return Kept((group.id, replacement.id), kept.said, kept.operation)


@does(CoreGroupRecordSent, roles=KEEP_CORE_GROUPS, named="Record that the core group's record was sent")
def core_group_record_sent(work: Work, request: CoreGroupRecordSent) -> Kept:
    """Record that the brief record of a core group went out (S32)."""
    group, after = core_group_at(work, request.id, request.version, {"record_sent_on": request.on})
    if group.held_on is None:
        raise Refusal("The core group was not held yet. Record that it was held first.")
    not_in_the_future(work, request.on, "the record was sent", "on")
    _refuse_before(group.held_on, request.on, "The core group")
    work.change(group, "record_sent_on", request.on)
    due = core_record_limit(group.held_on, _standard_of(work, after), work.calendar)
    late = f" It was due by {short(last_day(due))}." if due is not None and request.on > last_day(due) else ""
    return _put_back(work, group, f"Recorded: the record was sent on {short(request.on)}.{late}")


def core_group_at(
    work: Work, id_: int, version: int, mine: Mapping[str, object] | None = None
) -> tuple[CoreGroup, Conference]:
    """The core group as the person saw it, with the conference that it follows; refused when somebody changed it."""
    group = work.session.get(CoreGroup, id_)
    if group is None:
        raise Refusal(GONE)
    work.guard(group, version, mine)
    if group.voided_at is not None:
        raise Refusal(GONE)
    return group, work.session.get_one(Conference, group.conference_id)


def held_day(conference: Conference) -> date:
    """The day of the conference that a core group follows."""
    on = held_on(conference)
    if on is None:
        raise Refusal("The conference that this core group follows was not held. Record that first.")
    return on


def limit_of(work: Work, group: CoreGroup, after: Conference) -> Deadline | None:
    """By when a core group is due: the first from the conference, a later one from the last that was held (A04)."""
    last = _last_held(work, group)
    return core_group_limit(group.sequence_no, held_day(after), last, _standard_of(work, after), work.calendar)


def _standard_of(work: Work, conference: Conference) -> Standard:
    return standard(conference.standards) if conference.standards else work.standard


def _last_held(work: Work, group: CoreGroup) -> date | None:
    before = work.session.get(CoreGroup, group.previous_id) if group.previous_id is not None else None
    while before is not None and before.held_on is None:
        before = work.session.get(CoreGroup, before.previous_id) if before.previous_id is not None else None
    return before.held_on if before is not None else None


def _refuse_unless_planned(group: CoreGroup) -> None:
    if group.state != CoreGroupState.PLANNED:
        raise Refusal(_ENDED[group.state])


def _checked_date(work: Work, group: CoreGroup, after: Conference, on: date, why: str, *, field: str = "on") -> str:
    """Why it is late, '' in time; refused on a day on which none can be, or late as long as nobody said why (I06)."""
    try:
        no = cannot_be_on(on, held_day(after), work.calendar)
    except OutsideCalendar as refused:
        no = str(refused)
    if no:
        raise Refusal(no, field=field)
    limit = limit_of(work, group, after)
    late = planned_too_late(on, limit, why)
    if late:
        raise Refusal(late, field="breach_why")
    return why.strip() if limit is not None and on > last_day(limit) else ""


def _refuse_before(earliest: date, on: date, what: str = "The conference") -> None:
    if on < earliest:
        raise Refusal(f"{what} was held on {short(earliest)}. Enter that day or a later one.", field="on")


def _next_one(work: Work, group: CoreGroup, after: Conference, request: HoldCoreGroup) -> str:
    """Make the next core group, with its date where it was agreed; none once no plan runs."""
    if not plan_runs(work, after.id):
        return ""
    following = _new_after(work, group, group.sequence_no + 1, request.next_on)
    for name in ("place", "lead"):
        work.change(following, name, getattr(group, name))
    if request.next_on is not None:
        if request.next_on <= request.on:
            raise Refusal("The next core group comes after this one. Enter a later day.", field="next_on")
        why = _checked_date(work, following, after, request.next_on, request.breach_why, field="next_on")
        work.change(following, "breach_why", why)
        return f" The next one is on {short(request.next_on)}."
    limit = limit_of(work, following, after)
    by = f" It is due by {short(last_day(limit))}." if limit is not None else ""
    return f" The next one waits for its date.{by}"


def plan_runs(work: Work, conference_id: int) -> bool:
    """Whether a child still has the plan that this conference made."""
    runs = select(CpPlan.id).where(
        CpPlan.conference_id == conference_id, CpPlan.end_on.is_(None), CpPlan.voided_at.is_(None)
    )
    return work.session.scalars(runs.limit(1)).first() is not None


def _new_after(work: Work, group: CoreGroup, sequence_no: int, on: date | None) -> CoreGroup:
    """A core group that comes after another one, or in its place."""
    following = CoreGroup(
        uuid=str(uuid4()), conference_id=group.conference_id, previous_id=group.id, sequence_no=sequence_no,
        state=CoreGroupState.PLANNED.value, planned_on=on,
    )  # fmt: skip
    work.session.add(following)
    work.session.flush()
    work.note_new(following)
    return following


def _clock(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return f"{read_clock_time(text):%H:%M}"
    except NotATime as refused:
        raise Refusal(str(refused), field="time") from None


def _put_back(work: Work, group: CoreGroup, said: str) -> Kept:
    keep_clocks(work, core_groups=[group.id])
    return Kept((group.id,), said, work.operation)
