"""A child's names are put right on its road, and Find knows them at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpdesk.rows.find import Find
from ui.child_road.names_form import NamesForm
from ui.child_road.page import RoadPage
from ui.main_window import MainWindow
from ui.shared.forms.date_box import BirthBox

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_other_name_is_typed_kept_and_found(
    open_window: Callable[..., MainWindow], qtbot: QtBot, settled: Callable[[MainWindow], None]
) -> None:
    window = open_window(invented=True)
    window.activateWindow()
    QApplication.processEvents()
    window.opens.show_road(1)
    settled(window)
    page = window.pages.page
    assert isinstance(page, RoadPage)
    page.names.setFocus()
    qtbot.keyClick(page.names, Qt.Key.Key_Space)
    settled(window)
    form = page.side.content()
    assert isinstance(form, NamesForm)
    born = form.fields["born_on"].editor
    assert isinstance(born, BirthBox)
    assert born.sentence.text().endswith(("old.", "under 1."))
    box = form.fields["also_known_as"].editor
    box.setFocus()
    qtbot.keyClicks(box, "Quillfeather")
    qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)
    settled(window)
    qtbot.waitUntil(lambda: "Also known as Quillfeather." in page.about.text())
    assert not page.side.isVisible()
    desk = window.link._desk
    assert desk is not None
    assert [one.because for one in desk.ask(Find("quill")).things] == ["also known as Quillfeather"]
