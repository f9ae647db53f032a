"""The date box: typed as people write dates, said back in words, never changed behind somebody's back."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.almanac import Almanac
from ui.shared.date_field import DateField
from ui.shared.month_calendar import MonthCalendar
from ui.shared.theme import Theme


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, almanac: Almanac) -> DateField:
    form = QWidget()
    column = QVBoxLayout(form)
    box = DateField(theme, almanac)
    column.addWidget(box)
    column.addWidget(QLineEdit())
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.box.hasFocus)
    box.form = form  # keeps it alive
    return box


@pytest.mark.parametrize(
    ("typed", "understood", "said"),
    [
        ("27/11/26", date(2026, 11, 27), "Friday 27 November 2026, in 4 working days."),
        ("+10wd", date(2026, 12, 7), "Monday 7 December 2026, in 10 working days."),
        ("today", date(2026, 11, 23), "Monday 23 November 2026, today."),
        ("20 nov", date(2026, 11, 20), "Friday 20 November 2026, 1 working day ago."),
    ],
)
def test_a_typed_date_is_said_in_words_beneath(
    field: DateField, qtbot: QtBot, typed: str, understood: date, said: str
) -> None:
    qtbot.keyClicks(field.box, typed)
    assert field.date() == understood
    assert field.sentence.text() == said
    assert field.box.text() == typed


def test_what_cannot_be_read_stays_as_it_was_typed_and_says_what_is_wrong(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.box, "13/13")
    assert field.sentence.property("kind") == "quiet"
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    assert field.box.text() == "13/13"
    assert field.date() is None
    assert field.problem() == "There is no month 13."
    assert field.sentence.text() == "There is no month 13."
    assert field.sentence.property("kind") == "problem"


def test_leaving_the_box_writes_the_date_in_full(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.box, "+2w")
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    assert field.box.text() == "07/12/2026"


def test_ctrl_d_puts_todays_date(field: DateField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.typed):
        qtbot.keyClick(field.box, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert field.date() == date(2026, 11, 23)


def test_a_day_that_is_not_worked_is_a_thing_to_look_at_not_a_refusal(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.box, "25/12/2026")
    assert field.date() == date(2026, 12, 25)
    assert "Christmas Day" in field.sentence.text()
    assert field.sentence.property("kind") == "amber"


def test_a_form_adds_what_the_date_means_for_it(field: DateField, qtbot: QtBot) -> None:
    field.set_context(lambda on: (f"Day {on.day} of 15 working days.", on.day > 25))
    qtbot.keyClicks(field.box, "24/11")
    assert field.sentence.text().endswith("Day 24 of 15 working days.")
    assert field.sentence.property("kind") == "quiet"
    field.setText("27/11")
    assert field.sentence.property("kind") == "amber"


def test_a_draft_keeps_the_day_that_was_meant_not_the_counting(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.box, "+1d")
    assert field.text() == "24/11/2026"
    field.setText("soon")
    assert field.text() == "soon"


def test_date_changed_is_told_once_for_each_change(field: DateField, qtbot: QtBot) -> None:
    told: list[date | None] = []
    field.dateChanged.connect(told.append)
    qtbot.keyClicks(field.box, "mon")
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    field.setDate(None)
    assert told == [date(2026, 11, 23), None]


def test_the_calendar_opens_by_key_and_a_chosen_day_stands_in_the_box(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClick(field.box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = field.findChild(MonthCalendar)
    assert month is not None
    calendar = month.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2026, 11, 23)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Return)
    assert field.date() == date(2026, 11, 24)


@pytest.mark.parametrize("dark", [False, True])
def test_weekends_in_the_calendar_are_quiet_and_never_red(
    theme: Theme, almanac: Almanac, qapp: object, dark: bool
) -> None:
    theme.apply(qapp, dark, 10.0)  # type: ignore[arg-type]  # pytest-qt gives the application without its type
    month = MonthCalendar(theme, almanac)
    month.open_beneath(month, date(2026, 12, 7))
    calendar = month.findChild(QCalendarWidget)
    assert calendar is not None
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        shade = calendar.weekdayTextFormat(day).foreground().color()
        assert shade.name().upper() == theme.colours.quiet
    assert calendar.dateTextFormat(QDate(2026, 12, 25)).toolTip() == "Christmas Day"
    month.close()
    theme.apply(qapp, False, 10.0)  # type: ignore[arg-type]  # as above
