"""A text that stood there before it was seen has room for its words, and has it again in another width."""

from pytestqt.qtbot import QtBot

from ui.shared.desk_link import DeskLink
from ui.shared.kept_text import KeptText

WORDS = "Most agencies that did not come had no deputy. The invitation now asks for one by name. " * 2


def test_every_line_is_in_sight_in_each_width(link: DeskLink, qtbot: QtBot) -> None:
    text = KeptText(link, "learned", "words", "Attendance", lines=1, most=10)
    qtbot.addWidget(text)
    text.show_value(WORDS)
    text.show()
    qtbot.waitExposed(text)
    tall = []
    for width in (1200, 500, 300):
        text.resize(width, 300)
        qtbot.waitUntil(lambda: text.box.verticalScrollBar().maximum() == 0)
        tall.append(text.box.height())
    assert tall[0] < tall[1] < tall[2]
