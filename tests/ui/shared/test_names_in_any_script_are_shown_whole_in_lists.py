"""A sentence in a list is as tall as its lines, also where a name in another script makes a line taller."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from ui.shared.wrapped_items import wrap_items

NAMED = "Record the view of Dr સ્મિતા શાહ, CAMHS on Kacper."


def ink(image: QImage, top: int, bottom: int) -> int:
    """How many dots are dark between two lines of dots."""
    return sum(
        image.pixelColor(x, y).lightness() < 128 for y in range(top, bottom) for x in range(5, image.width() - 5)
    )


def test_the_second_line_is_painted_beneath_a_taller_first(qtbot: QtBot) -> None:
    items = QListWidget()
    qtbot.addWidget(items)
    wrap_items(items)
    items.setStyleSheet("QListWidget { color: black; background: white; } QListWidget::item { padding: 5px 8px; }")
    letter = items.fontMetrics().averageCharWidth()
    items.resize(letter * 36, 400)
    items.addItems(["Word word word", NAMED])
    items.show()
    qtbot.waitExposed(items)
    one, two = (items.visualItemRect(items.item(at)) for at in (0, 1))
    image = items.viewport().grab().toImage()
    assert two.height() >= one.height() + items.fontMetrics().height()
    assert ink(image, two.top() + two.height() * 6 // 10, two.bottom()) > letter * 10
