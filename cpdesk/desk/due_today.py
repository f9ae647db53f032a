"""Today: one read of the open deadlines, however many there are, and a small question for each tile beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select

from cpdesk.desk.alerts_today import AlertLine, alert_line, alerts_of_lines
from cpdesk.desk.clock_rows import CONCERN, CORE_GROUP, PLAN_ACTION
from cpdesk.desk.conferences_today import conferences_today
from cpdesk.desk.due_statements import MOST_COUNTED, lines_asked, numbers_asked
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
from cpdesk.desk.maqa_clocks import URGENT
from cpdesk.desk.quarter_today import quarter_lines
from cpdesk.desk.today_tiles import tiles_of
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import CoreGroup, MaqaAlert, Person, PlanAction, Recommendation, RoleHolder
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.today import DueLine, DueToday, Part, TodayPage, Whose
from cpdesk.rules.lpm import State
from cpdesk.rules.names import person_key

COMING_UP_WITHIN = 10  # working days
ENTRY = "recommendation"
_AT_A_CONFERENCE: dict[str, type[CoreGroup] | type[PlanAction] | type[MaqaAlert]] = {
    CORE_GROUP: CoreGroup,
    PLAN_ACTION: PlanAction,
    CONCERN: MaqaAlert,
}
FIRST_STEP = "Record alerts"


@dataclass(frozen=True)
class _Days:
    """Today, the last day that is to be seen to now, and the last day shown."""

    today: date
    soon_to: date
    up_to: date


@dataclass(frozen=True, slots=True)
class _Beside:
    """What lines say besides their deadline: the conference of a record, how each entry and each alert stands."""

    conferences: dict[tuple[str, int], int]
    entries: dict[int, Any]
    alerts: Mapping[int, Any]


@answers(DueToday, roles=READ_DIARY)
def due_today(work: Work, question: DueToday) -> TodayPage:
    """What is due for one chair, for the diary, or for everybody: late ones first, then the next ten working days."""
    chair_id = _chair_asked_for(work, question)
    days = _Days(work.today, _days_on(work, SOON_WITHIN), _days_on(work, COMING_UP_WITHIN))
    asked = {**asdict(days), "chair_id": chair_id, "size": question.size, "moment": work.moment}
    # Whoever asks for their own work is a chair by now; without one it is everybody's.
    whose = Whose.MINE if chair_id is not None else question.whose
    rows = _in_order(work.session.execute(lines_asked(whose), asked).all())
    numbers = work.session.execute(numbers_asked(whose), asked).one()
    now = [row for row in rows if _is_for_now(row, days)][: question.size]
    coming_up = [row for row in rows if not _is_for_now(row, days)][: question.size]
    lines = _lines(work, [*now, *coming_up])
    quarter = quarter_lines(work) if whose is Whose.EVERYTHING else ()
    return TodayPage(
        today=work.today,
        count=min(numbers.now + len(quarter), MOST_COUNTED),
        overdue=min(numbers.overdue, MOST_COUNTED),
        more=numbers.now > MOST_COUNTED,
        tiles=tiles_of(work, chair_id),
        do_now=(*lines[: len(now)], *quarter),
        coming_up=lines[len(now) :],
        conferences=conferences_today(work, chair_id),
        next_line="" if now or quarter else _next_line(lines),
    )


def _in_order(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Immediate risk first; then by day, and within a day those with an hour come first, by their hour."""
    return sorted(
        rows, key=lambda row: (row.key != URGENT, row.due_on, row.due_at is None, row.due_at or row.id, row.id)
    )


def _is_for_now(row: Row[Any], days: _Days) -> bool:
    return row.due_on <= days.today or (row.due_on <= days.soon_to and row.key not in ON_ITS_DAY)


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
    """The rows as lines, in their order."""
    beside = _Beside(
        _conferences_of(work, rows),
        _entries_of(work, [row.subject_id for row in rows if row.subject == ENTRY]),
        alerts_of_lines(work, rows),
    )
    return tuple(_line(work, row, beside) for row in rows)


def _line(work: Work, row: Row[Any], beside: _Beside) -> DueLine:
    entry = beside.entries.get(row.subject_id) if row.subject == ENTRY else None
    mark, chip = chip_of(row.due_on, row.due_at, work.moment, work.calendar)
    late = is_late(row.due_on, row.due_at, work.moment)
    if entry is not None and entry.escalated and late:
        mark, chip = escalated_chip(row.due_on, work.today, work.calendar)
    about = row.about or row.reference
    said = _said(work, row, beside, about, late=late)
    return DueLine(
        key=row.key,
        due_on=row.due_on,
        due_at=row.due_at,
        state="overdue" if late else row.state,
        mark=mark,
        words=chip,
        sentence=said.sentence,
        clock=clock_of(row.due_on, row.due_at, row.explanation),
        action=FIRST_STEP if entry is not None and entry.state == State.RECOMMENDED else said.action,
        subject=row.subject,
        subject_id=row.subject_id,
        about=about,
        reference=row.reference,
        chair=row.chair or "",
        part=Part(row.part) if row.part else Part.CLERK,
        conference_id=beside.conferences.get((row.subject, row.subject_id)),
    )


def _said(work: Work, row: Row[Any], beside: _Beside, about: str, *, late: bool) -> AlertLine:
    """What is to be done, and the one next step: of an alert by where it stands, of anything else by its deadline."""
    alert = beside.alerts.get(row.subject_id) if row.subject == CONCERN else None
    if alert is not None:
        return alert_line(row, alert, about, late=late)
    return AlertLine(sentence_of(row.key, about, row.due_on, late=late), action_of(row.key, row.due_on, work.today))


def _entries_of(work: Work, entries: Sequence[int]) -> dict[int, Any]:
    """How these entries of the register stand: one nobody was told of yet begins with that (L06)."""
    if not entries:
        return {}
    entry = Recommendation.__table__.c
    asked = select(entry.id, entry.state, entry.escalated).where(entry.id.in_(entries))
    return {row.id: row for row in work.session.execute(asked)}


def _conferences_of(work: Work, rows: Sequence[Row[Any]]) -> dict[tuple[str, int], int]:
    """The conference of each core group, action and concern of these rows: the diary and its record show them there."""
    found: dict[tuple[str, int], int] = {}
    for subject, record in _AT_A_CONFERENCE.items():
        ids = [row.subject_id for row in rows if row.subject == subject]
        if ids:
            asked = select(record.id, record.conference_id).where(record.id.in_(ids))
            found.update({(subject, row.id): row.conference_id for row in work.session.execute(asked)})
    return found


def _next_line(coming_up: tuple[DueLine, ...]) -> str:
    if not coming_up:
        return "Nothing is due for you today, nor in the next ten working days."
    first = coming_up[0]
    return f"Nothing is due for you today. Next: {next_words(first.key, first.about, first.due_on)}."
