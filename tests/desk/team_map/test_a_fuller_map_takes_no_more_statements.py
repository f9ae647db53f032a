"""However many teams, links, meetings and roles there are, a question about the map takes the statements it took."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from cpdesk.desk.work import Desk
from cpdesk.rows.directory import Directory, HoldRole, LeadOfAgency
from cpdesk.rows.people import AddAway, AddChair
from cpdesk.rows.team_map import LookAtPastedMap, OpenTeam, PreviewMap, TeamMap
from cpdesk.rows.team_map_deeds import AddCover, AddTeamToMap, BookInduction, LinkTeam, PlanTeamMeeting
from cpdesk.rules.linked_chairs import DirectoryPart, InductionKind

TODAY, DECEMBER = date(2026, 11, 23), date(2026, 12, 1)
FEW, MANY = 3, 12
PASTED = "Team\tChair\n" + "\n".join(f"Cluster {number}\tChair {number}" for number in range(MANY))
QUESTIONS = (
    TeamMap(), TeamMap(date(2027, 3, 1)), OpenTeam(1), PreviewMap(), LookAtPastedMap(PASTED), Directory(),
    Directory(past=True), LeadOfAgency("Agency 1"),
)  # fmt: skip


@pytest.fixture
def fill(sqlite_desk: Desk) -> Callable[[range], None]:
    """Makes of each number a chair, a team with everything it can have, and a safeguarding lead."""

    def add(numbers: range) -> None:
        for number in numbers:
            _add_one(sqlite_desk, number)

    return add


def _add_one(desk: Desk, number: int) -> None:
    for name in (f"Chair {number}", f"Next {number}"):
        desk.do(AddChair(name))
    team = desk.do(AddTeamToMap(f"Cluster {number}", "CIN", f"Chair {number}", TODAY)).ids[0]
    desk.do(AddAway(f"Chair {number}", TODAY, DECEMBER))
    desk.do(AddCover((team,), f"Next {number}", TODAY, TODAY + timedelta(days=2)))
    desk.do(LinkTeam(team, f"Next {number}", DECEMBER))
    desk.do(LinkTeam(team, "", date(2027, 1, 4)))
    for _ in range(2):  # the first team has no more of these than any other
        desk.do(PlanTeamMeeting(team, TODAY))
        desk.do(BookInduction(team, "A newcomer", InductionKind.ONE_TO_ONE, DECEMBER))
    desk.do(HoldRole(DirectoryPart.TEAM_MANAGER, f"Manager {number}", TODAY, team))
    desk.do(HoldRole(DirectoryPart.SAFEGUARDING_LEAD, f"Lead {number}", TODAY, agency=f"Agency {number}"))


@contextmanager
def _statements(desk: Desk) -> Iterator[list[str]]:
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", note)
    yield told
    event.remove(desk.database.engine, "before_cursor_execute", note)


def _asked(desk: Desk) -> dict[str, int]:
    taken = {}
    for question in QUESTIONS:
        with _statements(desk) as told:
            desk.ask(question)
        taken[str(question)] = len(told)
    return taken


def test_no_question_takes_more_statements_on_a_fuller_map(sqlite_desk: Desk, fill: Callable[[range], None]) -> None:
    fill(range(FEW))
    before = _asked(sqlite_desk)
    fill(range(FEW, MANY))
    assert len(sqlite_desk.ask(TeamMap()).teams) == MANY
    assert _asked(sqlite_desk) == before
