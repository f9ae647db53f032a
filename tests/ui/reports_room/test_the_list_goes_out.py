"""The Reports tab on a real desk, through the keyboard: look, preview, export, draft, say that it was sent."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cpdesk.desk.in_step import keep_in_step
from cpdesk.desk.work import Desk, Tools, Work
from cpdesk.records.database import Database
from cpdesk.records.model import Child, Family, Recommendation, RecommendedChild
from cpdesk.rows.lpm_list import IssuedLists, NotReady, RecipientsOfList
from reports.email_draft import email_draft
from reports.lpm_list import write_lpm_list
from reports.whole_file import put_file
from ui.reports_room.not_ready import NotReadyTable
from ui.reports_room.tab import ReportsTab
from ui.shared.desk_link import DeskLink
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ENTER = Qt.Key.Key_Return


def an_entry(database: Database, **fields: object) -> int:
    """An entry about a child of the name Ivo Testperson."""
    values: dict[str, object] = {
        "state": "alerted", "case_id": "LCS-4711", "rationale": "Neglect", "risk_statement": "High",
        "lpm_by": date(2026, 12, 18), "last_update_on": date(2026, 11, 20), **fields,
    }  # fmt: skip
    with Session(database.engine) as session:
        family = Family(uuid=str(uuid4()))
        session.add(family)
        session.flush()
        child = Child(uuid=str(uuid4()), family_id=family.id, first_name="Ivo", surname="Testperson")
        entry = Recommendation(
            uuid=str(uuid4()), family_id=family.id, state_rank=9, due_shown=date.max, child_shown="", **values
        )
        session.add_all([child, entry])
        session.flush()
        session.add(RecommendedChild(recommendation_id=entry.id, child_id=child.id))
        keep_in_step(Work(session, TODAY, NOW, "pat", Tools(), database), [entry.id])
        session.commit()
        return entry.id


@pytest.fixture
def desk_with_paper(sqlite_database: Database) -> Desk:
    tools = Tools(write_lpm_list=write_lpm_list, write_email_draft=email_draft, put_file=put_file)
    return Desk(sqlite_database, who="pat", today=lambda: TODAY, now=lambda: NOW, tools=tools)


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


@pytest.fixture
def opened() -> list[str]:
    """What the desktop was asked to open."""
    return []


@pytest.fixture
def open_tab(
    qtbot: QtBot, desk_with_paper: Desk, exports: Path, opened: list[str], tmp_path: Path
) -> Iterator[Callable[[], ReportsTab]]:
    """Opens the tab when the test has put its entries there."""
    links: list[DeskLink] = []

    def make() -> ReportsTab:
        link = DeskLink(lambda: desk_with_paper)
        links.append(link)
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        outside = Outside(
            choose_folder=lambda _parent, _start: str(tmp_path / "home"),
            open_path=lambda path: not opened.append(path),
            documents=lambda: str(exports),
        )
        tab = ReportsTab(link, Theme(), Remembered(settings), outside=outside)
        qtbot.addWidget(tab)
        tab.resize(1366, 640)
        with qtbot.waitExposed(tab):
            tab.show()
        tab.activateWindow()
        qtbot.waitUntil(lambda: bool(tab.card.ready.text()) and link.is_idle())
        return tab

    yield make
    for link in links:
        link.close()


def issue(qtbot: QtBot, tab: ReportsTab) -> None:
    """Exports by the keyboard: the button, then the one question in the card."""
    qtbot.keyClick(tab.card.export, ENTER)
    qtbot.keyClick(tab.card.notice.findChildren(QPushButton)[0], ENTER)
    qtbot.waitUntil(tab.email.isVisible)


def test_the_card_says_when_the_list_goes_out_and_how_many_are_ready(
    open_tab: Callable[[], ReportsTab], sqlite_database: Database
) -> None:
    an_entry(sqlite_database)
    an_entry(sqlite_database, rationale="")
    tab = open_tab()
    assert tab.card.date.text() == "Monday 7 December 2026: the first Monday of December 2026."
    assert tab.card.ready.text() == "1 of 2 ready"
    assert tab.card.not_ready.item(0, 0).text() == "No rationale recorded"
    assert tab.card.issued.text() == "Not issued yet. There is no earlier list."


def test_enter_on_a_gap_asks_for_the_entry(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], sqlite_database: Database
) -> None:
    gap = an_entry(sqlite_database, lpm_by=None)
    tab = open_tab()
    with qtbot.waitSignal(tab.open_entry) as asked:
        qtbot.keyClick(tab.card.not_ready, ENTER)
    assert asked.args == [gap]


def test_the_preview_shows_the_list_by_initials_and_escape_leaves_it(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], sqlite_database: Database
) -> None:
    an_entry(sqlite_database)
    tab = open_tab()
    qtbot.keyClick(tab.card.preview, ENTER)
    model = tab.preview.table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert shown[:4] == ["On track, 19 wd", "Alerted", "I. T.", "LCS-4711"]
    assert "18/12/2026" in shown
    assert tab.preview.isVisible()
    qtbot.keyClick(tab.preview.table, Qt.Key.Key_Escape)
    assert not tab.preview.isVisible()


def test_nothing_is_issued_before_the_question_is_answered(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], desk_with_paper: Desk, exports: Path
) -> None:
    tab = open_tab()
    qtbot.keyClick(tab.card.export, ENTER)
    assert "for good, with 0 entries" in tab.card.notice.sentence()
    assert desk_with_paper.ask(IssuedLists()) == ()
    assert not list(exports.iterdir())


def test_the_list_is_exported_and_the_ways_to_send_it_are_offered(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], sqlite_database: Database, exports: Path
) -> None:
    an_entry(sqlite_database)
    tab = open_tab()
    issue(qtbot, tab)
    assert [file.name for file in exports.iterdir()] == ["LPM list 2026-12-07.xlsx"]
    qtbot.waitUntil(lambda: tab.card.issued.text().startswith("Issued Mon 23 Nov 2026 by pat, 1 entry."))
    qtbot.keyClick(tab.email.text, ENTER)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("LPM list, Monday 7 December 2026")
    assert "Testperson" not in copied


def test_an_issued_list_is_written_again_without_a_question(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], exports: Path
) -> None:
    tab = open_tab()
    issue(qtbot, tab)
    written = exports / "LPM list 2026-12-07.xlsx"
    before = written.read_bytes()
    written.unlink()
    qtbot.waitUntil(lambda: tab.card.issued.text().startswith("Issued"))
    qtbot.waitUntil(tab._link.is_idle)
    qtbot.keyClick(tab.card.export, ENTER)
    qtbot.waitUntil(written.exists)
    assert written.read_bytes() == before


def test_a_file_that_excel_holds_open_is_saved_under_the_next_name(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], exports: Path
) -> None:
    (exports / "LPM list 2026-12-07.xlsx").write_bytes(b"open elsewhere")
    (exports / "~$LPM list 2026-12-07.xlsx").write_bytes(b"")
    tab = open_tab()
    qtbot.keyClick(tab.card.export, ENTER)
    qtbot.keyClick(tab.card.notice.findChildren(QPushButton)[0], ENTER)
    qtbot.waitUntil(lambda: "is open in Excel" in tab.card.notice.sentence())
    qtbot.keyClick(tab.card.notice.findChildren(QPushButton)[0], ENTER)
    qtbot.waitUntil(tab.email.isVisible)
    assert (exports / "LPM list 2026-12-07 (2).xlsx").exists()


def test_a_folder_that_is_gone_leads_to_another(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], exports: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir(exist_ok=True)
    tab = open_tab()
    exports.rmdir()
    qtbot.keyClick(tab.card.export, ENTER)
    qtbot.keyClick(tab.card.notice.findChildren(QPushButton)[0], ENTER)
    qtbot.waitUntil(lambda: "Choose a folder that exists" in tab.card.notice.sentence())
    qtbot.keyClick(tab.card.notice.findChildren(QPushButton)[0], ENTER)
    assert tab.card.folder.text() == f"Goes into {tmp_path / 'home'}"
    issue(qtbot, tab)
    assert (tmp_path / "home" / "LPM list 2026-12-07.xlsx").exists()


def test_a_draft_is_opened_and_said_to_be_sent(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], exports: Path, opened: list[str], desk_with_paper: Desk
) -> None:
    tab = open_tab()
    issue(qtbot, tab)
    qtbot.keyClick(tab.email.draft, ENTER)
    qtbot.waitUntil(lambda: opened == [str(exports / "LPM list 2026-12-07.eml")])
    qtbot.waitUntil(tab.email.yes.isVisible)
    qtbot.keyClick(tab.email.yes, ENTER)
    qtbot.waitUntil(lambda: not tab.email.isVisible())
    assert desk_with_paper.ask(IssuedLists())[0].sent_said_at == NOW


def test_addresses_are_kept_when_the_box_is_left_and_a_wrong_one_is_told(
    qtbot: QtBot, open_tab: Callable[[], ReportsTab], desk_with_paper: Desk
) -> None:
    tab = open_tab()
    group, box = next(iter(tab.recipients.boxes.items()))
    qtbot.keyClicks(box, "a@example.gov.uk; b@example.gov.uk")
    qtbot.keyClick(box, ENTER)
    qtbot.waitUntil(lambda: dict(desk_with_paper.ask(RecipientsOfList()))[group] != ())
    assert dict(desk_with_paper.ask(RecipientsOfList()))[group] == ("a@example.gov.uk", "b@example.gov.uk")
    qtbot.keyClicks(box, ", nobody")
    qtbot.keyClick(box, ENTER)
    qtbot.waitUntil(tab.recipients.problem.isVisible)
    assert "nobody is not an email address" in tab.recipients.problem.text()
    assert "nobody" in box.text()


def test_everything_that_takes_the_cursor_has_a_name(qtbot: QtBot, open_tab: Callable[[], ReportsTab]) -> None:
    tab = open_tab()
    issue(qtbot, tab)
    for widget in tab.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            assert name, f"{type(widget).__name__} in {type(widget.parent()).__name__} has no name"


@pytest.mark.parametrize(("entries", "lines"), [(1, 1), (4, 4), (60, 10)])
def test_the_gaps_take_no_more_room_than_their_lines(qtbot: QtBot, theme: Theme, entries: int, lines: int) -> None:
    table = NotReadyTable()
    qtbot.addWidget(table)
    table.show_entries(tuple(NotReady(n, "A. B.", "LCS-1", "P. Example", "The update is late") for n in range(entries)))
    table.resize(700, 4000)
    table.show()
    room = table.height() - table.horizontalHeader().height()
    assert lines * table.rowHeight(0) <= room < (lines + 1) * table.rowHeight(0)
