"""Days on which a chair is away, and the conferences that an absence touches, with free chairs beside each."""

from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, select

from cpdesk.desk.bookable import chair_called
from cpdesk.desk.free_chairs import with_free_chairs
from cpdesk.desk.who_may import KEEP_DIARY, READ_DIARY
from cpdesk.desk.work import Work, answers, does
from cpdesk.records.model import Away, Conference, Person
from cpdesk.rows.diary import AwayRow
from cpdesk.rows.people import AddAway, AwayAndTouched, AwayKept, AwayList, EndAway, Touched
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import Kept
from cpdesk.rules.conferences import TO_COME
from cpdesk.rules.how_dates_read import counted, short

_LONGEST = 400


@does(AddAway, roles=KEEP_DIARY, named="Add an absence")
def add_away(work: Work, request: AddAway) -> AwayKept:
    """Note the days on which a chair is away; the answer lists the conferences that need another chair or day."""
    person = chair_called(work, request.person, "person")
    _check_days(request.from_on, request.to_on)
    there = select(Away).where(
        Away.person_id == person.id, Away.voided_at.is_(None), Away.from_on <= request.from_on,
        Away.to_on >= request.to_on,
    )  # fmt: skip
    known = work.session.scalars(there.limit(1)).first()
    if known is not None:
        raise Refusal(f"{person.name} is away on these days already: {_span(known.from_on, known.to_on)}.")
    away = Away(
        uuid=str(uuid4()), person_id=person.id, from_on=request.from_on, to_on=request.to_on,
        kind=request.kind.value, why=request.why.strip(),
    )  # fmt: skip
    work.session.add(away)
    work.session.flush()
    work.note_new(away)
    touched = _touched(work, Away.id == away.id)
    said = f"{person.name} is away: {_span(away.from_on, away.to_on)}."
    return AwayKept((away.id,), f"{said}{_told(len(touched))}", work.operation, touched)


@does(EndAway, roles=KEEP_DIARY, named="Change an absence")
def end_away(work: Work, request: EndAway) -> Kept:
    """Give an absence other days, or take it out when the chair is there after all."""
    away = work.session.get(Away, request.id)
    if away is None or away.voided_at is not None:
        raise Refusal("This absence was taken out already. Read the diary again (F5 in the window).")
    work.guard(away, request.version, {"from_on": request.from_on, "to_on": request.to_on})
    name = work.session.get_one(Person, away.person_id).name
    if request.from_on is None:
        work.change(away, "voided_at", work.now)
        return Kept((away.id,), f"{name} is there after all.", work.operation)
    last = request.to_on or away.to_on
    _check_days(request.from_on, last)
    work.change(away, "from_on", request.from_on)
    work.change(away, "to_on", last)
    return Kept((away.id,), f"{name} is away: {_span(away.from_on, away.to_on)}.", work.operation)


@answers(AwayAndTouched, roles=READ_DIARY)
def away_and_touched(work: Work, question: AwayAndTouched) -> AwayList:
    """Who is away from a day on, soonest first, and the conferences to come whose chair is away."""
    wanted: Any = Away.to_on >= (question.from_on or work.today)
    if question.person.strip():
        wanted &= Away.person_id == chair_called(work, question.person, "person").id
    return AwayList(away_rows(work, wanted), _touched(work, wanted))


def away_rows(work: Work, wanted: Any) -> tuple[AwayRow, ...]:
    """Absences that meet a condition, soonest first."""
    asked = (
        select(Away, Person.name)
        .join(Person, Person.id == Away.person_id)
        .where(wanted, Away.voided_at.is_(None))
        .order_by(Away.from_on, Person.name, Away.id)
    )
    return tuple(
        AwayRow(one.id, one.version, one.person_id, name, one.from_on, one.to_on, one.kind, one.why)
        for one, name in work.session.execute(asked)
    )


def _touched(work: Work, wanted: Any) -> tuple[Touched, ...]:
    """The conferences to come, from today on, whose chair is away on their day."""
    return with_free_chairs(work, _of_away_chairs(wanted, work.today))


def _of_away_chairs(wanted: Any, today: date) -> Select[Any]:
    return (
        select(Conference.id)
        .join(Away, Away.person_id == Conference.chair_id)
        .where(
            wanted, Away.voided_at.is_(None), Conference.on_day.between(Away.from_on, Away.to_on),
            Conference.on_day >= today, Conference.state.in_(TO_COME), Conference.voided_at.is_(None),
        )
    )  # fmt: skip


def _check_days(first: date, last: date) -> None:
    if last < first:
        raise Refusal(f"{short(last)} is before {short(first)}. Enter the earlier day first.", field="to_on")
    if (last - first).days > _LONGEST:
        raise Refusal(
            "This is more than a year. Enter the last day of the absence, and go on with a second one.", field="to_on"
        )


def _span(first: date, last: date) -> str:
    return short(first) if first == last else f"{short(first)} to {short(last)}"


def _told(number: int) -> str:
    if not number:
        return ""
    need = "needs" if number == 1 else "need"
    return f" {counted(number, 'conference')} {need} another chair or another day."
