"""A box of choices takes the name that was typed, also one of two words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.shared.choice_box import TypedChoiceBox


def _box(qtbot: QtBot) -> TypedChoiceBox:
    box = TypedChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["Cluster 1", "Cluster 3B", "Cluster 4A", "Cluster 5", "Cluster 6"])
    box.setCurrentIndex(1)
    box.show()
    return box


def test_a_name_of_two_words_is_chosen_as_typed(qtbot: QtBot) -> None:
    box = _box(qtbot)
    QTest.keyClicks(box, "Cluster 5")
    assert box.currentText() == "Cluster 5"
    assert not box.view().isVisible()


def test_a_space_alone_still_opens_the_list(qtbot: QtBot) -> None:
    box = _box(qtbot)
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    box.hidePopup()
    assert QApplication.activePopupWidget() is None
