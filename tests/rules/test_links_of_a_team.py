"""Which chair a team has on a day: whatever is linked, ended or taken out, one a day, and the past stays (D11, I25)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.linked_chairs import (
    Days,
    Link,
    closed_from,
    days_doubled,
    days_uncovered,
    days_without,
    linked_from,
    without_link,
)

BEGINS = date(2016, 5, 27)
LAST = 60
PURNA, JANICE, JUDE = 1, 2, 3


def on(day: int) -> date:
    return BEGINS + timedelta(days=day)


days = st.integers(0, LAST).map(on)
people = st.sampled_from([PURNA, JANICE, JUDE])
steps = st.lists(st.tuples(st.one_of(people, st.none()), days), max_size=8)


def who(links: list[Link], day: date) -> list[int]:
    return [one.person_id for one in links if one.holds_on(day)]


def after(taken: list[tuple[int | None, date]]) -> list[Link]:
    links: list[Link] = []
    for person, day in taken:
        links = linked_from(links, person, day)
    return links


every_day = [on(day) for day in range(LAST + 5)]


@given(steps)
def test_at_most_one_chair_is_linked_on_any_day(taken: list[tuple[int | None, date]]) -> None:
    links = after(taken)
    assert all(len(who(links, day)) <= 1 for day in every_day)
    assert all(one.to_on is None or one.to_on > one.from_on for one in links)
    assert len({one.from_on for one in links}) == len(links)
    assert days_doubled(links, date.min, date.max) == ()


@given(steps, people, days)
def test_a_new_link_leaves_the_past_and_what_is_to_come_as_it_was(
    taken: list[tuple[int | None, date]], person: int, day: date
) -> None:
    before = after(taken)
    links = linked_from(before, person, day)
    later = min((one.from_on for one in before if one.from_on > day), default=date.max)
    for each in every_day:
        if each < day or each >= later:
            assert who(links, each) == who(before, each)
        elif person not in who(before, day):
            assert who(links, each) == [person]
    assert who(links, day) == [person]


@given(steps, days)
def test_nobody_is_linked_from_the_day_that_says_so_until_the_next_link(
    taken: list[tuple[int | None, date]], day: date
) -> None:
    before = after(taken)
    links = linked_from(before, None, day)
    later = min((one.from_on for one in before if one.from_on > day), default=date.max)
    for each in every_day:
        assert who(links, each) == ([] if day <= each < later else who(before, each))


@given(steps, st.data())
def test_a_link_taken_out_goes_to_the_one_before_or_to_nobody(
    taken: list[tuple[int | None, date]], data: st.DataObject
) -> None:
    before = after(taken)
    if not before:
        return
    gone = data.draw(st.sampled_from(before))
    links = without_link(before, gone)
    instead = next((one.person_id for one in before if one.to_on == gone.from_on), None)
    for each in every_day:
        if gone.holds_on(each):
            assert who(links, each) == ([instead] if instead is not None else [])
        else:
            assert who(links, each) == who(before, each)


@given(steps, days)
def test_a_closed_team_has_no_chair_from_that_day(taken: list[tuple[int | None, date]], day: date) -> None:
    before = after(taken)
    links = closed_from(before, day)
    assert all(who(links, each) == ([] if each >= day else who(before, each)) for each in every_day)


@given(steps, days, days)
def test_the_days_without_a_chair_are_exactly_those(
    taken: list[tuple[int | None, date]], one: date, other: date
) -> None:
    first, last = sorted((one, other))
    links = after(taken)
    found = days_without(links, first, last)
    for each in every_day:
        if first <= each <= last:
            said = any(gap.first <= each and (gap.last is None or each <= gap.last) for gap in found)
            assert said == (who(links, each) == [])
    assert all(gap.first <= last for gap in found)


@given(st.lists(st.tuples(people, days, st.one_of(st.none(), st.integers(1, 30))), max_size=5))
def test_two_chairs_on_one_day_are_found_however_they_came_about(made: list[tuple[int, date, int | None]]) -> None:
    links = [Link(who, begins, None if long is None else begins + timedelta(days=long)) for who, begins, long in made]
    found = days_doubled(links, BEGINS, on(LAST + 4))
    for each in every_day:
        said = any(gap.first <= each and (gap.last is None or each <= gap.last) for gap in found)
        assert said == (len(who(links, each)) > 1)


def test_who_is_linked_again_on_the_day_it_ended_goes_on_as_before() -> None:
    ended = linked_from([Link(PURNA, BEGINS)], None, on(10))
    assert ended == [Link(PURNA, BEGINS, on(10))]
    assert linked_from(ended, PURNA, on(10)) == [Link(PURNA, BEGINS)]


def test_a_link_of_a_team_that_will_close_ends_with_it() -> None:
    assert linked_from([], JUDE, on(3), closed_on=on(9)) == [Link(JUDE, on(3), on(9))]


def test_a_chair_who_is_linked_already_stays_linked_as_before() -> None:
    links = [Link(PURNA, BEGINS, on(20))]
    assert linked_from(links, PURNA, on(5)) == links


@pytest.mark.parametrize(
    ("covers", "left"),
    [
        ([], [Days(on(0), on(13))]),
        ([Days(on(0), on(13))], []),
        ([Days(on(4), on(6))], [Days(on(0), on(3)), Days(on(7), on(13))]),
        # Friday 27 May 2016 and the weekend after it: only the Friday is worked, so covering it is enough.
        ([Days(on(0), on(0)), Days(on(3), on(13))], []),
    ],
)
def test_an_absence_needs_somebody_on_its_worked_days(covers: list[Days], left: list[Days]) -> None:
    away = Days(on(0), on(13))
    assert list(days_uncovered(away, covers, lambda day: day.weekday() < 5)) == left
