"""The two readers of dates: the strict one for cells, the helpful one for boxes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.dates import NotADate, TypedDate, from_excel_serial, read_uk_date, typed_date
from cpdesk.rules.how_dates_read import long, short, slashed

SUNDAY = date(2026, 11, 22)


def typed(text: str, today: date = SUNDAY) -> TypedDate:
    return typed_date(text, today, england_and_wales())


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("15/11", "2026-11-15"),
        ("15/11/26", "2026-11-15"),
        ("next Mon", "2026-11-23"),
        ("mon", "2026-11-23"),
        ("Sunday", "2026-11-22"),
        ("next Sunday", "2026-11-29"),
        ("last fri", "2026-11-20"),
        ("last sun", "2026-11-15"),
        ("+10wd", "2026-12-04"),
        ("+10 working days", "2026-12-04"),
        ("in 10 w/days", "2026-12-04"),
        ("+4w", "2026-12-20"),
        ("+2m", "2027-01-22"),
        ("+1y", "2027-11-22"),
        ("-3d", "2026-11-19"),
        ("−3d", "2026-11-19"),
        ("-1wd", "2026-11-20"),
        ("1.2.27", "2027-02-01"),
        ("15 Nov", "2026-11-15"),
        ("today", "2026-11-22"),
        ("TODAY ", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("1/1", "2027-01-01"),
        ("24/5", "2026-05-24"),
        ("23/5", "2027-05-23"),
        ("Tue 24 Nov", "2026-11-24"),
        ("27/3/2027", "2027-03-27"),
        ("2027-03-27", "2027-03-27"),
    ],
)
def test_a_box_understands(text: str, on: str) -> None:
    assert typed(text).on == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("13/13", "There is no month 13."),
        ("31/02/2026", "There is no 31 February."),
        ("31/4", "There is no 31 April."),
        ("29/2/2027", "2027 is not a leap year, so there is no 29 February."),
        ("29/2", "2026 is not a leap year, so there is no 29 February."),
        ("0/1/26", "There is no day 0."),
        ("32/1/26", "No month has 32 days."),
        ("1/1/0001", "Enter a year from 1990 to 2100."),
        ("1/1/1989", "Enter a year from 1990 to 2100."),
        ("+9999y", "Enter a year from 1990 to 2100."),
        ("-100y", "Enter a year from 1990 to 2100."),
        ("-9999wd", "Working days are known from 2012 on"),
        ("1/1/1", "Enter the year with two or four digits, like 27/3/2027."),
        ("w/c 3 April", "This names a week, not a day."),
        ("week commencing 3/4/27", "This names a week, not a day."),
        ("March 2027", "The day is missing."),
        ("Mon 24/11/2026", "24 November 2026 is a Tuesday, not a Monday."),
        ("", "Enter a date like 27/3/2027."),
        ("10", "Enter a date like 27/3/2027."),
        ("soon", "Enter a date like 27/3/2027."),
        ("9" * 5000, "Enter a date like 27/3/2027."),
        ("٣/٤/٢٠٢٦", "Enter a date like 27/3/2027."),
    ],
)
def test_a_box_refuses_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        typed(text)
    assert str(refused.value).startswith(sentence)


def test_29_february_without_a_year_is_the_one_of_a_leap_year_next_to_today() -> None:
    assert typed("29/2", date(2027, 6, 1)).on == date(2028, 2, 29)
    assert typed("29 Feb", date(2028, 2, 1)).on == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "said", "note"),
    [
        ("+10wd", "Friday 4 December 2026, in 10 working days", ""),
        ("mon", "Monday 23 November 2026, in 1 working day", ""),
        ("today", "Sunday 22 November 2026, today", "It is a Sunday."),
        ("yesterday", "Saturday 21 November 2026, 1 day ago", "It is a Saturday."),
        ("last fri", "Friday 20 November 2026, 1 working day ago", ""),
        ("25/12/26", "Friday 25 December 2026, in 24 working days", "It is not a working day: Christmas Day."),
        ("1/6/2009", "Monday 1 June 2009, 6383 days ago", ""),
    ],
)
def test_a_box_says_what_it_understood(text: str, said: str, note: str) -> None:
    assert (typed(text).said, typed(text).note) == (said, note)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("6/11/26", "2026-11-06"),
        ("06/11/2026", "2026-11-06"),
        ("02.06.26", "2026-06-02"),
        ("02.06.26.", "2026-06-02"),
        ("6-11-26", "2026-11-06"),
        ("6 11 26", "2026-11-06"),
        ("14-Oct-25", "2025-10-14"),
        ("3rd July 2026", "2026-07-03"),
        ("19th December 2025", "2025-12-19"),
        ("the 1st of May 2026", "2026-05-01"),
        ("5 Sept 26", "2026-09-05"),
        ("Fri 6 Nov 2026", "2026-11-06"),
        ("Friday, 6 November 2026", "2026-11-06"),
        ("6 Nov '26", "2026-11-06"),
        ("2026-11-06", "2026-11-06"),
        ("2026-11-06 00:00:00", "2026-11-06"),
        ("06/11/2026 14:30", "2026-11-06"),
        ("29/2/24", "2024-02-29"),
        ("1/1/69", "2069-01-01"),
        ("1/1/98", "1998-01-01"),
        ("\u00a06/11/26 ", "2026-11-06"),
    ],
)
def test_a_cell_says_one_certain_date(text: str, on: str) -> None:
    assert read_uk_date(text) == date.fromisoformat(on)


@pytest.mark.parametrize(
    "text",
    [
        "30/3",
        "March 2017",
        "May",
        "Sat",
        "10",
        "14:00",
        "3/30/17",
        "1/2/3",
        "30/3/2107",
        "w/c 3 April",
        "TBC",
        "asap",
        "30/3/17?",
        "30/3/17 (cancelled) 6/4/17",
        "31/4/26",
        "29/2/17",
        "1/1/0001",
        "6.11/26",
        "6//11/26",
        "n/a",
        "-",
        "Yes",
        "46132",
        "today",
        "+3d",
        "next Mon",
        "mon",
        "1/1/75",
        "06112026",
        "6/11/26 and 7/11/26",
        "11/2026",
        "Mon 6 Nov 2026",
        "2026-13-01",
        "9999999999/1/1",
        "15 working days",
        "March 30 2017",
    ],
)
def test_a_cell_without_one_certain_date_is_never_guessed_at(text: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_uk_date(text)
    assert text not in str(refused.value).split()


def test_a_blank_cell_is_no_date_at_all() -> None:
    assert read_uk_date("  ") is None


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_date_that_is_shown_can_be_typed_again(on: date) -> None:
    for shown in (slashed(on), long(on), short(on), on.isoformat(), f"{on.day}.{on.month}.{on.year}"):
        assert read_uk_date(shown) == on
        assert typed(shown).on == on


@given(st.dates(date(2000, 1, 1), date(2069, 12, 31)))
def test_two_digits_mean_this_century(on: date) -> None:
    assert read_uk_date(f"{on.day}/{on.month}/{on:%y}") == on


@given(st.dates(date(2013, 6, 1), date(2027, 6, 1)), st.integers(1, 31), st.integers(1, 12))
def test_without_a_year_the_nearest_is_meant(today: date, day: int, month: int) -> None:
    try:
        found = typed(f"{day}/{month}", today).on
    except NotADate:
        return
    assert (found.day, found.month) == (day, month)
    assert abs((found - today).days) <= 183 or (day, month) == (29, 2)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    for reader in (read_uk_date, typed):
        assert sentence_or_date(reader, text)


def sentence_or_date(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except NotADate as refused:
        return str(refused).endswith(".")
    return True


@given(st.dates(date(2013, 1, 1), date(2027, 6, 1)), st.integers(1, 250))
def test_counting_in_the_box_says_the_same_number(today: date, number: int) -> None:
    found = typed(f"+{number}wd", today)
    assert found.on == england_and_wales().add(today, number)
    assert found.said.endswith(f"in {number} working day{'s' if number > 1 else ''}")


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.booleans())
def test_excels_serial_numbers_are_its_dates(on: date, epoch1904: bool) -> None:
    start = date(1904, 1, 1) if epoch1904 else date(1899, 12, 30)
    assert from_excel_serial((on - start).days, epoch1904=epoch1904) == on
    assert from_excel_serial((on - start).days + 0.99, epoch1904=epoch1904) == on


@pytest.mark.parametrize("number", [0, 1, -5, 32_000, 90_000, 1e300, float("nan"), float("inf"), 312_219])
def test_another_number_is_no_date(number: float) -> None:
    with pytest.raises(NotADate, match="not a date from 1990 to 2100"):
        from_excel_serial(number)


def test_dates_read_as_the_unit_writes_them() -> None:
    on = SUNDAY + timedelta(days=15)
    assert (short(on), long(on), slashed(on)) == ("Mon 7 Dec 2026", "Monday 7 December 2026", "07/12/2026")
