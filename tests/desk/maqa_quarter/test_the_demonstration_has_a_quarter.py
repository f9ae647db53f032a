"""The invented unit has a quarter to look at: what was learned, an action carried over, and one that was done."""

from datetime import UTC, date, datetime

import pytest

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa_quarter import MaqaQuarter, TheQuarter
from cpdesk.rows.unit import BeginRegister, RegisterKind, Soundness

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 1, 4)])
def test_the_last_quarter_has_learning_and_actions(sqlite_desk: Desk, today: date) -> None:
    desk = Desk(sqlite_desk.database, who="pat", today=lambda: today, now=lambda: NOW)
    desk.do(BeginRegister(RegisterKind.DEMONSTRATION))
    quarter: TheQuarter = desk.ask(MaqaQuarter())
    assert len(quarter.learning) == 2
    assert [(one.carried, one.overdue, one.done) for one in quarter.actions if not one.done] == [
        (True, True, False), (False, False, False),
    ]  # fmt: skip
    assert not [one for one in desk.ask(Soundness()) if not one.well and one.what in {"History and entries", "History"}]
