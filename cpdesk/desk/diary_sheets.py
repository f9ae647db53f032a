"""The diary on paper: the sheet of a day for reception and the sheet of a week, children by initials."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import func, select

from cpdesk.desk.acts import answers, does
from cpdesk.desk.papers import Facts, facts_of, is_invented, needs_of, put_paper, times_of
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work
from cpdesk.records.model import Away, Conference, Invitee, Person
from cpdesk.rows.invitations import DiarySheet, PapersWritten, PreviewSheet, SheetLine, WriteDaySheet, WriteWeekSheet
from cpdesk.rules.conferences import IN_THE_DIARY
from cpdesk.rules.how_dates_read import counted, long, short
from cpdesk.rules.initials import initials_of
from cpdesk.rules.invitations import InviteKind, Reply

NOT_COMING = (Reply.APOLOGIES, Reply.REPORT_ONLY)
_STATES = {"provisional": "Provisional", "confirmed": "Confirmed", "held": "Held"}


@answers(PreviewSheet, roles=READ_DIARY)
def preview_sheet(work: Work, question: PreviewSheet) -> DiarySheet:
    """The sheet as it would be printed now."""
    return week_sheet(work, question.on) if question.week else day_sheet(work, question.on)


@does(WriteDaySheet, roles=READ_DIARY)
def write_day_sheet(work: Work, request: WriteDaySheet) -> PapersWritten:
    """Writes the sheet of one day for reception."""
    return _written(work, day_sheet(work, request.on), request.folder, f"Day sheet {request.on.isoformat()}.pdf")


@does(WriteWeekSheet, roles=READ_DIARY)
def write_week_sheet(work: Work, request: WriteWeekSheet) -> PapersWritten:
    """Writes the sheet of the week that holds this day."""
    sheet = week_sheet(work, request.on)
    return _written(work, sheet, request.folder, f"Week sheet {sheet.first.isoformat()}.pdf")


def day_sheet(work: Work, on: date) -> DiarySheet:
    """The conferences of one day."""
    return _sheet(work, f"Conferences on {long(on)}", on, on)


def week_sheet(work: Work, on: date) -> DiarySheet:
    """The conferences from the Monday to the Friday of the week that holds this day."""
    monday = on - timedelta(days=on.weekday())
    return _sheet(work, f"Conferences in the week of {long(monday)}", monday, monday + timedelta(days=4))


def _sheet(work: Work, title: str, first: date, last: date) -> DiarySheet:
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return DiarySheet(
        unit=work.setting("name", ""),
        title=title,
        first=first,
        last=last,
        lines=_lines(work, first, last),
        closed=tuple((on, work.calendar.title(on)) for on in days if not work.calendar.is_worked(on)),
        away=_away(work, first, last),
        made_at=work.moment,
        made_by=work.who,
        demonstration=is_invented(work),
    )


def _lines(work: Work, first: date, last: date) -> tuple[SheetLine, ...]:
    asked = (
        select(Conference)
        .where(Conference.on_day >= first, Conference.on_day <= last)
        .where(Conference.state.in_(IN_THE_DIARY), Conference.voided_at.is_(None))
        .order_by(Conference.on_day, Conference.start_at, Conference.id)
    )
    conferences = list(work.session.scalars(asked))
    facts = facts_of(work, conferences)
    expected = _expected(work, first, last)
    return tuple(_line(one, facts[one.id], expected[one.id]) for one in conferences)


def _line(conference: Conference, facts: Facts, expected: int) -> SheetLine:
    start, end = times_of(conference)
    return SheetLine(
        start_at=start,
        end_at=end,
        kind=conference.kind,
        reference=facts.reference,
        initials=initials_of((first, surname) for first, surname, _ in facts.children),
        children=len(facts.children),
        chair=facts.chair,
        room=facts.room,
        minute_taker=facts.minute_taker,
        needs=needs_of(conference),
        expected=expected,
        state=_STATES[conference.state],
    )


def _expected(work: Work, first: date, last: date) -> Counter[int]:
    """How many invited people may come to each conference: all but those who sent apologies or only a report."""
    asked = (
        select(Invitee.conference_id, func.count())
        .join(Conference, Conference.id == Invitee.conference_id)
        .where(Conference.on_day >= first, Conference.on_day <= last)
        .where(Invitee.voided_at.is_(None), Invitee.kind == InviteKind.INVITE, Invitee.reply.not_in(NOT_COMING))
        .group_by(Invitee.conference_id)
    )
    return Counter({row[0]: row[1] for row in work.session.execute(asked)})


def _away(work: Work, first: date, last: date) -> tuple[str, ...]:
    """Who is away on these days, without the reason: sheets lie about."""
    asked = (
        select(Person.name, Away.from_on, Away.to_on)
        .join(Person, Person.id == Away.person_id)
        .where(Away.to_on >= first, Away.from_on <= last, Away.voided_at.is_(None))
        .order_by(Person.name, Away.from_on)
    )
    return tuple(_away_words(*row) for row in work.session.execute(asked))


def _away_words(name: str, from_on: date, to_on: date) -> str:
    return f"{name}, {short(from_on)}" if from_on == to_on else f"{name}, {short(from_on)} to {short(to_on)}"


def _written(work: Work, sheet: DiarySheet, folder: str, name: str) -> PapersWritten:
    path = put_paper(work, folder, name, work.tools.write_diary_sheet(sheet))
    return PapersWritten((path,), (), sheet.title, "", f"Wrote {counted(len(sheet.lines), 'conference')} into {name}.")
