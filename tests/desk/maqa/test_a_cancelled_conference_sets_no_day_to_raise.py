"""Of a cancelled conference no concern is noted in its record; an alert about it has no day by which it is raised."""

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.booking import CancelConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.maqa import ClockOfAlert, OpenAlert
from cpdesk.rows.maqa_deeds import DraftAlert
from cpdesk.rows.record_deeds import NoteConcern
from cpdesk.rows.refusals import Refusal
from cpdesk.rules.conferences import CancelReason
from cpdesk.rules.maqa import AlertDirection
from cpdesk.rules.record import ConcernAbout


@pytest.fixture
def cancelled(unit: Desk, begun: int) -> int:
    """A conference that was cancelled when its record was begun already."""
    version = unit.ask(OpenConference(begun)).version
    unit.do(CancelConference(begun, version, CancelReason.MOVED_AREA))
    return begun


def test_a_concern_is_not_noted_in_the_record_and_the_refusal_says_where_it_goes(unit: Desk, cancelled: int) -> None:
    with pytest.raises(Refusal, match="draft it under MAQA alerts"):
        unit.do(NoteConcern(cancelled, ConcernAbout.LATE_REPORT, words="It came too late."))


def test_an_alert_about_the_cancelling_is_drafted_without_a_day_to_raise(unit: Desk, cancelled: int) -> None:
    clock = unit.ask(ClockOfAlert(cancelled, "Housing"))
    assert clock.raise_by is None
    assert clock.raise_said.startswith("The conference was cancelled")
    wanted = DraftAlert(
        AlertDirection.TO_AGENCY, ConcernAbout.PARTICIPATION, "Nobody said.", "Housing", conference_id=cancelled
    )
    number = unit.do(wanted).ids[0]
    assert unit.ask(OpenAlert(number)).row.due_on is None
