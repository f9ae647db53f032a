"""A week of the diary in its window: painted, stepped to, and its room opened.

The floor is one repaint of an ordinary table of as many cells as the week has cards.
"""

import os
import tempfile
from pathlib import Path
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from benchmarks.big_diary import A_DAY, desk_with_diary
from benchmarks.big_register import TODAY
from benchmarks.table import Measured, median_seconds
from ui.diary.tab import DiaryTab
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.fonts import take_carried_font
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

FLOOR = "one repaint of an ordinary table"


def measured(conferences: int, folder: Path | None = None) -> list[Measured]:
    """The lines of the table for a diary of so many conferences, in processor time."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    take_carried_font(app)
    theme = Theme()
    theme.apply(app, dark=False, point_size=10.0)
    desk = desk_with_diary(conferences, folder)
    link = DeskLink(lambda: desk, almanac=Almanac(lambda: TODAY))
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
    began = process_time()
    tab = DiaryTab(link, theme, Remembered(settings))
    tab.resize(1440, 760)
    tab.show()
    _rest(app, link)
    opened = process_time() - began
    grid = tab.view.grid
    floor = _ordinary_repaint(app, grid.width(), grid.height())

    def step() -> None:
        tab.view.step(1)
        _rest(app, link)

    painted = median_seconds(grid.viewport().repaint, 25, clock=process_time)
    found = [
        Measured("paint a week of the diary", conferences, painted, floor, FLOOR, 1),
        Measured(
            "the next week, read and painted", conferences, median_seconds(step, clock=process_time), floor, FLOOR
        ),
        Measured("open the diary's room", conferences, opened, floor, FLOOR),
    ]
    link.close()
    return found


def _ordinary_repaint(app: QApplication, width: int, height: int) -> float:
    plain = QTableWidget(A_DAY, 5)
    for row in range(A_DAY):
        for column in range(5):
            plain.setItem(row, column, QTableWidgetItem("09:30 Sampleton, 1 child"))
    plain.resize(width, height)
    plain.verticalHeader().setDefaultSectionSize(max(1, height // (A_DAY + 1)))
    plain.show()
    app.processEvents()
    taken = median_seconds(plain.viewport().repaint, 25, clock=process_time)
    plain.close()
    return taken


def _rest(app: QApplication, link: DeskLink) -> None:
    """Until everything that was asked for is answered and painted."""
    QTest.qWait(1)
    while not link.is_idle():
        QTest.qWait(1)
    app.processEvents()
