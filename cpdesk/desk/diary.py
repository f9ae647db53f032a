"""The diary between two days: conferences as cards, who is away, and how many wait for a date.

A full week takes the same few statements as a quiet one.
"""

from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from cpdesk.desk.absences import away_rows
from cpdesk.desk.diary_cards import card_of, cards_asked
from cpdesk.desk.who_may import READ_DIARY
from cpdesk.desk.work import Work, answers
from cpdesk.records.model import Away, Conference, IcpcRequest, Person, Room
from cpdesk.rows.diary import Diary, DiaryBetween, DiaryFilter
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import IN_THE_DIARY, ConferenceState
from cpdesk.rules.names import fold, person_key
from cpdesk.rules.requests import OPEN_REQUESTS, RequestState

_WANT_A_DATE = [state.value for state in OPEN_REQUESTS if state is not RequestState.NOT_MET]


@answers(DiaryBetween, roles=READ_DIARY)
def diary_between(work: Work, question: DiaryBetween) -> Diary:
    """Conferences from the first day to the last, earliest first, and who is away then."""
    if question.last < question.first:
        raise Refusal("The last day comes after the first. Enter the days the other way round.", field="last")
    stands = _stands(question.first, question.last)
    narrowed = _narrowed(work, question.narrowed)
    asked = cards_asked().where(stands, *narrowed).order_by(Conference.start_at, Conference.id)
    rows = work.session.connection().execute(asked).mappings()
    cards = tuple(card_of(row, work.calendar) for row in rows)
    return Diary(
        question.first,
        question.last,
        cards,
        away_rows(work, (Away.to_on >= question.first) & (Away.from_on <= question.last)),
        total=_counted(work, stands) if narrowed else len(cards),
        waiting=waiting_for_a_date(work),
    )


def waiting_for_a_date(work: Work) -> int:
    """How many requests and reviews wait for a date."""
    booked = select(Conference.request_id).where(
        Conference.request_id == IcpcRequest.id, Conference.voided_at.is_(None),
        Conference.state != ConferenceState.CANCELLED.value,
    )  # fmt: skip
    requests = select(func.count()).where(
        IcpcRequest.state.in_(_WANT_A_DATE), IcpcRequest.voided_at.is_(None),
        ~booked.exists(),
    )  # fmt: skip
    return (work.session.scalar(requests) or 0) + _counted(work, _waits())


def _stands(first: date, last: date) -> ColumnElement[bool]:
    return and_(
        Conference.on_day.between(first, last),
        Conference.state.in_([state.value for state in IN_THE_DIARY]),
        Conference.voided_at.is_(None),
    )


def _waits() -> ColumnElement[bool]:
    return and_(Conference.state == ConferenceState.REQUESTED.value, Conference.voided_at.is_(None))


def _counted(work: Work, which: ColumnElement[bool]) -> int:
    return work.session.scalar(select(func.count()).select_from(Conference).where(which)) or 0


def _narrowed(work: Work, by: DiaryFilter) -> list[ColumnElement[bool]]:
    """What narrows the diary: by number where a person chose from a box, by name where it was typed."""
    numbers = ((Conference.chair_id, by.chair_id), (Conference.room_id, by.room_id), (Conference.team_id, by.team_id))
    found: list[ColumnElement[bool]] = [column == number for column, number in numbers if number is not None]
    if by.kind:
        found.append(Conference.kind == by.kind)
    if by.looked_after:
        found.append(Conference.looked_after == true())
    if by.chair.strip():
        found.append(Conference.chair_id.in_(_numbers(work, Person, person_key(by.chair), by.chair, "chair")))
    if by.room.strip():
        found.append(Conference.room_id.in_(_numbers(work, Room, fold(by.room), by.room, "room")))
    return found


def _numbers(work: Work, kept: type[Person] | type[Room], key: str, typed: str, what: str) -> list[int]:
    """Who chaired or where it was, by name or number; also somebody who chairs no more, and a room that was closed."""
    number = typed.strip()
    called = kept.name_key == key
    if number.isascii() and number.isdigit() and len(number) < 10:
        called = or_(called, kept.id == int(number))
    found = list(work.session.scalars(select(kept.id).where(called)))
    if not found:
        shown = " ".join(typed.split())[:60]
        raise Refusal(f"There is no {what} called {shown}. Check the name, or choose it in the diary.", field=what)
    return found
