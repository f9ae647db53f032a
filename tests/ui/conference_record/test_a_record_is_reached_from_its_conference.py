"""A record is reached from its conference and from Today; its page is whole at the smallest screen, and is left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from cpdesk.rows.conference_record import OpenRecord, RecordShown
from cpdesk.rows.drafts import DraftOf
from ui.conference_record.page import RecordPage
from ui.main_window import MainWindow
from ui.rooms import DIARY

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]


def conference_in_november(window: MainWindow, settled: Settled) -> int:
    """A conference of the demonstration that was held this month."""
    found: list[int] = []

    def look(shown: object) -> None:
        start = getattr(shown, "start_at", None)
        held = getattr(shown, "conference_state", "") == "held"
        if held and start is not None and (start.year, start.month) == (2026, 11):
            found.append(shown.conference_id)  # type: ignore[attr-defined]  # an answer to OpenRecord

    for number in range(500, 560):
        window.link.ask(OpenRecord(number), look, lambda _refusal: None)
    settled(window)
    return found[0]


def page_of(window: MainWindow) -> RecordPage:
    page = window.pages.page
    assert isinstance(page, RecordPage)
    return page


def test_the_record_is_opened_from_its_conference_and_left_with_escape(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    number = conference_in_november(window, settled)
    window.open_line("conference", number, "")
    settled(window)
    button = next(
        one for one in window.findChildren(QPushButton) if one.text() == "Record of the conference" and one.isVisible()
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settled(window)
    assert page_of(window).conference_id == number
    QTest.keyClick(page_of(window), Qt.Key.Key_Escape)
    settled(window)
    assert window.pages.page is None
    assert window.rooms.place() == DIARY


@pytest.mark.parametrize("due", ["record_due", "record_to_send", "tell_agency_role"])
def test_what_is_due_of_a_record_opens_it_from_today(open_window: Open, settled: Settled, due: str) -> None:
    window = open_window(invented=True)
    number = conference_in_november(window, settled)
    window.rooms.line_chosen.emit("conference", number, due)
    settled(window)
    assert page_of(window).conference_id == number


@pytest.mark.parametrize("points", [10.0, 15.0])
def test_no_section_is_cut_or_nameless_at_the_smallest_screen(
    open_window: Open, settled: Settled, points: float
) -> None:
    window = open_window(invented=True, points=points)
    window.open_line("record", conference_in_november(window, settled), "")
    settled(window)
    page = page_of(window)
    page.steps.begin()
    settled(window)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        settled(window)
        title = page.list.item(row).text()
        assert [one for one in shown(page) if reached(one) and not name_of(one)] == [], title
        assert [words_of(one) for one in shown(page) if is_cut(one)] == [], title
    assert window.width() == 1366


def shown(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.isVisible()]


def reached(widget: QWidget) -> bool:
    inner = isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def name_of(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken is not None else ""


def words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QPushButton) else ""


def is_cut(widget: QWidget) -> bool:
    if not words_of(widget):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width()) - 2
    return widget.width() < min(widget.minimumSizeHint().width(), widget.sizeHint().width()) - 1


def test_what_was_typed_last_is_kept_when_the_page_is_left_at_once(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    number = conference_in_november(window, settled)
    window.open_line("record", number, "")
    settled(window)
    page_of(window).steps.begin()
    settled(window)
    page_of(window).list.setCurrentRow(0)
    settled(window)
    front = page_of(window).sections.front()
    assert front is not None
    box = front.findChildren(QPlainTextEdit)[0]
    box.setFocus()
    QTest.keyClicks(box, "Typed at the last moment")
    window.go_to(DIARY)
    settled(window)
    records: list[RecordShown] = []
    drafts: list[object] = []
    window.link.ask(OpenRecord(number), records.append)
    window.link.ask(DraftOf(f"record-{number}-summary"), drafts.append)
    settled(window)
    assert records[0].record is not None
    assert records[0].record.summary == "Typed at the last moment"
    assert drafts == [None]
