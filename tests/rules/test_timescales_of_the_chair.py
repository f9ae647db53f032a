"""Timescales as hand-kept spreadsheets write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.timescale import NOT_UNDERSTOOD, Timescale, lpm_by_explained, read_timescale

CONFERENCE = date(2026, 6, 1)


def read(text: str, anchor: date | None = CONFERENCE) -> Timescale:
    return read_timescale(text, anchor, england_and_wales())


@pytest.mark.parametrize(
    ("text", "unit", "count", "by"),
    [
        ("15 working days", "wd", 15, "2026-06-22"),
        ("within 15 working days of conference", "wd", 15, "2026-06-22"),
        ("10wd", "wd", 10, "2026-06-15"),
        ("15WD", "wd", 15, "2026-06-22"),
        ("in 10 w/days", "wd", 10, "2026-06-15"),
        ("10 work days", "wd", 10, "2026-06-15"),
        ("within 4 weeks", "days", 28, "2026-06-29"),
        ("Within  4\nweeks.", "days", 28, "2026-06-29"),
        ("4 wks", "days", 28, "2026-06-29"),
        ("4/52", "days", 28, "2026-06-29"),
        ("within 4/52", "days", 28, "2026-06-29"),
        ("four weeks", "days", 28, "2026-06-29"),
        ("6 weeks of ICPC", "days", 42, "2026-07-13"),
        ("a fortnight", "days", 14, "2026-06-15"),
        ("no later than 2 weeks", "days", 14, "2026-06-15"),
        ("10 days", "days", 10, "2026-06-11"),
        ("2/12", "months", 2, "2026-08-01"),
        ("within 1 month", "months", 1, "2026-07-01"),
        ("3 mths", "months", 3, "2026-09-01"),
        ("by 6/11/26", "stated", 0, "2026-11-06"),
        ("by 6.11.26", "stated", 0, "2026-11-06"),
        ("by the 6th November 2026", "stated", 0, "2026-11-06"),
        ("before 12/01/2027", "stated", 0, "2027-01-12"),
        ("6/11/26", "stated", 0, "2026-11-06"),
        ("by end of Nov 2026", "stated", 0, "2026-11-30"),
        ("by the end of February 2028", "stated", 0, "2028-02-29"),
    ],
)
def test_a_timescale_that_is_certain_comes_to_a_day(text: str, unit: str, count: int, by: str) -> None:
    assert read(text) == Timescale(date.fromisoformat(by), unit, count, understood=True)  # type: ignore[arg-type]  # a parameter of the test


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ASAP",
        "TBC",
        "by first RCPC",
        "before RCPC",
        "next conference",
        "w/c 3 April",
        "4-6 weeks",
        "within 3 weeks of birth",
        "0 weeks",
        "by 30/3",
        "by end of Nov",
        "by 31/11/26",
        "10/7",
        "4",
        "weeks",
        "urgent, 2 weeks",
        "999 months",
        "by 6/11/26 or 7/11/26",
        "n/a",
        "-",
        "by",
    ],
)
def test_a_timescale_that_is_not_certain_stays_as_written(text: str) -> None:
    assert read(text) == NOT_UNDERSTOOD


def test_without_a_conference_a_span_is_understood_but_comes_to_no_day() -> None:
    assert read("15 working days", None) == Timescale(None, "wd", 15, understood=True)
    assert read("15 working days", date(2009, 1, 1)) == Timescale(None, "wd", 15, understood=True)


@pytest.mark.parametrize(
    ("by", "unit", "count", "anchor", "sentence"),
    [
        ("2026-06-29", "days", 28, "2026-06-01", "Mon 29 Jun 2026: 4 weeks after the conference on Mon 1 Jun 2026."),
        ("2026-06-11", "days", 10, "2026-06-01", "Thu 11 Jun 2026: 10 days after the conference on Mon 1 Jun 2026."),
        ("2026-07-01", "months", 1, "2026-06-01", "Wed 1 Jul 2026: 1 month after the conference on Mon 1 Jun 2026."),
        (
            "2026-04-08",
            "wd",
            5,
            "2026-03-30",
            "Wed 8 Apr 2026: 5 working days after the conference on Mon 30 Mar 2026. "
            "Not counted: Good Friday 3 April, Easter Monday 6 April.",
        ),
        ("2026-11-06", "stated", 0, "2026-06-01", "Fri 6 Nov 2026: the date stated by the chair."),
    ],
)
def test_the_date_for_an_lpm_says_how_it_came_about(by: str, unit: str, count: int, anchor: str, sentence: str) -> None:
    said = lpm_by_explained(date.fromisoformat(by), unit, count, date.fromisoformat(anchor), england_and_wales())
    assert said == sentence


def test_the_date_for_an_lpm_without_a_conference_was_stated() -> None:
    assert lpm_by_explained(date(2026, 6, 29), "days", 28, None, england_and_wales()).endswith("stated by the chair.")


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble_and_nothing_is_invented(text: str) -> None:
    found = read(text)
    assert found.understood or found == NOT_UNDERSTOOD


@given(st.integers(1, 99), st.sampled_from(["working days", "wd", "weeks", "wks", "days", "months"]))
def test_within_says_the_same_as_the_bare_span(number: int, unit: str) -> None:
    assert read(f"within {number} {unit}") == read(f"{number} {unit}") == read(f"{number}{unit}".upper())
