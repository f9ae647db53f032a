"""Who may do what with alerts: each question and request, with every part of the unit that may not."""

from datetime import date

import pytest

from cpdesk.desk.acts import ANSWERS, DOES
from cpdesk.desk.rooms import open_rooms
from cpdesk.desk.work import Desk
from cpdesk.rows.refusals import NotAllowed
from cpdesk.rules.roles import Role

READ = set(Role) - {Role.AUDITOR, Role.SYSTEM_ADMIN}
KEEP = {Role.CHAIR, Role.LPM_LEAD, Role.DUTY_CHAIR, Role.SERVICE_MANAGER}
QUESTIONS = {"MaqaAlerts", "OpenAlert", "ClockOfAlert", "QuarterStrip"}


def asked_of_alerts() -> dict[type, frozenset[Role]]:
    """Every question and request about alerts, with the parts that may ask it."""
    open_rooms()
    rows = {"cpdesk.rows.maqa", "cpdesk.rows.maqa_deeds"}
    return {asked: case.roles for asked, case in {**ANSWERS, **DOES}.items() if asked.__module__ in rows}


def test_only_the_parts_of_the_matrix_may_ask(sqlite_desk: Desk) -> None:
    desks = {role: Desk(sqlite_desk.database, who="pat", roles=frozenset({role}), today=date.today) for role in Role}
    for asked, roles in asked_of_alerts().items():
        may = READ if asked.__name__ in QUESTIONS else KEEP
        assert roles == may, asked
        for role in set(Role) - may:
            anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
            with pytest.raises(NotAllowed):
                (desks[role].ask if asked in ANSWERS else desks[role].do)(anything)


def test_everything_that_is_asked_of_alerts_has_its_answer() -> None:
    assert {asked.__name__ for asked in asked_of_alerts()} >= QUESTIONS
