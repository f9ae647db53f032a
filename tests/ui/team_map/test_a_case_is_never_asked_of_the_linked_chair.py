"""Who to ask about a case: the chair who holds it or the duty chair, never the one linked to the team (D14)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.desk.work import Desk
from cpdesk.rows.people import SetDuty
from cpdesk.rows.register_deeds import EnterRecommendation, NewChild
from cpdesk.rules.lpm import ConferenceKind
from ui.team_map.who_to_ask import HOW, NOBODY_FOUND, WhoToAskPanel

TODAY = date(2026, 11, 23)


@pytest.fixture
def asking(open_map: Callable[[Desk], Any], map_desk: Desk) -> Any:
    """The panel in the room: Avery Fictitious of Cluster 1 (linked: P. Example) has a case of J. Placeholder."""
    map_desk.do(SetDuty("R. Dummy", TODAY))
    map_desk.do(
        EnterRecommendation(
            (NewChild("Avery", "Fictitious", date(2016, 10, 5)),), "LC-4711", "Cluster 1", "J. Placeholder",
            "T. Manager", "S. Worker", ConferenceKind.RCPC, date(2026, 11, 2), "Drift", "Risk", date(2026, 12, 14),
        )
    )  # fmt: skip
    room = open_map(map_desk)
    room.press("Who to ask about a case")
    return room


def panel_of(room: Any) -> WhoToAskPanel:
    panel = room.tab.side.content()
    assert isinstance(panel, WhoToAskPanel)
    return panel


def typed(room: Any, words: str) -> WhoToAskPanel:
    panel = panel_of(room)
    panel.box.setFocus()
    panel.box.selectAll()
    QTest.keyClicks(panel.box, words)
    room.qtbot.waitUntil(lambda: panel.because.text() != HOW)
    room.settle()
    return panel


def test_the_duty_chair_and_the_note_stand_over_the_map(asking: Any) -> None:
    said = asking.said(asking.tab)
    assert "Duty chair today: R. Dummy." in said
    assert "not the linked chair" in said


def test_a_child_is_typed_and_the_chair_who_holds_the_case_is_named(asking: Any) -> None:
    panel = typed(asking, "Fictit")
    assert panel.list.count() == 1
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    asking.settle()
    assert panel.who.text() == "J. Placeholder, holds the case"
    assert panel.because.text()
    assert "P. Example" not in panel.who.text() + panel.because.text()


def test_down_goes_to_the_children_found(asking: Any) -> None:
    panel = typed(asking, "Fictit")
    QTest.keyClick(panel.box, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    asking.settle()
    assert panel.who.text().startswith("J. Placeholder")


def test_words_that_nobody_has_are_said_to_find_nobody(asking: Any) -> None:
    panel = typed(asking, "Zzyzx")
    assert panel.because.text() == NOBODY_FOUND
    assert panel.who.isHidden()
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    asking.settle()
    assert "There is no case with the reference Zzyzx." in panel.notice.sentence()
