"""Ctrl+Z and Ctrl+Y where somebody types: both belong to the box, and never do again another step of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.edit_table.editors import LineEditor, LinesEditor
from ui.shared.forms.fields import LongText, ShortText

BOXES: dict[str, Callable[[QWidget], QWidget]] = {
    "a line of a form": ShortText,
    "a long text": lambda window: LongText(parent=window),
    "a line of a table": lambda window: LineEditor(EditColumn("name", "Name", ColumnKind.TEXT), window),
    "lines of a table": LinesEditor,
}


@pytest.mark.parametrize("which", BOXES)
def test_what_ctrl_z_took_comes_back_with_ctrl_y(which: str, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    done_again: list[str] = []
    action = QAction("Redo", window)
    action.setShortcut(QKeySequence("Ctrl+Y"))
    action.triggered.connect(lambda: done_again.append("the window"))
    window.addAction(action)
    box = BOXES[which](window)
    window.setCentralWidget(box)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    box.setFocus()
    read = box.toPlainText if isinstance(box, LongText | LinesEditor) else box.text
    QTest.keyClicks(box, "Risk")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not read()
    QTest.keyClick(box, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert read() == "Risk"
    assert not done_again
