"""Today by keyboard: lines are walked with the arrows, Enter does their next thing, and reading disturbs nobody."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import OpenRecommendation
from cpdesk.rows.register_deeds import WithdrawRecommendation
from cpdesk.rows.today import Tile
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme
from ui.today.tab import TodayTab

Open = Callable[..., TodayTab]
Recommend = Callable[..., int]
Settle = Callable[[], None]
KEY = Qt.Key


@pytest.fixture
def three_due(recommend: Recommend) -> tuple[int, int, int]:
    """Two things to do now, the second of another chair, and one that comes up."""
    return (
        recommend("Testerton", date(2026, 11, 18)),
        recommend("Demo-Reid", date(2026, 11, 25), "J. Placeholder"),
        recommend("Fictitious", date(2026, 11, 27)),
    )


def at_hand() -> str:
    """What the cursor is on, as it is spoken."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def bring_to_front(window: QWidget, qtbot: QtBot) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_page_says_what_day_it_is_and_how_much_there_is_to_do(open_today: Open, three_due: tuple[int, ...]) -> None:
    today = open_today()
    assert today.heading.text() == "Monday 23 November 2026"
    assert today.summary.text() == "2 things need you; 1 is overdue."
    assert [row.chip.text() for row in today.do_now.rows] == ["Overdue 3 wd", "Due in 2 wd"]
    assert [row.chip.text() for row in today.coming_up.rows] == ["Fri 27 Nov"]
    assert today.next_list.ready.text().endswith("ready")
    assert today.conferences.empty.isVisible()


def test_arrows_walk_through_all_lines_and_enter_does_the_next_thing(
    open_today: Open, three_due: tuple[int, int, int], qtbot: QtBot
) -> None:
    today = open_today()
    today.setFocus()
    for surname, key in (("Testerton", KEY.Key_Down), ("Demo-Reid", KEY.Key_Down), ("Fictitious", KEY.Key_Up)):
        assert surname in at_hand()
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert "Demo-Reid" in at_hand()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Home)
    assert "Testerton" in at_hand()
    with qtbot.waitSignal(today.go) as gone:
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Space)
    assert gone.args == ["recommendation", three_due[0], "lpm_by"]


def test_a_line_is_spoken_whole(open_today: Open, three_due: tuple[int, ...]) -> None:
    spoken = open_today().do_now.rows[0].button.accessibleName()
    for part in ("Record alerts", "Overdue 3 wd", "Testerton", "LPM not recorded as held", "Due 18/11/2026"):
        assert part in spoken


def test_tab_stops_once_in_each_card(open_today: Open, three_due: tuple[int, ...], qtbot: QtBot) -> None:
    today = open_today()
    today.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert "Fictitious" in at_hand()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Backtab)
    assert "Testerton" in at_hand()


def test_reading_again_leaves_cursor_and_scroll_where_they_are(
    open_today: Open, recommend: Recommend, settle: Settle, qtbot: QtBot
) -> None:
    for place in range(12):
        recommend(f"Testerton-{place:02}", date(2026, 11, 18))
    today = open_today(height=420)
    today.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_End)
    cursor, scrolled = at_hand(), today._scroll.verticalScrollBar().value()
    assert scrolled > 0
    recommend("Aaron", date(2026, 11, 17))
    qtbot.keyClick(today, KEY.Key_F5)
    settle()
    assert len(today.do_now.rows) == 13
    assert at_hand() == cursor
    assert today._scroll.verticalScrollBar().value() == scrolled


def test_the_minute_reads_again_only_in_front(
    open_today: Open, recommend: Recommend, settle: Settle, qtbot: QtBot
) -> None:
    today = open_today()
    assert today._each_minute.isActive()
    recommend("Testerton", date(2026, 11, 18))
    other = QWidget()
    qtbot.addWidget(other)
    bring_to_front(other, qtbot)
    today._each_minute.timeout.emit()
    settle()
    assert today.do_now.rows == []
    bring_to_front(today, qtbot)
    today._each_minute.timeout.emit()
    settle()
    assert len(today.do_now.rows) == 1


def test_what_is_done_elsewhere_changes_the_count(
    open_today: Open, three_due: tuple[int, ...], link: DeskLink, sqlite_desk: Desk, qtbot: QtBot
) -> None:
    today = open_today()
    version = sqlite_desk.ask(OpenRecommendation(three_due[0])).line.version
    with qtbot.waitSignal(today.badge) as told:
        link.do(WithdrawRecommendation(three_due[0], version, "Entered twice"))
    assert told.args == [1]
    qtbot.waitUntil(lambda: today.summary.text() == "1 thing needs you; nothing is overdue.")


def test_a_chairs_work_is_chosen_and_remembered_without_the_name(
    open_today: Open, three_due: tuple[int, ...], settle: Settle, qtbot: QtBot, window_settings: QSettings
) -> None:
    today = open_today()
    assert [today.whose.itemText(place) for place in range(today.whose.count())] == [
        "Everything", "Diary", "My work (J. Placeholder)", "My work (P. Example)",
    ]  # fmt: skip
    for _ in range(2):
        qtbot.keyClick(today.whose, KEY.Key_Down)
    settle()
    assert [row.line.about for row in today.do_now.rows] == ["Demo-Reid, Imani"]
    assert str(window_settings.value("today/whose")).startswith("mine:")
    assert "Placeholder" not in str([window_settings.value(key) for key in window_settings.allKeys()])
    again = open_today()
    assert again.whose.currentText() == "My work (J. Placeholder)"
    assert len(again.do_now.rows) == 1


def test_an_empty_day_names_the_next_thing(open_today: Open, recommend: Recommend) -> None:
    recommend("Fictitious", date(2026, 11, 27))
    today = open_today()
    assert today.do_now.empty.text() == (
        "Nothing is due for you today. Next: LPM, Fictitious, Imani, Friday 27 November."
    )
    assert today.summary.text() == "Nothing needs you now."


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_each_tile_says_its_number_and_leads_to_what_it_counts(
    open_today: Open, three_due: tuple[int, ...], qtbot: QtBot, place: int
) -> None:
    today = open_today()
    tile = today.tiles.tiles[place]
    assert ": " in tile.accessibleName()
    with qtbot.waitSignal(today.tile_chosen) as chosen:
        qtbot.keyClick(tile, KEY.Key_Space)
    assert chosen.args == [list(Tile)[place], None]


def test_the_tile_of_records_says_when_there_are_none(open_today: Open, qtbot: QtBot) -> None:
    today = open_today()
    qtbot.keyClick(today.tiles.tiles[3], KEY.Key_Space)
    assert today.notice.sentence() == "No conference record has to be sent out in the next ten working days."


@pytest.mark.parametrize(("width", "columns"), [(1440, 6), (1280, 3), (560, 2)])
def test_tiles_go_beneath_each_other_where_the_window_is_narrow(open_today: Open, width: int, columns: int) -> None:
    tiles = open_today(width=width).tiles
    assert len({tile.x() for tile in tiles.tiles}) == columns
    assert all(tile.width() >= tile.sizeHint().width() for tile in tiles.tiles)


def test_the_list_is_previewed_and_exported_in_reports(open_today: Open, qtbot: QtBot) -> None:
    today = open_today()
    for button, wanted in ((today.next_list.preview, "preview"), (today.next_list.export, "export")):
        with qtbot.waitSignal(today.list_wanted) as asked:
            qtbot.keyClick(button, KEY.Key_Space)
        assert asked.args == [wanted]


def test_a_long_name_of_a_chair_leaves_the_sentence_its_room(
    open_today: Open, recommend: Recommend, theme: Theme, qapp: QApplication
) -> None:
    theme.apply(qapp, dark=False, point_size=15.0)
    recommend("Testerton", date(2026, 11, 18), "Alexandrina-Wilhelmina Featherstonehaugh-Cholmondeley")
    today = open_today(width=1366)
    assert "My work (Alexandrina" in today.whose.itemText(2)
    assert today._scroll.horizontalScrollBar().maximum() == 0
    assert today.summary.width() >= today.fontMetrics().horizontalAdvance("999 things need you;")
