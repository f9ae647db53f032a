"""The clock: an anchor and a practice standard give a deadline that can say how it was counted.

A maximum is never extended: where the last day is not worked, `latest_bookable` is the working day before it. Every
deadline is counted from its anchor, never from another deadline. Overdue means that today is after it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.clock_hours import as_london, hours_deadline
from cpdesk.rules.deadline import Deadline, SkippedDay
from cpdesk.rules.deadline_keys import DEADLINE_KEYS, Counts, DeadlineKey
from cpdesk.rules.explanation import after_event, ended, names_skipped, projected_note
from cpdesk.rules.first_monday import first_monday
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.spans import add_months
from cpdesk.rules.standards import Span, Standard


class NoSuchDeadline(ValueError):
    """A deadline that cannot be given: unknown, not set by the standard, or asked from the wrong kind of anchor."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One deadline that was asked for, with all it takes to count it."""

    named: DeadlineKey
    span: Span
    anchor: date
    standard: Standard
    calendar: WorkingDays
    conference_kind: str

    @property
    def assumed(self) -> bool:
        return bool(self.conference_kind) and self.conference_kind == self.span.assumed_for

    def gives(
        self,
        due: date,
        said: str,
        *,
        latest: date | None,
        skipped: tuple[SkippedDay, ...] = (),
        counted: str = "",
        **more: date | None,
    ) -> Deadline:
        """The deadline with the sentence that explains it."""
        provisional = any(self.calendar.provisional(on) for on in (self.anchor, due))
        if self.assumed:
            said += f" The standard says it of the ICPC; for an {self.conference_kind} it is assumed."
        return Deadline(
            key=self.named.key,
            anchor=self.anchor,
            due=due,
            latest_bookable=latest,
            counted=counted or self.span.in_words,
            skipped=skipped,
            explanation=ended(said + projected_note(provisional, due), self.span.source),
            source=self.span.source,
            standards=self.standard.code,
            provisional=provisional,
            assumed=self.assumed,
            **more,  # type: ignore[arg-type]  # only the optional dates of a deadline are passed on
        )


def deadline(
    key: str, anchor: date | datetime | str, standard: Standard, calendar: WorkingDays, conference_kind: str = ""
) -> Deadline:
    """The deadline that a practice standard sets from this anchor, with the sentence that says how it was counted.

    The anchor is a date, a moment for the 24-hour keys (London time where it names no zone), or a month
    ("2026-12" or any day in it) for the first-Monday list.
    """
    named = DEADLINE_KEYS.get(key)
    if named is None:
        raise NoSuchDeadline(f"There is no deadline of that name. Choose one of {', '.join(DEADLINE_KEYS)}.")
    span = standard.spans[key]
    if span.not_set:
        raise NoSuchDeadline(span.not_set)
    if span.hours is not None:
        moment = as_london(_moment(anchor))
        return hours_deadline(named, span, moment, standard, calendar)
    asked = _Asked(named, span, _day(anchor, named, calendar), standard, calendar, str(conference_kind))
    return _counted(asked)


def _counted(asked: _Asked) -> Deadline:
    span = asked.span
    if span.working_days is not None:
        return _in_working_days(asked, span.working_days)
    if span.months is not None:
        return _by_calendar(asked, add_months(asked.anchor, span.months))
    if span.days is not None:
        return _by_calendar(asked, asked.anchor + timedelta(days=span.days))
    if span.window is not None:
        return _window(asked, *span.window)
    if span.rule == "first_monday":
        return _first_monday(asked)
    if span.rule == "stated_by_chair":
        return _stated(asked)
    raise NoSuchDeadline(f"{asked.named.name}: {span.in_words} ({span.source}). The standard sets no day for it.")


def _moment(anchor: date | datetime | str) -> datetime:
    if not isinstance(anchor, datetime):
        raise NoSuchDeadline("This deadline is counted in hours. Enter the time too, like 18/3/2024 14:30.")
    return anchor


def _day(anchor: date | datetime | str, named: DeadlineKey, calendar: WorkingDays) -> date:
    if isinstance(anchor, datetime):
        raise NoSuchDeadline("This deadline is counted in days. Enter a date without a time, like 18/3/2024.")
    if named.anchor is Counts.MONTH:
        return first_monday(anchor, calendar).nominal.replace(day=1)
    if not isinstance(anchor, date):
        raise NoSuchDeadline("This deadline is counted from a day. Enter a date, like 18/3/2024.")
    calendar.is_worked(anchor)  # refuses a day outside the calendar before anything is counted from it
    return anchor


def _in_working_days(asked: _Asked, number: int) -> Deadline:
    """Working days after the anchor, or before it when negative; "clear" days leave the day of sending out too."""
    calendar, anchor, day = asked.calendar, asked.anchor, timedelta(days=1)
    due = calendar.add(anchor, number - 1 if number < 0 and asked.span.clear else number)
    between = (anchor + day, due) if number > 0 else (due, anchor - day)
    skipped = calendar.not_worked(*between)
    side = "after" if number > 0 else "before"
    clear = " clear" if asked.span.clear else ""
    words = f"{abs(number)}{clear} {asked.span.in_words.split(' ', 1)[1]}"
    said = f"{short(due)}: {words} {after_event(asked.named, anchor, side)}.{names_skipped(skipped)}"
    return asked.gives(due, said, latest=due, skipped=skipped, counted=words)


def _by_calendar(asked: _Asked, nominal: date) -> Deadline:
    """Days or months by the calendar, bookable up to the working day before or, where so set, moved on."""
    calendar, span = asked.calendar, asked.span
    said = f"{span.in_words} {after_event(asked.named, asked.anchor)}"
    if span.roll == "forward":
        return _moved_on(asked, nominal, said)
    latest = calendar.on_or_before(nominal)
    said = f"{short(nominal)}: {said}."
    if latest != nominal:
        said += _moved_back(asked, nominal, latest)
    target = asked.anchor + timedelta(days=span.plan_target_days) if span.plan_target_days else None
    if target:
        said += f" Plan for {short(target)}, {span.plan_target_days} days after."
    schedule_by = None
    if span.at_most_days is not None:
        schedule_by = calendar.on_or_before(min(nominal, asked.anchor + timedelta(days=span.at_most_days)))
        if schedule_by < latest:
            said += f" Book by {short(schedule_by)} to be within {span.at_most_days} days too."
    return asked.gives(
        nominal,
        said,
        latest=latest,
        skipped=calendar.not_worked(latest, nominal),
        plan_target=target,
        schedule_by=schedule_by,
    )


def _moved_on(asked: _Asked, nominal: date, said: str) -> Deadline:
    calendar = asked.calendar
    due = calendar.on_or_after(nominal)
    told = f"{short(due)}: {said}."
    if due != nominal:
        told = f"{short(due)}: {said} is {short(nominal)}, {calendar.title(nominal)}; moved on to the next working day."
    return asked.gives(due, told, latest=due, skipped=calendar.not_worked(nominal, due), nominal=nominal)


def _window(asked: _Asked, first: int, last: int) -> Deadline:
    opens, due = asked.anchor + timedelta(days=first), asked.anchor + timedelta(days=last)
    latest = asked.calendar.on_or_before(due)
    said = f"{short(opens)} to {short(due)}: {asked.span.in_words} {after_event(asked.named, asked.anchor)}."
    if latest != due:
        said += _moved_back(asked, due, latest)
    skipped = asked.calendar.not_worked(latest, due)
    return asked.gives(due, said, latest=latest, skipped=skipped, window_from=opens)


def _first_monday(asked: _Asked) -> Deadline:
    monday = first_monday(asked.anchor, asked.calendar)
    said = f"{short(monday.due)}: the first Monday of the month"
    if monday.due != monday.nominal:
        said += f" is {short(monday.nominal)}, {asked.calendar.title(monday.nominal)}; moved on to the next working day"
    skipped = asked.calendar.not_worked(monday.nominal, monday.due)
    return asked.gives(monday.due, said + ".", latest=monday.due, skipped=skipped, nominal=monday.nominal)


def _stated(asked: _Asked) -> Deadline:
    latest = asked.calendar.on_or_before(asked.anchor)
    said = f"{short(asked.anchor)}: the date stated by the chair."
    if latest != asked.anchor:
        said += _moved_back(asked, asked.anchor, latest)
    return asked.gives(asked.anchor, said, latest=latest)


def _moved_back(asked: _Asked, due: date, latest: date) -> str:
    """By when at the latest where the last day is not worked, with a space before: " That is a Sunday: ..."."""
    title = asked.calendar.title(due)
    day = f"a {title}" if title in ("Saturday", "Sunday") else title
    return f" That is {day}: {asked.named.at_latest} {short(latest)} at the latest."
