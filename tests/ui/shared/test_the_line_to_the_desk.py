"""The line to the desk: everything in order in one thread, answers in the window's thread, nothing lost on the way."""

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.drafts import DraftOf, KeepDraft
from cpdesk.rows.refusals import Cancelled, Refusal
from cpdesk.rows.unit import AddDayNotWorked, DaysNotWorked, LastDone, Undo
from ui.shared.desk_link import UNEXPECTED, DeskLink

IN_2026 = DaysNotWorked(date(2026, 1, 1), date(2026, 12, 31))


class SlowDesk:
    """A real desk behind a gate, so that a test decides when it gets to work."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.gate = threading.Event()
        self.asked: list[object] = []

    def ask(self, question: object) -> Any:
        self.gate.wait(10)
        self.asked.append(question)
        return self._desk.ask(question)

    def do(
        self,
        request: object,
        *,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Any:
        self.gate.wait(10)
        self.asked.append(request)
        if cancelled is not None and cancelled():
            raise Cancelled
        return self._desk.do(request, progress=progress, cancelled=cancelled)


@pytest.fixture
def slow(sqlite_desk: Desk) -> SlowDesk:
    return SlowDesk(sqlite_desk)


@pytest.fixture
def slow_link(slow: SlowDesk, qapp: object, qtbot: QtBot) -> Iterator[DeskLink]:
    line = DeskLink()
    with qtbot.waitSignal(line.opened):
        line.open(lambda: slow)
    yield line
    slow.gate.set()
    line.close()


def test_an_answer_comes_in_the_windows_own_thread(link: DeskLink, qtbot: QtBot) -> None:
    got: list[tuple[int, threading.Thread]] = []
    link.ask(IN_2026, lambda days: got.append((len(days), threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(8, threading.main_thread())]


def test_a_busy_desk_gives_way_to_the_window_often(link: DeskLink, qtbot: QtBot) -> None:
    """Painting needs the interpreter again after every call of Qt, and would wait 5 ms each time for a busy desk."""
    link.ask(IN_2026, lambda _days: None)
    qtbot.waitUntil(link.is_idle)
    assert sys.getswitchinterval() < 0.001


def test_what_is_asked_before_the_desk_is_open_is_answered_when_it_is(sqlite_desk: Desk, qtbot: QtBot) -> None:
    line, got = DeskLink(), list[Any]()
    line.ask(LastDone(), got.append)
    assert not line.is_idle()
    line.open(lambda: sqlite_desk)
    qtbot.waitUntil(lambda: bool(got))
    line.close()


def test_a_refusal_reaches_the_form_that_asked(link: DeskLink, qtbot: QtBot) -> None:
    no: list[Refusal] = []
    link.do(AddDayNotWorked(date(2026, 12, 25), "Party"), refused=no.append)
    qtbot.waitUntil(lambda: bool(no))
    assert "Christmas Day" in str(no[0])


def test_a_refusal_that_nobody_takes_reaches_the_window(link: DeskLink, qtbot: QtBot) -> None:
    with qtbot.waitSignal(link.refused) as caught:
        link.do(Undo("no such operation"))
    assert isinstance(caught.args[0], Refusal)


def test_something_done_is_said_and_the_open_rooms_are_told(link: DeskLink, qtbot: QtBot) -> None:
    areas: list[str] = []
    link.changed.connect(areas.append)
    with qtbot.waitSignal(link.done) as said:
        link.do(AddDayNotWorked(date(2026, 12, 24), "Office closed"))
    qtbot.waitUntil(link.is_idle)
    assert "24 December 2026" in said.args[0].said
    assert set(areas) == {"days", "register", "lists", "diary", "today"}


def test_of_the_same_question_from_the_same_place_only_the_latest_is_answered(
    slow_link: DeskLink, slow: SlowDesk, qtbot: QtBot
) -> None:
    class Table(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.shown: list[Any] = []

        def show(self, days: tuple[Any, ...]) -> None:
            self.shown.append(days[0].on.year)

    table = Table()
    for year in (2020, 2021, 2022):
        slow_link.ask(DaysNotWorked(date(year, 1, 1), date(year, 12, 31)), table.show, latest=True)
    slow.gate.set()
    qtbot.waitUntil(slow_link.is_idle)
    assert table.shown == [2022]
    assert len(slow.asked) <= 2  # one may have been on its way; the one between was never asked


def test_every_keystroke_is_kept_but_a_busy_desk_writes_only_the_latest(
    slow_link: DeskLink, slow: SlowDesk, qtbot: QtBot
) -> None:
    for length in range(1, 101):
        slow_link.do(KeepDraft("a form", {"notes": "x" * length}))
    slow.gate.set()
    got: list[Any] = []
    slow_link.ask(DraftOf("a form"), got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0]["notes"] == "x" * 100
    assert sum(isinstance(one, KeepDraft) for one in slow.asked) <= 2


def test_closing_the_window_keeps_the_draft_that_was_just_typed(sqlite_desk: Desk, qtbot: QtBot) -> None:
    line = DeskLink()
    with qtbot.waitSignal(line.opened):
        line.open(lambda: _Borrowed(sqlite_desk))
    line.do(KeepDraft("a form", {"notes": "last words"}))
    line.close()
    assert sqlite_desk.ask(DraftOf("a form")) == {"notes": "last words"}


class _Borrowed:
    def __init__(self, desk: Desk) -> None:
        self.ask, self.do = desk.ask, desk.do


def test_cancel_stops_the_work_and_the_form_is_told(slow_link: DeskLink, slow: SlowDesk, qtbot: QtBot) -> None:
    no: list[Refusal] = []
    with qtbot.waitSignal(slow_link.working) as begun:
        slow_link.do(AddDayNotWorked(date(2026, 12, 24), "Closed"), refused=no.append, words="Adding a day")
    assert begun.args == ["Adding a day"]
    slow_link.stop()
    slow.gate.set()
    qtbot.waitUntil(lambda: bool(no))
    assert isinstance(no[0], Cancelled)


def test_unexpected_trouble_is_one_sentence_and_a_log_line_without_its_text(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        def ask(self, question: object) -> Any:
            raise KeyError("Rowan Ash-Sample")

        do = ask

    line = DeskLink(Broken)  # type: ignore[arg-type]  # a desk that only breaks
    with qtbot.waitSignal(line.troubled) as told:
        line.ask(LastDone(), lambda _answer: None)
    line.close()
    assert told.args == [UNEXPECTED]
    assert "KeyError in" in caplog.text
    assert "Rowan" not in caplog.text
    caplog.clear()


def test_an_answer_for_a_form_that_is_gone_is_dropped(slow_link: DeskLink, slow: SlowDesk, qtbot: QtBot) -> None:
    class Form(QObject):
        def take(self, *_answer: object) -> None:
            raise AssertionError("nobody is there any more")

    form = Form()
    slow_link.ask(LastDone(), form.take)
    slow_link.ask(LastDone(), partial(form.take, "what was asked"))
    with qtbot.waitSignal(form.destroyed):
        form.deleteLater()
    slow.gate.set()
    qtbot.waitUntil(slow_link.is_idle)


def test_the_line_goes_on_when_one_register_is_left_for_another(sqlite_desk: Desk, qtbot: QtBot) -> None:
    line, got = DeskLink(), list[Any]()
    with qtbot.waitSignal(line.opened):
        line.open(lambda: _Borrowed(sqlite_desk))
    with qtbot.waitCallback() as left:
        line.let_go(left)
    line.ask(LastDone(), got.append)
    with qtbot.waitSignal(line.opened):
        line.open(lambda: _Borrowed(sqlite_desk))
    qtbot.waitUntil(lambda: bool(got))
    line.close()
