"""The invitations of a conference: always told, considered, named; sent, answered, received; papers (S05 to S12)."""

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cpdesk.rows.booking import BookConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.invitations import AddInvitee, Invitations
from cpdesk.rules.invitations import Considered, ConsideredAnswer, Reply
from cpdesk.rules.london import LONDON
from ui.diary.invitations.invitations_page import InvitationsPage


@pytest.fixture
def number(diary_desk, asked) -> int:
    at = datetime(2026, 12, 3, 10, tzinfo=LONDON)
    return diary_desk.do(BookConference(at, "P. Example", "Room 1", request_id=asked())).id


@pytest.fixture
def page(room, number: int) -> InvitationsPage:
    room.panels.open_conference(number)
    room.settle()
    room.press("Invitations")
    found = room.pages.currentWidget()
    assert isinstance(found, InvitationsPage)
    return found


def see(room, number: int) -> Invitations:
    return room.desk.ask(OpenConference(number)).invitations


def lines(page: InvitationsPage) -> list[str]:
    model = page.table.words
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_police_probation_and_gp_stand_there_and_nothing_is_sent(room, page: InvitationsPage) -> None:
    assert lines(page) == ["Police", "Probation", "GP"]
    assert "Still to be told: Police, Probation and GP." in room.said(page)
    assert "Send by Tuesday 24 November 2026" in room.said(page)


def test_an_agency_is_considered_and_then_invited(room, page: InvitationsPage, number: int) -> None:
    box = page.considered.boxes[Considered.HOUSING]
    box.setFocus()
    QTest.keyClicks(box, "Not relevant")
    room.settle()
    answers = {row.agency: row.answer for row in see(room, number).considered}
    assert answers[Considered.HOUSING] is ConsideredAnswer.NOT_RELEVANT
    box = page.considered.boxes[Considered.EDUCATION]
    box.setFocus()
    QTest.keyClicks(box, "Invited")
    room.settle()
    assert "Education" in lines(page)


def test_somebody_is_added_answers_and_sends_a_report(room, page: InvitationsPage, number: int) -> None:
    room.press("Add somebody", page)
    form = page.side.content()
    form.fields["agency"].editor.setFocus()
    QTest.keyClicks(form.fields["agency"].editor, "Nursery")
    QTest.keyClicks(form.fields["name"].editor, "Dawn Invented")
    QTest.keyClick(form.fields["name"].editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert lines(page)[-1] == "Nursery"
    page.table.selectRow(3)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = page.side.content()
    form.fields["reply"].editor.setFocus()
    QTest.keyClicks(form.fields["reply"].editor, "Coming")
    due = form.fields["report_due_on"].editor.box
    QTest.keyClick(due, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(due, "30/11/2026")
    QTest.keyClick(form.keep_button, Qt.Key.Key_Space)
    room.settle()
    nursery = see(room, number).invitees[-1]
    assert (nursery.reply, nursery.replied_on, nursery.report_due_on) == (
        Reply.COMING, date(2026, 11, 23), date(2026, 11, 30)
    )  # fmt: skip


def test_a_refused_line_keeps_what_was_typed(room, page: InvitationsPage) -> None:
    room.press("Add somebody", page)
    form = page.side.content()
    QTest.keyClicks(form.fields["agency"].editor, "Nursery")
    QTest.keyClicks(form.fields["email"].editor, "dawn at nursery")
    QTest.keyClick(form.keep_button, Qt.Key.Key_Space)
    room.settle()
    assert form.fields["email"].problem.text()
    assert form.fields["agency"].text() == "Nursery"


def test_letters_and_a_draft_are_written_and_marked_as_sent_only_by_a_person(
    room, page: InvitationsPage, number: int, tmp_path: Path
) -> None:
    room.desk.do(AddInvitee(number, "Nursery", "Dawn Invented", "dawn@nursery.example"))
    page.read_again()
    room.settle()
    room.press("Draft letters and email", page)
    names = sorted(file.name for file in tmp_path.iterdir() if file.is_file())
    assert sum(name.endswith(".pdf") for name in names) == 4
    assert any(name.endswith(".eml") for name in names)
    assert not any("Ash" in name for name in names)
    room.press("Open the draft", page)
    assert room.opened[0].endswith(".eml")
    assert all(one.sent_at is None for one in see(room, number).invitees)
    room.press("Say these went out", page)
    assert all(one.sent_at is not None for one in see(room, number).invitees)
    assert "Still to be told" not in room.said(page)


def test_after_a_move_the_invitations_go_out_again(room, page: InvitationsPage, number: int) -> None:
    room.press("Say these went out", page)
    version = room.desk.ask(OpenConference(number)).version
    at = datetime(2026, 12, 4, 10, tzinfo=LONDON)
    room.desk.do(MoveConference(number, version, at, "The chair is ill."))
    page.read_again()
    room.settle()
    assert "3 invitations named the time of before: send them again." in room.said(page)
    assert "Still to be told: Police, Probation and GP." in room.said(page)
    assert "Reports by Thursday 3 December 2026" in room.said(page)
    assert page.table.words.index(0, 5).data() == "Again; was 23/11/2026"
    room.press("Say these went out", page)
    assert see(room, number).to_tell_again == 0
    assert "send them again" not in room.said(page)


def test_addresses_are_copied_for_the_to_line(room, page: InvitationsPage, number: int) -> None:
    room.press("Copy addresses", page)
    assert "None of these has an email address" in page.notice.sentence()
    room.desk.do(AddInvitee(number, "Nursery", "Dawn Invented", "dawn@nursery.example"))
    page.read_again()
    room.settle()
    room.press("Copy addresses", page)
    assert QGuiApplication.clipboard().text() == "dawn@nursery.example"


def test_somebody_listed_by_mistake_is_taken_out_but_never_the_police(room, page: InvitationsPage, number: int) -> None:
    room.desk.do(AddInvitee(number, "Nursery"))
    page.read_again()
    room.settle()
    page.table.selectRow(3)
    room.press("Take out", page)
    assert lines(page) == ["Police", "Probation", "GP"]
    page.table.selectRow(0)
    room.press("Take out", page)
    assert lines(page) == ["Police", "Probation", "GP"]
    assert page.notice.sentence()


def test_escape_goes_back_to_the_diary(room, page: InvitationsPage) -> None:
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert left
