"""The menu of an alert offers what its keys do; an alert that the pane turns to is read from its top."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.maqa.columns import PLACE_OF, AlertColumn
from ui.maqa.table_menu import AlertMenu

RAISED_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def menu_of(table) -> dict[str, Callable[[], None]]:
    """The menu as the Menu key opens it: its words, and what each does."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, event)
    menu = table.findChildren(AlertMenu)[-1]
    assert menu.isVisible()
    menu.hide()
    return {one.text().split("\t")[0]: one.trigger for one in menu.actions() if one.text()}


def test_the_menu_key_offers_what_the_keys_do(open_room, draft) -> None:
    draft("Police")
    draft("School")
    room = open_room()
    table = room.tab.view.table
    table.setCurrentIndex(table.alerts.index(0, PLACE_OF[AlertColumn.AGENCY]))
    menu = menu_of(table)
    assert list(menu) == [
        "Open in the pane", "Copy", "Copy with headings", "Sort by agency, upwards", "Sort by agency, downwards",
    ]  # fmt: skip
    menu["Sort by agency, downwards"]()
    room.settle()
    assert [row.agency for row in table.alerts.rows()] == ["School", "Police"]
    menu_of(table)["Copy"]()
    assert "Police" in QApplication.clipboard().text()
    menu_of(table)["Open in the pane"]()
    room.settle()
    assert room.pane().id == table.current_alert()


def test_an_alert_that_the_pane_turns_to_is_read_from_its_top(open_room, draft) -> None:
    for agency in ("Police", "School"):
        draft(agency, words="Nobody said why.\n" * 60, raised_at=RAISED_AT)
    room = open_room()
    table = room.tab.view.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    room.settle()
    before, bar = room.pane().id, room.tab.side.scroll_bar()
    table.setFocus()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    QTest.keyClick(table, Qt.Key.Key_Down)
    room.qtbot.waitUntil(lambda: room.pane().id != before, timeout=5_000)
    room.settle()
    assert bar.value() == 0
    assert table.hasFocus()
