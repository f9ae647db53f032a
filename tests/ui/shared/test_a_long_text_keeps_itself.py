"""A long text keeps itself when somebody stops writing or leaves; nothing typed is lost, whatever the desk says."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpdesk.rows.drafts import DraftOf
from ui.shared import kept_text as module
from ui.shared.desk_link import DeskLink
from ui.shared.kept_text import NOT_YET, KeptText, kept_text
from ui.shared.theme import Theme

MakeBox = Callable[[], KeptText]


@pytest.fixture
def make_box(link: DeskLink, theme: Theme, qtbot: QtBot) -> Iterator[MakeBox]:
    """A text on a page with another box beside it, holding "Kept before." and open to be written in."""
    pages: list[QWidget] = []

    def make() -> KeptText:
        page = QWidget()
        qtbot.addWidget(page)
        pages.append(page)
        box = kept_text(link, "7", "risk_statement", "Risk statement")
        column = QVBoxLayout(page)
        column.addWidget(box)
        column.addWidget(QLineEdit())
        box.show_value("Kept before.")
        box.set_open(may_write=True)
        page.resize(500, 400)
        page.show()
        qtbot.waitExposed(page)
        box.box.setFocus()
        qtbot.waitUntil(link.is_idle)
        return box

    return make


@pytest.fixture
def sent() -> list[tuple[str, object, object]]:
    """What a text asked to be kept."""
    return []


def test_it_is_sent_when_somebody_leaves(make_box: MakeBox, sent: list[tuple[str, object, object]]) -> None:
    box = make_box()
    box.keep.connect(lambda *what: sent.append(what))
    QTest.keyClicks(box.box, "New. ")
    assert box.status.text() == NOT_YET
    other = box.parentWidget().findChildren(QLineEdit)[-1]
    other.setFocus()
    assert sent == [("risk_statement", "New. Kept before.", "Kept before.")]
    box.was_kept()
    assert box.status.text().startswith("Kept ")


def test_it_is_sent_when_somebody_stops_writing(
    make_box: MakeBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AFTER_THE_LAST_KEY", 50)
    box = make_box()
    with qtbot.waitSignal(box.keep, timeout=3000):
        QTest.keyClicks(box.box, "More ")


def test_what_was_typed_before_a_crash_stands_there_again(make_box: MakeBox, link: DeskLink, qtbot: QtBot) -> None:
    QTest.keyClicks(make_box().box, "Half a sent")
    qtbot.waitUntil(link.is_idle)
    again = make_box()
    qtbot.waitUntil(lambda: again.value() == "Half a sentKept before.")
    with qtbot.waitSignal(again.keep, timeout=5000) as kept:
        again.keep_now()
    assert kept.args == ["risk_statement", "Half a sentKept before.", "Kept before."]


def test_its_draft_is_dropped_once_it_was_kept(make_box: MakeBox, link: DeskLink, qtbot: QtBot) -> None:
    box = make_box()
    QTest.keyClicks(box.box, "New. ")
    box.keep_now()
    box.was_kept()
    drafts: list[object] = []
    link.ask(DraftOf("record-7-risk_statement"), drafts.append)
    qtbot.waitUntil(lambda: drafts == [None])


def test_what_was_refused_stays_with_its_reason_and_is_sent_again(
    make_box: MakeBox, sent: list[tuple[str, object, object]]
) -> None:
    box = make_box()
    box.keep.connect(lambda *what: sent.append(what))
    QTest.keyClicks(box.box, "New. ")
    box.keep_now()
    box.was_refused("The record was agreed.")
    box.show_value("Kept before.")
    assert box.value() == "New. Kept before."
    assert box.problem.text() == "The record was agreed."
    box.keep_now()
    assert [what[2] for what in sent] == ["Kept before.", "Kept before."]


def test_reading_again_does_not_disturb_who_writes_and_shows_what_others_wrote_to_who_does_not(
    make_box: MakeBox,
) -> None:
    box = make_box()
    box.show_value("Theirs.")
    assert box.value() == "Theirs."
    QTest.keyClicks(box.box, "Mine ")
    box.show_value("Theirs again.")
    assert "Mine" in str(box.value())
    box.take("Theirs again.")
    assert box.value() == "Theirs again."


def test_it_grows_with_what_is_written(make_box: MakeBox) -> None:
    box = make_box()
    before = box.box.height()
    box.show_value("\n".join(f"Line {number}" for number in range(12)))
    assert box.box.height() > before
    box.show_value("\n".join(f"Line {number}" for number in range(400)))
    assert box.box.height() < 20 * box.box.fontMetrics().lineSpacing()
