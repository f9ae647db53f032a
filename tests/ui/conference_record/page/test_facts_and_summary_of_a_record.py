"""The facts in a record are those of the diary; its summary and what the family said keep themselves."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cpdesk.rows.record_deeds import ChangeRecord

Open = Callable[..., Any]
K = Qt.Key
FACTS = "Facts and summary"


def test_the_facts_are_those_of_the_diary(open_page: Open, begun: Any) -> None:
    section = open_page_facts(open_page)
    said = {label.text() for label in section.page.sections.front().findChildren(QLabel)}
    assert "Monday 23 November 2026, 09:00 to 10:30. Not recorded as held yet" in said
    assert {"P. Example", "Room 1", "Cluster 4A", "F. Testcase", "N. Invented"} <= said


def test_what_is_typed_is_kept_when_somebody_goes_on(open_page: Open, begun: Any) -> None:
    hands = open_page_facts(open_page)
    text = "What <b>was</b> said & heard.\nA second line."
    hands.page.sections.front().texts["summary"].box.insertPlainText(text)
    hands.press(K.Key_Tab)
    assert begun.record().summary == text
    assert hands.page.sections.front().texts["summary"].status.text().startswith("Kept ")


def test_a_text_that_two_people_wrote_shows_both(open_page: Open, begun: Any) -> None:
    hands = open_page_facts(open_page)
    box = hands.page.sections.front().texts["family_view"]
    box.box.setFocus()
    hands.types("Mine")
    begun.desk.do(ChangeRecord(begun.id, begun.shown().record_version, {"family_view": "Theirs"}))
    hands.press(K.Key_Tab)
    assert hands.page.stale.is_open()
    hands.button("Use theirs: What the family said")
    assert box.value() == "Theirs"
    assert begun.record().family_view == "Theirs"


def test_the_conference_itself_is_changed_in_the_diary(open_page: Open, begun: Any) -> None:
    hands = open_page_facts(open_page)
    hands.button("Change chair, room or needs")
    assert hands.led == [("conference", begun.id)]


def open_page_facts(open_page: Open) -> Any:
    """The page with its section of facts in front."""
    hands = open_page()
    hands.go_to_section(FACTS)
    return hands
