"""The forms of the diary that a record opens in its own panel: core group and next review get a date (S27, S38)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from cpdesk.rules.conferences import ConferenceOutcome
from cpdesk.rules.london import LONDON
from ui.diary.bookings.booking_form import BookingForm
from ui.diary.conferences.core_group_forms import PlanCoreGroupForm
from ui.record_doors import BOOK, CORE_GROUP, RecordDoors
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

PLAN = ConferenceOutcome.PLAN_MADE


@pytest.fixture
def open_form(qtbot: QtBot, link: DeskLink, theme: Theme, settle_link: Callable[[], None]) -> Callable[[str, int], Any]:
    """Opens a form about a conference as the record's page does."""
    opened: list[Any] = []
    holder = QObject()
    doors = RecordDoors(link, theme, opened.append, holder)

    def open_it(what: str, number: int) -> Any:
        assert doors.open(what, number)
        settle_link()
        form = opened[-1]
        qtbot.addWidget(form)
        form.show()
        form.open()
        settle_link()
        form.holder = holder
        return form

    return open_it


def test_the_core_group_gets_its_date_from_the_record(
    qtbot: QtBot, record: Any, open_form: Callable[[str, int], Any], settle_link: Callable[[], None]
) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.hold()
    form = open_form(CORE_GROUP, record.id)
    assert isinstance(form, PlanCoreGroupForm)
    form.fields["on"].write("03/12/2026")
    form.fields["place"].write("Family Centre")
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle_link()
    group = record.shown().record.core_group
    assert (group.planned_on, group.place) == (date(2026, 12, 3), "Family Centre")


def test_the_next_review_gets_its_date_from_the_record(
    qtbot: QtBot, record: Any, open_form: Callable[[str, int], Any], settle_link: Callable[[], None]
) -> None:
    record.decide(Rowan=PLAN, Hazel=PLAN)
    record.hold()
    form = open_form(BOOK, record.shown().record.next_review.id)
    assert isinstance(form, BookingForm)
    form.fields["start_at"].write(datetime(2027, 2, 15, 10, tzinfo=LONDON))
    for key, words in (("chair", "P. Example"), ("room", "Room 1")):
        form.fields[key].write(words)
    settle_link()
    qtbot.keyClick(form.keep_button, Qt.Key.Key_Space)
    settle_link()
    start = record.shown().record.next_review.start_at
    assert start is not None
    assert start.date() == date(2027, 2, 15)


def test_what_is_no_form_of_the_diary_is_left_to_the_window(link: DeskLink, theme: Theme) -> None:
    assert not RecordDoors(link, theme, lambda _form: None, QObject()).open("child_road", 1)
