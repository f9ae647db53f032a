"""The guard of the pinned PySide6: 6.12.0 lost a reference to None in every paint and killed Python after thousands."""

import gc
import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

REPAINTS = 1_000


class Painted(QWidget):
    """Paints what the register paints: fills and words."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.drawText(QRect(4, 4, 90, 20), 0, "Overdue 3 wd")
        painter.end()


def references() -> tuple[int, int, int]:
    gc.collect()
    return sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)


def test_a_thousand_repaints_lose_no_reference_to_none_true_or_false(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.repaint()
    before = references()
    for _ in range(REPAINTS):
        widget.repaint()
    for was, now in zip(before, references(), strict=True):
        assert was - now < REPAINTS // 10
