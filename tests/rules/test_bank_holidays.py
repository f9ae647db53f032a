"""The days not worked that the program carries, reads from GOV.UK, and projects."""

import json
import sys
from datetime import date

import pytest
from workalendar.europe import UnitedKingdom

from cpdesk.rules.calendar import (
    GOV_UK,
    LOCAL_CLOSURE,
    PROCLAIMED,
    PROJECTED,
    NotWorked,
    OutsideCalendar,
    WorkingDays,
    england_and_wales,
)
from cpdesk.rules.gov_uk_days import NotGovUkDays, carried_days, read_gov_uk_days
from cpdesk.rules.projected_days import projected_days

# What workalendar 17 does not know: the coronation of King Charles III.
MISSING_FROM_WORKALENDAR = {date(2023, 5, 8)}


@pytest.mark.parametrize("year", range(2012, 2029))
def test_the_official_days_are_those_of_workalendar_but_for_what_it_lacks(year: int) -> None:
    official = {on for on, _ in carried_days() if on.year == year}
    theirs = {on for on, _ in UnitedKingdom().holidays(year) if on.weekday() < 5}
    assert official - theirs == {on for on in MISSING_FROM_WORKALENDAR if on.year == year}
    assert not theirs - official


@pytest.mark.parametrize(
    ("on", "title"),
    [
        ("2012-01-02", "New Year’s Day (substitute day)"),
        ("2012-06-04", "Spring bank holiday (substitute day)"),
        ("2012-06-05", "Queen’s Diamond Jubilee (extra bank holiday)"),
        ("2015-12-28", "Boxing Day (substitute day)"),
        ("2016-12-26", "Boxing Day"),
        ("2016-12-27", "Christmas Day (substitute day)"),
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2021-12-27", "Christmas Day (substitute day)"),
        ("2021-12-28", "Boxing Day (substitute day)"),
        ("2022-06-02", "Spring bank holiday"),
        ("2022-06-03", "Platinum Jubilee bank holiday"),
        ("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        ("2022-12-27", "Christmas Day (substitute day)"),
        ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
        ("2026-12-28", "Boxing Day (substitute day)"),
        ("2028-01-03", "New Year’s Day (substitute day)"),
    ],
)
def test_each_day_has_its_official_title(on: str, title: str) -> None:
    assert england_and_wales().title(date.fromisoformat(on)) == title


@pytest.mark.parametrize("on", ["2020-05-04", "2022-05-30", "2012-05-28", "2024-03-28"])
def test_a_day_from_which_a_holiday_was_moved_is_worked(on: str) -> None:
    assert england_and_wales().is_worked(date.fromisoformat(on))


def test_projection_agrees_with_the_official_days_and_titles_of_ordinary_years() -> None:
    extraordinary = {2012, 2020, 2022, 2023}
    for year in set(range(2012, 2029)) - extraordinary:
        assert projected_days(year) == tuple(day for day in carried_days() if day[0].year == year)


def test_years_beyond_are_projected_and_say_so() -> None:
    calendar = england_and_wales()
    found = dict(calendar.listed(date(2033, 1, 1), date(2033, 12, 31)))
    assert found[date(2033, 12, 27)] == NotWorked("Christmas Day (substitute day)", PROJECTED, provisional=True)
    assert calendar.provisional(date(2033, 6, 1))
    assert not calendar.provisional(date(2028, 6, 1))


def test_before_2012_is_refused_with_a_sentence() -> None:
    with pytest.raises(OutsideCalendar, match="known from 2012 on, so Sat 31 Dec 2011 cannot be counted with"):
        england_and_wales().is_worked(date(2011, 12, 31))
    with pytest.raises(OutsideCalendar, match="known from 2012 on"):
        england_and_wales().add(date(2012, 1, 4), -10)


def test_far_beyond_is_refused_with_a_sentence() -> None:
    with pytest.raises(OutsideCalendar, match="known up to"):
        england_and_wales().add(date(2100, 1, 1), 100_000)


def test_a_closure_of_the_units_own_does_not_change_the_official_title() -> None:
    christmas = date(2026, 12, 25)
    calendar = england_and_wales().with_days({christmas: NotWorked("Closed", LOCAL_CLOSURE)})
    assert calendar.title(christmas) == "Christmas Day"


def test_a_closure_before_the_calendar_begins_is_left_out() -> None:
    calendar = england_and_wales().with_days({date(2009, 1, 5): NotWorked("Snow", LOCAL_CLOSURE)})
    assert calendar.is_worked(date(2012, 1, 3))


def test_a_year_becomes_official_when_gov_uk_gives_its_days_and_not_by_one_proclaimed_day() -> None:
    days = {on: NotWorked(title, GOV_UK) for on, title in projected_days(2029)}
    given = england_and_wales().with_days(days)
    assert not given.provisional(date(2029, 6, 1))
    assert given.provisional(date(2030, 6, 1))
    proclaimed = england_and_wales().with_days({date(2029, 6, 1): NotWorked("Jubilee", PROCLAIMED)})
    assert proclaimed.provisional(date(2029, 6, 1))
    assert proclaimed.title(date(2029, 6, 1)) == "Jubilee"
    assert proclaimed.title(date(2029, 12, 25)) == "Christmas Day"


def as_file(events: object, division: str = "england-and-wales") -> str:
    return json.dumps({division: {"division": division, "events": events}})


def test_gov_uks_file_is_read_whole_or_its_part_alone() -> None:
    event = {"title": "Boxing Day", "date": "2029-12-26", "notes": "", "bunting": True}
    moved = {"title": "Christmas Day", "date": "2029-12-27", "notes": "Substitute day", "bunting": True}
    expected = (
        (date(2029, 12, 26), "Boxing Day"),
        (date(2029, 12, 27), "Christmas Day (substitute day)"),
    )
    assert read_gov_uk_days(as_file([moved, event])) == expected
    assert read_gov_uk_days(json.dumps({"division": "england-and-wales", "events": [event, moved]})) == expected
    assert read_gov_uk_days("\ufeff" + as_file([event, moved, event])) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not GOV.UK's file"),
        ("<html>", "not GOV.UK's file"),
        ("[" * 100_000, "not GOV.UK's file"),
        ("[]", "no list of events"),
        ("{}", "no part for England and Wales"),
        (as_file([], "scotland"), "no part for England and Wales"),
        (json.dumps({"division": "scotland", "events": [{}]}), "another part of the United Kingdom"),
        (as_file({}), "no list of events"),
        (as_file([]), "lists no bank holidays"),
        (as_file(["Christmas"]), "has no title"),
        (as_file([{"title": " ", "date": "2029-12-25"}]), "has no title"),
        (as_file([{"title": "Christmas Day"}]), "no date that can be read"),
        (as_file([{"title": "Christmas Day", "date": 20291225}]), "no date that can be read"),
        (as_file([{"title": "Christmas Day", "date": "25/12/2029"}]), "no date that can be read"),
        (as_file([{"title": "Christmas Day", "date": "0029-12-25"}]), "in the year 29"),
        (
            as_file([{"title": "One", "date": "2029-12-25"}, {"title": "Two", "date": "2029-12-25"}]),
            "25/12/2029 two different titles",
        ),
    ],
)
def test_another_file_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(NotGovUkDays, match=sentence):
        read_gov_uk_days(text)


def test_without_workalendar_years_beyond_the_official_list_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "workalendar", None)
    monkeypatch.setitem(sys.modules, "workalendar.europe", None)
    calendar = WorkingDays({on: NotWorked(title, GOV_UK) for on, title in carried_days()})
    assert calendar.add(date(2028, 12, 1), 5) == date(2028, 12, 8)
    with pytest.raises(OutsideCalendar, match="Bank holidays of 2029 are not known"):
        calendar.is_worked(date(2031, 3, 3))
    with pytest.raises(OutsideCalendar, match="Bank holidays of 2029 are not known"):
        calendar.add(date(2028, 12, 20), 15)
