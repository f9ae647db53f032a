"""A child's road as it is drawn: what each lane holds, with promised windows, overruns and what happened on its day."""

from collections.abc import Iterator
from datetime import date

from cpdesk.desk.marks import overdue_by
from cpdesk.desk.road_lines import conference_name, held_or_booked_on, plan_of_register
from cpdesk.desk.road_records import KeptOfChild
from cpdesk.desk.timeline import lpm_bars, lpm_marks
from cpdesk.desk.work import Work
from cpdesk.records.model import CoreGroup, KeptDeadline
from cpdesk.rows.child_road import RoadLine
from cpdesk.rows.lpm_register import Lane, Timeline, TimelineBar, TimelineMark
from cpdesk.rows.marks import Mark
from cpdesk.rules.conferences import ConferenceState, CoreGroupState
from cpdesk.rules.how_dates_read import short, slashed
from cpdesk.rules.london import LONDON

OVER = "over"
_REVIEW_LIMITS = ("icpc_due", "rcpc1_due", "rcpcN_due")


def drawn_road(work: Work, kept: KeptOfChild, lines: tuple[RoadLine, ...]) -> Timeline:
    """The whole road for the eye; its sentences are those of the list."""
    bars = [*_request_bars(kept, work.today), *_plan_bars(kept, work.today), *_windows(work, kept)]
    marks = [*_request_marks(kept), *_conference_marks(kept, work.today), *_record_marks(kept)]
    marks += [*_core_group_marks(kept, work.today), *_concern_marks(kept)]
    for entry in kept.entries:
        bars += lpm_bars(work, entry)
        marks += [mark for mark in lpm_marks(entry) if mark.lane is Lane.LPM]
    told = tuple(f"{short(line.on)}: {line.words}" for line in lines)
    return Timeline(work.today, tuple(bars), tuple(sorted(marks, key=lambda mark: mark.on)), told)


def _request_bars(kept: KeptOfChild, today: date) -> Iterator[TimelineBar]:
    """From the strategy discussion until the conference was held, or until today."""
    for one in kept.requests:
        began = min((talk.on for talk in kept.discussions if talk.request_id == one.id), default=None)
        conference = next((met for met in kept.conferences if met.request_id == one.id and met.held_at), None)
        closed = one.state in {"closed", "not_met"}
        end = held_or_booked_on(conference) if conference is not None else None if closed else today
        if began is not None and end is not None and began < end:
            yield TimelineBar(Lane.REQUESTS, began, end, Mark.NEUTRAL, "Request for an ICPC")


def _request_marks(kept: KeptOfChild) -> Iterator[TimelineMark]:
    for talk in kept.discussions:
        yield TimelineMark(Lane.REQUESTS, talk.on, Mark.NEUTRAL, "Strategy discussion")
    for said_so, _chair in kept.consultations:
        on = said_so.completed_at.astimezone(LONDON).date()
        yield TimelineMark(Lane.REQUESTS, on, Mark.HELD, "Consultation")


def _plan_bars(kept: KeptOfChild, today: date) -> Iterator[TimelineBar]:
    """Each plan as the diary has it; where it has none, since the day that the register names."""
    for one in kept.plans:
        yield TimelineBar(Lane.PLAN, one.start_on, one.end_on or max(today, one.start_on), Mark.NEUTRAL, "CP plan")
    began = plan_of_register(kept)
    if began is not None and began <= today:
        yield TimelineBar(Lane.PLAN, began, today, Mark.NEUTRAL, "CP plan")


def _windows(work: Work, kept: KeptOfChild) -> Iterator[TimelineBar]:
    """The window promised for each conference that is still to come, and how far it was overrun (S38)."""
    for clock in kept.clocks:
        if clock.key not in _REVIEW_LIMITS or clock.subject != "conference" or clock.anchor_on is None:
            continue
        yield TimelineBar(Lane.REVIEWS, clock.anchor_on, clock.due_on, Mark.DUE_SOON, f"Due by {slashed(clock.due_on)}")
        end = _booked(clock, kept) or work.today
        if end > clock.due_on:
            over = overdue_by(clock.due_on, end, work.calendar)
            yield TimelineBar(Lane.REVIEWS, clock.due_on, end, OVER, f"{over} wd over")


def _booked(clock: KeptDeadline, kept: KeptOfChild) -> date | None:
    return next((one.on_day for one in kept.conferences if one.id == clock.subject_id), None)


def _conference_marks(kept: KeptOfChild, today: date) -> Iterator[TimelineMark]:
    for one in kept.conferences:
        on = held_or_booked_on(one)
        if on is None:
            continue
        name = conference_name(one)
        if one.state == ConferenceState.CANCELLED:
            yield TimelineMark(Lane.REVIEWS, on, Mark.NEUTRAL, f"{name} cancelled")
        elif one.held_at is not None:
            yield TimelineMark(Lane.REVIEWS, on, Mark.HELD, name)
        else:
            mark = Mark.OVERDUE if on < today else Mark.ON_TRACK
            yield TimelineMark(Lane.REVIEWS, on, mark, f"{name} booked")
    known = {held_or_booked_on(one) for one in kept.conferences}
    for entry in kept.entries:
        if entry.conference_on is not None and entry.conference_on not in known:
            yield TimelineMark(Lane.REVIEWS, entry.conference_on, Mark.HELD, entry.conference_kind or "Conference")


def _record_marks(kept: KeptOfChild) -> Iterator[TimelineMark]:
    for one in kept.records:
        if one.issued_at is not None:
            on = one.issued_at.astimezone(LONDON).date()
            yield TimelineMark(Lane.RECORDS, on, Mark.HELD, f"Record v{one.version_no} issued")
        elif one.agreed_at is not None:
            on = one.agreed_at.astimezone(LONDON).date()
            yield TimelineMark(Lane.RECORDS, on, Mark.ON_TRACK, f"Record v{one.version_no} agreed")
        else:
            on = one.begun_at.astimezone(LONDON).date()
            yield TimelineMark(Lane.RECORDS, on, Mark.NEUTRAL, f"Record v{one.version_no} draft")


def _core_group_marks(kept: KeptOfChild, today: date) -> Iterator[TimelineMark]:
    for one in kept.core_groups:
        on = one.held_on or one.planned_on
        if on is not None:
            yield TimelineMark(Lane.CORE_GROUPS, on, *_core_group(one, on, today))


def _core_group(one: CoreGroup, on: date, today: date) -> tuple[Mark, str]:
    """A group that did not take place is said so by itself, and not among the others."""
    if one.state == CoreGroupState.CANCELLED:
        return Mark.OVERDUE, "Did not take place"
    if one.state == CoreGroupState.HELD:
        return Mark.HELD, "Core group"
    return (Mark.OVERDUE, "Not recorded as held") if on < today else (Mark.ON_TRACK, "Planned")


def _concern_marks(kept: KeptOfChild) -> Iterator[TimelineMark]:
    for one in kept.concerns:
        yield TimelineMark(Lane.CONCERNS, one.noted_on, Mark.DUE_SOON, one.agency or "Concern")
