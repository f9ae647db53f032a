"""What goes out on paper and as files: letters, one email draft, calendar files, sheets; no child's name leaks."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from cpdesk.cli.desk import tools
from cpdesk.desk.work import Desk
from cpdesk.rows.booking import BookConference, CancelConference, MoveConference
from cpdesk.rows.conference import OpenConference
from cpdesk.rows.diary import DiaryBetween
from cpdesk.rows.emails import DraftBookingEmail, DraftRequestEmail, EmailOfBooking, RequestEmail
from cpdesk.rows.invitations import (
    AddInvitee,
    DiarySheet,
    DraftInvitations,
    PapersWritten,
    PreviewSheet,
    WriteCalendarFile,
    WriteDaySheet,
    WriteWeekSheet,
)
from cpdesk.rows.people import AddAway
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.register_deeds import NewChild
from cpdesk.rows.unit import AddDayNotWorked, AddPerson
from cpdesk.rules.conferences import AwayKind, CancelReason
from cpdesk.rules.london import LONDON

START = datetime(2026, 12, 4, 10, tzinfo=LONDON)
NAMES = ("Rowan", "Ash-Sample", "Hazel")


@pytest.fixture
def clerk(unit: Desk, make_desk: Callable[..., Desk]) -> Desk:
    """A desk that can write files, of a unit with chairs and rooms."""
    return make_desk(tools=tools())


@pytest.fixture
def booked(clerk: Desk, waiting: Callable[..., int]) -> int:
    """An ICPC of two children on Friday 4 December 2026 at 10:00, of the family with the number 1042."""
    children = (NewChild("Rowan", "Ash-Sample", date(2019, 3, 4)), NewChild("Hazel", "Ash-Sample", date(2021, 5, 6)))
    request = waiting(*children, case_id="1042")
    number: int = clerk.do(BookConference(START, "P. Example", "Room 1", request_id=request)).id
    return number


def everybody(desk: Desk, conference: int) -> tuple[int, ...]:
    return tuple(one.id for one in desk.ask(OpenConference(conference)).invitations.invitees)


def draft(desk: Desk, conference: int, folder: Path) -> PapersWritten:
    found: PapersWritten = desk.do(DraftInvitations(conference, everybody(desk, conference), str(folder)))
    return found


def email_in(folder: Path) -> EmailMessage:
    (file,) = folder.glob("*.eml")
    found = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def version(desk: Desk, conference: int) -> int:
    cards = desk.ask(DiaryBetween(date(2026, 1, 1), date(2027, 12, 31))).cards
    return int(next(card.version for card in cards if card.id == conference))


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_each_who_is_told_gets_a_letter_and_all_with_an_address_one_draft(
    clerk: Desk, booked: int, tmp_path: Path
) -> None:
    clerk.do(AddInvitee(booked, "Education", "A. Sample", email="a.sample@school.example"))
    clerk.do(AddInvitee(booked, "CAMHS", "B. Sample", email="b.sample@nhs.example"))
    written = draft(clerk, booked, tmp_path)
    assert len(list(tmp_path.glob("*.pdf"))) == 5
    assert written.without_address == ("Police", "Probation", "GP")
    assert written.said == (
        "Wrote 5 letters and a draft to 2 addresses, none of whom sees the others (Bcc). "
        "Without an address: Police; Probation; GP. Nothing was sent."
    )
    email = email_in(tmp_path)
    assert (email["X-Unsent"], email["Subject"]) == ("1", "ICPC 1042: invitation")
    assert (email["To"], email["Cc"]) == (None, None)
    assert email["Bcc"] == "a.sample@school.example, b.sample@nhs.example"
    (calendar,) = email.iter_attachments()
    assert (calendar.get_content_type(), calendar.get_filename()) == ("text/calendar", "ICPC 1042.ics")
    carried: Any = calendar.get_payload(decode=True)
    assert Calendar.from_ical(carried).walk("VEVENT")[0]["SUMMARY"] == "ICPC 1042"
    assert {one.sent_at for one in clerk.ask(OpenConference(booked)).invitations.invitees} == {None}


def test_no_child_is_named_outside_the_letters(clerk: Desk, booked: int, tmp_path: Path) -> None:
    clerk.do(AddInvitee(booked, "Education", "A. Sample", email="a.sample@school.example"))
    written = draft(clerk, booked, tmp_path)
    clerk.do(WriteCalendarFile(str(tmp_path / "one.ics"), conference_id=booked))
    body = email_in(tmp_path).get_body()
    assert body is not None
    told = [written.subject, written.text, written.said, body.get_content(), (tmp_path / "one.ics").read_text("utf-8")]
    told += [path.name for path in tmp_path.iterdir()]
    assert not [name for name in NAMES for words in told if name in words]
    letter = next(path for path in sorted(tmp_path.glob("*.pdf")))
    assert "Rowan Ash-Sample, born 04/03/2019" in PdfReader(letter).pages[0].extract_text()


def test_without_any_address_there_is_no_draft(clerk: Desk, booked: int, tmp_path: Path) -> None:
    written = draft(clerk, booked, tmp_path)
    assert not list(tmp_path.glob("*.eml"))
    assert written.said.startswith("Wrote 3 letters. None of them has an email address")


def test_letters_need_a_folder_that_exists_and_somebody_on_the_list(clerk: Desk, booked: int, tmp_path: Path) -> None:
    for folder, sentence in (("", "Choose the folder"), (str(tmp_path / "none"), "There is no folder")):
        with pytest.raises(Refusal, match=sentence) as refused:
            clerk.do(DraftInvitations(booked, everybody(clerk, booked), folder))
        assert refused.value.field == "folder"
    with pytest.raises(Refusal, match="Choose from the list"):
        clerk.do(DraftInvitations(booked, (), str(tmp_path)))
    assert not list(tmp_path.glob("*.pdf"))


def test_a_move_changes_the_entry_that_was_handed_out(clerk: Desk, booked: int, tmp_path: Path) -> None:
    clerk.do(WriteCalendarFile(str(tmp_path / "before"), conference_id=booked))
    later = datetime(2026, 12, 7, 13, tzinfo=LONDON)
    clerk.do(MoveConference(booked, version(clerk, booked), later, "The chair is ill."))
    clerk.do(WriteCalendarFile(str(tmp_path / "after.ics"), conference_id=booked))
    (before,), (after,) = events(tmp_path / "before.ics"), events(tmp_path / "after.ics")
    assert before["UID"] == after["UID"]
    assert str(before["UID"]).endswith("@cpdesk")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after.start == later.astimezone(UTC)


def test_a_chair_takes_the_own_diary_and_what_was_cancelled_goes_away(clerk: Desk, booked: int, tmp_path: Path) -> None:
    path = str(tmp_path / "diary.ics")
    said = clerk.do(WriteCalendarFile(path, chair="p. example")).said
    assert said == "Wrote 1 conference of the diary of P. Example as a calendar file, without names of children."
    clerk.do(CancelConference(booked, version(clerk, booked), CancelReason.MOVED_AREA, "They moved."))
    clerk.do(WriteCalendarFile(path, chair="P. Example"))
    assert [str(event["STATUS"]) for event in events(tmp_path / "diary.ics")] == ["CANCELLED"]
    clerk.do(WriteCalendarFile(path, chair="R. Sample"))
    assert events(tmp_path / "diary.ics") == []


def test_a_room_has_its_diary_between_two_days(clerk: Desk, booked: int, tmp_path: Path) -> None:
    path = tmp_path / "room.ics"
    clerk.do(WriteCalendarFile(str(path), room="Room 1", first=date(2026, 12, 4), last=date(2026, 12, 4)))
    assert len(events(path)) == 1
    clerk.do(WriteCalendarFile(str(path), room="Room 1", first=date(2026, 12, 5)))
    assert events(path) == []


def test_a_chair_in_one_room_and_the_whole_diary_are_calendar_files_too(
    clerk: Desk, booked: int, tmp_path: Path
) -> None:
    path = tmp_path / "diary.ics"
    for narrowed, number, what in (
        ({}, 1, "of the diary of the unit"),
        ({"chair": "P. Example", "room": "Room 1"}, 1, "of the diary of P. Example in Room 1"),
        ({"kind": "RCPC"}, 0, "of the diary of the unit"),
    ):
        written = clerk.do(WriteCalendarFile(str(path), **narrowed))
        assert what in written.said
        assert len(events(path)) == number


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"chair": "Nobody"}, "There is no chair called Nobody"),
        ({"room": "Room 1", "first": date(2026, 12, 5), "last": date(2026, 12, 4)}, "before the first"),
        ({"conference_id": 999}, "no longer in the diary"),
    ],
)
def test_a_calendar_file_of_nothing_gets_its_sentence(
    clerk: Desk, tmp_path: Path, wanted: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        clerk.do(WriteCalendarFile(str(tmp_path / "none.ics"), **wanted))
    assert list(tmp_path.glob("*.ics")) == []


def test_the_day_sheet_has_initials_and_what_reception_arranges(clerk: Desk, booked: int, tmp_path: Path) -> None:
    clerk.do(AddInvitee(booked, "Education", "A. Sample"))
    written = clerk.do(WriteDaySheet(START.date(), str(tmp_path)))
    assert [Path(path).name for path in written.paths] == ["Day sheet 2026-12-04.pdf"]
    sheet: DiarySheet = clerk.ask(PreviewSheet(START.date()))
    (line,) = sheet.lines
    assert (line.reference, line.initials, line.children, line.expected) == ("1042", "R. A. and H. A.", 2, 1)
    assert (line.room, line.chair, line.state) == ("Room 1", "P. Example", "Provisional")
    text = PdfReader(written.paths[0]).pages[0].extract_text()
    assert not [name for name in NAMES if name in text]


def test_the_week_sheet_names_closed_days_and_who_is_away(clerk: Desk, booked: int, tmp_path: Path) -> None:
    clerk.do(AddDayNotWorked(date(2026, 12, 2), "Invented closure"))
    clerk.do(AddAway("R. Sample", date(2026, 11, 30), date(2026, 12, 1), AwayKind.SICKNESS, "A private reason"))
    sheet: DiarySheet = clerk.ask(PreviewSheet(START.date(), week=True))
    assert (sheet.first, sheet.last) == (date(2026, 11, 30), date(2026, 12, 4))
    assert sheet.closed == ((date(2026, 12, 2), "Invented closure"),)
    assert sheet.away == ("R. Sample, Mon 30 Nov 2026 to Tue 1 Dec 2026",)
    written = clerk.do(WriteWeekSheet(START.date(), str(tmp_path)))
    assert [Path(path).name for path in written.paths] == ["Week sheet 2026-11-30.pdf"]
    assert "private" not in PdfReader(written.paths[0]).pages[0].extract_text()


def test_a_sheet_goes_beside_one_that_is_open_elsewhere(clerk: Desk, booked: int, tmp_path: Path) -> None:
    clerk.do(WriteDaySheet(START.date(), str(tmp_path)))
    (tmp_path / ".~lock.Day sheet 2026-12-04.pdf#").touch()
    written = clerk.do(WriteDaySheet(START.date(), str(tmp_path)))
    assert Path(written.paths[0]).name == "Day sheet 2026-12-04 (2).pdf"


def test_social_worker_and_team_manager_are_told_of_the_date_and_nobody_is_named(
    clerk: Desk, waiting: Callable[..., int], tmp_path: Path
) -> None:
    request = waiting(
        NewChild("Rowan", "Ash-Sample"), case_id="1042", social_worker="F. Testcase", team_manager="M. Try"
    )
    booked = clerk.do(BookConference(START, "P. Example", "Room 1", request_id=request)).id
    with pytest.raises(Refusal, match="Copy the text instead"):
        clerk.do(DraftBookingEmail(booked, str(tmp_path)))
    clerk.do(AddPerson("M. Try", "team_manager", "m.try@council.example"))
    to_send = clerk.ask(EmailOfBooking(booked))
    assert to_send.recipients == (("F. Testcase", ""), ("M. Try", "m.try@council.example"))
    assert "Friday 4 December 2026, 10:00 to 11:30" in to_send.text
    written = clerk.do(DraftBookingEmail(booked, str(tmp_path)))
    assert (written.said, written.without_address) == ("Wrote a draft to 1 of 2. Nothing was sent.", ("F. Testcase",))
    email = email_in(tmp_path)
    assert (email["To"], email["Subject"]) == ("m.try@council.example", "ICPC 1042: date")
    body = email.get_body()
    assert body is not None
    assert not [name for name in NAMES for words in (body.get_content(), *written.paths) if name in words]
    clerk.do(MoveConference(booked, version(clerk, booked), START.replace(hour=13), "The mother is in court."))
    moved = clerk.ask(EmailOfBooking(booked))
    assert moved.subject == "ICPC 1042: new date"
    assert "takes the place of the date that you had" in moved.text


def test_the_outcome_and_the_date_set_go_out_as_drafts_by_reference(
    clerk: Desk, waiting: Callable[..., int], tmp_path: Path
) -> None:
    """D04, D06: one draft each, to those whose address is known."""
    request = waiting(NewChild("Rowan", "Ash-Sample"), case_id="1042")
    with pytest.raises(Refusal, match="Copy the text"):
        clerk.do(DraftRequestEmail(request, RequestEmail.OUTCOME, str(tmp_path)))
    clerk.do(AddPerson("N. Invented", "team_manager", "n.invented@council.example"))
    for what, name, subject in (
        (RequestEmail.OUTCOME, "ICPC request 1042 outcome.eml", "ICPC request 1042: threshold met"),
        (RequestEmail.DATE_SET, "ICPC request 1042 date set.eml", "ICPC 1042: date set by the Safeguarding Unit"),
    ):
        written = clerk.do(DraftRequestEmail(request, what, str(tmp_path)))
        assert [Path(path).name for path in written.paths] == [name]
        email = message_from_bytes(Path(written.paths[0]).read_bytes(), policy=default)
        assert (email["X-Unsent"], email["To"], email["Subject"]) == ("1", "n.invented@council.example", subject)
        assert not [named for named in NAMES if named in str(email)]
