"""Days not worked: added, taken back, read from GOV.UK; open deadlines follow, closed ones never (I27)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from cpdesk.desk.deadlines_follow_days import DUE, clocks_follow, entries_follow
from cpdesk.desk.taking_back import TakenBack, after_undo, undoes_field
from cpdesk.desk.who_may import KEEP_DAYS
from cpdesk.desk.work import Work, does
from cpdesk.records.history import REMOVED
from cpdesk.records.model import Conference, DayNotWorked
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.unit import (
    AddDayNotWorked,
    DaysMoved,
    RemoveDayNotWorked,
    TakeGovUkDays,
)
from cpdesk.rules.calendar import LOCAL_CLOSURE, PROCLAIMED, england_and_wales
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.gov_uk_days import GOV_UK, NotGovUkDays, read_gov_uk_days
from cpdesk.rules.how_dates_read import counted, long

_CLOSURE, _PROCLAIMED = "closure", "proclaimed"


@does(AddDayNotWorked, roles=KEEP_DAYS, named="Add a day not worked")
def add_day_not_worked(work: Work, request: AddDayNotWorked) -> DaysMoved:
    """Add a local closure or a newly proclaimed day; the open deadlines that span it move."""
    if not request.title.strip():
        raise Refusal("Enter what the day is, like Office closed.", field="title")
    reason = work.calendar.title(request.on)
    if reason:
        raise Refusal(f"{long(request.on)} is not worked already: {reason}.", field="on")
    kind = _PROCLAIMED if request.proclaimed else _CLOSURE
    _add(work, request.on, request.title.strip(), kind, PROCLAIMED if request.proclaimed else LOCAL_CLOSURE)
    return _follow(work, (request.on,), f"Added {long(request.on)}, {request.title.strip()}.", added=True)


@does(RemoveDayNotWorked, roles=KEEP_DAYS, named="Take back a day not worked")
def remove_day_not_worked(work: Work, request: RemoveDayNotWorked) -> DaysMoved:
    """Take back a day that was added here; the open deadlines that span it move back."""
    day = work.session.get(DayNotWorked, request.on)
    if day is None:
        raise Refusal(f"{long(request.on)} was not added here, so it cannot be taken back.", field="on")
    kept = {name: getattr(day, name) for name in ("on", "title", "kind", "source", "added_at", "added_by")}
    work.note("day_not_worked", request.on.toordinal(), REMOVED, kept, None, request.why.strip())
    work.session.delete(day)
    return _follow(work, (request.on,), f"Took back {long(request.on)}: it is worked again.", added=False)


@does(TakeGovUkDays, roles=KEEP_DAYS, named="Read GOV.UK bank holidays")
def take_gov_uk_days(work: Work, request: TakeGovUkDays) -> DaysMoved:
    """Add the bank holidays of a GOV.UK file that are not known yet; the open deadlines that span them move."""
    try:
        listed = read_gov_uk_days(request.text)
    except NotGovUkDays as refused:
        raise Refusal(str(refused), field="text") from None
    here = set(work.session.scalars(select(DayNotWorked.on)))
    official = {on for on, reason in england_and_wales().listed(*_span(listed)) if not reason.provisional}
    new = [(on, title) for on, title in listed if on not in here and on not in official]
    for on, title in new:
        _add(work, on, title, _PROCLAIMED, GOV_UK)
    said = (
        f"Added {counted(len(new), 'bank holiday')} from GOV.UK." if new else "Every day of the file is known already."
    )
    return _follow(work, tuple(on for on, _ in new), said, added=True)


@after_undo("day_not_worked")
def count_again(work: Work, back: TakenBack) -> None:
    """Count with the days as they are again; the clocks of the diary follow, those kept since included."""
    work.__dict__.pop("calendar", None)
    clocks_follow(work, [date.fromordinal(number) for number in back.ids])


@undoes_field("deadline", DUE)
def leave_to_the_count(work: Work, number: int, field: str, value: object) -> None:
    """A deadline of the diary is never set back by hand: it was counted again with the days."""


@after_undo("deadline")
def told_already(work: Work, back: TakenBack) -> None:
    """What really moved is in the history since the days were counted again."""
    back.fields = [one for one in back.fields if one.field != DUE]


def _span(listed: Sequence[tuple[date, str]]) -> tuple[date, date]:
    if not listed:
        raise Refusal("The file lists no bank holidays. Download it again from GOV.UK.", field="text")
    return listed[0][0], listed[-1][0]


def _add(work: Work, on: date, title: str, kind: str, source: str) -> None:
    work.session.add(DayNotWorked(on=on, title=title, kind=kind, source=source, added_at=work.now, added_by=work.who))
    work.note_new("day_not_worked", on.toordinal())


def _booked_on(work: Work, days: tuple[date, ...]) -> str:
    """What to do about conferences that are booked on a day that is not worked any more (I03), with a space before."""
    to_come = select(func.count()).where(
        Conference.on_day.in_(days), Conference.state.in_(TO_COME), Conference.voided_at.is_(None)
    )
    number = work.session.scalar(to_come) or 0
    if not number:
        return ""
    if number == 1:
        return " 1 conference is booked then: move it in the diary, or say in it why it stays."
    return f" {counted(number, 'conference')} are booked then: move them in the diary, or say in each why it stays."


def _follow(work: Work, days: tuple[date, ...], said: str, *, added: bool) -> DaysMoved:
    work.session.flush()
    work.__dict__.pop("calendar", None)
    moved = (*entries_follow(work, days), *clocks_follow(work, days))
    if moved:
        said = f"{said} {counted(len(moved), 'open deadline')} moved."
    if added:
        said += _booked_on(work, days)
    return DaysMoved(days if added else (), moved, said, work.operation)
