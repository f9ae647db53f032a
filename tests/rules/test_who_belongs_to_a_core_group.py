"""Who belongs to a core group: school and health always, four agencies where they are involved (S28)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.core_group_members import Member, lacking_members, of_school_age, stands_for
from cpdesk.rules.invitations import Considered

ON = date(2026, 11, 16)
SCHOOLCHILD, TODDLER = date(2019, 3, 4), date(2024, 6, 1)
SCHOOL, NURSE = Member("education", "Oakfield School"), Member("school_nurse")
WHERE_INVOLVED = {
    Considered.CAMHS: "CAMHS",
    Considered.ADULT_SERVICES: "adult services",
    Considered.ADULT_MENTAL_HEALTH: "adult mental health",
    Considered.TURNING_POINT: "Turning Point",
}
AGENCIES = st.lists(st.sampled_from([Member(code.value) for code in Considered]))


def test_school_and_health_always_belong_to_it() -> None:
    assert lacking_members([], [], [SCHOOLCHILD], ON) == ("school", "health visitor or school nurse")
    assert lacking_members([SCHOOL, NURSE], [], [SCHOOLCHILD], ON) == ()


@pytest.mark.parametrize("health", ["health_visitor", "school_nurse"])
def test_either_health_visitor_or_school_nurse_will_do(health: str) -> None:
    assert lacking_members([Member(health)], [], [TODDLER], ON) == ()


def test_a_school_is_asked_for_from_the_fifth_birthday_of_a_child_with_a_plan() -> None:
    assert of_school_age([date(2021, 11, 16)], ON)
    assert not of_school_age([date(2021, 11, 17)], ON)
    assert not of_school_age([None, TODDLER], ON)
    assert of_school_age([None, TODDLER, SCHOOLCHILD], ON)


@pytest.mark.parametrize(("agency", "words"), WHERE_INVOLVED.items())
def test_an_agency_that_is_involved_belongs_to_it_too(agency: Considered, words: str) -> None:
    involved = [SCHOOL, NURSE, Member(agency.value)]
    assert lacking_members([SCHOOL, NURSE], involved, [SCHOOLCHILD], ON) == (words,)
    assert lacking_members(involved, involved, [SCHOOLCHILD], ON) == ()


@pytest.mark.parametrize(
    ("member", "agency"),
    [
        (Member(agency="Oakfield Primary School"), Considered.EDUCATION),
        (Member(agency="Oakfield School", role="School nurse"), Considered.SCHOOL_NURSE),
        (Member(agency_key="health", agency="Health", role="Health visitor"), Considered.HEALTH_VISITOR),
        (Member(agency="LPT", role="Health Visiting team"), Considered.HEALTH_VISITOR),
        (Member(agency="TURNING POINT"), Considered.TURNING_POINT),
        (Member(agency="Adult Mental Health team"), Considered.ADULT_MENTAL_HEALTH),
        (Member(agency="Preschooling"), None),
        (Member(agency_key="gp", agency="GP"), None),
    ],
)
def test_an_agency_is_known_by_its_code_or_as_it_is_spoken_of(member: Member, agency: Considered | None) -> None:
    assert stands_for(member) is agency


@given(AGENCIES, AGENCIES, st.lists(st.dates(date(2008, 1, 1), ON) | st.none()))
def test_whoever_is_involved_and_in_it_is_never_lacking(
    inside: list[Member], involved: list[Member], born: list[date | None]
) -> None:
    everybody = [*inside, *involved, SCHOOL, NURSE]
    assert lacking_members(everybody, involved, born, ON) == ()


@given(AGENCIES, AGENCIES, AGENCIES, st.lists(st.dates(date(2008, 1, 1), ON) | st.none()))
def test_one_more_member_never_makes_more_lacking(
    inside: list[Member], more: list[Member], involved: list[Member], born: list[date | None]
) -> None:
    assert set(lacking_members([*inside, *more], involved, born, ON)) <= set(
        lacking_members(inside, involved, born, ON)
    )
