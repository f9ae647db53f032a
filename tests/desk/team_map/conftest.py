"""What the tests of the team map share: the map of 2016, and how to find a team on it."""

from collections.abc import Callable
from datetime import date

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.team_map import MappedTeam, OpenTeam, TeamMap, TeamShown
from cpdesk.rows.team_map_deeds import LinkTeam, TakeMapOf2016


@pytest.fixture(scope="session")
def map_written(begin_with: Callable[..., object]) -> object:
    """The eleven teams and six chairs of the notice of 27 May 2016."""
    return begin_with("map", lambda desk: desk.do(TakeMapOf2016()))


@pytest.fixture
def mapped(desk: Desk, map_written: object) -> Desk:
    """A desk on the map of 2016, on SQLite, then on PostgreSQL."""
    return desk


@pytest.fixture
def sqlite_mapped(sqlite_desk: Desk, map_written: object) -> Desk:
    """A desk on the map of 2016, for what does not depend on the engine."""
    return sqlite_desk


class TheTeams:
    """The teams of a map by their names."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def of(self, name: str, on: date | None = None) -> MappedTeam:
        """A team as it is on a day, closed ones too."""
        shown = self.desk.ask(TeamMap(on))
        return next(one for one in (*shown.teams, *shown.closed) if one.name == name)

    def shown(self, name: str, on: date | None = None) -> TeamShown:
        """Everything about a team."""
        found: TeamShown = self.desk.ask(OpenTeam(self.of(name).id, on))
        return found

    def linked(self, name: str, on: date) -> str:
        """Who is linked to a team on a day."""
        return self.of(name, on).linked

    def link(self, name: str, chair: str, on: date) -> str:
        """Link a chair, or nobody, to a team from a day on; what was said."""
        said: str = self.desk.do(LinkTeam(self.of(name).id, chair, on)).said
        return said


@pytest.fixture
def teams() -> Callable[[Desk], TheTeams]:
    """Finds teams by name at a desk."""
    return TheTeams
