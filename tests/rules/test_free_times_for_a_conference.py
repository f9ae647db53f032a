"""Which free times are offered, in which order and with which reasons (S02, S03, S38, D11, I04)."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.hours_taken import hours_of, overlap, taken
from cpdesk.rules.london import LONDON
from cpdesk.rules.slots import OfferedSlot, SlotChair, SlotRoom, SlotWanted, offer

DAYS = england_and_wales()
MONDAY = date(2026, 11, 23)
CHAIRS = (SlotChair(1, "P. Example", 2), SlotChair(2, "T. Sample", 2, linked=True))
ROOMS = (SlotRoom(3, "Teams", online=True), SlotRoom(1, "Room 1"), SlotRoom(2, "Room 2"))


def london_moment(on: date, clock: str) -> datetime:
    return datetime.combine(on, time.fromisoformat(clock), LONDON)


def wanted(**other: object) -> SlotWanted:
    """A request on day 5 of 15 on Monday 23 November, with notice for days from 2 December on."""
    told: dict[str, object] = {
        "not_before": london_moment(MONDAY, "09:10"),
        "last": DAYS.add(MONDAY, 20),
        "minutes": 90,
        "begins": 9 * 60,
        "ends": 17 * 60,
        "last_in_time": DAYS.add(MONDAY, 10),
        "notice_from": DAYS.add(MONDAY, 7),
        "strategy_on": DAYS.add(MONDAY, -5),
    }
    return SlotWanted(**(told | other))  # type: ignore[arg-type]  # each is of its field's kind


def days(found: tuple[OfferedSlot, ...]) -> list[date]:
    return [one.start_at.date() for one in found]


def test_the_first_days_with_notice_in_time_and_the_linked_chair_come_first() -> None:
    found = offer(wanted(), CHAIRS, ROOMS, taken(()), DAYS, count=10)
    assert days(found)[:4] == [date(2026, 12, 2), date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 3)]
    assert [f"{one.start_at:%H:%M}" for one in found[:2]] == ["09:30", "13:00"]
    assert found[0].reasons == (
        "day 12 of 15: in time",
        "7 working days' notice kept",
        "T. Sample is free and linked to the team",
        "Room 1 is free",
        "conference 1 of at most 2 for T. Sample that day",
    )


def test_where_no_notice_is_set_none_is_said_to_be_kept() -> None:
    found = offer(wanted(notice_from=None, notice=""), CHAIRS, ROOMS, taken(()), DAYS, count=3)
    assert found
    assert not any("notice" in reason for one in found for reason in one.reasons)


def test_after_the_days_with_notice_come_those_in_time_and_last_of_all_late_ones() -> None:
    found = offer(wanted(), CHAIRS, ROOMS, taken(()), DAYS, count=60)
    ranks = [(not one.in_time, not one.notice_kept) for one in found]
    assert ranks == sorted(ranks)
    assert found[-1].reasons[0] == "day 25 of 15: 10 working days late"
    assert not found[-1].in_time


def test_a_room_where_people_meet_comes_before_one_on_a_screen() -> None:
    busy = taken(
        (None, room, london_moment(on, "09:00"), london_moment(on, "17:00"))
        for room in (1, 2)
        for on in (DAYS.add(MONDAY, 7), DAYS.add(MONDAY, 8))
    )
    by_day = {one.start_at.date(): one for one in offer(wanted(), CHAIRS, ROOMS, busy, DAYS, count=60)}
    assert by_day[DAYS.add(MONDAY, 7)].room_id == 3
    assert "Teams is online" in by_day[DAYS.add(MONDAY, 7)].reasons
    assert by_day[DAYS.add(MONDAY, 9)].room_id == 1


def test_a_chair_on_leave_or_at_the_limit_is_not_offered() -> None:
    on = DAYS.add(MONDAY, 7)
    full = [
        (1, 1, london_moment(on, "09:00"), london_moment(on, "10:00")),
        (1, 1, london_moment(on, "10:00"), london_moment(on, "11:00")),
    ]
    found = offer(wanted(), CHAIRS, ROOMS, taken(full, [(2, on, on)]), DAYS, count=60)
    assert on not in days(found)


def test_a_day_on_which_a_child_has_another_conference_is_left_out() -> None:
    on = DAYS.add(MONDAY, 7)
    assert on not in days(offer(wanted(), CHAIRS, ROOMS, taken((), (), [on]), DAYS, count=60))


def test_today_only_times_still_to_come_are_offered() -> None:
    late = wanted(not_before=london_moment(MONDAY, "13:20"), last=MONDAY)
    assert [f"{one.start_at:%H:%M}" for one in offer(late, CHAIRS, ROOMS, taken(()), DAYS)] == ["13:30"]
    evening = wanted(not_before=london_moment(MONDAY, "16:20"), last=MONDAY)
    assert offer(evening, CHAIRS, ROOMS, taken(()), DAYS) == ()


def test_a_review_is_offered_in_the_four_weeks_before_its_limit_by_the_chair_of_before() -> None:
    chairs = (SlotChair(1, "P. Example", 2, as_before=True), SlotChair(2, "T. Sample", 2))
    limit = date(2027, 2, 26)
    review = wanted(last=limit, last_in_time=limit, strategy_on=None, notice="10 working days")
    found = offer(review, chairs, ROOMS, taken(()), DAYS, count=300)
    assert days(found)[0] == limit - timedelta(weeks=4)
    assert found[0].reasons[0] == "in time: 20 working days before its last day, Fri 26 Feb 2027"
    assert "P. Example is free, the same chair as before" in found[0].reasons
    # what is earlier comes after all of them, the nearest first, and what has no whole notice last
    earlier = [one for one in days(found) if one < limit - timedelta(weeks=4) and one >= DAYS.add(MONDAY, 7)]
    assert earlier == sorted(earlier, reverse=True)


def test_christmas_and_weekends_are_never_offered() -> None:
    found = offer(wanted(last=date(2027, 1, 8)), CHAIRS, ROOMS, taken(()), DAYS, count=200)
    assert all(DAYS.is_worked(on) for on in days(found))
    assert date(2026, 12, 24) in days(found)


def test_without_chairs_or_rooms_nothing_is_offered() -> None:
    assert offer(wanted(), (), ROOMS, taken(()), DAYS) == ()
    assert offer(wanted(), CHAIRS, (), taken(()), DAYS) == ()


BUSY = st.tuples(
    st.integers(1, 2), st.integers(1, 3), st.integers(0, 15), st.integers(16, 30), st.integers(1, 6)
)  # chair, room, working day, half hour at which it begins, half hours that it lasts


@settings(max_examples=60)
@given(st.lists(BUSY, max_size=60), st.lists(st.tuples(st.integers(1, 2), st.integers(0, 15)), max_size=5))
def test_what_is_offered_is_free(busy: list[tuple[int, int, int, int, int]], leave: list[tuple[int, int]]) -> None:
    conferences = [
        (
            chair,
            room,
            london_moment(DAYS.add(MONDAY, day), f"{half // 2:02}:{half % 2 * 30:02}"),
            london_moment(DAYS.add(MONDAY, day), f"{half // 2:02}:{half % 2 * 30:02}") + timedelta(minutes=30 * long),
        )
        for chair, room, day, half, long in busy
    ]
    away = [(chair, DAYS.add(MONDAY, day), DAYS.add(MONDAY, day)) for chair, day in leave]
    found = offer(wanted(), CHAIRS, ROOMS, taken(conferences, away), DAYS, count=100)
    assert len({(one.start_at.date(), one.start_at.hour < 12) for one in found}) == len(found)
    for one in found:
        on, hours = hours_of(one.start_at, one.end_at)
        assert (one.chair_id, on, on) not in away
        assert 9 * 60 <= hours[0] < hours[1] <= 17 * 60
        same_day = [(c, r, hours_of(a, b)[1]) for c, r, a, b in conferences if hours_of(a, b)[0] == on]
        assert sum(chair == one.chair_id for chair, _, _ in same_day) < 2
        assert not any(overlap(hours, at) for chair, _, at in same_day if chair == one.chair_id)
        assert not any(overlap(hours, at) for _, room, at in same_day if room == one.room_id and room != 3)
