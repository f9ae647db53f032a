"""Deadlines counted in hours, in the time that a clock in London shows (S20, S39, D02, D06)."""

from datetime import UTC, datetime, timedelta

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.deadline import Deadline, SkippedDay
from cpdesk.rules.deadline_keys import DeadlineKey
from cpdesk.rules.explanation import after_event, ended, names_skipped, projected_note
from cpdesk.rules.how_dates_read import short, short_moment
from cpdesk.rules.london import LONDON
from cpdesk.rules.standards import Span, Standard


class NoSuchTime(ValueError):
    """A time that no clock in London showed; its text says why."""


def as_london(moment: datetime) -> datetime:
    """The moment in London time; a moment without a zone is one that a clock in London shows.

    When the clocks go back an hour comes twice: the first is taken, which makes a deadline earlier, never later.
    When they go forward an hour is missing: it is refused.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(LONDON)
    told = moment.replace(tzinfo=LONDON)
    if told.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != moment.replace(fold=0):
        raise NoSuchTime(
            f"There was no {moment:%H:%M} on {short(moment)}: the clocks went forward. Enter another time."
        )
    return told


def comes_twice(moment: datetime) -> bool:
    """Whether a clock in London shows this time twice, because the clocks go back."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def hours_deadline(
    named: DeadlineKey, span: Span, anchor: datetime, standard: Standard, calendar: WorkingDays
) -> Deadline:
    """A deadline in hours: elapsed on every day of the week (A06, A11), or as the same clock time (A05)."""
    hours = span.hours or 0
    calendar.is_worked(anchor.date())  # refuses a day outside the calendar before anything is counted from it
    if span.policy == "working_time":
        due, skipped = _working_time(anchor, hours, calendar)
    else:
        due, skipped = (anchor.astimezone(UTC) + timedelta(hours=hours)).astimezone(LONDON), ()
    warn_from = _last_working_moment(anchor, calendar) if hours < 0 else None
    provisional = span.policy == "working_time" and calendar.provisional(due)
    side = "before" if hours < 0 else "after"
    said = f"{short_moment(due)}: {span.in_words} {after_event(named, anchor, side)}."
    if span.policy == "working_time":
        said += f" The same time on the next working day.{names_skipped(skipped)}"
    said += _clocks_change(anchor, due) + _tell_by(warn_from, due)
    return Deadline(
        key=named.key,
        anchor=anchor,
        due=due,
        latest_bookable=None,
        counted=_counted(span),
        skipped=skipped,
        explanation=ended(said + projected_note(provisional, due), span.source),
        source=span.source,
        standards=standard.code,
        provisional=provisional,
        warn_from=warn_from,
    )


def _working_time(anchor: datetime, hours: int, calendar: WorkingDays) -> tuple[datetime, tuple[SkippedDay, ...]]:
    """The same clock time, one working day later for each 24 hours."""
    on = calendar.add(anchor.date(), hours // 24)
    due = datetime.combine(on, anchor.time(), LONDON)
    return due, calendar.not_worked(anchor.date() + timedelta(days=1), on)


def _last_working_moment(anchor: datetime, calendar: WorkingDays) -> datetime:
    """The same clock time on the last working day before: after it nobody can be told in working hours."""
    return datetime.combine(calendar.add(anchor.date(), -1), anchor.time(), LONDON)


def _counted(span: Span) -> str:
    return f"{span.in_words} of working time" if span.policy == "working_time" else span.in_words


def _clocks_change(anchor: datetime, due: datetime) -> str:
    """What to know when the clocks change on the way, with a space before."""
    said = " The clocks change in between." if due.utcoffset() != anchor.utcoffset() else ""
    if comes_twice(anchor):
        which = "second" if anchor.fold else "first"
        said += f" That time comes twice, because the clocks go back; the {which} is meant."
    return said


def _tell_by(warn_from: datetime | None, due: datetime) -> str:
    """When people can still be told in working hours, where that is earlier than the deadline."""
    if warn_from is None or warn_from >= due:
        return ""
    return f" The last working day before is {short(warn_from)}: tell people by {warn_from:%H:%M} then."
