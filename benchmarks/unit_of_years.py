"""A generated unit of 2,000 conferences over three years, with all that hangs on them, always the same.

It has requests with their strategy discussions, initial conferences and reviews that were held, moved, adjourned,
cancelled and forgotten, invitations, records, core groups, entries of the LPM register, and alerts in every state.
Clocks and the register's own columns are kept by the program. Nothing of it is a real name.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.unit_alerts import add_alerts
from benchmarks.unit_families import Families
from benchmarks.unit_people import Unit
from benchmarks.unit_rows import Rows
from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.demonstration.people import CHAIRS, SOCIAL_WORKERS, TEAM_MANAGERS
from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.known_names import CHAIR, SOCIAL_WORKER, TEAM_MANAGER
from cpdesk.desk.seed_002 import TEAMS
from cpdesk.desk.work import Desk, Work
from cpdesk.records.base import Record
from cpdesk.records.model import (
    Conference,
    CoreGroup,
    IcpcRequest,
    MaqaAlert,
    Person,
    Recommendation,
    RoleHolder,
    Room,
    Team,
)
from cpdesk.rules.names import person_key, team_key

CONFERENCES = 2_000
YEARS = 3
_ROOMS = ("Room 1", "Room 2", "Room 3", "Teams")
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a generated unit holds: how many conferences, and from which day to which strategy discussions were."""

    conferences: int
    first: date
    last: date


def write_unit(desk: Desk, conferences: int = CONFERENCES) -> Written:
    """Write a generated unit of so many conferences into the empty register of this desk."""
    with desk._session(desk.database.engine) as session:
        work = desk._work(session)
        rng = Random(20_261_123)
        rows = Rows()
        unit = _people(rows, work)
        families = Families(rows, unit, rng)
        while len(rows.numbers(Conference)) < conferences:
            families.add()
        add_alerts(rows, unit, rng, families.held)
        rows.write(session.connection())
        _keep_what_follows(work, rows)
        session.commit()
        return Written(len(rows.numbers(Conference)), unit.first, unit.last)


def _people(rows: Rows, work: Work) -> Unit:
    teams = [rows.add(Team, name=name, name_key=team_key(name)) for name in TEAMS]
    parts = ((CHAIRS, CHAIR), (TEAM_MANAGERS, TEAM_MANAGER), (SOCIAL_WORKERS, SOCIAL_WORKER))
    first = work.today - timedelta(days=365 * YEARS)
    known: dict[str, list[int]] = {}
    for names, part in parts:
        known[part] = [rows.add(Person, name=name, name_key=person_key(name)) for name in names]
    for part, people in known.items():
        for person in people:
            rows.add(RoleHolder, person_id=person, part=part, from_on=first)
    for name in _ROOMS:
        rows.add(Room, name=name, name_key=name.casefold(), online=name == "Teams")
    return Unit(
        work.calendar, work.today, first, work.today + timedelta(days=14), teams, known[CHAIR], known[TEAM_MANAGER],
        known[SOCIAL_WORKER],
    )  # fmt: skip


def _keep_what_follows(work: Work, rows: Rows) -> None:
    keep_in_step(work, rows.numbers(Recommendation))
    for start in range(0, len(rows.numbers(Conference)), _AT_ONCE):
        keep_clocks(work, conferences=_some(rows, Conference, start))
    keep_clocks(
        work, requests=rows.numbers(IcpcRequest), core_groups=rows.numbers(CoreGroup), concerns=rows.numbers(MaqaAlert)
    )


def _some(rows: Rows, record: type[Record], start: int) -> range:
    return rows.numbers(record)[start : start + _AT_ONCE]
