"""A kept deadline can be counted again from its own columns, and its explanation says the same days (I02, I27)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.desk.clock_rows import CLOSED, DONE, OPEN, Clock, Counting, Subject, in_london
from cpdesk.rules.calendar import LOCAL_CLOSURE, NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.how_dates_read import short
from cpdesk.rules.london import LONDON
from cpdesk.rules.spans import add_months
from cpdesk.rules.standards import standards

OF = Subject("conference", 1, "Mocksmith, 1 child", "1042")
BY_DAY = (
    "icpc_due", "icpc_notice", "first_core_due", "core_next_due", "core_record_due", "record_due", "rcpc1_due",
    "rcpcN_due", "rcpc_invite_due",
)  # fmt: skip
BY_MOMENT = ("duty_consult_due", "booking_due")
days = st.dates(date(2013, 1, 1), date(2035, 12, 31))
moments = st.builds(
    lambda on, minute: datetime.combine(on, time(minute // 60, minute % 60), UTC), days, st.integers(0, 24 * 60 - 1)
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingDays:
    closed = draw(st.sets(days, max_size=6))
    return england_and_wales().with_days({on: NotWorked("Office closed", LOCAL_CLOSURE) for on in closed})


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """Any clock that a standard sets, running."""
    key = draw(st.sampled_from(BY_DAY + BY_MOMENT))
    sets = draw(st.sampled_from([one for one in standards() if one.sets(key)]))
    anchor = draw(moments if key in BY_MOMENT else days)
    return Clock(OF, key, anchor, sets, OPEN)


def counted_from_parts(row: dict[str, Any], calendar: WorkingDays) -> date:
    anchor: date = row["anchor_on"]
    number: int = row["span_count"]
    if row["span_unit"] == "wd":
        return calendar.add(anchor, number)
    if row["span_unit"] == "months":
        return add_months(anchor, number)
    assert row["span_unit"] == "days"
    return anchor + timedelta(days=number)


@given(clocks(), calendars())
def test_the_due_day_follows_from_anchor_span_and_calendar(clock: Clock, calendar: WorkingDays) -> None:
    row = Counting(calendar).columns(clock, None)
    due = counted_from_parts(row, calendar)
    assert row["due_on"] == due
    assert row["explanation"].startswith(short(due))
    assert short(row["anchor_on"]) in row["explanation"]
    if row["due_at"] is not None:
        local = row["anchor_at"].astimezone(LONDON)
        assert row["due_at"] == datetime.combine(
            due, time(local.hour, local.minute, local.second, local.microsecond), LONDON
        )


@given(clocks(), calendars(), calendars(), st.integers(-400, 400))
def test_a_closed_one_stands_whatever_the_calendar_and_moves_only_with_its_anchor(
    clock: Clock, before: WorkingDays, after: WorkingDays, met_after: int
) -> None:
    met = (in_london(clock.anchor) if isinstance(clock.anchor, datetime) else clock.anchor) + timedelta(days=met_after)
    ended = Clock(OF, clock.key, clock.anchor, clock.standard, DONE, met)
    kept = Counting(before).columns(ended, None)
    assert kept["state"] in CLOSED
    assert (kept["state"] == "met") == (kept["met_on"] <= kept["due_on"])
    assert Counting(after).columns(ended, kept) == kept
    moved = Clock(OF, clock.key, clock.anchor + timedelta(days=1), clock.standard, DONE, met)
    assert Counting(after).columns(moved, kept)["due_on"] == Counting(after).columns(moved, None)["due_on"]


@given(clocks(), calendars(), calendars())
def test_a_running_one_is_counted_by_the_calendar_as_it_is(
    clock: Clock, before: WorkingDays, after: WorkingDays
) -> None:
    kept = Counting(before).columns(clock, None)
    assert Counting(after).columns(clock, kept) == Counting(after).columns(clock, None)
