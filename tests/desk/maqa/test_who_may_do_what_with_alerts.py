"""Who may do what with alerts: each question and request, with every part of the unit that may not."""

from collections.abc import Callable

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


@pytest.mark.parametrize("asked", asked_of_alerts(), ids=lambda asked: asked.__name__)
def test_only_the_parts_of_the_matrix_may_ask(make_desk: Callable[..., Desk], asked: type) -> None:
    may = READ if asked.__name__ in QUESTIONS else KEEP
    assert asked_of_alerts()[asked] == may
    for role in set(Role) - may:
        desk = make_desk(roles={role})
        anything: object = object.__new__(asked)  # who may not ask is refused before anything is looked at
        with pytest.raises(NotAllowed):
            (desk.ask if asked in ANSWERS else desk.do)(anything)


def test_everything_that_is_asked_of_alerts_has_its_answer() -> None:
    assert {asked.__name__ for asked in asked_of_alerts()} >= QUESTIONS
