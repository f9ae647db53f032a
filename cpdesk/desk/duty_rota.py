"""The duty rota: which chair has duty on which day, for thresholds and for requests for meetings (D02, D14)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.who_may import CONSULT, KEEP_DIARY, READ_DIARY
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Away, DutyDay, Person
from cpdesk.rows.people import DutyBetween, DutyRow, SetDuty
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.how_dates_read import counted, long, short

_LONGEST = 366


@answers(DutyBetween, roles=READ_DIARY)
def duty_between(work: Work, question: DutyBetween) -> tuple[DutyRow, ...]:
    """Who has duty on each worked day between two days, and whether that chair is away then (D14)."""
    _check_span(question.first, question.last)
    named = select(DutyDay.on, Person.id, Person.name).join(Person, Person.id == DutyDay.person_id)
    on_duty = {
        on: (number, name)
        for on, number, name in work.session.execute(named.where(DutyDay.on.between(question.first, question.last)))
    }
    gone = select(Away.person_id, Away.from_on, Away.to_on).where(
        Away.person_id.in_({number for number, _ in on_duty.values()}), Away.voided_at.is_(None),
        Away.to_on >= question.first, Away.from_on <= question.last,
    )  # fmt: skip
    spans = work.session.execute(gone).all() if on_duty else []
    rows = []
    for on in _worked(work, question.first, question.last):
        number, name = on_duty.get(on, (0, ""))
        rows.append(DutyRow(on, name, any(who == number and first <= on <= last for who, first, last in spans)))
    return tuple(rows)


def duty_chair_on(work: Work, on: date) -> str:
    """The chair who has duty on a day, '' when nobody is named."""
    named = select(Person.name).join(DutyDay, DutyDay.person_id == Person.id).where(DutyDay.on == on)
    return work.session.scalar(named) or ""


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who has duty today, or on the next worked day where today is none; `chair` is '' when nobody is named."""

    on: date
    chair: str
    today: bool

    def said(self) -> str:
        """Whose duty it is, in a sentence."""
        if self.today:
            return f"Duty chair today: {self.chair}." if self.chair else "Nobody is named for duty today."
        if self.chair:
            return f"Nobody has duty today; on {long(self.on)} it is {self.chair}."
        return f"Nobody has duty today, and nobody is named for {long(self.on)} yet."


def on_duty(work: Work) -> OnDuty:
    """Who has duty today, or on the next worked day: on a Sunday that is Monday's duty chair."""
    on = work.calendar.on_or_after(work.today)
    return OnDuty(on, duty_chair_on(work, on), on == work.today)


@does(SetDuty, roles=KEEP_DIARY | CONSULT, named="Set the duty rota")
def set_duty(work: Work, request: SetDuty) -> Kept:
    """Name the chair who has duty from one day to another, or nobody."""
    last = request.to_on or request.from_on
    _check_span(request.from_on, last)
    days = _worked(work, request.from_on, last)
    if not days:
        raise Refusal("Nobody works on these days. Choose a working day.", field="from_on")
    chair = chair_called(work, request.chair) if request.chair.strip() else None
    known = {one.on: one for one in work.session.scalars(select(DutyDay).where(DutyDay.on.in_(days)))}
    for on in days:
        _name(work, known.get(on), on, chair)
    span = short(days[0]) if len(days) == 1 else f"{short(days[0])} to {short(days[-1])}"
    who = chair.name if chair else "Nobody"
    return Kept(tuple(known[on].id for on in days if on in known), f"{who} has duty: {span}.", work.operation)


def _name(work: Work, known: DutyDay | None, on: date, chair: Person | None) -> None:
    """One day of the rota."""
    if known is not None:
        work.change(known, "person_id", chair.id if chair else None)
    elif chair is not None:
        named = DutyDay(uuid=str(uuid4()), on=on, person_id=chair.id)
        work.session.add(named)
        work.session.flush()
        work.note_new(named)


def _worked(work: Work, first: date, last: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [on for on in days if work.calendar.is_worked(on)]


def _check_span(first: date, last: date) -> None:
    if last < first:
        raise Refusal(f"{short(last)} is before {short(first)}. Enter the earlier day first.", field="to_on")
    if (last - first).days > _LONGEST:
        raise Refusal(f"Choose at most {counted(_LONGEST, 'day')} at a time.", field="to_on")
