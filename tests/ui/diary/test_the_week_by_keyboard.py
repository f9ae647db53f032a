"""The diary through the keyboard: walking, opening, proposing another time, narrowing, other views."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.marks import Mark
from cpdesk.rows.people import AddAway, ChairsAndRooms
from cpdesk.rules.london import LONDON
from ui.diary.bookings.proposal import Proposal
from ui.diary.grid.columns import day_columns
from ui.diary.grid.layout import PlacedCard
from ui.diary.legend import Sort
from ui.diary.tab import DiaryTab
from ui.diary.views import View
from ui.diary.waiting_list import heading_of
from ui.shared.forms.form import Form

Room = Callable[..., DiaryTab]
Booked = Callable[..., int]
Settled = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def press(tab: DiaryTab, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = tab.focusWidget() or tab
    QTest.keyClick(widget, key, modifier)


def test_arrows_walk_through_the_week_and_say_each_card(booked: Booked, room: Room) -> None:
    booked("Sampleton", at(25, 9, 30))
    booked("Trialwood", at(25, 13))
    booked("Mockford", at(26, 10), "R. Sample", "Room 2")
    tab = room()
    grid = tab.view.grid
    assert grid.accessibleName().startswith("Initial conference, Sampleton, 1 child. Wednesday 25 November 2026")
    press(tab, Qt.Key.Key_Down)
    assert "Trialwood" in grid.accessibleName()
    press(tab, Qt.Key.Key_Right)
    assert "Mockford" in grid.accessibleName()
    assert "Provisional" in grid.accessibleName()
    press(tab, Qt.Key.Key_Left)
    assert "Sampleton" in grid.accessibleName()


def test_enter_opens_the_conference_in_the_panel(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    press(tab, Qt.Key.Key_Return)
    settled()
    assert tab.side.isVisible()
    assert tab.side.accessibleName() == "Conference"


def test_ctrl_and_arrows_propose_and_enter_hands_the_proposal_to_the_panel(
    booked: Booked, room: Room, settled: Settled, unit: Desk
) -> None:
    number = booked("Sampleton", at(25, 9, 30))
    tab = room()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(tab, key, CONTROL)
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.lines == ("Press Enter to move", "ICPC Sampleton", "Thu 26 Nov, 10:00", "day 8 of 15: in time")
    press(tab, Qt.Key.Key_Return)
    settled()
    assert tab.side.isVisible()
    assert "Move" in tab.side.accessibleName()
    assert unit.ask(OpenConference(number)).start_at == at(25, 9, 30)  # a proposal keeps nothing


def test_escape_lets_the_proposal_go(booked: Booked, room: Room) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    press(tab, Qt.Key.Key_Down, CONTROL)
    assert tab.view.grid.ghost() is not None
    press(tab, Qt.Key.Key_Escape)
    assert tab.view.grid.ghost() is None


def test_a_proposal_beyond_friday_goes_on_to_monday(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Sampleton", at(27, 9, 30))
    tab = room()
    press(tab, Qt.Key.Key_Right, CONTROL)
    settled()
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.start == at(30, 9, 30)
    assert tab.view.head.heading.text() == "30 November to 4 December 2026"


def test_a_proposal_says_who_is_taken_and_who_is_away(booked: Booked, room: Room, unit: Desk) -> None:
    booked("Sampleton", at(25, 9, 30))
    booked("Trialwood", at(26, 9, 30))
    unit.do(AddAway("P. Example", date(2026, 11, 27), date(2026, 11, 27)))
    tab = room()
    press(tab, Qt.Key.Key_Right, CONTROL)
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.lines[-1] == "P. Example has another conference then"
    press(tab, Qt.Key.Key_Right, CONTROL)
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.lines[-1] == "P. Example is away"


def test_dragging_a_card_with_the_mouse_proposes_and_drops(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    grid = tab.view.grid
    start = (grid.placed().items[0].box.center() + QPointF(grid.axis(), grid.head())).toPoint()
    there = start + QPoint(round(grid.placed().columns[3].width), 0)
    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for place in (start + (there - start) / 2, there):
        QTest.mouseMove(view, place)
    ghost = grid.ghost()
    assert ghost is not None
    assert ghost.lines[:3] == ("Drop to move", "ICPC Sampleton", "Thu 26 Nov, 09:30")
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there)
    settled()
    assert "Move" in tab.side.accessibleName()


def test_a_waiting_card_dropped_on_the_week_opens_its_booking(
    waits: Callable[..., int], room: Room, settled: Settled
) -> None:
    waits("Sample-Ng")
    tab = room()
    grid, waiting = tab.view.grid, tab.waiting.list
    column = grid.placed().columns[4]
    place = QPointF(grid.axis() + column.left + 20, grid.head() + grid.placed().hours.y(13 * 60) + 2)
    carried = waiting.waiting.mimeData([waiting.waiting.index(0)])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    said: list[tuple[str, ...]] = []
    grid.dropped.connect(lambda ghost: said.append(ghost.lines))
    QApplication.sendEvent(grid.viewport(), QDragEnterEvent(place.toPoint(), copy, carried, left, plain))
    assert grid.ghost() is not None
    QApplication.sendEvent(grid.viewport(), QDropEvent(place, copy, carried, left, plain))
    settled()
    assert said == [("Drop to book", "ICPC Sample-Ng", "Fri 27 Nov, 13:00", "day 9 of 15: in time")]
    assert tab.side.isVisible()


def test_enter_on_a_waiting_card_books_it(waits: Callable[..., int], room: Room, settled: Settled) -> None:
    waits("Sample-Ng")
    tab = room()
    tab.waiting.list.setFocus()
    card = tab.waiting.list.chosen()
    assert card is not None
    assert heading_of(card) == "Sample-Ng, 1 child"
    press(tab, Qt.Key.Key_Return)
    settled()
    assert tab.side.isVisible()
    assert "Book" in tab.side.accessibleName()


def test_alt_and_arrows_step_by_weeks_and_t_comes_back(room: Room, settled: Settled) -> None:
    tab = room()
    press(tab, Qt.Key.Key_Right, ALT)
    settled()
    assert tab.view.head.heading.text() == "30 November to 4 December 2026"
    press(tab, Qt.Key.Key_Left, ALT)
    press(tab, Qt.Key.Key_Left, ALT)
    settled()
    assert tab.view.head.heading.text() == "16 to 20 November 2026"
    press(tab, Qt.Key.Key_T)
    settled()
    assert tab.view.head.heading.text() == "23 to 27 November 2026"


def test_an_empty_week_says_who_waits_and_what_to_do(waits: Callable[..., int], room: Room, settled: Settled) -> None:
    waits("Sample-Ng")
    waits("Mocksmith")
    tab = room()
    assert tab.view.empty.label.text() == "No conferences this week. 2 are waiting for a date."
    tab.view.empty.button.click()
    settled()
    assert tab.side.isVisible()


def test_a_chip_narrows_and_says_so_until_it_is_cleared(booked: Booked, room: Room) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    head = tab.view.head
    counted: list[str] = []
    tab.counted.connect(counted.append)
    head.chips[Sort.REVIEW].click()
    assert head.shown.text() == "0 of 1 shown"
    assert tab.view.grid.placed().items == ()
    assert tab.view.empty.label.text() == "Nothing this week matches the filter."
    assert counted[-1] == "0 of 1 conference this week · 0 waiting"
    tab.view.grid.setFocus()
    press(tab, Qt.Key.Key_Escape)
    assert not head.shown.isVisible()
    assert len(tab.view.grid.placed().items) == 1


def test_day_by_chair_has_every_chair_and_hatches_who_is_away(
    booked: Booked, room: Room, settled: Settled, unit: Desk
) -> None:
    booked("Sampleton", at(25, 9, 30))
    unit.do(AddAway("T. Testcase", date(2026, 11, 25), date(2026, 11, 25)))
    tab = room()
    tab.view.open_day(date(2026, 11, 25))
    settled()
    columns = [one.column for one in tab.view.grid.placed().columns]
    told = [(column.heading, column.under, column.closed) for column in columns]
    assert told == [
        ("P. Example", "1 conference", ""),
        ("R. Sample", "free", ""),
        ("T. Testcase", "free", "on leave"),
    ]
    tab.view.grid.setFocus()
    press(tab, Qt.Key.Key_Right, CONTROL)
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.lines[3] == "R. Sample"
    assert ghost.chair_id == columns[1].chair_id


def test_day_by_room_shows_where_each_conference_is(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Sampleton", at(25, 9, 30), "P. Example", "Room 2")
    tab = room()
    box = tab.view.head.view
    box.setFocus()
    QTest.keyClicks(box, "Day by room")
    tab.view.go_to_day(date(2026, 11, 25))
    settled()
    assert tab.view.shown.view is View.BY_ROOM
    found = [(one.column.heading, len(one.column.cards)) for one in tab.view.grid.placed().columns]
    assert found == [("Room 1", 0), ("Room 2", 1), ("Teams", 0)]


def test_the_month_counts_and_enter_opens_the_day(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    tab.view.choose_view(View.MONTH)
    settled()
    tab.view.month.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(tab, key)
    assert tab.view.month.accessibleName() == "Wednesday 25 November 2026. 1 conference."
    press(tab, Qt.Key.Key_Return)
    settled()
    assert tab.view.shown.view is View.BY_CHAIR
    assert tab.view.head.heading.text() == "Wednesday 25 November 2026"


def test_the_list_has_the_same_actions(booked: Booked, room: Room, settled: Settled) -> None:
    booked("Trialwood", at(26, 10))
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    tab.view.choose_view(View.LIST)
    settled()
    tab.view.list.setFocus()
    first = [tab.view.list.words.index(0, place).data() for place in range(4)]
    assert first == ["Wed 25/11/2026", "09:30 to 11:00", "ICPC", "Sampleton"]
    press(tab, Qt.Key.Key_M)
    settled()
    assert "Move" in tab.side.accessibleName()
    tab.side.put_away()
    press(tab, Qt.Key.Key_B)
    settled()
    assert tab.side.accessibleName() == "Book a conference"


def test_the_view_and_the_filter_are_remembered_without_a_name(
    booked: Booked, room: Room, settled: Settled, window_settings: QSettings, unit: Desk
) -> None:
    booked("Sampleton", at(25, 9, 30))
    tab = room()
    tab.view.choose_view(View.LIST)
    chair = tab.view.head.chair
    chair.setCurrentIndex(chair.findText("R. Sample"))
    settled()
    again = room()
    settled()
    assert again.view.shown.view is View.LIST
    assert again.view.head.chair.currentText() == "R. Sample"
    assert again.view.head.shown.text() == "0 of 1 shown"
    kept = " ".join(f"{key}={window_settings.value(key)}" for key in window_settings.allKeys())
    assert "Sampleton" not in kept


def test_what_is_booked_elsewhere_appears_at_once(
    booked: Booked, waits: Callable[..., int], room: Room, qtbot: QtBot
) -> None:
    tab = room()
    booked("Sampleton", at(25, 9, 30))
    tab._link.changed.emit("diary")
    qtbot.waitUntil(lambda: any(isinstance(one, PlacedCard) for one in tab.view.grid.placed().items))


@pytest.mark.parametrize("size", [(1366, 600), (1280, 560)])
def test_the_head_row_fits_small_screens(room: Room, size: tuple[int, int]) -> None:
    tab = room(size=size)
    assert tab.width() == size[0]
    head = tab.view.head
    for part in (head.today, head.heading, *head.chips.values(), head.chair, head.view, head.book):
        right = part.mapTo(tab, part.rect().topRight()).x()
        assert right <= tab.width()
        assert part.width() >= part.minimumSizeHint().width() - 1


def test_a_day_without_chairs_or_rooms_still_shows_its_conferences(card: Callable[..., object], room: Room) -> None:
    tab = room()
    diary = tab.reading.diary
    assert diary is not None
    lone = [card(1, chair_id=None, chair="", room_id=None, room="")]
    calendar = tab._link.almanac.calendar()
    found = day_columns(View.BY_ROOM, diary, lone, tab.reading.bookable, calendar)  # type: ignore[arg-type]  # made by hand
    assert (found[-1].heading, found[-1].under) == ("No room yet", "1 conference")


def test_a_time_chosen_in_the_form_is_shown_in_its_week(
    waits: Callable[..., int], room: Room, settled: Settled, qtbot: QtBot
) -> None:
    waits("Sample-Ng")
    tab = room()
    start = at(2, 9, 30, month=12)
    tab.panels.proposed.emit(
        Proposal(start, at(2, 11, month=12), "ICPC", "Sample-Ng", "day 12 of 15: in time", Mark.NEUTRAL)
    )
    settled()
    assert tab.view.head.heading.text() == "30 November to 4 December 2026"
    ghost = tab.view.grid.ghost()
    assert ghost is not None
    assert ghost.lines == ("Not kept yet", "ICPC Sample-Ng", "Wed 2 Dec, 09:30", "day 12 of 15: in time")
    tab.panels.proposed.emit(None)
    assert tab.view.grid.ghost() is None


def test_beside_a_form_the_week_keeps_room_for_its_days(
    waits: Callable[..., int], room: Room, settled: Settled
) -> None:
    waits("Sample-Ng")
    tab = room(size=(1280, 560))
    tab.waiting.list.setFocus()
    press(tab, Qt.Key.Key_Return)
    settled()
    assert tab.side.isVisible()
    assert not tab.waiting.isVisible()
    tab.panels.put_away()
    assert tab.waiting.isVisible()


def test_a_proposal_becomes_a_booking_and_stands_in_the_week(
    waits: Callable[..., int], room: Room, settled: Settled, unit: Desk, qtbot: QtBot
) -> None:
    request = waits("Sample-Ng")
    tab = room()
    bookable = unit.ask(ChairsAndRooms())
    tab.panels.book(request, None, at(4, 13, month=12), bookable.chairs[0].id, bookable.rooms[0].id)
    qtbot.waitUntil(lambda: tab.view.grid.ghost() is not None)
    form = tab.side.content()
    assert isinstance(form, Form)
    settled()
    qtbot.keyClick(form, Qt.Key.Key_S, CONTROL)
    settled()
    settled()
    assert tab.view.head.heading.text() == "30 November to 4 December 2026"
    shown = [item.card for item in tab.view.grid.placed().items if isinstance(item, PlacedCard)]
    assert [(one.family, one.start_at.astimezone(LONDON)) for one in shown] == [("Sample-Ng", at(4, 13, month=12))]
    assert tab.view.grid.ghost() is None
    assert tab.waiting.list.waiting.rowCount() == 0


def test_a_unit_without_chairs_is_told_where_to_add_them(room: Room, settled: Settled) -> None:
    tab = room()
    tab.view.choose_view(View.BY_CHAIR)
    settled()
    assert tab.view.empty.label.text() == "No chairs are entered yet. Add them in Settings."
    tab.view.empty.button.click()
    settled()
    assert tab.view.shown.view is View.WEEK


def test_what_cannot_be_read_is_said_with_a_way_to_read_again(room: Room) -> None:
    tab = room()
    tab.reading.refused.emit("The register is closed. Open it and try again.")
    assert tab.view.notice.sentence() == "The register is closed. Open it and try again."
    tab.view.grid.setFocus()
    press(tab, Qt.Key.Key_Escape)
    assert tab.view.notice.sentence() == ""
