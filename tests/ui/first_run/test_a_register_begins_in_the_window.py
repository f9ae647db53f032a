"""The first start: three buttons, a recovery key on paper, and no box in front of the window."""

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.first_run.choices import LOOK_ROUND, OPEN_EXISTING, START_EMPTY
from ui.main_window import MainWindow

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]
ENTER = Qt.Key.Key_Return


def written_key(window: MainWindow) -> str:
    """The key as somebody would write it on paper."""
    groups = [
        label for label in window.way_in.write_down.findChildren(QLabel) if label.accessibleName().startswith("Group")
    ]
    return " ".join(label.text() for label in groups)


def begin(window: MainWindow, qtbot: QtBot, settled: Settled, *, leicester: bool = True) -> str:
    """Starts a register of one's own up to the recovery key, by keyboard; gives the key."""
    qtbot.keyClick(window.way_in.choices._buttons[START_EMPTY], Qt.Key.Key_Space)
    form = window.way_in.choices.begin_form
    if not leicester:
        form.empty.setChecked(True)
    qtbot.keyClick(form.name, ENTER)
    settled(window)
    qtbot.waitUntil(window.way_in.write_down.isVisible)
    return written_key(window)


def type_back(window: MainWindow, qtbot: QtBot, key: str) -> None:
    qtbot.keyClick(window.way_in.write_down.go_on, Qt.Key.Key_Space)
    qtbot.keyClicks(window.way_in.type_back.box, key)
    qtbot.keyClick(window.way_in.type_back.box, ENTER)


def test_there_are_three_ways_to_begin_and_nothing_that_could_not_work(open_window: Open) -> None:
    window = open_window()
    assert list(window.way_in.choices._buttons) == [LOOK_ROUND, START_EMPTY, OPEN_EXISTING]
    assert window.way_in.choices.isVisible()
    assert not window.tabs.isVisible()
    assert not window.head.find_box.isVisible()
    assert QApplication.activeModalWidget() is None


def test_looking_round_asks_for_no_key_and_shows_the_banner(open_window: Open, qtbot: QtBot, settled: Settled) -> None:
    window = open_window()
    with qtbot.waitSignal(window.register_open, timeout=30_000):
        qtbot.keyClick(window.way_in.choices._buttons[LOOK_ROUND], Qt.Key.Key_Space)
    settled(window)
    assert window.banner.isVisible()
    assert window.tabs.isVisible()


def test_a_register_opens_when_its_recovery_key_was_typed_back(
    open_window: Open, qtbot: QtBot, settled: Settled
) -> None:
    window = open_window()
    key = begin(window, qtbot, settled)
    assert len(key.split()) == 13
    with qtbot.waitSignal(window.register_open, timeout=30_000):
        type_back(window, qtbot, key.lower().replace(" ", ""))
    settled(window)
    assert not window.banner.isVisible()


def test_a_key_that_differs_is_refused_and_what_was_typed_stays(
    open_window: Open, qtbot: QtBot, settled: Settled
) -> None:
    window = open_window()
    begin(window, qtbot, settled)
    type_back(window, qtbot, "AAAAA BBBBB")
    settled(window)
    assert "13 groups" in window.way_in.type_back.problem.text()
    assert window.way_in.type_back.box.text() == "AAAAA BBBBB"
    assert not window.tabs.isVisible()


def test_a_register_whose_key_was_never_typed_back_asks_again_at_the_next_start(
    open_window: Open, qtbot: QtBot, settled: Settled
) -> None:
    first = open_window()
    key = begin(first, qtbot, settled)
    first.close()
    again = open_window()
    qtbot.waitUntil(again.way_in.write_down.isVisible)
    assert written_key(again) == key


def test_a_register_whose_key_is_lost_opens_with_the_key_from_paper(
    open_window: Open, qtbot: QtBot, settled: Settled, own_home: Path
) -> None:
    first = open_window()
    key = begin(first, qtbot, settled)
    with qtbot.waitSignal(first.register_open, timeout=30_000):
        type_back(first, qtbot, key)
    settled(first)
    first.close()
    (own_home / "config" / "keys").unlink()
    again = open_window()
    qtbot.waitUntil(again.way_in.key_missing.isVisible)
    qtbot.keyClicks(again.way_in.key_missing.box, key)
    with qtbot.waitSignal(again.register_open, timeout=30_000):
        qtbot.keyClick(again.way_in.key_missing.box, ENTER)
    settled(again)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(open_window: Open, qtbot: QtBot, settled: Settled) -> None:
    window = open_window()
    qtbot.keyClick(window.way_in.choices._buttons[OPEN_EXISTING], Qt.Key.Key_Space)
    form = window.way_in.choices.open_form
    qtbot.keyClicks(form.where, "/nowhere/register.db")
    qtbot.keyClick(form.where, ENTER)
    settled(window)
    assert window.way_in.notice.sentence().startswith("There is no file")
    assert form.where.text() == "/nowhere/register.db"


def test_a_register_that_was_opened_once_opens_by_itself_from_then_on(
    open_window: Open, qtbot: QtBot, settled: Settled, invented_unit: Path, own_home: Path, tmp_path: Path
) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    shutil.copy(invented_unit / "data" / "register.db", place / "unit.db")
    shutil.copytree(invented_unit / "config", own_home / "config")
    window = open_window()
    qtbot.keyClick(window.way_in.choices._buttons[OPEN_EXISTING], Qt.Key.Key_Space)
    qtbot.keyClicks(window.way_in.choices.open_form.where, str(place / "unit.db"))
    with qtbot.waitSignal(window.register_open, timeout=30_000):
        qtbot.keyClick(window.way_in.choices.open_form.where, ENTER)
    settled(window)
    window.close()
    again = open_window()
    assert again.tabs.isVisible()
