"""Turning the wheel over a page scrolls it, whatever boxes pass beneath the pointer."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ui.shared.choice_box import TypedChoiceBox
from ui.shared.forms.fields import NameBox


@pytest.mark.parametrize("kind", [TypedChoiceBox, NameBox])
def test_the_wheel_is_left_to_the_page_and_the_box_stays_as_it_is(kind: type[QComboBox], qtbot: QtBot) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.addItems(["By consensus", "By majority", "The chair's decision"])
    box.setCurrentIndex(0)
    box.show()
    place = QPointF(box.rect().center())
    turned = QWheelEvent(
        place, QPointF(box.mapToGlobal(box.rect().center())), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == 0
    assert not turned.isAccepted()  # an event that nobody takes goes on to the page beneath
    assert not box.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
