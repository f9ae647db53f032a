"""Timeliness and the cross-check of a register in which nothing happened yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import GroupBy
from ui.shared.desk_link import DeskLink
from ui.shared.numbers.cells import NOTHING
from ui.shared.outside import Outside
from ui.shared.page import Page
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme
from ui.timeliness.annex_page import AnnexPage
from ui.timeliness.page import TimelinessPage


@pytest.fixture
def show(
    qtbot: QtBot, link: DeskLink, theme: Theme, window_settings: QSettings, tmp_path: Path
) -> Iterator[Callable[[type[TimelinessPage] | type[AnnexPage]], Page]]:
    """Shows a page on the line to an empty register."""
    refused: list[Refusal] = []
    link.refused.connect(refused.append)

    def show_it(kind: type[TimelinessPage] | type[AnnexPage]) -> Page:
        page = kind(link, theme, Remembered(window_settings), Outside(documents=lambda: str(tmp_path)))
        qtbot.addWidget(page)
        page.resize(1366, 640)
        page.show()
        settle(qtbot, link)
        return page

    yield show_it
    assert not refused


def settle(qtbot: QtBot, link: DeskLink) -> None:
    for _ in range(3):
        qtbot.waitUntil(link.is_idle, timeout=20_000)
        QApplication.processEvents()


def test_every_measure_says_nought_and_no_share(
    qtbot: QtBot, link: DeskLink, show: Callable[..., TimelinessPage]
) -> None:
    page = show(TimelinessPage)
    rows = page.measures.numbers.rows
    assert len(rows) == 13
    for row in rows:
        assert [cell.words for cell in row.cells] == ["0", "0", "0", NOTHING]
        assert not any(cell.opens for cell in row.cells)
    page.range.by.setCurrentIndex(page.range.by.findData(GroupBy.TEAM))
    page.read_again()
    settle(qtbot, link)
    assert [row.heading for row in page.one.groups.numbers.rows] == ["Altogether"]
    assert page.one.no_reasons.isVisibleTo(page)


def test_the_cross_check_lists_no_child(show: Callable[..., AnnexPage]) -> None:
    page = show(AnnexPage)
    assert page.said.text().startswith("0 children, ")
    assert not page.notice.sentence()
