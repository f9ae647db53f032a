"""By when agencies' reports are asked for, and where that day goes when a conference moves (S12)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.agency_reports import moved_with, report_due, report_due_explained
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.email_address import is_email_address

CALENDAR = england_and_wales()
DAYS = st.dates(date(2016, 1, 1), date(2030, 12, 31))


def test_a_report_is_asked_for_by_the_working_day_before() -> None:
    assert report_due(date(2024, 4, 10), CALENDAR) == date(2024, 4, 9)
    assert report_due(date(2024, 4, 2), CALENDAR) == date(2024, 3, 28)  # after Easter Monday: Maundy Thursday
    assert report_due_explained(date(2024, 4, 2), CALENDAR).startswith(
        "Thu 28 Mar 2024: the working day before the conference on Tue 2 Apr 2024."
    )


@given(DAYS, DAYS)
def test_the_default_day_stays_the_default_day_when_the_conference_moves(was: date, becomes: date) -> None:
    was_on, is_on = CALENDAR.on_or_after(was), CALENDAR.on_or_after(becomes)
    assert moved_with(report_due(was_on, CALENDAR), was_on, is_on, CALENDAR) == report_due(is_on, CALENDAR)


@given(DAYS, st.integers(1, 30), DAYS)
def test_a_report_is_never_asked_for_after_the_conference(was: date, before: int, becomes: date) -> None:
    due = moved_with(was - timedelta(days=before), was, becomes, CALENDAR)
    assert due <= becomes


@given(DAYS, st.integers(0, 30), DAYS)
def test_a_day_from_the_conference_on_comes_to_the_conference(was: date, after: int, becomes: date) -> None:
    assert moved_with(was + timedelta(days=after), was, becomes, CALENDAR) == becomes


def test_an_address_is_one_that_a_mail_program_takes() -> None:
    assert is_email_address("a.sample@council.gov.uk")
    for typed in ("", "a.sample", "a@b@c", "a@b.uk, c@d.uk", "a@b.uk\nBcc: x@y.uk", "A Sample <a@b.uk>", "a@.uk"):
        assert not is_email_address(typed)
