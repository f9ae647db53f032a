"""The map in the window: reached by its tab and by what names a team, a chair or a role; Ctrl+P writes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.directory.page import DirectoryPage
from ui.main_window import MainWindow
from ui.rooms import TEAM_MAP
from ui.team_map.paste_page import PastePage
from ui.team_map.stop import Stop
from ui.team_map.tab import TeamMapTab

Open = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]


def the_map(window: MainWindow) -> TeamMapTab:
    room = window.rooms.front()
    assert isinstance(room, TeamMapTab)
    assert room.shown is not None
    return room


def test_its_tab_puts_the_keyboard_on_the_map(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    window.activateWindow()
    window.here.enter(TEAM_MAP)
    settled(window)
    assert isinstance(QApplication.focusWidget(), Stop)
    assert window.menus.paper.text() == "&Linked IC map as a PDF"


def test_what_names_a_team_or_a_chair_opens_it(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    window.go_to(TEAM_MAP)
    settled(window)
    room = the_map(window)
    team, chair = room.shown.teams[3], room.shown.chairs[0]
    window.go_to(0)
    window.open_line("team", team.id, "")
    settled(window)
    assert window.rooms.place() == TEAM_MAP
    assert room.side.content().team_id == team.id
    window.open_line("chair", chair.id, "")
    settled(window)
    assert room.side.content().chair_id == chair.id


def test_the_directory_lies_upon_the_map_and_back_leads_to_it(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True)
    window.go_to(TEAM_MAP)
    settled(window)
    the_map(window).head.directory.click()
    settled(window)
    page = window.pages.page
    assert isinstance(page, DirectoryPage)
    assert page.listed is not None
    assert page.listed.rows
    entry = page.listed.rows[0].id
    page.back.click()
    assert window.pages.page is None
    window.open_line("directory", entry, "")
    settled(window)
    opened = window.pages.page
    assert isinstance(opened, DirectoryPage)
    assert not opened.side.isHidden()


def test_with_large_text_the_pasted_cells_lie_over_no_words(open_window: Open, settled: Settled) -> None:
    window = open_window(invented=True, points=15.0)
    window.go_to(TEAM_MAP)
    settled(window)
    room = the_map(window)
    room.paste()
    settled(window)
    page = room.pages.currentWidget()
    assert isinstance(page, PastePage)
    assert page.box.geometry().bottom() < page.text._help.geometry().top()
    assert page.text.geometry().bottom() < page.day.geometry().top()


def test_ctrl_p_writes_the_map_of_the_day_looked_at(open_window: Open, settled: Settled, tmp_path: Path) -> None:
    window = open_window(invented=True)
    window._remembered.keep("reports/folder", str(tmp_path))
    window.go_to(TEAM_MAP)
    settled(window)
    window.menus.paper.trigger()
    settled(window)
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert "It lies here" in the_map(window).notice.sentence()
