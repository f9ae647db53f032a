"""Actions of an outline plan: when they may be due, and when their agency was not at the conference (S15, S16)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.plan_actions import (
    Agency,
    Seat,
    lacks_of_notice,
    objection_words,
    same_agency,
    too_early,
    was_absent,
)
from cpdesk.rules.standards import standard
from cpdesk.rules.what_follows import what_follows

NAMES = st.text("abcdef -ÀÉ", max_size=8)
AGENCIES = st.builds(Agency, st.sampled_from(["", "police", "gp", "education"]), NAMES)


def test_nothing_of_the_plan_is_due_before_its_conference() -> None:
    assert "Monday 16 November 2026" in too_early(date(2026, 11, 13), date(2026, 11, 16))
    assert too_early(date(2026, 11, 16), date(2026, 11, 16)) == ""
    assert too_early(None, date(2026, 11, 16)) == ""
    assert too_early(date(2026, 11, 13), None) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Agency("police", "Police"), Agency("police", "Leicestershire Police"), True),
        (Agency("", "turning  point"), Agency("turning_point", "Turning Point"), True),
        (Agency("gp", "GP"), Agency("police", "GP"), False),
        (Agency("education", "Oakfield School"), Agency("education", "Hilltop School"), False),
        (Agency("education", "Oakfield School"), Agency("education", "Education"), True),
        (Agency(), Agency(), False),
    ],
)
def test_agencies_are_told_apart_by_code_or_name_and_schools_by_their_names(
    one: Agency, other: Agency, same: bool
) -> None:
    assert same_agency(one, other) is same


@given(AGENCIES, AGENCIES)
def test_being_the_same_agency_goes_both_ways(one: Agency, other: Agency) -> None:
    assert same_agency(one, other) == same_agency(other, one)


def there(*agencies: Agency) -> list[Seat]:
    return [Seat(one, was_there=True) for one in agencies]


def test_an_agency_is_absent_when_nobody_of_it_was_there() -> None:
    seats = [
        *there(Agency("social_care", "Children's social care"), Agency("", "Hilltop School")),
        Seat(Agency("camhs", "CAMHS"), was_there=False),
    ]
    assert was_absent(Agency("camhs", "CAMHS"), seats)
    assert not was_absent(Agency("", "HILLTOP school"), seats)


def test_nobody_is_absent_while_no_attendance_is_recorded() -> None:
    assert not was_absent(Agency("camhs", "CAMHS"), [])
    assert not was_absent(Agency("camhs", "CAMHS"), [Seat(Agency("gp", "GP"), was_there=False)])


def test_the_family_is_no_agency_that_is_told_of_its_role() -> None:
    grandmother = Seat(Agency("", "Grandparents"), was_there=False, professional=False)
    assert not was_absent(Agency(), there(Agency("gp", "GP")))
    assert not was_absent(Agency("", "Family"), there(Agency("gp", "GP")))
    assert not was_absent(Agency("", "Grandparents"), [*there(Agency("gp", "GP")), grandmother])
    assert was_absent(Agency("", "Grandparents"), there(Agency("gp", "GP")))


@given(AGENCIES, st.lists(AGENCIES))
def test_an_agency_that_was_there_is_never_absent(agency: Agency, others: list[Agency]) -> None:
    assert not was_absent(agency, there(*others, agency))


def test_the_notice_names_what_is_asked_and_the_core_group_in_full() -> None:
    found = lacks_of_notice([""], None, "", "")
    assert [lack.field for lack in found] == ["text", "planned_on", "planned_time", "place"]
    assert lacks_of_notice(["Assess the mother"], date(2026, 11, 27), "10:00", "Room 1") == ()
    assert [lack.field for lack in lacks_of_notice([], date(2026, 11, 27), "10:00", "Room 1")] == ["text"]


def test_an_objection_says_when_it_came_after_the_last_day() -> None:
    limits = what_follows("ICPC", date(2023, 3, 28), standard("LLR"), england_and_wales())
    limit = next(one for one in limits if one.key == "role_objection_due")
    assert limit.due == date(2023, 4, 13)
    assert "last day" not in objection_words(date(2023, 4, 13), limit)
    assert "after the last day, Thu 13 Apr 2023" in objection_words(date(2023, 4, 14), limit)
    assert "last day" not in objection_words(date(2023, 4, 14), None)
