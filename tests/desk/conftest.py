"""What the tests of the desk share: an entry to work on, and the records of the diary."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, cast
from uuid import uuid4

import pytest
from sqlalchemy import select

from benchmarks.unit_of_years import write_unit
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    Family,
    IcpcRequest,
    Person,
    Record,
    RequestChild,
    StrategyDiscussion,
)
from cpdesk.rows.booking import BookConference
from cpdesk.rows.conference_record import OpenRecord, TheRecord
from cpdesk.rows.invitations import AddInvitee
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.record_deeds import BeginRecord
from cpdesk.rows.register_deeds import AlertBoth, BookLpm, EnterRecommendation, NewChild, RecordLpmHeld
from cpdesk.rows.requests import OpenRequest, ReceiveRequest, RecordConsultation, TickOutcomeSent
from cpdesk.rows.unit import AddTeam
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind, Outcome
from cpdesk.rules.requests import ThresholdOutcome

WANTED: dict[str, Any] = {
    "children": (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)),),
    "case_id": "1042",
    "team": "Cluster 4A",
    "chair": "P. Example",
    "team_manager": "N. Invented",
    "social_worker": "F. Testcase",
    "conference_kind": ConferenceKind.RCPC,
    "conference_on": date(2026, 11, 2),
    "rationale": "Two missed core groups.",
    "risk_statement": "High.",
    "lpm_by": None,
    "timescale": "20 working days",
}

Snapshot = dict[str, dict[Any, dict[str, Any]]]
_NOT_COMPARED = {"version"}  # rises with every step
# What says nothing itself of being taken back: the record does to which it belongs.
_BELONGS_TO = {
    "conference_child": ("conference_id", "conference"),
    "request_child": ("request_id", "icpc_request"),
    "strategy_discussion": ("request_id", "icpc_request"),
    "recommended_child": ("recommendation_id", "recommendation"),
    "state_move": ("recommendation_id", "recommendation"),
}


@pytest.fixture
def wanted() -> dict[str, Any]:
    """What a new recommendation is made of; change what the test is about."""
    return dict(WANTED)


@pytest.fixture
def enter(desk: Desk) -> Callable[..., int]:
    """Enters a recommendation and gives its number."""

    def entered(**other: Any) -> int:
        number: int = desk.do(EnterRecommendation(**{**WANTED, **other})).ids[0]
        return number

    return entered


@pytest.fixture
def version(desk: Desk) -> Callable[[int], int]:
    """The version of an entry as it stands now."""

    def stands_at(number: int) -> int:
        found: int = desk.ask(OpenRecommendation(number)).line.version
        return found

    return stands_at


@pytest.fixture
def hold(desk: Desk, version: Callable[[int], int]) -> Callable[..., None]:
    """Takes an entry from recommended to held."""

    def held(number: int, on: date = date(2026, 11, 20)) -> None:
        desk.do(AlertBoth(number, version(number), date(2026, 11, 4), date(2026, 11, 4)))
        desk.do(BookLpm(number, version(number), on))
        desk.do(RecordLpmHeld((number,), (version(number),), on, Outcome.PRE_PROCEEDINGS))

    return held


@pytest.fixture
def working(desk: Desk) -> Callable[[], AbstractContextManager[Work]]:
    """One piece of work at the desk, kept with its history when it ends well."""
    return lambda: _working(desk)


@pytest.fixture
def by_standard(working: Callable[[], AbstractContextManager[Work]]) -> Callable[[str], None]:
    """Lets the unit work by another practice standard from now on."""

    def works_by(code: str) -> None:
        with working() as work:
            work.change_setting("standards", code)

    return works_by


@contextmanager
def _working(desk: Desk) -> Iterator[Work]:
    with desk._session(desk.database.engine) as session:
        work = desk._work(session)
        yield work
        work.append_history()
        session.commit()


class DiaryRecords:
    """Makes the records of the diary as they are kept, one by one, for what is derived from them."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def new(self, record: Any) -> Any:
        """Keep a record, with its history where it has a number."""
        if hasattr(record, "uuid"):
            record.uuid = str(uuid4())
        self.work.session.add(record)
        self.work.session.flush()
        if hasattr(record, "id"):
            self.work.note_new(record)
        return record

    def person(self, name: str) -> Person:
        """Somebody who works with the unit."""
        found: Person = self.new(Person(name=name, name_key=name.casefold()))
        return found

    def family(self, *surnames: str, case_id: str = "1042") -> tuple[Family, list[Child]]:
        """A family with a child of each of these surnames."""
        family = self.new(Family(case_id=case_id))
        return family, [self.new(Child(family_id=family.id, first_name="Rowan", surname=one)) for one in surnames]

    def request(
        self, *surnames: str, strategy_on: date, ticked_at: datetime, state: str = "received", **more: Any
    ) -> IcpcRequest:
        """A request for an ICPC with its children and the strategy discussion that carries the clock."""
        family, children = self.family(*surnames)
        request: IcpcRequest = self.new(
            IcpcRequest(family_id=family.id, state=state, ticked_at=ticked_at, received_at=ticked_at, **more)
        )
        for place, child in enumerate(children):
            self.new(RequestChild(request_id=request.id, child_id=child.id, place=place))
        self.new(StrategyDiscussion(request_id=request.id, on=strategy_on, initiated_s47=True))
        return request

    def conference(
        self, family: Family, children: Sequence[Child], start_at: datetime | None, kind: str = "ICPC", **more: Any
    ) -> Conference:
        """A conference of a family, an hour and a half long."""
        wanted: dict[str, Any] = {
            "state": "provisional",
            "booked_at": start_at and start_at - timedelta(days=10),
            **more,
        }
        conference: Conference = self.new(
            Conference(
                kind=kind,
                family_id=family.id,
                start_at=start_at,
                end_at=start_at and start_at + timedelta(minutes=90),
                on_day=start_at and start_at.astimezone(LONDON).date(),
                children=len(children),
                **wanted,
            )
        )
        for place, child in enumerate(children):
            self.new(ConferenceChild(conference_id=conference.id, child_id=child.id, place=place))
        return conference

    def of_request(self, request: IcpcRequest, start_at: datetime, **more: Any) -> Conference:
        """The ICPC that came of a request."""
        session = self.work.session
        family = session.get_one(Family, request.family_id)
        children = session.scalars(select(Child).where(Child.family_id == family.id)).all()
        return self.conference(family, children, start_at, request_id=request.id, **more)


@pytest.fixture
def diary_records() -> Callable[[Work], DiaryRecords]:
    """Makes records of the diary within a piece of work."""
    return DiaryRecords


@pytest.fixture(scope="session")
def unit_written(begin_with: Callable[..., object]) -> object:
    """A unit with chairs, rooms and a team."""
    return begin_with("unit", _write_unit)


@pytest.fixture(scope="session")
def icpc_written(begin_with: Callable[..., object], unit_written: object) -> object:
    """The same with an ICPC and its invitations."""
    return begin_with("icpc", _write_icpc, unit_written)


@pytest.fixture(scope="session")
def begun_written(begin_with: Callable[..., object], icpc_written: object) -> object:
    """The same with a record that was begun."""
    return begin_with("begun", lambda desk: desk.do(BeginRecord(_first_conference(desk))), icpc_written)


@pytest.fixture(scope="session")
def years_written(begin_with: Callable[..., object]) -> object:
    """A generated unit of 2,000 conferences over three years with all that hangs on them, the same every time."""
    return begin_with("years", write_unit)


@pytest.fixture
def years(desk: Desk, years_written: object) -> Desk:
    """A desk on a generated unit of 2,000 conferences: figures are compared with a slow, obviously right counting."""
    return desk


def _write_unit(desk: Desk) -> None:
    for name in ("P. Example", "R. Sample", "T. Testcase"):
        desk.do(AddChair(name))
    for name, online in (("Room 1", False), ("Room 2", False), ("Teams", True)):
        desk.do(AddRoom(name, online))
    desk.do(AddTeam("Cluster 4A", "P. Example"))


@pytest.fixture
def unit(desk: Desk, unit_written: object) -> Desk:
    """A desk whose unit has three chairs, one of them linked to Cluster 4A, two rooms and a place on Teams."""
    return desk


@pytest.fixture
def received(unit: Desk) -> Callable[..., int]:
    """Enters a request for an ICPC of Monday 16 November, whose 15th working day is Monday 7 December."""

    return partial(_receive, unit)


def _receive(desk: Desk, *children: NewChild, strategy_on: date = date(2026, 11, 16), **other: Any) -> int:
    wanted: dict[str, Any] = {
        "children": children or (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)),),
        "strategy_on": strategy_on,
        "ticked_at": datetime.combine(max(strategy_on, date(2026, 11, 18)), time(10), LONDON),
        "team": "Cluster 4A",
        "social_worker": "F. Testcase",
        "team_manager": "N. Invented",
    }
    number: int = desk.do(ReceiveRequest(**{**wanted, **other})).id
    return number


@pytest.fixture
def waiting(unit: Desk) -> Callable[..., int]:
    """Enters a request whose threshold is met and told to everybody: it waits for its date."""
    return partial(_wait, unit)


def _wait(desk: Desk, *children: NewChild, **other: Any) -> int:
    number = _receive(desk, *children, **other)
    shown = desk.ask(OpenRequest(number))
    at = datetime(2026, 11, 20, 10, tzinfo=LONDON)
    found = ThresholdOutcome.MET
    desk.do(RecordConsultation(number, shown.version, "P. Example", "N. Invented", found, at, "Met."))
    everybody = ("social_worker", "team_manager", "diary_clerk", "case_note")
    desk.do(TickOutcomeSent(number, desk.ask(OpenRequest(number)).version, everybody, at))
    return number


def _write_icpc(desk: Desk) -> None:
    children = (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample", date(2024, 5, 6)))
    start = datetime(2026, 11, 23, 10, tzinfo=LONDON)
    number: int = desk.do(
        BookConference(start, "P. Example", "Room 1", request_id=_wait(desk, *children), why="Entered late.")
    ).id
    for agency, name, key in (
        ("Oakfield School", "H. Year", "education"),
        ("Health visitor", "A. Sample", "health_visitor"),
        ("Substance misuse service", "W. Within", ""),
        ("Family", "Ms Ash-Sample", ""),
    ):
        desk.do(AddInvitee(number, agency, name, agency_key=key))


def _first_conference(desk: Desk) -> int:
    with desk.database.engine.connect() as connection:
        return connection.execute(select(Conference.id).order_by(Conference.id)).scalars().first() or 0


@pytest.fixture
def icpc(unit: Desk, icpc_written: object) -> int:
    """An ICPC of two siblings, this morning at ten; besides those always told, four people were invited to it."""
    return _first_conference(unit)


@pytest.fixture
def begun(icpc: int, begun_written: object) -> int:
    """An ICPC of this morning whose record is begun."""
    return icpc


@pytest.fixture
def record(unit: Desk) -> Callable[[int], TheRecord]:
    """The record of a conference as it stands."""

    def stands(number: int) -> TheRecord:
        found = unit.ask(OpenRecord(number)).record
        assert found is not None
        return cast(TheRecord, found)

    return stands


@pytest.fixture
def snapshot() -> Callable[[Desk], Snapshot]:
    """Takes down every record that stands, to compare what was with what is."""
    return _what_stands


@pytest.fixture
def differs() -> Callable[[Snapshot, Snapshot], dict[str, Any]]:
    """Compares two snapshots."""
    return _what_differs


def _what_stands(desk: Desk) -> Snapshot:
    """Every record that stands, by table and number; clocks by whose they are."""
    found: Snapshot = {}
    with desk.database.engine.connect() as connection:
        for mapper in Record.registry.mappers:
            table: Any = mapper.local_table
            if table.name in {"history", "operation"}:
                continue
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            found[table.name] = dict(_kept(table, row) for row in rows if _stands(table.name, row))
    for part, (column, whole) in _BELONGS_TO.items():
        found[part] = {key: row for key, row in found[part].items() if row[column] in _numbers(found[whole])}
    # A family that no child belongs to any more is nobody's.
    known = {row["family_id"] for row in found["child"].values()}
    found["family"] = {key: row for key, row in found["family"].items() if row["id"] in known}
    return found


def _numbers(rows: dict[Any, dict[str, Any]]) -> set[int]:
    return {row["id"] for row in rows.values()}


def _kept(table: Any, row: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    if table.name == "deadline":
        return (row["subject"], row["subject_id"], row["key"]), {**row, "id": None}
    key = tuple(row[column.name] for column in table.primary_key.columns)
    return key, {name: value for name, value in row.items() if name not in _NOT_COMPARED}


def _stands(table: str, row: dict[str, Any]) -> bool:
    if row.get("voided_at") is not None:
        return False
    # An answer that is empty, a setting without a value and a clock that counts no more say nothing.
    empty = {"considered_agency": "answer", "unit_setting": "value"}.get(table)
    return bool(row[empty]) if empty else row.get("state") != "superseded"


def _what_differs(one: Snapshot, other: Snapshot) -> dict[str, Any]:
    """What is not the same in two snapshots, table by table."""
    return {
        name: [
            (rows.get(key), other[name].get(key))
            for key in {*rows, *other[name]}
            if rows.get(key) != other[name].get(key)
        ]
        for name, rows in one.items()
        if rows != other[name]
    }
