"""A chair reads the map and every team on it; what only others may change is not offered, and a key says why."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.rules.roles import Role
from ui.team_map.team_words import MAY_NOT

CHANGES = ("Link another chair", "Close the team", "Plan a team meeting", "Book an induction", "Take a link out")


@pytest.fixture
def reading(open_map: Callable[[Desk], Any], map_desk: Desk, sqlite_database: Database, today: date) -> Any:
    """The room as a chair sees it."""
    del map_desk  # it has written what stands in the register
    return open_map(Desk(sqlite_database, who="sam", roles=frozenset({Role.CHAIR}), today=lambda: today))


def test_nothing_is_offered_that_would_be_refused(reading: Any) -> None:
    assert reading.tab.head.add.isHidden()
    assert reading.tab.head.paste.isHidden()
    assert MAY_NOT in reading.said(reading.tab.cards)
    reading.stand_on("Cluster 1")
    reading.key(Qt.Key.Key_Return)
    said = reading.said()
    assert "P. Example since Wed 1 May 2024" in said
    for words in CHANGES:
        assert words not in said


def test_f2_and_ctrl_n_say_who_may(reading: Any) -> None:
    reading.stand_on("Cluster 1")
    reading.key(Qt.Key.Key_F2)
    assert reading.tab.side.isHidden()
    assert reading.tab.notice.sentence() == MAY_NOT
    reading.tab.notice.clear()
    QTest.keyClick(reading.stop("Cluster 1"), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert reading.tab.notice.sentence() == MAY_NOT


def test_a_team_cannot_be_dragged(reading: Any) -> None:
    reading.drag("DAS", "R. Dummy")
    assert reading.tab.side.isHidden()
    assert not reading.tab.cards.carried.is_carrying()


def test_f2_says_who_may_in_the_grid_too(reading: Any) -> None:
    reading.tab.head.grid.click()
    reading.tab.grid.setFocus()
    reading.key(Qt.Key.Key_F2)
    assert reading.tab.side.isHidden()
    assert reading.tab.notice.sentence() == MAY_NOT
