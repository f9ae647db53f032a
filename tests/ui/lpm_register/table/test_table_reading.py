"""Reading the register: pages as one scrolls, sorting, columns, what is remembered, copying by key."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.rows.lpm_register import Column
from cpdesk.rows.register_deeds import ChangeRecommendation
from ui.lpm_register.columns import FACES, PLACE_OF
from ui.lpm_register.table_menu import TableMenu

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def three(enter):
    """Three entries, the first due last."""
    return (
        enter("Cade", lpm_by=date(2026, 12, 30), team="Cluster 2A"),
        enter("Abel", lpm_by=date(2026, 12, 10), team="Cluster 3B"),
        enter("Brand", lpm_by=date(2026, 12, 20), team="Cluster 1"),
    )


def surnames(register):
    return [child.partition(",")[0] for child in register.column(Column.CHILD)]


def test_only_a_page_is_read_and_the_next_one_when_somebody_comes_near(open_register, enter, monkeypatch):
    monkeypatch.setattr("ui.lpm_register.model.FIRST_PAGE", 20)
    monkeypatch.setattr("ui.lpm_register.table._LINES_AHEAD", 3)
    for number in range(30):
        enter(f"Sampleton{number:02}", lpm_by=date(2026, 12, 1) + timedelta(days=number), alerted=False)
    register = open_register()
    assert register.model.rowCount() == 20
    assert register.tab.view.strip.shown.text() == "30 of 30 shown"
    register.press((Qt.Key.Key_End, CONTROL))
    assert register.model.rowCount() == 30
    register.press((Qt.Key.Key_End, CONTROL))
    assert register.table.currentIndex().row() == 29
    assert len(set(register.column(Column.CHILD))) == 30
    register.tab.read_again()
    register.settle()
    assert register.model.rowCount() == 30, "reading again keeps the place"
    assert register.table.currentIndex().row() == 29


def test_the_register_begins_sorted_by_state_and_shows_it(open_register, three):
    register = open_register()
    header = register.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.isSortIndicatorShown()) == (PLACE_OF[Column.STATE], True)
    assert surnames(register) == ["Abel", "Brand", "Cade"]


def test_any_column_sorts_by_keyboard_both_ways(open_register, three):
    register = open_register()
    register.go_to(0, Column.TEAM)
    register.press((Qt.Key.Key_Down, ALT))
    assert register.column(Column.TEAM) == ["Cluster 3B", "Cluster 2A", "Cluster 1"]
    register.press((Qt.Key.Key_Up, ALT))
    assert register.column(Column.TEAM) == ["Cluster 1", "Cluster 2A", "Cluster 3B"]


def test_a_click_on_a_heading_sorts_and_another_turns_it_round(open_register, three):
    register = open_register()
    header = register.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(PLACE_OF[Column.CHILD]) + 20, header.height() // 2)
    register.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    register.settle()
    assert surnames(register) == ["Abel", "Brand", "Cade"]
    register.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    register.settle()
    assert surnames(register) == ["Cade", "Brand", "Abel"]


def test_the_keyboard_stays_on_its_entry_when_lines_move(open_register, three):
    register = open_register()
    register.go_to(surnames(register).index("Cade"), Column.LPM_BY)
    cade = three[0]
    change = ChangeRecommendation(cade, register.version(cade), {"lpm_by": date(2026, 12, 3)})
    register.link.do(change)
    register.settle()
    register.settle()
    assert surnames(register)[0] == "Cade"
    assert register.table.currentIndex().row() == 0
    assert register.table.chosen_entries() == (cade,)


def test_columns_are_remembered_and_put_back(open_register, three):
    register = open_register()
    columns = register.tab.view.columns
    columns.show_column(Column.SIBLINGS, shown=True)
    columns.show_column(Column.AGE, shown=False)
    columns.move(Column.LPM_BY, -3)
    order = columns.order()
    register.bot.waitUntil(lambda: not columns._keeping.isActive())
    again = open_register()
    found = again.tab.view.columns
    assert found.order() == order
    assert found.is_shown(Column.SIBLINGS)
    assert not found.is_shown(Column.AGE)
    found.put_back()
    assert found.order() == list(Column)
    assert [found.is_shown(face.column) for face in FACES] == [not face.hidden for face in FACES]


def test_a_width_that_was_chosen_is_remembered(open_register, three):
    register = open_register()
    header = register.table.horizontalHeader()
    header.resizeSection(PLACE_OF[Column.CHILD], 333)
    register.bot.waitUntil(lambda: not register.tab.view.columns._keeping.isActive())
    again = open_register()
    assert again.table.horizontalHeader().sectionSize(PLACE_OF[Column.CHILD]) == 333


def test_the_sorting_is_remembered(open_register, three):
    register = open_register()
    register.go_to(0, Column.CHILD)
    register.press((Qt.Key.Key_Down, ALT))
    again = open_register()
    assert surnames(again) == ["Cade", "Brand", "Abel"]


def test_nothing_of_a_case_is_remembered(open_register, three, remembered, tmp_path):
    register = open_register()
    register.press((Qt.Key.Key_F, CONTROL))
    register.type("abel")
    register.tab.view.columns.show_column(Column.AGE, shown=False)
    register.bot.waitUntil(lambda: not register.tab.view.columns._keeping.isActive())
    remembered._settings.sync()
    assert "abel" not in (tmp_path / "window.ini").read_text().lower()


def test_columns_are_chosen_and_moved_by_keyboard(open_register, three):
    register = open_register()
    view = register.tab.view
    view.filter_row.columns.setFocus()
    register.press(Qt.Key.Key_Space)
    assert view.chooser.isVisible()
    listed = view.chooser.list
    listed.setCurrentRow(PLACE_OF[Column.AGE])
    register.press(Qt.Key.Key_Space, on=listed)
    assert not view.columns.is_shown(Column.AGE)
    listed.setCurrentRow(PLACE_OF[Column.REFERENCE])
    register.press((Qt.Key.Key_Up, ALT), on=listed)
    assert view.columns.order()[1] is Column.REFERENCE
    register.press(Qt.Key.Key_Escape, on=listed)
    assert not view.chooser.isVisible()


def test_the_usual_columns_fit_a_small_screen(open_register, three):
    register = open_register()
    assert register.tab.width() == 1366
    assert register.table.horizontalScrollBar().maximum() == 0


def test_copying_rows_with_and_without_headings(open_register, three):
    register = open_register()
    said: list[str] = []
    register.link.done.connect(lambda kept: said.append(kept.said))
    register.press((Qt.Key.Key_A, CONTROL), (Qt.Key.Key_C, CONTROL))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[1] for line in lines] == ["Abel, Ada", "Brand, Ada", "Cade, Ada"]
    register.press((Qt.Key.Key_C, CONTROL | SHIFT))
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t")[:3] == ["State", "Child", "Ref"]
    assert said == ["Copied 3 lines.", "Copied 3 lines with headings."]


def test_several_entries_offer_one_lpm_date(open_register, three):
    register = open_register()
    assert not register.tab.view.strip.group.isVisible()
    register.press((Qt.Key.Key_A, CONTROL))
    assert register.tab.view.strip.group.text() == "Record one LPM date for 3"
    register.tab.view.strip.group.setFocus()
    register.press(Qt.Key.Key_Space)
    register.bot.waitUntil(register.tab.side.isVisible)
    assert len(register.tab.side.content().entries) == 3


def test_the_pane_follows_the_keyboard_and_enter_goes_there(open_register, three):
    register = open_register()
    register.press(Qt.Key.Key_Down)
    assert register.tab.pane.entry.line.child == "Brand, Ada"
    register.press(Qt.Key.Key_Return)
    assert register.tab.pane.isAncestorOf(QApplication.focusWidget())


def test_counts_and_choice_are_told_for_the_foot_of_the_window(open_register, three):
    register = open_register()
    told: list[str] = []
    register.tab.counted.connect(told.append)
    register.press((Qt.Key.Key_A, CONTROL))
    assert told[-1] == "3 of 3 shown · 3 selected"


def test_a_due_date_explains_itself_by_key(open_register, three):
    register = open_register()
    register.go_to(0, Column.LPM_BY)
    register.press((Qt.Key.Key_F1, SHIFT))
    assert register.tab.view.notice.sentence().startswith("LPM due: ")
    index = register.model.index(0, PLACE_OF[Column.LPM_BY])
    assert index.data(Qt.ItemDataRole.ToolTipRole) == register.model.line(0).line.lpm_by_explained


def test_new_recommendation_opens_at_the_side_and_escape_puts_it_away(open_register, three):
    register = open_register()
    register.press((Qt.Key.Key_N, CONTROL))
    assert register.tab.side.isVisible()
    assert register.tab.width() == 1366, "the window does not grow"
    register.press(Qt.Key.Key_Escape)
    assert not register.tab.side.isVisible()
    assert QApplication.focusWidget() is register.table


def test_everything_that_takes_the_keyboard_has_a_name(open_register, three):
    register = open_register()
    unnamed = []
    for part in register.tab.view.findChildren(QWidget):
        if part.focusPolicy() is Qt.FocusPolicy.NoFocus or not part.isVisible():
            continue
        spoken = QAccessible.queryAccessibleInterface(part)
        if not spoken.text(QAccessible.Text.Name):
            unnamed.append(type(part).__name__)
    assert unnamed == []


def test_a_cell_is_heard_with_what_the_colour_says(open_register, enter):
    enter("Sampleton", lpm_by=date(2026, 11, 18))
    register = open_register()
    index = register.model.index(0, PLACE_OF[Column.STATE])
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Overdue 3 working days"


def test_the_menu_key_offers_what_the_keys_of_the_cell_do(open_register, three):
    register = open_register()
    table = register.table
    table.setCurrentIndex(register.model.index(0, PLACE_OF[Column.CHILD]))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, event)
    menu = table.findChildren(TableMenu)[-1]
    assert menu.isVisible()
    offered = {one.text().split("\t")[0]: one for one in menu.actions()}
    menu.hide()
    offered["Sort by child, downwards"].trigger()
    register.settle()
    assert surnames(register) == ["Cade", "Brand", "Abel"]
