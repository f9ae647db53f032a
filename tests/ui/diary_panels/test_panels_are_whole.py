"""Every panel says what each of its widgets is, and no word of it is cut, with long names and larger text."""

from datetime import datetime

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpdesk.rows.booking import BookConference
from cpdesk.rows.diary import Slot
from cpdesk.rules.london import LONDON
from ui.diary.bookings.slot_list import SlotList
from ui.shared.theme import Theme

AT = datetime(2026, 12, 3, 10, tzinfo=LONDON)
LONG = "Featherstonehaugh-Testerton"


def nameless(window: QWidget) -> list[str]:
    """Each widget that takes the keyboard and says nothing of itself."""
    return [type(one).__name__ for one in window.findChildren(QWidget) if reached(one) and not name_of(one)]


def reached(widget: QWidget) -> bool:
    inner = isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox)
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def name_of(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken is not None else ""


def cut(window: QWidget) -> list[str]:
    """The words of every label and button that have less room than they need."""
    parts = [one for one in window.findChildren(QWidget) if isinstance(one, QLabel | QPushButton | QCheckBox)]
    return [one.text() for one in parts if one.isVisible() and one.text() and is_cut(one)]


def is_cut(part: QLabel | QAbstractButton) -> bool:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width()) - 2
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        inside = QRect(0, 0, area.viewport().width() + 1, 100_000)
        left = part.mapTo(area.widget(), part.rect().topLeft()).x()
        if left + part.width() > inside.width():
            return True
    return part.width() < part.minimumSizeHint().width() - 1


@pytest.mark.parametrize("points", [10.0, 15.0])
def test_every_panel_is_named_and_whole(room, asked, theme: Theme, qapp: QApplication, points: float) -> None:
    theme.apply(qapp, dark=False, point_size=points)
    request = asked("Bartholomew-Maximilian", "Willow", surname=LONG)
    other = asked("Rowan", surname=f"Other-{LONG}")
    at = datetime(2026, 12, 3, 10, tzinfo=LONDON)
    number = room.desk.do(BookConference(at, "P. Example", "Room 1", request_id=request)).id
    panels = room.panels
    for open_it in (
        panels.new_request,
        lambda: panels.open_request(other),
        lambda: panels.book(other, at=at.replace(day=8)),
        panels.book,
        lambda: panels.open_conference(number),
        lambda: panels.move(number, at.replace(day=4)),
        panels.away,
        lambda: panels.invitations(number),
    ):
        open_it()
        room.settle()
        assert nameless(room.window) == []
        assert cut(room.window) == [], room.content()
        assert (room.window.width(), room.window.height()) == (1366, 768)


@pytest.mark.parametrize("points", [10.0, 15.0])
def test_no_line_of_a_suggested_time_is_cut(qtbot: QtBot, theme: Theme, qapp: QApplication, points: float) -> None:
    theme.apply(qapp, dark=False, point_size=points)
    slots = SlotList()
    qtbot.addWidget(slots)
    slots.show()
    why = (
        "day 15 of 15: in time", "7 working days' notice kept", "A. Specimen is free", "Room 2 is free",
        "conference 1 of at most 2 for A. Specimen that day",
    )  # fmt: skip
    slots.show_slots([Slot(AT, AT, 1, "A. Specimen", 1, "Room 2", 15, in_time=True, notice_kept=True, reasons=why)])
    item = slots.list.item(0)
    for width in range(320, 480):
        slots.resize(width, 400)
        slots.list.doItemsLayout()
        qapp.processEvents()
        inside = slots.list.visualItemRect(item).adjusted(11, 5, -11, -5)  # padding, and the margin of the text
        needed = slots.list.fontMetrics().boundingRect(inside, int(Qt.TextFlag.TextWordWrap), item.text())
        assert needed.height() <= inside.height(), width


def test_what_is_missing_is_scrolled_into_sight(room) -> None:
    room.window.resize(1366, 520)
    room.panels.new_request()
    room.settle()
    form = room.form()
    area = form.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    form.keep()
    room.settle()
    said = next(field.problem for field in form.fields.values() if field.problem.text())
    seen = area.viewport().rect()
    assert seen.contains(said.mapTo(area.viewport(), said.rect().topLeft()))
    assert seen.contains(said.mapTo(area.viewport(), said.rect().bottomLeft()))
