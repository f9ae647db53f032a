"""`cpdesk holidays`: days not worked, and where each comes from."""

from collections.abc import Callable
from typing import Any

import pytest

Cpdesk = Callable[..., Any]


def test_a_span_of_years_is_listed_as_json(cpdesk: Cpdesk) -> None:
    ran = cpdesk("holidays", "2023..2024", "--json")
    assert ran.code == 0
    days = ran.json
    assert len(days) == 9 + 8
    assert days[0] == {
        "date": "2023-01-02",
        "title": "New Year’s Day (substitute day)",
        "source": "GOV.UK",
        "provisional": False,
    }


def test_years_beyond_the_official_list_are_provisional(cpdesk: Cpdesk) -> None:
    days = cpdesk("holidays", "2029", "--json").json
    assert len(days) == 8
    assert all(day["provisional"] and day["source"] == "Projected" for day in days)
    assert "not official yet" in cpdesk("holidays", "2029").out


def test_without_a_span_it_is_this_year(cpdesk: Cpdesk) -> None:
    out = cpdesk("holidays", "--today", "23/11/2026").out
    assert "Mon 28 Dec 2026  Boxing Day (substitute day) (GOV.UK)" in out
    assert out.count("2026") == 8


def test_dates_may_be_written_either_way(cpdesk: Cpdesk) -> None:
    assert cpdesk("holidays", "1/4/2024..30/4/2024").out == cpdesk("holidays", "2024-04-01..2024-04-30").out
    assert cpdesk("holidays", "2/4/2024").out == "No days from Tue 2 Apr 2024 to Tue 2 Apr 2024 but weekends.\n"
    assert cpdesk("holidays", "2/4/2024", "--json").json == []


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        ("2011", "known from 2012 to 2100"),
        ("2101", "known from 2012 to 2100"),
        ("2026..2024", "is before"),
        ("1/1/2011..2/1/2011", "known from 2012 on"),
        ("..2026", "Enter two dates or years"),
        ("x..y", "Enter a date like"),
        ("31/2/2026", "There is no 31 February."),
    ],
)
def test_another_span_is_refused_with_a_sentence(cpdesk: Cpdesk, span: str, sentence: str) -> None:
    ran = cpdesk("holidays", span)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.aside
