"""Who may read the map and the directory, and who may change them: each question and request, part by part."""

from collections.abc import Callable

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


@pytest.mark.parametrize("asked", asked_of_the_map(), ids=lambda asked: asked.__name__)
def test_only_these_parts_may_ask_it(make_desk: Callable[..., Desk], asked: type) -> None:
    may = READ if asked.__name__ in READS else KEEP
    assert asked_of_the_map()[asked] == may
    for role in set(Role) - may:
        desk = make_desk(roles={role})
        anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
        with pytest.raises(NotAllowed):
            (desk.ask if asked in ANSWERS else desk.do)(anything)
