"""A choice, tick, line or date of a record is kept once it was made, and never taken away while somebody writes."""

from enum import StrEnum
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.almanac import Almanac
from ui.shared.kept_field import KeptField, kept_choice, kept_date, kept_line, kept_tick
from ui.shared.theme import Theme


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"
    PLUM = "plum"


WORDS = {Fruit.APPLE: "Apple", Fruit.PEAR: "Pear", Fruit.PLUM: "Plum"}


class Page:
    """A box with another one to go on to, and what was sent."""

    def __init__(self, qtbot: QtBot, box: KeptField) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.box, self.next = box, QLineEdit()
        self.sent: list[tuple[Any, ...]] = []
        for part in (box, self.next):
            column.addWidget(part)
        box.keep.connect(lambda *what: self.sent.append(what))
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        box.editor.setFocus()

    def leave(self) -> None:
        self.next.setFocus()


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> Page:
    return Page(qtbot, kept_line("lives_at", "Lives at"))


def test_a_choice_is_sent_once_though_others_were_passed_on_the_way(qtbot: QtBot, theme: Theme) -> None:
    page = Page(qtbot, kept_choice("fruit", "Fruit", Fruit, WORDS))
    for _ in range(3):
        QTest.keyClick(page.box.editor, Qt.Key.Key_Down)
    assert page.sent == []
    qtbot.waitUntil(lambda: bool(page.sent), timeout=3000)
    assert page.sent == [("fruit", Fruit.PLUM, None)]
    page.leave()
    assert len(page.sent) == 1


def test_a_line_is_sent_when_the_keyboard_leaves_it_or_with_enter(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "12 Elm Row ")
    assert line.sent == []
    QTest.keyClick(line.box.editor, Qt.Key.Key_Return)
    assert line.sent == [("lives_at", "12 Elm Row", "")]
    line.leave()
    assert len(line.sent) == 1


def test_what_is_read_anew_never_takes_typed_words_away(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "12 Elm")
    line.box.show_value("Elsewhere")
    assert line.box.value() == "12 Elm"
    line.leave()
    assert line.sent == [("lives_at", "12 Elm", "")], "it stands on what was seen when it was begun"


def test_a_second_change_stands_on_the_first_before_it_is_read_back(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "A")
    QTest.keyClick(line.box.editor, Qt.Key.Key_Return)
    QTest.keyClicks(line.box.editor, "B")
    QTest.keyClick(line.box.editor, Qt.Key.Key_Return)
    assert line.sent == [("lives_at", "A", ""), ("lives_at", "AB", "A")]


def test_what_was_refused_stays_with_the_reason_and_is_sent_again(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "A")
    QTest.keyClick(line.box.editor, Qt.Key.Key_Return)
    line.box.was_refused("Agreed meanwhile.")
    line.box.show_value("")
    assert (line.box.value(), line.box.problem.text()) == ("A", "Agreed meanwhile.")
    line.leave()
    assert line.sent[-1] == ("lives_at", "A", "")


def test_theirs_is_taken_over_what_was_typed(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "Mine")
    line.box.take("Theirs")
    line.leave()
    assert (line.box.value(), line.sent) == ("Theirs", [])


def test_an_undo_is_shown_once_it_is_read(line: Page) -> None:
    QTest.keyClicks(line.box.editor, "A")
    QTest.keyClick(line.box.editor, Qt.Key.Key_Return)
    line.box.was_kept()
    line.box.show_value("A")
    line.box.show_value("")
    assert line.box.value() == ""
    assert not line.box.is_written_in()


def test_a_date_that_cannot_be_read_is_not_sent(qtbot: QtBot, theme: Theme, almanac: Almanac) -> None:
    page = Page(qtbot, kept_date("held_on", "Held on", theme, almanac))
    box: Any = page.box.editor
    box.box.setFocus()
    QTest.keyClicks(box.box, "31/2/2026")
    page.leave()
    assert page.sent == []
    assert page.box.is_written_in()
    box.box.setFocus()
    box.box.clear()
    QTest.keyClicks(box.box, "23/11/2026")
    page.leave()
    assert [(field, str(value), seen) for field, value, seen in page.sent] == [("held_on", "2026-11-23", None)]


def test_a_tick_is_sent_soon(qtbot: QtBot, theme: Theme) -> None:
    page = Page(qtbot, kept_tick("looked_after", "Looked after too"))
    QTest.keyClick(page.box.editor, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.sent == [("looked_after", True, False)], timeout=3000)
