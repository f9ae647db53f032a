"""The old spreadsheet through the import page: look, correct, import, undo; files that cannot come in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpdesk.desk.work import Desk
from cpdesk.rows.lpm_register import RegisterFilter, RegisterPage, Show
from cpdesk.rows.unit import Undo
from ui.lpm_register.import_columns import ImportColumns
from ui.lpm_register.import_page import Chosen, ImportPage
from ui.shared.desk_link import DeskLink
from ui.shared.theme import Theme

Settle = Callable[[], None]
HEADINGS = ("Child", "Ref no", "Team", "Chair", "Conference date", "ICPC/RCPC", "Rationale", "Timescale", "Bus pass")


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "LPM list"
    sheet.append(HEADINGS)
    first, second = datetime(2026, 9, 7), datetime(2026, 9, 8)  # noqa: DTZ001 - a cell has no time zone
    sheet.append(("Imani Testerton", "1077", "Cluster 1", "Jude", first, "ICPC", "Neglect", "within 4 weeks", "yes"))
    sheet.append(
        ("Kofi Mockford", "1081", "Cluster 1", "Jude", second, "RCPC", "<b>Drift</b>", "15 working days", "no")
    )
    sheet.append(("", "1090", "Cluster 2B", "Jude", second, "RCPC", "Harm", "within 4 weeks", "no"))
    hidden = book.create_sheet("Old")
    hidden.append(HEADINGS)
    hidden.append(("Zara Placehold", "1011", "Cluster 5", "Jude", first, "ICPC", "Harm", "within 4 weeks", ""))
    hidden.sheet_state = "hidden"
    path = tmp_path / "register.xlsx"
    book.save(path)
    return path


@pytest.fixture
def page(register_link: DeskLink, dressed: Theme, qtbot: QtBot, spreadsheet: Path) -> ImportPage:
    def choose(_parent: QWidget, chosen: Chosen) -> None:
        chosen(str(spreadsheet))

    page = ImportPage(register_link, dressed, choose)
    qtbot.addWidget(page)
    page.resize(1300, 640)
    page.show()
    return page


def press(button: QWidget, settle: Settle) -> None:
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()


def entries(desk: Desk) -> int:
    return int(desk.ask(RegisterPage(RegisterFilter(show=Show.ALL))).total)


def row_of(columns: ImportColumns, heading: str) -> int:
    return next(row for row in range(columns.rowCount()) if columns.item(row, 0).text() == heading)


def test_looking_keeps_nothing_and_tells_what_importing_would_do(
    page: ImportPage, settle: Settle, register_desk: Desk
) -> None:
    press(page.start.buttons[0], settle)
    assert page.sentence.text().endswith("1 cannot.")
    assert page.file_name.text() == "register.xlsx"
    assert page.rejected.words.rowCount() == 1
    assert "LPM list, row 4" in str(page.rejected.words.index(0, 0).data())
    assert entries(register_desk) == 0


def test_each_column_shows_heading_samples_meaning_and_why(page: ImportPage, settle: Settle) -> None:
    press(page.start.buttons[0], settle)
    row = row_of(page.columns, "Team")
    assert page.columns.item(row, 1).text().startswith("Cluster 1 · Cluster 2B")
    assert page.columns.box(row).currentText() == "Team"
    assert page.columns.item(row, 3).text()
    unknown = row_of(page.columns, "Bus pass")
    assert page.columns.box(unknown).currentText() == "Kept as written"


def test_a_corrected_meaning_is_asked_again(page: ImportPage, settle: Settle, qtbot: QtBot) -> None:
    press(page.start.buttons[0], settle)
    box = page.columns.box(row_of(page.columns, "Bus pass"))
    box.setFocus()
    with qtbot.waitSignal(page.columns.corrected):
        QTest.keyClicks(box, "Notes")
    settle()
    again = row_of(page.columns, "Bus pass")
    assert page.columns.box(again).currentText() == "Notes"
    assert page.columns.item(again, 3).text() == "You said so."
    notes = page.preview.words.columnCount() - 1
    assert page.preview.words.index(0, notes).data() == "Bus pass: yes"


def test_a_hidden_sheet_is_marked_and_can_be_left_out(page: ImportPage, settle: Settle) -> None:
    press(page.start.buttons[0], settle)
    box = page.sheets.boxes["Old"]
    assert "hidden" in box.text()
    before = page.sentence.text()
    press(box, settle)
    assert page.sentence.text() != before
    press(page.sheets.boxes["LPM list"], settle)
    if box.isChecked():
        press(box, settle)
    assert page.sentence.text() == "Tick at least one sheet."
    assert not page.import_button.isEnabled()


def test_importing_keeps_the_rows_and_one_undo_takes_them_out(
    page: ImportPage, settle: Settle, register_desk: Desk, qtbot: QtBot
) -> None:
    press(page.start.buttons[0], settle)
    with qtbot.waitSignals([page.imported, page.closed]):
        press(page.import_button, settle)
    settle()
    kept = entries(register_desk)
    assert kept >= 2
    register_desk.do(Undo())
    assert entries(register_desk) == 0


def test_the_same_file_twice_changes_nothing(page: ImportPage, settle: Settle, register_desk: Desk) -> None:
    press(page.start.buttons[0], settle)
    press(page.import_button, settle)
    kept = entries(register_desk)
    page.choose()
    settle()
    assert page.sentence.text().startswith("No row would become an entry")
    assert not page.import_button.isEnabled()
    assert entries(register_desk) == kept


def test_what_is_to_be_looked_at_can_be_read_after_importing(page: ImportPage, settle: Settle) -> None:
    press(page.start.buttons[0], settle)
    press(page.import_button, settle)
    assert page.rejected.words.rowCount() == 1
    assert page.sentence.text().startswith("Imported ")
    assert not page.import_button.isVisible()


def test_a_file_that_is_no_workbook_is_a_sentence_in_the_page(
    page: ImportPage, settle: Settle, tmp_path: Path, register_desk: Desk
) -> None:
    wrong = tmp_path / "list.xlsx"
    wrong.write_bytes(b"\xd0\xcf\x11\xe0 not a workbook")
    page.take_file(str(wrong))
    settle()
    assert page.notice.sentence()
    assert page.start.isVisible()
    assert entries(register_desk) == 0


def test_text_that_looks_like_markup_shows_as_typed(page: ImportPage, settle: Settle) -> None:
    press(page.start.buttons[0], settle)
    rationale = page.preview.words.columnCount() - 2
    shown = [page.preview.words.index(row, rationale) for row in range(page.preview.words.rowCount())]
    assert "<b>Drift</b>" in [index.data() for index in shown]
    tips = [index.data(Qt.ItemDataRole.ToolTipRole) for index in shown]
    assert "<qt>&lt;b&gt;Drift&lt;/b&gt;</qt>" in tips


def test_everything_on_the_page_has_a_name(page: ImportPage, settle: Settle) -> None:
    press(page.start.buttons[0], settle)
    for part in page.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            told = QAccessible.queryAccessibleInterface(part)
            assert told.text(QAccessible.Text.Name), type(part).__name__
