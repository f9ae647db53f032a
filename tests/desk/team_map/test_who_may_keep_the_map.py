"""Who may read the map and the directory, and who may change them: each question and request, part by part."""

from datetime import date

import pytest

from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.work import Desk
from cpdesk.rows.refusals import NotAllowed
from cpdesk.rules.roles import Role

READ = set(Role) - {Role.SYSTEM_ADMIN}
KEEP = {Role.LPM_LEAD, Role.SERVICE_MANAGER, Role.SYSTEM_ADMIN}
READS = {"TeamMap", "OpenTeam", "PreviewMap", "WriteMap", "WhoToAsk", "Directory", "LeadOfAgency"}


def asked_of_the_map() -> dict[type, frozenset[Role]]:
    """Every question and request of the map and the directory, with the parts that may ask it."""
    open_rooms()
    rows = {"cpdesk.rows.team_map", "cpdesk.rows.team_map_deeds", "cpdesk.rows.directory"}
    return {asked: case.roles for asked, case in {**ANSWERS, **DOES}.items() if asked.__module__ in rows}


def test_only_these_parts_may_ask_it(sqlite_desk: Desk) -> None:
    desks = {role: Desk(sqlite_desk.database, who="pat", roles=frozenset({role}), today=date.today) for role in Role}
    for asked, roles in asked_of_the_map().items():
        may = READ if asked.__name__ in READS else KEEP
        assert roles == may, asked
        for role in set(Role) - may:
            anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
            with pytest.raises(NotAllowed):
                (desks[role].ask if asked in ANSWERS else desks[role].do)(anything)
