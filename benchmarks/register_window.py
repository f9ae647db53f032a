"""The register in its window: opening, filtering as one types, sorting and scrolling, at any size.

The floor is one repaint of an ordinary table that shows the same lines in the same room.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.big_register import TODAY, desk_with
from benchmarks.table import Measured, as_markdown, median_seconds
from ui.lpm_register.columns import FACES
from ui.lpm_register.tab import RegisterTab
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.fonts import take_carried_font
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

FLOOR = "one repaint of an ordinary table"
_KEYS = "ashsamp"


def measured(entries: int, folder: Path | None = None) -> list[Measured]:
    """The lines of the table for a register of so many entries."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    take_carried_font(app)
    theme = Theme()
    theme.apply(app, dark=False, point_size=10.0)
    desk = desk_with(entries, folder)
    link = DeskLink(lambda: desk, almanac=Almanac(lambda: TODAY))
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "window.ini"), QSettings.Format.IniFormat)
    room = _Room(app, link, RegisterTab(link, theme, Remembered(settings)))
    lines = room.lines(entries)
    link.close()
    return lines


class _Room:
    def __init__(self, app: QApplication, link: DeskLink, tab: RegisterTab) -> None:
        self._app, self._link, self._tab = app, link, tab
        self._view = tab.view
        self._read = 0
        self._view.model.read.connect(self._count_read)
        tab.resize(1440, 760)
        tab.show()
        self._rest()
        self._view.show_all()
        self._rest()

    def lines(self, entries: int) -> list[Measured]:
        """Each kind of work against the floor."""
        floor = self._ordinary_repaint()
        work: list[tuple[str, Callable[[], object], float]] = [
            ("repaint the register", self._view.table.viewport().repaint, 1.0),
            ("scroll the register one step", self._scroll, 1.0),
        ]
        found = [Measured(name, entries, median_seconds(does, 25), floor, FLOOR, reach) for name, does, reach in work]
        found.append(Measured("filter: key to painted", entries, self._key_to_painted(), floor, FLOOR, 1.5))
        found.append(Measured("sort by a column, to painted", entries, self._sort_to_painted(), floor, FLOOR))
        found.append(Measured("read the register again, to painted", entries, self._read_to_painted(), floor, FLOOR))
        return found

    def _ordinary_repaint(self) -> float:
        plain = QTableView()
        plain.setModel(self._view.model)
        plain.resize(self._view.table.size())
        for place, face in enumerate(FACES):
            plain.setColumnHidden(place, face.hidden)
        plain.show()
        self._app.processEvents()
        seconds = median_seconds(plain.viewport().repaint, 25)
        plain.close()
        return seconds

    def _scroll(self) -> None:
        bar = self._view.table.verticalScrollBar()
        bar.setValue(bar.value() + bar.singleStep() if bar.value() < bar.maximum() else 0)
        self._app.processEvents()

    def _key_to_painted(self) -> float:
        words = self._view.filter_row.words
        taken = []
        for _round in range(3):
            words.clear()
            self._rest()
            for key in _KEYS:
                taken.append(self._until_painted(partial(QTest.keyClick, words, key)))
                self._rest()
        words.clear()
        self._rest()
        return median(taken)

    def _sort_to_painted(self) -> float:
        header = self._view.table.horizontalHeader()
        orders = (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder)
        taken = []
        for place in (1, 4, 8, 12, 0):
            for order in orders:
                taken.append(self._until_painted(partial(header.setSortIndicator, place, order)))
                self._rest()
        return median(taken)

    def _read_to_painted(self) -> float:
        taken = []
        for _time in range(9):
            taken.append(self._until_painted(self._view.model.read_again))
            self._rest()
        return median(taken)

    def _until_painted(self, does: Callable[[], object]) -> float:
        before = self._read
        began = time.perf_counter()
        does()
        while self._read == before:
            self._app.processEvents()
        self._view.table.viewport().repaint()
        return time.perf_counter() - began

    def _count_read(self) -> None:
        self._read += 1

    def _rest(self) -> None:
        until = time.perf_counter() + 0.12
        while time.perf_counter() < until or not self._link.is_idle():
            self._app.processEvents()


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000]
    print(as_markdown([line for size in sizes for line in measured(size)]))
