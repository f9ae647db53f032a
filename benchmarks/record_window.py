"""The page of a record in its window: opened, a view answered, a text and a cell kept and read again (processor time).

The floor is one repaint of the page, and what the desk itself took to keep the change and to read the record again.
"""

import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.big_record import ACTIONS, NOW, PROFESSIONALS, desk_with_record
from benchmarks.table import Measured, as_markdown, median_seconds
from cpdesk.desk.work import Desk
from cpdesk.rules.record_parts import Section
from ui.conference_record.lines import section_lines
from ui.conference_record.page import RecordPage
from ui.shared.almanac import Almanac
from ui.shared.desk_link import DeskLink
from ui.shared.edit_table.table import EditTable
from ui.shared.fonts import take_carried_font
from ui.shared.outside import Outside
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

FLOOR = "one repaint of the page, and the desk's answers"
_ROUNDS = 6


def measured() -> list[Measured]:
    """The lines of the table for the largest record."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    take_carried_font(app)
    theme = Theme()
    theme.apply(app, dark=False, point_size=10.0)
    with tempfile.TemporaryDirectory(prefix="cpdesk-bench-") as folder:
        desk, conference = desk_with_record(Path(folder))
        timed = _Timed(desk)
        link = DeskLink(lambda: timed, almanac=Almanac(NOW.date))
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        gc.freeze()  # as the window does once it stands
        window = _Window(timed, link, lambda: RecordPage(link, theme, Remembered(settings), Outside(), conference))
        lines = window.lines()
        link.close()
        desk.close()
        gc.unfreeze()
    return lines


class _Timed:
    """The desk, and how long it took in its own thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.taken = 0.0

    def ask(self, question: object) -> Any:
        """The answer to a question."""
        return self._while(lambda: self._desk.ask(question))

    def do(self, request: object, **others: Any) -> Any:
        """What was done."""
        return self._while(lambda: self._desk.do(request, **others))

    def _while(self, works: Callable[[], Any]) -> Any:
        began = thread_time()
        try:
            return works()
        finally:
            self.taken += thread_time() - began


class _Window:
    def __init__(self, desk: _Timed, link: DeskLink, make: Callable[[], RecordPage]) -> None:
        self._desk, self._link = desk, link
        began = process_time()
        self._page = make()
        self._page.resize(1366, 768)
        self._page.show()
        self._rest()
        self._opening = process_time() - began, desk.taken
        self._page.activateWindow()

    def lines(self) -> list[Measured]:
        """The page opened; then a view, a text and a cell of an action, each on its section."""
        child: Any = self._go_to(Section.CHILD)
        painted = self._painted()
        risk = child.boxes()["risk_statement"]
        kept = "kept, read again and painted"
        found = [
            Measured("open the page of a record", PROFESSIONALS, self._opening[0], painted + self._opening[1], FLOOR),
            self._of(
                f"a view answered: {kept}", PROFESSIONALS, painted, lambda at: self._answer(child.views.table, at)
            ),
            self._of(f"a text of a record: {kept}", PROFESSIONALS, painted, lambda _at: self._write(risk)),
        ]
        plan: Any = self._go_to(Section.PLAN)
        table = plan.to_do.table
        wide = self._painted()
        found.append(self._of(f"a cell of the plan: {kept}", ACTIONS, wide, lambda at: self._date(table, at)))
        return found

    def _of(self, work: str, entries: int, painted: float, begin: Callable[[int], Callable[[], object]]) -> Measured:
        """What is done is prepared first; only its last key is measured, with all that follows from it."""
        ours, floors = [], []
        for at in range(_ROUNDS):
            last_key = begin(at)
            self._rest()
            shown, desk, began = self._page.shown, self._desk.taken, process_time()
            last_key()
            while self._page.shown is shown:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.processEvents()
            ours.append(process_time() - began)
            floors.append(painted + self._desk.taken - desk)
        return Measured(work, entries, median(ours), median(floors), FLOOR, 1.5)

    def _answer(self, table: EditTable, at: int) -> Callable[[], object]:
        """A view of somebody at the end of the list, whose answer nobody has written down yet."""
        table.go_to(table.cells.row(table.cells.rowCount() - 1 - at).key, "threshold")
        return lambda: QTest.keyClick(table, Qt.Key.Key_Y)

    def _write(self, box: Any) -> Callable[[], object]:
        """Words typed; they keep themselves as when the cursor leaves."""
        box.editor.setFocus()
        QTest.keyClicks(box.editor, "Once more. ")
        keep: Callable[[], object] = box.keep_now
        return keep

    def _date(self, table: EditTable, at: int) -> Callable[[], object]:
        table.go_to(table.cells.row(3 + at).key, "due_on")
        QTest.keyClick(table, Qt.Key.Key_F2)
        self._rest()
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, "03/12/2026")
        return lambda: QTest.keyClick(editor, Qt.Key.Key_Return)

    def _go_to(self, section: Section) -> object:
        shown = self._page.shown
        assert shown is not None
        self._page.list.go_to(next(line.key for line in section_lines(shown) if line.section is section))
        self._rest()
        return self._page.sections.front()

    def _painted(self) -> float:
        return median_seconds(self._page.grab, 15, process_time)

    def _rest(self) -> None:
        """Until everything that was asked for is answered and painted."""
        for _ in range(3):
            QTest.qWait(2)
            while not self._link.is_idle():
                QTest.qWait(2)


if __name__ == "__main__":
    print(as_markdown(measured()))
