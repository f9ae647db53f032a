"""The list that a box of choices opens is as tall as its lines: none is cut, none is scrolled to."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shared.choice_box import TypedChoiceBox
from ui.shared.theme import Theme


@pytest.mark.parametrize("points", [9.0, 14.0])
def test_each_line_of_an_open_list_is_shown_whole(qtbot: QtBot, points: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before, font = app.styleSheet(), app.font()
    Theme().apply(app, dark=False, point_size=points)
    box = TypedChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Version 2, draft", "Version 1, superseded"])
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.showPopup()
    lines = box.view()
    qtbot.waitUntil(lines.isVisible)
    try:
        assert lines.viewport().height() >= sum(lines.sizeHintForRow(row) for row in range(box.count()))
    finally:
        box.hidePopup()
        app.setStyleSheet(before)
        app.setFont(font)
