"""Today: one read of the open deadlines, however many there are, and a small question for each tile beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, literal, select, union_all

from cpdesk.desk.conferences_today import conferences_today
from cpdesk.desk.due_words import (
    ON_ITS_DAY,
    SOON_WITHIN,
    action_of,
    chip_of,
    clock_of,
    escalated_chip,
    is_late,
    next_words,
    sentence_of,
)
from cpdesk.desk.today_tiles import MOST_COUNTED, tiles_of
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import CoreGroup, KeptDeadline, Person, Recommendation, RoleHolder
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.today import DueLine, DueToday, Part, TodayPage, Whose
from cpdesk.rules.lpm import State
from cpdesk.rules.names import person_key

COMING_UP_WITHIN = 10  # working days
CORE_GROUP, ENTRY = "core_group", "recommendation"
FIRST_STEP = "Record alerts"
_due = KeptDeadline.__table__.c


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many open deadlines there are up to a day, each counted to one more than `MOST_COUNTED`."""

    now: int
    overdue: int


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lines say besides their deadline: the conference of each core group, how each entry stands."""

    conferences: dict[int, int]
    entries: dict[int, Any]


@answers(DueToday, roles=READ_DIARY)
def due_today(work: Work, question: DueToday) -> TodayPage:
    """What is due for one chair, for the diary, or for everybody: late ones first, then the next ten working days."""
    chair_id = _chair_asked_for(work, question)
    mine = _narrowed(question.whose, chair_id)
    soon_to = _days_on(work, SOON_WITHIN)
    rows = work.session.execute(
        due_statement(mine, (work.today, soon_to, _days_on(work, COMING_UP_WITHIN)), question.size)
    ).all()
    lines = _lines(work, rows)
    do_now = tuple(line for line in lines if _is_for_now(line, work.today, soon_to))[: question.size]
    coming_up = tuple(line for line in lines if not _is_for_now(line, work.today, soon_to))[: question.size]
    numbers = _count(work, mine, soon_to)
    return TodayPage(
        today=work.today,
        count=min(numbers.now, MOST_COUNTED),
        overdue=min(numbers.overdue, MOST_COUNTED),
        more=numbers.now > MOST_COUNTED,
        tiles=tiles_of(work, chair_id),
        do_now=do_now,
        coming_up=coming_up,
        conferences=conferences_today(work, chair_id),
        next_line="" if do_now else _next_line(coming_up),
    )


def due_statement(mine: Sequence[ColumnElement[bool]], days: tuple[date, date, date], size: int) -> Select[Any]:
    """The one read of the list: what is to be done now and what comes after it, each a range walked in an index.

    `days` are today, the last day that is to be seen to now, and the last day shown. What can only be done on its own
    day comes up until then.
    """
    today, soon_to, up_to = days
    soon = (_due.due_on > today, _due.due_on <= soon_to)
    ranges = (
        (_due.due_on <= today,),
        (*soon, _due.key.not_in(ON_ITS_DAY)),
        (*soon, _due.key.in_(ON_ITS_DAY)),
        (_due.due_on > soon_to, _due.due_on <= up_to),
    )
    parts = [
        select(select(*_due).where(*mine, *one).order_by(_due.due_on, _due.id).limit(size).subquery()) for one in ranges
    ]
    found = union_all(*parts).subquery("found")
    return (
        select(found, Person.name.label("chair"))
        .outerjoin(Person, Person.id == found.c.chair_id)
        .order_by(found.c.due_on, found.c.id)
    )


def _is_for_now(line: DueLine, today: date, soon_to: date) -> bool:
    return line.due_on <= today or (line.due_on <= soon_to and line.key not in ON_ITS_DAY)


def _narrowed(whose: Whose, chair_id: int | None) -> tuple[ColumnElement[bool], ...]:
    if chair_id is not None:
        return (_due.state == "open", _due.chair_id == chair_id)
    if whose is Whose.DIARY:
        return (_due.state == "open", _due.part == Part.CLERK)
    return (_due.state == "open",)


def _chair_asked_for(work: Work, question: DueToday) -> int | None:
    """The chair whose work is asked for: as given, or the person at the desk for "my work"; None for everybody's."""
    if question.chair_id is not None:
        return question.chair_id
    name = question.chair or (work.who if question.whose is Whose.MINE else "")
    if not name:
        return None
    held = RoleHolder.person_id == Person.id
    found = work.session.scalar(
        select(Person.id).join(RoleHolder, held).where(Person.name_key == person_key(name), RoleHolder.part == "chair")
    )
    if found is None:
        way_out = "Choose a chair." if not question.chair else "Check the name, or add the chair in Settings."
        raise Refusal(f"There is no chair called {name}. {way_out}", field="chair")
    return found


def _days_on(work: Work, number: int) -> date:
    """The day before the next working day but `number`: weekends after the last one belong to it."""
    return work.calendar.add(work.today, number + 1) - timedelta(days=1)


def _lines(work: Work, rows: Sequence[Row[Any]]) -> tuple[DueLine, ...]:
    """The rows as lines; within a day those with an hour come first, by their hour."""
    beside = _Beside(
        _conferences_of(work, [row.subject_id for row in rows if row.subject == CORE_GROUP]),
        _entries_of(work, [row.subject_id for row in rows if row.subject == ENTRY]),
    )
    in_order = sorted(rows, key=lambda row: (row.due_on, row.due_at is None, row.due_at or row.id, row.id))
    return tuple(_line(work, row, beside) for row in in_order)


def _line(work: Work, row: Row[Any], beside: _Beside) -> DueLine:
    entry = beside.entries.get(row.subject_id) if row.subject == ENTRY else None
    mark, chip = chip_of(row.due_on, row.due_at, work.moment, work.calendar)
    late = is_late(row.due_on, row.due_at, work.moment)
    if entry is not None and entry.escalated and late:
        mark, chip = escalated_chip(row.due_on, work.today, work.calendar)
    about = row.about or row.reference
    return DueLine(
        key=row.key,
        due_on=row.due_on,
        due_at=row.due_at,
        state="overdue" if late else row.state,
        mark=mark,
        words=chip,
        sentence=sentence_of(row.key, about, row.due_on, late=late),
        clock=clock_of(row.due_on, row.due_at, row.explanation),
        action=(
            FIRST_STEP
            if entry is not None and entry.state == State.RECOMMENDED
            else action_of(row.key, row.due_on, work.today)
        ),
        subject=row.subject,
        subject_id=row.subject_id,
        about=about,
        reference=row.reference,
        chair=row.chair or "",
        part=Part(row.part) if row.part else Part.CLERK,
        conference_id=beside.conferences.get(row.subject_id) if row.subject == CORE_GROUP else None,
    )


def _entries_of(work: Work, entries: Sequence[int]) -> dict[int, Any]:
    """How these entries of the register stand: one nobody was told of yet begins with that (L06)."""
    if not entries:
        return {}
    entry = Recommendation.__table__.c
    asked = select(entry.id, entry.state, entry.escalated).where(entry.id.in_(entries))
    return {row.id: row for row in work.session.execute(asked)}


def _conferences_of(work: Work, core_groups: Sequence[int]) -> dict[int, int]:
    """The conference of each of these core groups: the diary shows them there."""
    if not core_groups:
        return {}
    asked = select(CoreGroup.id, CoreGroup.conference_id).where(CoreGroup.id.in_(core_groups))
    return {row.id: row.conference_id for row in work.session.execute(asked)}


def _count(work: Work, mine: Sequence[ColumnElement[bool]], soon_to: date) -> _Numbers:
    """How much is due now, how much of it is late; what is late since an hour of today is counted among today's."""
    today = work.today
    at_hour = select(_due.due_at).where(*mine, _due.due_on == today).limit(MOST_COUNTED + 1).subquery()
    late_today = select(func.count()).select_from(at_hour).where(at_hour.c.due_at < work.moment)
    asked = (
        _capped(*mine, _due.due_on <= today),
        _capped(*mine, _due.due_on > today, _due.due_on <= soon_to, _due.key.not_in(ON_ITS_DAY)),
        _capped(*mine, _due.due_on < today),
        late_today,
    )
    now, soon, before, hours = work.session.execute(select(*(one.scalar_subquery() for one in asked))).one()
    return _Numbers(now + soon, before + hours)


def _capped(*where: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).select_from(
        select(literal(1)).where(*where).select_from(KeptDeadline).limit(MOST_COUNTED + 1).subquery()
    )


def _next_line(coming_up: tuple[DueLine, ...]) -> str:
    if not coming_up:
        return "Nothing is due for you today, nor in the next ten working days."
    first = coming_up[0]
    return f"Nothing is due for you today. Next: {next_words(first.key, first.about, first.due_on)}."
