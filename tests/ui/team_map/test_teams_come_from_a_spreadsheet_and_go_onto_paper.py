"""An empty map says how to begin; pasted cells are looked at line by line; the grid goes onto one page (TV-D16)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.desk.work import Desk
from cpdesk.rows.unit import Undo
from ui.team_map.paste_page import PastePage

OF_2016 = (
    "DAS and DCT\tPurna\nCluster 1 and Cluster 3 B\tJanice\nCluster 6\tJude\nCluster 2A and Cluster 4A\tAvril\n"
    "Cluster 4B and 2 B\tTiernan\nCluster 3A and Cluster 5\tPauline"
)


@pytest.fixture
def empty(open_map: Callable[[Desk], Any], empty_map_desk: Desk) -> Any:
    """The room of a unit in which there is nothing yet."""
    return open_map(empty_map_desk)


def pasted(room: Any, text: str) -> PastePage:
    page = room.tab.pages.currentWidget()
    assert isinstance(page, PastePage)
    page.box.setPlainText(text)
    room.qtbot.waitUntil(lambda: page.says.text() != "Nothing is pasted yet.")
    room.settle()
    return page


def rows_of(page: PastePage) -> list[tuple[str, ...]]:
    model = page.table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_an_empty_map_says_how_to_begin(empty: Any) -> None:
    assert "No teams yet." in empty.said(empty.tab)
    assert [one.text() for one in empty.tab.empty.buttons] == [
        "Add a team",
        "Paste from a spreadsheet",
        "Take Leicester's map of 2016",
    ]
    assert not empty.tab.head.print.isEnabled()


def test_the_map_of_2016_has_no_gap_and_no_double(empty: Any) -> None:
    empty.press("Take Leicester's map of 2016")
    cards = {card.name.text(): [chip.team.name for chip in card.chips] for card in empty.tab.cards.cards}
    assert cards == {
        "Avril": ["Cluster 2A", "Cluster 4A"],
        "Janice": ["Cluster 1", "Cluster 3B"],
        "Jude": ["Cluster 6"],
        "Pauline": ["Cluster 3A", "Cluster 5"],
        "Purna": ["DAS", "DCT"],
        "Tiernan": ["Cluster 2B", "Cluster 4B"],
    }
    assert empty.tab.reported.isHidden()


def test_a_map_taken_back_leaves_the_keyboard_in_its_room(empty: Any) -> None:
    empty.press("Take Leicester's map of 2016")
    empty.stop("Avril").setFocus()
    empty.link.do(Undo(), lambda _kept: None)
    empty.settle()
    assert empty.tab.empty.isVisible()
    assert empty.tab.empty.buttons[0].hasFocus()


def test_pasted_cells_of_an_empty_map_add_what_is_new(empty: Any) -> None:
    empty.tab.empty.buttons[1].setFocus()
    empty.key(Qt.Key.Key_Space)
    page = pasted(empty, OF_2016)
    assert page.says.text() == "11 teams would be linked."
    assert not empty.map().teams, "nothing is kept before somebody says so"
    QTest.keyClick(page.box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    empty.settle()
    shown = empty.map()
    assert (len(shown.teams), len(shown.chairs), shown.gaps) == (11, 6, ())
    assert empty.tab.pages.currentIndex() == 0


def test_a_line_that_names_nobody_known_is_left_out_and_says_so(room: Any) -> None:
    room.tab.paste()
    page = pasted(room, "Team\tChair\nCluster 5\tJ. Placeholder\nCluster 77\tJ. Placeholder\nDAS\tQ. Nobody")
    rows = rows_of(page)
    assert [(row[0], row[2]) for row in rows] == [("2", "Cluster 5"), ("3", "Cluster 77"), ("4", "DAS")]
    assert rows[0][4].startswith("Links J. Placeholder to Cluster 5 from Mon 23 Nov 2026")
    assert rows[1][4].startswith("Left out: ")
    assert rows[2][4].startswith("Left out: ")
    QTest.keyClick(page.take, Qt.Key.Key_Space)
    room.settle()
    assert [team.linked for team in room.map().teams] == ["P. Example", "P. Example", "J. Placeholder", ""]


def test_pasting_without_a_day_is_asked_for_it(room: Any) -> None:
    room.tab.paste()
    page = pasted(room, "Cluster 5\tJ. Placeholder")
    page.from_on.setText("")
    QTest.keyClick(page.box, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert "Enter the first day of the links, like 27/3/2027." in room.said(page)
    assert room.team("Cluster 5").team.linked == "R. Dummy"


def test_what_was_pasted_is_there_again_after_going_back(room: Any) -> None:
    room.tab.paste()
    pasted(room, "Cluster 5\tJ. Placeholder")
    room.settle()
    room.press("Back")
    room.tab.paste()
    room.settle()
    page = room.tab.pages.currentWidget()
    room.qtbot.waitUntil(lambda: page.box.toPlainText() == "Cluster 5\tJ. Placeholder")


def test_the_grid_shows_links_and_covers_and_f2_links_to_its_column(room: Any) -> None:
    room.tab.head.grid.click()
    grid = room.tab.grid
    assert grid.isVisible()
    cells = [[grid.item(row, column).text() for column in range(1, 4)] for row in range(grid.rowCount())]
    assert cells == [["", "Linked", ""], ["", "Linked", ""], ["", "", "Linked"], ["", "", ""]]
    assert grid.item(3, 0).text() == "No chair"
    grid.setFocus()
    grid.setCurrentCell(3, 1)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    room.settle()
    assert room.form().fields["chair"].text() == "J. Placeholder"
    room.keep()
    assert grid.item(3, 1).text() == "Linked"


def test_f2_beside_the_chairs_of_the_grid_proposes_nobody_over_a_draft(room: Any) -> None:
    room.tab.head.grid.click()
    grid = room.tab.grid
    for column, found in ((3, "R. Dummy"), (0, "R. Dummy")):  # what was begun stands there still
        grid.setFocus()
        grid.setCurrentCell(0, column)
        QTest.keyClick(grid, Qt.Key.Key_F2)
        room.settle()
        assert room.form().fields["chair"].text() == found
        room.write("chair", "R. Dummy")
        room.tab.side.put_away()
        room.settle()


def test_enter_opens_the_team_of_a_row_in_the_grid(room: Any) -> None:
    room.tab.head.grid.click()
    room.tab.grid.setFocus()
    room.tab.grid.setCurrentCell(2, 1)
    QTest.keyClick(room.tab.grid, Qt.Key.Key_Return)
    room.settle()
    assert "R. Dummy since Wed 1 May 2024" in room.said()


def test_the_map_goes_onto_paper_and_its_notice_says_where(room: Any, tmp_path: Path) -> None:
    room.press("Print")
    room.qtbot.waitUntil(lambda: "It lies here" in room.tab.notice.sentence(), timeout=20_000)
    written = list(tmp_path.glob("*.pdf"))
    assert len(written) == 1
    assert written[0].read_bytes().startswith(b"%PDF")
