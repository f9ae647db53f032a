"""What is remembered of the window, and what is said in it instead of in a box in front of it."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shared.notice_bar import NoticeBar
from ui.shared.remembered import Remembered
from ui.shared.side_panel import SidePanel
from ui.shared.theme import Theme


def test_settings_come_back_as_what_they_were(window_settings: QSettings) -> None:
    remembered = Remembered(window_settings)
    remembered.keep("points", 12.5)
    remembered.keep("quiet", True)
    remembered.keep("appearance", "dark")
    remembered.keep_words("columns", ["state", "child"])
    window_settings.sync()
    again = Remembered(QSettings(window_settings.fileName(), QSettings.Format.IniFormat))
    assert again.value("points", 10.0) == 12.5
    assert again.value("quiet", False) is True
    assert again.value("appearance", "system") == "dark"
    assert again.words("columns") == ["state", "child"]
    assert again.value("never kept", 7) == 7


def test_a_setting_that_makes_no_sense_gives_the_usual_one(window_settings: QSettings) -> None:
    window_settings.setValue("points", "a lot")
    assert Remembered(window_settings).value("points", 10.0) == 10.0


def test_a_notice_says_one_sentence_and_offers_one_way_out(theme: Theme, qtbot: QtBot) -> None:
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.warn("3 deadlines moved.", button="Show them", act=lambda: done.append("shown"))
    assert bar.sentence() == "3 deadlines moved."
    assert bar.accessibleName() == "Look: 3 deadlines moved."
    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)
    assert done == ["shown"]
    assert bar.sentence() == ""


def test_text_from_people_is_shown_as_text(theme: Theme, qtbot: QtBot) -> None:
    bar = NoticeBar(theme)
    qtbot.addWidget(bar)
    bar.say("<img src=/etc/passwd> & <b>bold</b>")
    assert bar._label.textFormat() is Qt.TextFormat.PlainText


def test_escape_closes_the_panel_and_the_first_field_has_the_cursor(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    panel = SidePanel(theme)
    column.addWidget(panel)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    form, field = QWidget(), QLineEdit()
    QVBoxLayout(form).addWidget(field)
    panel.show_form("Record the LPM date", form)
    qtbot.waitUntil(field.hasFocus)
    assert panel.accessibleName() == "Record the LPM date"
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert panel.content() is None
