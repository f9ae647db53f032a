"""Ctrl+Z and Ctrl+Y where somebody types: both belong to the box, and never do again another step of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from ui.find.box import FindBox
from ui.shared.date_field import DateField
from ui.shared.edit_table.columns import ColumnKind, EditColumn
from ui.shared.edit_table.editors import LineEditor, LinesEditor
from ui.shared.forms.fields import LongText, NameBox, ShortText
from ui.shared.forms.time_box import TimeBox
from ui.shared.theme import Theme

BOXES: dict[str, Callable[[QWidget], QWidget]] = {
    "a line of a form": ShortText,
    "a long text": lambda window: LongText(parent=window),
    "a line of a table": lambda window: LineEditor(EditColumn("name", "Name", ColumnKind.TEXT), window),
    "lines of a table": LinesEditor,
    "a name of a form": lambda window: NameBox(("Riskin",), window),
    "a time": TimeBox,
    "Find": FindBox,
}


@pytest.mark.parametrize("which", BOXES)
def test_what_ctrl_z_took_comes_back_with_ctrl_y(which: str, qtbot: QtBot) -> None:
    look_at_the_box(BOXES[which], qtbot)


def test_the_line_of_a_date_is_such_a_box(theme: Theme, qtbot: QtBot) -> None:
    look_at_the_box(lambda window: DateField(theme, parent=window), qtbot)


def look_at_the_box(make: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    done_again: list[str] = []
    action = QAction("Redo", window)
    action.setShortcut(QKeySequence("Ctrl+Y"))
    action.triggered.connect(lambda: done_again.append("the window"))
    window.addAction(action)
    box = make(window)
    window.setCentralWidget(box)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    box.setFocus()
    typing = window.focusWidget()  # the widget that has the keyboard once the window is in front
    assert typing is not None
    QTest.keyClicks(typing, "Risk")
    assert written(typing) == "Risk"
    QTest.keyClick(typing, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not written(typing)
    QTest.keyClick(typing, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert written(typing) == "Risk"
    assert not done_again


def written(box: QWidget) -> str:
    if isinstance(box, LongText | LinesEditor):
        return box.toPlainText()
    assert isinstance(box, QLineEdit | QComboBox)
    return box.text() if isinstance(box, QLineEdit) else box.currentText()
