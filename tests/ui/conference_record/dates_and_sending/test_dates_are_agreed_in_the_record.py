"""Dates and core group in the record: held, the first core group with its members, the next review."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.conference import OpenConference
from cpdesk.rows.conference_record import MissingLine
from cpdesk.rules.conferences import ConferenceOutcome, ConferenceState
from cpdesk.rules.record import Participation
from cpdesk.rules.record_parts import Section
from ui.conference_record.dates.held_form import HeldForm
from ui.conference_record.dates.next_review import OPEN
from ui.conference_record.dates.section import DatesSection
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

PLAN, NONE = ConferenceOutcome.PLAN_MADE, ConferenceOutcome.NO_PLAN


@pytest.fixture
def show_dates(link: DeskLink, theme: Theme, almanac: Almanac, show_section: Callable[..., Any]) -> Callable[[], Any]:
    """Shows dates and core group of the record."""
    return lambda: show_section(DatesSection(link, theme, almanac))


def missing(field: str) -> MissingLine:
    return MissingLine(Section.DATES, "Something is missing.", "S27", field)


def test_a_conference_is_recorded_as_held_with_the_outcomes_of_its_record(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN, Hazel=NONE)
    host = show_dates()
    section = host.section
    section.go_to(missing("held"))
    assert QApplication.focusWidget() is section.held.hold
    qtbot.keyClick(section.held.hold, Qt.Key.Key_Space)
    form = host.form
    assert isinstance(form, HeldForm)
    form.fields["core_group_on"].write("03/12/2026")
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle_link()
    kept = record.desk.ask(OpenConference(record.id))
    assert kept.state is ConferenceState.HELD
    assert {one.first_name: one.outcome for one in kept.children} == {"Rowan": PLAN, "Hazel": NONE}
    assert kept.core_groups[0].planned_on == date(2026, 12, 3)
    assert section.held.words.text().startswith("Held on Monday 23 November 2026 at 09:00")
    assert section.core_group.words.text() == "Thursday 3 December 2026."


def test_nobody_is_held_to_an_outcome_that_was_not_said(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN)
    host = show_dates()
    host.section.held.hold.click()
    host.form.keep()
    settle_link()
    assert "Say first what was decided for Hazel" in host.form.notice.sentence()
    assert record.shown().conference_state is not ConferenceState.HELD


def test_members_are_ticked_until_the_core_group_lacks_nobody(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.took_part("A. Sample", Participation.ATTENDED)
    record.hold()
    host = show_dates()
    group = host.section.core_group
    assert "It has no school" in group.lacking.text()
    assert group.members.go_to(str(record.person("A. Sample").id), "in_core_group")
    qtbot.keyClick(group.members, Qt.Key.Key_Space)
    settle_link()
    assert record.person("A. Sample").in_core_group
    assert "no school and" not in group.lacking.text()
    assert "health visitor" in group.lacking.text()


def test_a_member_who_was_not_there_is_added_in_the_empty_row(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.hold()
    host = show_dates()
    members = host.section.core_group.members
    assert members.go_to_new_row()
    qtbot.keyClicks(members, "B")
    tab, enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
    for words, key in ((". Sample", tab), ("Health visitor", tab), ("Health", enter)):
        editor = QApplication.focusWidget()
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, key)
    settle_link()
    added = record.person("B. Sample")
    assert (added.role, added.in_core_group, added.participation) == ("Health visitor", True, Participation.NOT_ASKED)


def test_a_member_whose_agency_nobody_said_stays_in_the_empty_row(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.hold()
    host = show_dates()
    members = host.section.core_group.members
    members.go_to_new_row()
    qtbot.keyClicks(members, "B")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle_link()
    assert "Enter the agency" in host.notice.sentence()
    assert members.cells.typed_in_new_row()["name"] == "B"


def test_why_somebody_is_left_out_keeps_itself(
    qtbot: QtBot,
    record: Any,
    show_dates: Callable[[], Any],
    settle_link: Callable[[], None],
) -> None:
    record.decide(Rowan=PLAN, Hazel=NONE)
    record.hold()
    host = show_dates()
    why = host.section.core_group.why
    why.editor.setFocus()
    qtbot.keyClicks(why.editor, "The school joins in January.")
    host.section.held.setFocus()
    why.keep_now()
    settle_link()
    assert record.shown().record.core_group.why == "The school joins in January."


def test_the_next_review_is_booked_right_here(qtbot: QtBot, record: Any, show_dates: Callable[[], Any]) -> None:
    record.decide(Rowan=PLAN, Hazel=NONE)
    record.hold()
    host = show_dates()
    review = record.shown().record.next_review
    assert host.section.next_review.due.text() == "To be booked by 23/02/2027"
    host.section.go_to(missing("next_review"))
    assert QApplication.focusWidget() is host.section.next_review.book
    qtbot.keyClick(host.section.next_review.book, Qt.Key.Key_Space)
    assert host.led == [("book", review.id)]


def test_without_a_plan_no_core_group_and_no_review_follow(record: Any, show_dates: Callable[[], Any]) -> None:
    record.decide(Rowan=NONE, Hazel=NONE)
    record.hold()
    section = show_dates().section
    assert section.core_group.isHidden()
    assert section.next_review.words.text() == "No review follows: no child has a plan after this conference."


def test_tab_goes_from_the_members_to_why_somebody_is_left_out(record: Any, show_dates: Callable[[], Any]) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.hold()
    section = show_dates().section
    section.core_group.members.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is section.core_group.why.box


def test_before_anything_was_decided_no_review_is_ruled_out(record: Any, show_dates: Callable[[], Any]) -> None:
    record.decide(Rowan=NONE)
    section = show_dates().section
    assert section.next_review.words.text() == OPEN
