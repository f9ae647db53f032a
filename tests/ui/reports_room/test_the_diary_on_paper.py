"""The card of the diary on paper, on a real desk, through the keyboard: preview, week, day, calendar file."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.records.database import Database
from cpdesk.records.model import Child, Conference, ConferenceChild, Family, Person, Room
from cpdesk.rows.people import AddChair, AddRoom
from cpdesk.rows.unit import AddDayNotWorked
from ui.reports_room.tab import ReportsTab
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk_with_diary(sqlite_database: Database) -> Desk:
    """A desk with a chair, a room, and an ICPC on Friday 27 November 2026."""
    desk = Desk(sqlite_database, who="pat", today=lambda: TODAY, now=lambda: NOW, tools=tools())
    desk.do(AddChair("P. Example"))
    desk.do(AddRoom("Room 1"))
    with Session(sqlite_database.engine) as session:
        family = Family(uuid=str(uuid4()), case_id="1042")
        session.add(family)
        session.flush()
        child = Child(uuid=str(uuid4()), family_id=family.id, first_name="Ivo", surname="Testperson")
        conference = Conference(
            uuid=str(uuid4()), kind="ICPC", state="provisional", family_id=family.id, on_day=date(2026, 11, 27),
            start_at=datetime(2026, 11, 27, 13, tzinfo=UTC), end_at=datetime(2026, 11, 27, 14, 30, tzinfo=UTC),
            chair_id=session.scalar(select(Person.id)), room_id=session.scalar(select(Room.id)),
            interpreter="Polish", children=1,
        )  # fmt: skip
        session.add_all([child, conference])
        session.flush()
        session.add(ConferenceChild(conference_id=conference.id, child_id=child.id))
        session.commit()
    return desk


@pytest.fixture
def opened() -> list[str]:
    """What the desktop was asked to open."""
    return []


@pytest.fixture
def tab(qtbot: QtBot, desk_with_diary: Desk, opened: list[str], tmp_path: Path, theme: Theme) -> Iterator[ReportsTab]:
    """The Reports tab, settled."""
    exports = tmp_path / "exports"
    exports.mkdir()
    link = DeskLink(lambda: desk_with_diary, almanac=Almanac(lambda: TODAY))
    outside = Outside(
        choose_folder=lambda _parent, _start: str(tmp_path),
        open_path=lambda path: not opened.append(path),
        documents=lambda: str(exports),
    )
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    room = ReportsTab(link, theme, Remembered(settings), outside=outside)
    qtbot.addWidget(room)
    room.resize(1366, 900)
    with qtbot.waitExposed(room):
        room.show()
    room.activateWindow()
    qtbot.waitUntil(lambda: room.week.whose.count() == 2 and link.is_idle())
    yield room
    link.close()


def press(qtbot: QtBot, tab: ReportsTab, wanted: QPushButton) -> None:
    qtbot.keyClick(wanted, ENTER)
    qtbot.waitUntil(tab._link.is_idle)
    QApplication.processEvents()


def test_the_week_of_today_is_offered_and_previewed(qtbot: QtBot, tab: ReportsTab, desk_with_diary: Desk) -> None:
    desk_with_diary.do(AddDayNotWorked(date(2026, 11, 25), "Invented closure"))
    assert "The week of Monday 23 November 2026." in tab.week.day.sentence.text()
    press(qtbot, tab, tab.week.preview)
    assert tab.sheet.isVisible()
    assert tab.sheet.card.heading.text() == "Conferences in the week of Monday 23 November 2026"
    model = tab.sheet.table.words
    row = [model.data(model.index(0, column)) for column in range(model.columnCount())]
    assert row == [
        "Fri 27 Nov 2026", "13:00–14:30", "ICPC", "1042", "I. T.", "Room 1", "P. Example", "", "0", "Provisional",
        "Interpreter: Polish",
    ]  # fmt: skip
    assert "Wednesday 25 November 2026: Invented closure." in tab.sheet._closed.text()
    assert tab.sheet.table.hasFocus()
    qtbot.keyClick(tab.sheet.table, Qt.Key.Key_Escape)
    assert tab.week.preview.hasFocus()


def test_the_week_is_saved_and_the_card_says_where(
    qtbot: QtBot, tab: ReportsTab, tmp_path: Path, opened: list[str]
) -> None:
    press(qtbot, tab, tab.week.save)
    written = tmp_path / "exports" / "Week sheet 2026-11-23.pdf"
    text = PdfReader(written).pages[0].extract_text()
    assert "1042" in text
    assert "Testperson" not in text
    assert tab.week.last.text() == f"Last saved: {written}"
    assert tab._remembered.value("reports/diary saved last", "") == str(written)
    press(qtbot, tab, tab.week.show_file)
    assert opened == [str(written)]


def test_the_day_sheet_is_of_the_day_that_is_typed(qtbot: QtBot, tab: ReportsTab, tmp_path: Path) -> None:
    tab.week.day.box.selectAll()
    qtbot.keyClicks(tab.week.day.box, "27/11/2026")
    press(qtbot, tab, tab.week.day_sheet)
    assert "I. T." in PdfReader(tmp_path / "exports" / "Day sheet 2026-11-27.pdf").pages[0].extract_text()


def test_what_is_no_date_gets_its_sentence_and_nothing_is_written(
    qtbot: QtBot, tab: ReportsTab, tmp_path: Path
) -> None:
    for typed in ("", "30/2/2026"):
        tab.week.day.box.setText(typed)
        press(qtbot, tab, tab.week.save)
        assert tab.week.day.sentence.property("kind") == "problem"
        assert tab.week.day.box.hasFocus()
        assert tab.week.day.box.text() == typed
    assert list((tmp_path / "exports").iterdir()) == []


@pytest.mark.parametrize("whose", ["P. Example", "Room 1"])
def test_a_chairs_or_a_rooms_diary_is_saved_as_a_calendar_file(
    qtbot: QtBot, tab: ReportsTab, tmp_path: Path, whose: str
) -> None:
    tab.week.whose.setFocus()
    qtbot.keyClicks(tab.week.whose, whose)
    assert tab.week.whose.currentText() == whose
    press(qtbot, tab, tab.week.calendar)
    (event,) = Calendar.from_ical((tmp_path / "exports" / f"Calendar {whose}.ics").read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "ICPC 1042"


def test_a_folder_that_went_away_can_be_chosen_anew(qtbot: QtBot, tab: ReportsTab, tmp_path: Path) -> None:
    (tmp_path / "exports").rmdir()
    press(qtbot, tab, tab.week.save)
    choose = next(one for one in tab.week.notice.findChildren(QPushButton) if one.text() == "Choose another folder")
    qtbot.keyClick(choose, ENTER)
    assert tab.week.goes_into.text() == f"Goes into {tmp_path}"
    press(qtbot, tab, tab.week.save)
    assert (tmp_path / "Week sheet 2026-11-23.pdf").is_file()


def test_everything_in_the_card_is_reached_by_tab_and_has_its_name(qtbot: QtBot, tab: ReportsTab) -> None:
    reached: list[QWidget] = []
    tab.week.day.box.setFocus()
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName()
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    card = tab.week
    wanted: list[Callable[[], None] | QWidget] = [
        card.day.box, card.save, card.preview, card.day_sheet, card.whose, card.calendar, card.choose,
    ]  # fmt: skip
    assert [one for one in reached if one in wanted] == wanted
