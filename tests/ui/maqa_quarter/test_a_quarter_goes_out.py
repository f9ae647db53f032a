"""A quarter goes out as Excel and PDF, as an email draft, and is kept as it was shared (S44)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from cpdesk.desk.work import Desk
from cpdesk.rows.maqa_quarter import MaqaQuarter

Open = Callable[..., Any]


def test_ctrl_e_writes_both_papers_and_says_where_they_lie(open_page: Open, tmp_path: Path) -> None:
    hands = open_page()
    hands.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    written = {path.suffix for path in tmp_path.iterdir() if path.is_file()}
    assert {".xlsx", ".pdf"} <= written
    assert str(tmp_path) in hands.page.notice.sentence()
    hands.page.notice.findChildren(QPushButton)[0].click()
    assert hands.opened == [str(tmp_path)]


def test_the_page_goes_onto_paper_as_it_is_shown(open_page: Open, tmp_path: Path) -> None:
    hands = open_page()
    hands.page.choose.suppress.setChecked(True)
    hands.settle()
    hands.page.put_on_paper()
    hands.settle()
    assert any(path.suffix == ".pdf" for path in tmp_path.iterdir())


def test_an_email_draft_is_written(open_page: Open, tmp_path: Path) -> None:
    hands = open_page()
    hands.page.choose.email.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert any(path.suffix == ".eml" for path in tmp_path.iterdir())


def test_it_is_asked_once_before_a_quarter_is_kept_for_good(open_page: Open, desk: Desk, tmp_path: Path) -> None:
    hands = open_page()
    hands.page.choose.keep.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert desk.ask(MaqaQuarter("2026-Q3")).snapshots == ()
    assert "for good" in hands.page.notice.sentence()
    hands.page.notice.findChildren(QPushButton)[0].click()
    hands.settle()
    [kept] = desk.ask(MaqaQuarter("2026-Q3")).snapshots
    assert not kept.changed_since
    shared = hands.page.shared
    assert shared.table.words.rowCount() == 1
    shared.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert any(path.suffix == ".pdf" for path in tmp_path.iterdir())
