"""Where two people changed one thing, both values stand in the form's own names and the unit's words (I29)."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpdesk.rows.refusals import StaleSave
from ui.shared.forms.stale_choice import StaleChoice

REFUSAL = StaleSave(
    "P. Example changed this while you were working on it.",
    mine={"words": "No report came.", "state": "missed", "topics": "lado,cp"},
    theirs={"words": "The report was late.", "state": "attended", "topics": ""},
    changed_by="P. Example",
)


@pytest.fixture
def both(qtbot: QtBot) -> StaleChoice:
    choice = StaleChoice()
    qtbot.addWidget(choice)
    choice.show_both(REFUSAL, {"words": "What the concern is"})
    return choice


def said(choice: StaleChoice) -> list[str]:
    return [label.text() for label in choice.findChildren(QLabel)]


def test_a_field_is_called_as_the_form_calls_it(both: StaleChoice) -> None:
    assert "What the concern is" in said(both)
    assert "In words" not in said(both)
    names = {button.accessibleName() for button in both.findChildren(QPushButton)}
    assert "Keep mine: What the concern is" in names


def test_a_code_is_told_in_words_and_several_each_in_theirs(both: StaleChoice) -> None:
    assert {"You wrote: Missed", "P. Example wrote: Attended"} <= set(said(both))
    assert {"You wrote: LADO, CP", "P. Example wrote: Nothing"} <= set(said(both))
    assert "You wrote: No report came." in said(both)
