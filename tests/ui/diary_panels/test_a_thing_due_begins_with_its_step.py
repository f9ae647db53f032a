"""From a line of Today: the form or the tick that it is about has the keyboard at once."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QScrollArea

from cpdesk.rows.booking import BookConference, HoldConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.requests import OpenRequest, RecordConsultation
from cpdesk.rows.unit import AddDayNotWorked
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import ThresholdOutcome
from ui.diary.bookings.move_form import MoveForm
from ui.diary.conferences.conference_pane import ConferencePane
from ui.diary.requests.request_pane import SENT_TO

THURSDAY = datetime(2026, 12, 3, 10, tzinfo=LONDON)


@pytest.fixture
def consulted(diary_desk, asked) -> int:
    """A request on which the duty chair was consulted; nobody was told yet."""
    number: int = asked(told=False)
    at = datetime(2026, 11, 20, 15, tzinfo=LONDON)
    version = diary_desk.ask(OpenRequest(number)).version
    diary_desk.do(RecordConsultation(number, version, "P. Example", "N. Invented", ThresholdOutcome.MET, at))
    return number


@pytest.fixture
def held(diary_desk, asked, clock) -> int:
    """A conference that was held today with a plan, its first core group without a date."""
    number: int = diary_desk.do(BookConference(THURSDAY, "P. Example", "Room 1", request_id=asked())).id
    clock.on, clock.at = date(2026, 12, 3), (18, 0)
    diary_desk.do(HoldConference(number))
    return number


def at_hand() -> str:
    here = QApplication.focusWidget()
    return here.accessibleName() if here is not None else ""


def test_a_conference_on_a_day_closed_since_begins_with_its_move(room, asked) -> None:
    number = room.desk.do(BookConference(THURSDAY, "P. Example", "Room 1", request_id=asked())).id
    room.desk.do(AddDayNotWorked(THURSDAY.date(), "Day of mourning", proclaimed=True))
    room.panels.open_conference(number)
    room.settle()
    assert "Thursday 3 December 2026 is not worked (Day of mourning): move it, or say why it stays." in room.said()
    room.panels.open_conference(number, "stands_on_closed_day")
    room.settle()
    assert isinstance(room.content(), MoveForm)


def test_a_request_to_consult_on_opens_the_consultation(room, asked) -> None:
    room.panels.open_request(asked(told=False), "duty_consult_due")
    room.settle()
    assert room.form().title == "Record the consultation"


def test_the_four_are_ticked_one_after_the_other(room, consulted) -> None:
    room.panels.open_request(consulted, "tell_outcome")
    room.settle()
    for words in SENT_TO.values():
        assert at_hand() == words
        box = QApplication.focusWidget()
        assert isinstance(box, QCheckBox)
        assert box.visibleRegion().boundingRect().height() > 0
        QTest.keyClick(box, Qt.Key.Key_Space)
        room.settle()
    assert at_hand() == "Book the conference"
    assert room.desk.ask(OpenRequest(consulted)).state == "awaiting_booking"


def test_who_was_told_is_the_next_step_of_a_request_until_it_is_ticked(room, consulted) -> None:
    room.panels.open_request(consulted)
    room.settle()
    assert at_hand() == "Say who was told"
    room.press("Say who was told")
    assert at_hand() == "The social worker has the email"


@pytest.mark.parametrize(
    ("due", "title"),
    [("record_due", "Record sent out"), ("first_core_due", "Plan the core group")],
)
def test_what_follows_a_conference_opens_its_form(room, held, due: str, title: str) -> None:
    room.panels.open_conference(held, due)
    room.settle()
    assert room.form().title == title


def test_a_conference_is_recorded_as_held_on_its_day_and_not_before(room, diary_desk, asked) -> None:
    number = diary_desk.do(BookConference(THURSDAY, "P. Example", "Room 1", request_id=asked())).id
    room.panels.open_conference(number, "mark_held")
    room.settle()
    assert isinstance(room.content(), ConferencePane)
    room.clock.on = date(2026, 12, 3)
    room.panels.open_conference(number, "mark_held")
    room.settle()
    assert "held" in room.form().title


def test_after_a_drag_the_keyboard_stands_in_sight_on_what_is_missing(room, asked) -> None:
    room.window.resize(1366, 520)
    room.panels.book(request_id=asked(), at=THURSDAY)
    room.settle()
    here = QApplication.focusWidget()
    assert here is room.box("room")
    assert here.visibleRegion().boundingRect().height() == here.height()


def test_after_a_move_the_next_step_is_to_say_who_was_told_until_somebody_was(room, diary_desk, asked) -> None:
    number = diary_desk.do(BookConference(THURSDAY, "P. Example", "Room 1", request_id=asked())).id
    later = THURSDAY.replace(day=4)
    version = diary_desk.ask(OpenConference(number)).version
    diary_desk.do(MoveConference(number, version, later, "The school is closed."))
    room.panels.open_conference(number)
    room.settle()
    assert at_hand() == "Say who was told"
    assert ".)" not in room.said()
    room.press("Say who was told")
    room.type_into("who", "N. Invented")
    room.choose("how", "By")
    room.keep()
    assert at_hand() == "Invitations"


def test_the_suggestion_that_enter_would_take_is_marked(room, asked) -> None:
    room.panels.book(request_id=asked())
    room.settle()
    suggested = room.form().slots.list
    assert suggested.selectedItems() == []
    suggested.setFocus()
    assert [suggested.row(item) for item in suggested.selectedItems()] == [0]


def test_a_pane_opens_with_its_name_in_sight(room, held) -> None:
    for _again in range(2):
        room.panels.open_conference(held)
        room.settle()
        bar = room.side.findChild(QScrollArea).verticalScrollBar()
        assert bar.maximum() > 0
        assert bar.value() == 0
