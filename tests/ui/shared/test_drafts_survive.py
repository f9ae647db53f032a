"""What was typed in a form comes back when it is opened again, until it is kept or put aside."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.shared.desk_link import DeskLink
from ui.shared.draft_keeper import DraftKeeper


class NoteForm(QLineEdit):
    """The smallest form there is."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__()
        self.draft = DraftKeeper(
            link, "note", lambda: {"note": self.text()}, lambda body: self.setText(str(body["note"]))
        )
        self.textChanged.connect(self.draft.typed)


def test_a_form_opened_again_has_what_was_typed(link: DeskLink, qtbot: QtBot) -> None:
    first = NoteForm(link)
    qtbot.addWidget(first)
    qtbot.keyClicks(first, "half a sentence")
    second = NoteForm(link)
    qtbot.addWidget(second)
    with qtbot.waitSignal(second.draft.brought_back):
        second.draft.bring_back()
    assert second.text() == "half a sentence"


def test_a_draft_that_was_dropped_does_not_come_back(link: DeskLink, qtbot: QtBot) -> None:
    first = NoteForm(link)
    qtbot.addWidget(first)
    qtbot.keyClicks(first, "kept by now")
    first.draft.drop()
    second = NoteForm(link)
    qtbot.addWidget(second)
    second.draft.bring_back()
    qtbot.waitUntil(link.is_idle)
    assert second.text() == ""


def test_a_draft_never_overwrites_what_somebody_has_typed_meanwhile(link: DeskLink, qtbot: QtBot) -> None:
    first = NoteForm(link)
    qtbot.addWidget(first)
    qtbot.keyClicks(first, "old")
    second = NoteForm(link)
    qtbot.addWidget(second)
    second.draft.bring_back()
    qtbot.keyClicks(second, "new")
    qtbot.waitUntil(link.is_idle)
    assert second.text() == "new"
