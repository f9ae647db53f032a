"""Writes a diary of any size: forty conferences a day, four in five of them held, their clocks kept by the program.

Nothing of it is a real name.
"""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from benchmarks.big_register import TODAY
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.demonstration.people import CHAIRS, SURNAMES
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database, open_database
from cpdesk.records.keys import KeyFile
from cpdesk.records.many_rows import blank_row, insert_rows
from cpdesk.records.model import (
    Child,
    Conference,
    ConferenceChild,
    Family,
    IcpcRequest,
    Person,
    Record,
    RequestChild,
    RoleHolder,
    Room,
    StrategyDiscussion,
    Team,
)
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.names import person_key
from cpdesk.rules.requests import RequestState

A_DAY = 40
WAITING = 60
_CHAIRS = tuple(f"{name} {number}" for number in range(1, 5) for name in CHAIRS)[:20]
_ROOMS = tuple(f"Room {number}" for number in range(1, 21))
_HOURS = (time(9, 30), time(13, 30))
_AT_ONCE = 2000
CHAIR, ROOM = _CHAIRS[0], _ROOMS[0]


def desk_with_diary(conferences: int, folder: Path | None = None) -> Desk:
    """A desk on an encrypted register with so many conferences and some requests that wait."""
    folder = folder or Path(tempfile.mkdtemp(prefix="cpdesk-bench-"))
    data = folder / "data"
    database = open_database(f"sqlite:///{data / 'register.db'}", KeyFile(folder / "config"), data / "copies")
    desk = Desk(database, who="bench", today=lambda: TODAY)
    if database.made_now:
        _write(database, conferences)
        _keep_all_clocks(desk)
    return desk


def _write(database: Database, conferences: int) -> None:
    with database.engine.begin() as connection:
        _insert(connection, Team, [{"name": "Cluster 4A", "name_key": "cluster4a"}])
        _insert(connection, Person, [{"name": one, "name_key": person_key(one)} for one in _CHAIRS])
        _insert(connection, Room, [{"name": one, "name_key": one.casefold()} for one in _ROOMS])
        held = {"part": "chair", "from_on": date(2012, 1, 2)}
        _insert(connection, RoleHolder, [{"person_id": n, **held} for n in range(1, len(_CHAIRS) + 1)])
        families = range(1, conferences + WAITING + 1)
        _insert(connection, Family, [{"case_id": str(1000 + n)} for n in families])
        names = {"first_name": "Rowan", "version": 1}
        _insert(
            connection, Child, [{"family_id": n, "surname": SURNAMES[n % len(SURNAMES)], **names} for n in families]
        )
        _insert(connection, Conference, list(_conferences(conferences)))
        concerns = [{"conference_id": n, "child_id": n, "place": 0, "outcome": ""} for n in range(1, conferences + 1)]
        insert_rows(connection, ConferenceChild, concerns)
        _write_waiting(connection, conferences)


def _write_waiting(connection: Connection, conferences: int) -> None:
    at = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
    waits = {"state": RequestState.AWAITING_BOOKING.value, "ticked_at": at, "received_at": at, "team_id": 1}
    _insert(connection, IcpcRequest, [{"family_id": conferences + n, **waits} for n in range(1, WAITING + 1)])
    numbers = range(1, WAITING + 1)
    insert_rows(connection, RequestChild, [{"request_id": n, "child_id": conferences + n, "place": 0} for n in numbers])
    discussed = {"on": date(2026, 11, 16), "initiated_s47": True}
    _insert(connection, StrategyDiscussion, [{"request_id": n, **discussed} for n in numbers])


def _conferences(number: int) -> Iterator[dict[str, Any]]:
    """Conferences by the day, each chair and each room once in the morning and once in the afternoon."""
    calendar = england_and_wales()
    first = calendar.add(TODAY, -(number * 4 // 5 // A_DAY))
    for n in range(number):
        on = calendar.add(first, n // A_DAY)
        place = n % A_DAY
        start_at = datetime.combine(on, _HOURS[place // 20], UTC)
        who = place % 20 + 1
        yield {
            "kind": "ICPC", "state": "held" if on < TODAY else "provisional", "family_id": n + 1, "team_id": 1,
            "start_at": start_at, "end_at": start_at + timedelta(minutes=90), "on_day": on, "chair_id": who,
            "room_id": who, "shown": SURNAMES[(n + 1) % len(SURNAMES)], "children": 1, "booked_at": start_at,
            "held_at": start_at if on < TODAY else None,
        }  # fmt: skip


def _insert(connection: Connection, record: type[Record], rows: Sequence[dict[str, Any]]) -> None:
    blank = blank_row(record)
    whole = [{**blank, **({"uuid": f"bench {n}"} if "uuid" in blank else {}), **row} for n, row in enumerate(rows)]
    insert_rows(connection, record, [{**row, **({"version": 1} if "version" in blank else {})} for row in whole])


def _keep_all_clocks(desk: Desk) -> None:
    with desk._session(desk.database.engine) as session:
        work = desk._work(session)
        numbers = session.scalars(select(Conference.id)).all()
        for start in range(0, len(numbers), _AT_ONCE):
            keep_clocks(work, conferences=numbers[start : start + _AT_ONCE])
        keep_clocks(work, requests=range(1, WAITING + 1))
        session.commit()
