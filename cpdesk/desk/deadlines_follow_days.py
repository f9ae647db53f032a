"""Open deadlines follow the days not worked, closed ones never (I27): only those that span such a day are looked at."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from cpdesk.desk.clock_rows import CONCERN, CONFERENCE, CORE_GROUP, PLAN_ACTION, REQUEST, RUNNING, STATED
from cpdesk.desk.clocks import ClockMoved, keep_clocks
from cpdesk.desk.closed_day_clocks import KEY as STANDS_ON_CLOSED_DAY
from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.kept_values import some_at_once
from cpdesk.desk.register_deadlines import SUBJECT as ENTRY
from cpdesk.desk.work import Work
from cpdesk.records.model import Conference, KeptDeadline, Recommendation
from cpdesk.rows.unit import DeadlineMoved
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.how_dates_read import long
from cpdesk.rules.timescale import lpm_by_explained

DUE = "due"
"""The field under which the history keeps that a deadline of the diary moved; its row is derived, never set back."""
_LONGEST_NOTICE = timedelta(days=60)
_LONGEST_WAY_BACK = timedelta(days=31)


def entries_follow(work: Work, days: Sequence[date]) -> tuple[DeadlineMoved, ...]:
    """The open LPM deadlines that moved with these days, each with its change in the history of its entry."""
    spanning = and_(KeptDeadline.subject == ENTRY, KeptDeadline.state == "open")
    found = {
        one.id: one
        for on in days
        for one in work.session.scalars(select(KeptDeadline).where(spanning, _counted_over(on)))
    }
    moved = [told for id_ in sorted(found) for told in _moved(work, found[id_], days)]
    keep_in_step(work, [number for number, _ in moved])
    return tuple(told for _, told in moved)


def clocks_follow(work: Work, days: Sequence[date]) -> tuple[DeadlineMoved, ...]:
    """The clocks of the diary, open or expected, that moved with these days, each with a row in the history."""
    subjects = _subjects(work, days)
    moved = keep_clocks(
        work,
        requests=subjects[REQUEST],
        conferences=subjects[CONFERENCE],
        core_groups=subjects[CORE_GROUP],
        plan_actions=subjects[PLAN_ACTION],
        concerns=subjects[CONCERN],
    )
    for one in moved:
        work.note("deadline", one.id, DUE, one.old, one.new, _why(days))
    return tuple(DeadlineMoved(_named(one), one.key, one.old, one.new) for one in moved)


def _subjects(work: Work, days: Sequence[date]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    running = and_(KeptDeadline.state.in_(RUNNING), KeptDeadline.subject != ENTRY)
    for on in days:
        for touched in _touched_by(on):
            for row in work.session.execute(
                select(KeptDeadline.subject, KeptDeadline.subject_id).where(running, touched)
            ):
                found[row.subject].add(row.subject_id)
    found[CONFERENCE].update(_standing_on(work, days))
    return found


def _standing_on(work: Work, days: Sequence[date]) -> Iterator[int]:
    """The conferences to come that stand on these days: somebody moves them, or says why they stay (I03)."""
    for some in some_at_once(days):
        yield from work.session.scalars(
            select(Conference.id).where(
                Conference.on_day.in_(some), Conference.state.in_(TO_COME), Conference.voided_at.is_(None)
            )
        )


def _touched_by(on: date) -> Iterator[ColumnElement[bool]]:
    """Which deadlines may change with this day: each condition is answered by an index of its own."""
    yield _counted_over(on)
    yield and_(
        KeptDeadline.span_unit == "wd",
        KeptDeadline.anchor_on > on,
        KeptDeadline.anchor_on <= on + _LONGEST_NOTICE,
        KeptDeadline.due_on <= on,
    )
    # What is due the working day before a day: that one is looked for again when a day between changes.
    yield and_(
        KeptDeadline.span_unit == STATED,
        KeptDeadline.anchor_on > on,
        KeptDeadline.anchor_on <= on + _LONGEST_WAY_BACK,
        KeptDeadline.due_on <= on,
        KeptDeadline.key == STANDS_ON_CLOSED_DAY,
    )
    # Months and days run over every day; what changes is the last working day before they end.
    yield and_(
        or_(KeptDeadline.span_unit == "months", KeptDeadline.span_unit == "days"),
        KeptDeadline.due_on >= on,
        KeptDeadline.due_on <= on + _LONGEST_WAY_BACK,
    )


def _counted_over(on: date) -> ColumnElement[bool]:
    return and_(KeptDeadline.span_unit == "wd", KeptDeadline.anchor_on < on, KeptDeadline.due_on >= on)


def _moved(work: Work, deadline: KeptDeadline, days: Sequence[date]) -> Iterator[tuple[int, DeadlineMoved]]:
    if deadline.anchor_on is None:
        return
    old, new = deadline.due_on, work.calendar.add(deadline.anchor_on, deadline.span_count)
    if new == old:
        return
    entry = work.session.get_one(Recommendation, deadline.subject_id)
    deadline.due_on = new
    deadline.latest_bookable_on = new
    deadline.provisional = work.calendar.provisional(new)
    deadline.explanation = lpm_by_explained(new, "wd", deadline.span_count, deadline.anchor_on, work.calendar)
    work.change(entry, "lpm_by", new, _why(days))
    entry.version += 1
    subject = ", ".join(part for part in (entry.child_shown, entry.case_id) if part)
    yield entry.id, DeadlineMoved(subject, deadline.key, old, new)


def _why(days: Sequence[date]) -> str:
    return f"Days not worked changed: {', '.join(long(on) for on in days[:3])}"


def _named(moved: ClockMoved) -> str:
    return ", ".join(part for part in (moved.about, moved.reference) if part)
