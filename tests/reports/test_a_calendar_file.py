"""The calendar file, read back by a calendar library and line by line by hand."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from icalendar import Calendar

from cpdesk.rows.invitations import Appointment
from cpdesk.rules.london import LONDON
from reports.calendar_file import write_calendar

MADE_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ONE = Appointment(
    uid="0b8f@cpdesk",
    sequence=2,
    start_at=datetime(2026, 7, 6, 10, tzinfo=LONDON),
    end_at=datetime(2026, 7, 6, 11, 30, tzinfo=LONDON),
    title="ICPC 1042",
    place="Room 1; ground floor, left\nring twice",
    notes="Chair: P. Example. " + "Long words " * 20,
    made_at=MADE_AT,
)


def test_it_is_read_back_as_it_was_written() -> None:
    calendar = Calendar.from_ical(write_calendar([ONE], name="the diary of P. Example", made_at=MADE_AT))
    event: Any = calendar.walk("VEVENT")[0]
    assert (event["UID"], str(event["SEQUENCE"]), event["SUMMARY"]) == ("0b8f@cpdesk", "2", "ICPC 1042")
    assert event["LOCATION"] == ONE.place
    assert str(event["DESCRIPTION"]).strip() == ONE.notes.strip()
    assert event.start == ONE.start_at


def test_times_stand_in_utc_so_that_the_clock_change_cannot_move_them() -> None:
    text = write_calendar([ONE], made_at=MADE_AT).decode()
    assert "DTSTART:20260706T090000Z\r\n" in text
    assert "DTEND:20260706T103000Z\r\n" in text
    assert "DTSTAMP:20261123T093000Z\r\n" in text
    assert "TZID" not in text


def test_lines_end_and_fold_as_the_standard_has_it() -> None:
    body = write_calendar([replace(ONE, notes="ü" * 300)], made_at=MADE_AT)
    assert body.count(b"\n") == body.count(b"\r\n")
    lines = body.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert "".join(line.decode()[1:] for line in lines if line.startswith(b" ")).count("ü") > 200


def test_what_was_typed_cannot_begin_a_line_of_its_own() -> None:
    body = write_calendar(
        [replace(ONE, place="Room 1\r\nATTENDEE:mailto:x@y.example", title="ICPC\n1")], made_at=MADE_AT
    )
    assert b"\r\nATTENDEE" not in body
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert "ATTENDEE" not in event


def test_a_cancelled_conference_takes_its_entry_away() -> None:
    (event,) = Calendar.from_ical(write_calendar([replace(ONE, cancelled=True)], made_at=MADE_AT)).walk("VEVENT")
    assert (event["STATUS"], event["TRANSP"], event["UID"]) == ("CANCELLED", "TRANSPARENT", ONE.uid)


def test_an_empty_diary_is_still_a_calendar() -> None:
    assert Calendar.from_ical(write_calendar([], made_at=MADE_AT)).walk("VEVENT") == []


@pytest.mark.parametrize(("provisional", "status"), [(True, "TENTATIVE"), (False, "CONFIRMED")])
def test_what_is_not_confirmed_yet_is_tentative(provisional: bool, status: str) -> None:
    (event,) = Calendar.from_ical(write_calendar([replace(ONE, provisional=provisional)], made_at=MADE_AT)).walk(
        "VEVENT"
    )
    assert event["STATUS"] == status
