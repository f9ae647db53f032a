"""Properties that hold for every date, not only for the examples."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import LOCAL_CLOSURE, NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.spans import add_months
from cpdesk.rules.standards import standard

days = st.dates(date(2013, 1, 1), date(2027, 12, 31))
spans = st.integers(1, 60)


def walked(on: date, number: int, calendar: WorkingDays) -> date:
    """The slow way: one day after another."""
    step = timedelta(days=1 if number > 0 else -1)
    left = abs(number)
    while left:
        on += step
        left -= calendar.is_worked(on)
    return on


@given(days, st.integers(-60, 60))
def test_counting_by_the_table_is_counting_day_by_day(on: date, number: int) -> None:
    calendar = england_and_wales()
    assert calendar.add(on, number) == walked(on, number, calendar)


@given(days, spans)
def test_a_deadline_is_a_working_day_after_its_anchor(on: date, number: int) -> None:
    calendar = england_and_wales()
    due = calendar.add(on, number)
    assert due > on
    assert calendar.is_worked(due)


@given(days, spans)
def test_how_far_is_the_answer_to_when(on: date, number: int) -> None:
    calendar = england_and_wales()
    assert calendar.between(on, calendar.add(on, number)) == number
    assert calendar.between(on, calendar.add(on, -number)) == -number


@given(days, spans)
def test_from_a_working_day_forward_and_back_is_home_again(on: date, number: int) -> None:
    calendar = england_and_wales()
    home = calendar.on_or_after(on)
    assert calendar.add(calendar.add(home, number), -number) == home


@given(days, spans, st.dates(date(2013, 1, 1), date(2028, 3, 31)))
def test_a_new_holiday_never_makes_a_deadline_earlier(on: date, number: int, closed: date) -> None:
    before = england_and_wales()
    after = before.with_days({closed: NotWorked("Closed", LOCAL_CLOSURE)})
    moved = after.add(on, number)
    assert moved >= before.add(on, number)
    if not on < closed <= before.add(on, number) or not before.is_worked(closed):
        assert moved == before.add(on, number)
    assert after.add(on, -number) <= before.add(on, -number)


@given(days, days)
def test_a_later_event_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    llr, calendar = standard("LLR"), england_and_wales()
    for key in ("icpc_due", "rcpc1_due", "rcpcN_due"):
        assert deadline(key, first, llr, calendar).due <= deadline(key, second, llr, calendar).due


@given(days)
def test_the_last_bookable_day_is_worked_and_never_after_the_deadline(on: date) -> None:
    calendar = england_and_wales()
    for key in ("icpc_due", "rcpc1_due", "rcpcN_due", "lpm_by"):
        found = deadline(key, on, standard("LEICESTER_CITY"), calendar)
        assert found.latest_bookable is not None
        assert found.latest_bookable <= found.due
        assert calendar.is_worked(found.latest_bookable)
        assert calendar.add(found.latest_bookable, 1) > found.due


@given(days, spans)
def test_days_left_out_are_weekdays_within_the_span(on: date, number: int) -> None:
    calendar = england_and_wales()
    due = calendar.add(on, number)
    left_out = calendar.not_worked(on + timedelta(days=1), due)
    assert all(on < day.on < due and day.on.weekday() < 5 and not calendar.is_worked(day.on) for day in left_out)
    weekdays = sum((on + timedelta(days=k)).weekday() < 5 for k in range(1, (due - on).days + 1))
    assert weekdays - len(left_out) == number


@given(days, st.integers(-36, 36))
def test_months_keep_the_day_or_end_with_the_month(on: date, months: int) -> None:
    found = add_months(on, months)
    assert (found.year * 12 + found.month) - (on.year * 12 + on.month) == months
    assert found.day == on.day or (found.day < on.day and (found + timedelta(days=1)).day == 1)


def test_months_are_clamped_to_the_end_of_a_short_month() -> None:
    assert add_months(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2024, 1, 31), -2) == date(2023, 11, 30)


def test_on_and_around_a_holiday() -> None:
    calendar = england_and_wales()
    good_friday = date(2024, 3, 29)
    assert calendar.add(good_friday, 0) == good_friday
    assert calendar.add(good_friday, 1) == date(2024, 4, 2)
    assert calendar.add(good_friday, -1) == date(2024, 3, 28)
    assert calendar.on_or_before(good_friday) == date(2024, 3, 28)
    assert calendar.on_or_after(good_friday) == date(2024, 4, 2)
    assert calendar.between(date(2024, 4, 2), date(2024, 4, 2)) == 0
    assert calendar.not_worked(date(2024, 4, 2), date(2024, 4, 1)) == ()
    assert calendar.title(date(2024, 3, 30)) == "Saturday"
    assert calendar.title(date(2024, 4, 2)) == ""
