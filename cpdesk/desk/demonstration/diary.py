"""The diary of the invented unit: ten chairs, three rooms, a duty rota, leave, and 18 months of conferences.

About ten conferences a week; the week that one sees first and what waits beside it are always the same, counted from
today, so that something is late, something is due and something lacks its date.
"""

from collections.abc import Iterator
from datetime import date
from random import Random
from uuid import UUID, uuid5

from cpdesk.desk.demonstration.book import Book
from cpdesk.desk.demonstration.families import ALL_CHAIRS, Families
from cpdesk.desk.demonstration.kept import keep_cases
from cpdesk.desk.demonstration.people import EMAIL_ENDING, MINUTE_TAKERS
from cpdesk.desk.demonstration.records import keep_records
from cpdesk.desk.demonstration.roads import Roads
from cpdesk.desk.demonstration.week import days_of_first_week, first_week, waiting_requests, waiting_reviews
from cpdesk.desk.known_names import CHAIR, MINUTE_TAKER, people_called
from cpdesk.desk.work import Work
from cpdesk.records.model import Away, DutyDay, Person, Room
from cpdesk.rules.conferences import AwayKind, ConferenceState
from cpdesk.rules.names import fold

_SPACE = UUID("5b0d6f3e-6a55-4f5e-9c7e-2f6d1b0a2003")
ROOMS = ("Room 1", "Room 2", "Teams")
_WORKING_DAYS_BACK = 430
_ICPCS_A_DAY = 0.85
_DAYS_AHEAD = 12
# Chair, first and last day counted in working days from today, kind, reason.
_LEAVE = (
    ("V. Pattern", 5, 9, AwayKind.LEAVE, ""),
    ("J. Placeholder", 16, 24, AwayKind.LEAVE, ""),
    ("K. Mannequin", -2, 2, AwayKind.SICKNESS, ""),
    ("S. Mockup", 3, 3, AwayKind.TRAINING, "Training for chairs"),
)


def begin_diary(work: Work) -> None:
    """Fill the diary of an empty register with an invented unit's conferences."""
    people_called(work, [(name, CHAIR) for name in ALL_CHAIRS] + [(name, MINUTE_TAKER) for name in MINUTE_TAKERS])
    chairs = _chairs(work)
    _rooms(work)
    away = dict(_leave(work, chairs))
    rng = Random(2016)  # noqa: S311 - the same unit every time, nothing secret
    book = Book(work.calendar, ALL_CHAIRS, ROOMS, MINUTE_TAKERS, frozenset({"Teams"}), away=away)
    _duty(work, book, chairs)
    now = work.moment.replace(second=0, microsecond=0)
    book.closed = days_of_first_week(work.calendar, work.today)
    roads = Roads(work.calendar, work.standard, now, rng, book, Families(rng, work.today))
    first_week(roads)
    waiting_requests(roads)
    waiting_reviews(roads)
    _past_and_coming(roads)
    for case in roads.cases:
        if case.meetings and case.meetings[-1].state not in (ConferenceState.HELD, ConferenceState.CANCELLED):
            roads.further_core_groups(case)
    keep_cases(work, roads.cases, {room.name: room.id for room in work.session.query(Room)})
    keep_records(work, roads.cases)


def _past_and_coming(roads: Roads) -> None:
    """Families whose initial conference was in the last 18 months or is in the next weeks."""
    days, rng = roads.days, roads.rng
    first = days.add(roads.today, -_WORKING_DAYS_BACK)
    on = first
    while on <= days.add(roads.today, _DAYS_AHEAD):
        if rng.random() < _ICPCS_A_DAY and on not in roads.book.closed:
            day = (
                rng.choice((9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15)) if rng.random() < 0.94 else rng.randint(16, 19)
            )
            ahead = days.between(roads.today, on)
            roads.initial(roads.families.another(), on, max(day, ahead + 4) if ahead > 0 else day)
        on = days.add(on, 1)


def _chairs(work: Work) -> dict[str, Person]:
    found = {one.name: one for one in work.session.query(Person).filter(Person.name.in_(ALL_CHAIRS))}
    for name, person in found.items():
        first, _, last = name.partition(". ")
        work.change(person, "email", f"{first}.{last}@{EMAIL_ENDING}".lower())
    return found


def _rooms(work: Work) -> None:
    rooms = [Room(uuid=_uuid("room", name), name=name, name_key=fold(name), online=name == "Teams") for name in ROOMS]
    work.session.add_all(rooms)
    work.session.flush()
    for room in rooms:
        work.note_new(room)


def _duty(work: Work, book: Book, chairs: dict[str, Person]) -> None:
    """A chair a day in turn, from six weeks ago to eight weeks ahead."""
    days = work.calendar
    on, last = days.add(work.today, -30), days.add(work.today, 40)
    rota = []
    while on <= last:
        rota.append(DutyDay(uuid=_uuid("duty", str(on)), on=on, person_id=chairs[book.on_duty(on)].id))
        on = days.add(on, 1)
    work.session.add_all(rota)
    work.session.flush()
    for day in rota:
        work.note_new(day)


def _leave(work: Work, chairs: dict[str, Person]) -> Iterator[tuple[str, tuple[date, date]]]:
    for name, first, last, kind, why in _LEAVE:
        from_on, to_on = work.calendar.add(work.today, first), work.calendar.add(work.today, last)
        absence = Away(
            uuid=_uuid("away", name), person_id=chairs[name].id, from_on=from_on, to_on=to_on, kind=kind.value, why=why
        )
        work.session.add(absence)
        work.session.flush()
        work.note_new(absence)
        yield name, (from_on, to_on)


def _uuid(kind: str, of: str) -> str:
    return str(uuid5(_SPACE, f"{kind} {of}"))
