"""The worked examples of the field, one test for each."""

from datetime import date, datetime, timedelta

import pytest

from cpdesk.rules.calendar import GOV_UK, NotWorked, WorkingDays, england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.clock_hours import LONDON
from cpdesk.rules.deadline import Deadline
from cpdesk.rules.gov_uk_days import carried_days
from cpdesk.rules.standards import setting, standard


def due(key: str, anchor: date | datetime | str, code: str = "LEICESTER_CITY") -> Deadline:
    return deadline(key, anchor, setting(key, code), england_and_wales())


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("strategy_discussion", "last_day", "days"),
    [
        pytest.param("2023-06-05", "2023-06-26", 21, id="TV-A01"),
        pytest.param("2021-12-15", "2022-01-10", 26, id="TV-A03"),
        pytest.param("2024-03-18", "2024-04-10", 23, id="TV-A05"),
        pytest.param("2022-09-01", "2022-09-23", 22, id="TV-A07"),
        pytest.param("2024-03-29", "2024-04-22", 24, id="TV-A09"),
        pytest.param("2020-12-14", "2021-01-07", 24, id="TV-A11"),
        pytest.param("2026-12-14", "2027-01-07", 24, id="TV-A13"),
        pytest.param("2017-03-30", "2017-04-24", 25, id="TV-A15"),
    ],
)
def test_an_initial_conference_is_due_on_day_15(strategy_discussion: str, last_day: str, days: int) -> None:
    found = due("icpc_due", on(strategy_discussion))
    assert found.due == found.latest_bookable == on(last_day)
    assert (found.due - on(strategy_discussion)).days == days
    assert england_and_wales().between(on(strategy_discussion), on(last_day)) == 15


def test_a_conference_held_on_day_15_is_in_time() -> None:
    """TV-A17: overdue means after the due date, not on it."""
    found = due("icpc_due", on("2024-03-11")).due
    assert found == on("2024-04-03")
    assert not on("2024-04-03") > found
    assert on("2024-04-04") > found


@pytest.mark.parametrize(
    ("conference", "seven_before", "ten_before"),
    [
        pytest.param("2023-04-18", "2023-04-05", "2023-03-31", id="TV-N01"),
        pytest.param("2023-01-09", "2022-12-28", "2022-12-21", id="TV-N03"),
        pytest.param("2023-06-26", "2023-06-15", "2023-06-12", id="TV-N05"),
    ],
)
def test_notice_and_invitations_go_out_before_the_conference(
    conference: str, seven_before: str, ten_before: str
) -> None:
    assert due("icpc_notice", on(conference)).due == on(seven_before)
    assert due("rcpc_invite_due", on(conference)).due == on(ten_before)


@pytest.mark.parametrize(
    ("strategy", "request_on", "day", "possible_now", "safe"),
    [
        pytest.param("2024-03-18", "2024-03-25", 5, True, True, id="TV-Q01"),
        pytest.param("2024-03-18", "2024-04-02", 9, False, False, id="TV-Q03"),
    ],
)
def test_the_notice_squeeze_shows_in_the_same_dates(
    strategy: str, request_on: str, day: int, possible_now: bool, safe: bool
) -> None:
    calendar = england_and_wales()
    conference = due("icpc_due", on(strategy)).due
    assert conference == on("2024-04-10")
    last_invite = due("icpc_notice", conference).due
    assert last_invite == on("2024-03-28")
    assert calendar.between(on(strategy), on(request_on)) == day
    assert (on(request_on) <= last_invite) is possible_now
    assert (calendar.add(on(request_on), 2) <= last_invite) is safe


@pytest.mark.parametrize(
    ("key", "event", "last_day", "bookable"),
    [
        pytest.param("first_core_due", "2023-12-21", "2024-01-09", "2024-01-09", id="TV-C01"),
        pytest.param("first_core_due", "2024-03-20", "2024-04-05", "2024-04-05", id="TV-C03"),
        pytest.param("core_next_due", "2023-11-28", "2023-12-26", "2023-12-22", id="TV-C05"),
        pytest.param("core_next_due", "2023-04-11", "2023-05-09", "2023-05-09", id="TV-C07"),
        pytest.param("core_record_due", "2024-12-20", "2025-01-08", "2025-01-08", id="TV-C09"),
        pytest.param("record_due", "2022-04-13", "2022-05-09", "2022-05-09", id="TV-M01"),
        pytest.param("maqa_raise_due", "2023-12-08", "2023-12-22", "2023-12-22", id="TV-M03"),
        pytest.param("maqa_resolve_due", "2022-09-08", "2022-09-23", "2022-09-23", id="TV-M05"),
        pytest.param("role_objection_due", "2025-04-10", "2025-04-28", "2025-04-28", id="TV-M07"),
        pytest.param("lbp_legal_due", "2024-12-03", "2024-12-10", "2024-12-10", id="TV-P01"),
        pytest.param("lbp_legal_due", "2022-05-27", "2022-06-03", "2022-06-01", id="TV-P03"),
        pytest.param("plo_meeting_due", "2024-12-18", "2024-12-25", "2024-12-24", id="TV-P05"),
    ],
)
def test_a_meeting_is_due_and_can_be_booked_up_to(key: str, event: str, last_day: str, bookable: str) -> None:
    found = due(key, on(event))
    assert (found.due, found.latest_bookable) == (on(last_day), on(bookable))


@pytest.mark.parametrize(
    ("icpc", "target", "limit", "bookable", "days"),
    [
        pytest.param("2023-01-10", "2023-04-04", "2023-04-10", "2023-04-06", 90, id="TV-R01"),
        pytest.param("2022-09-26", "2022-12-19", "2022-12-26", "2022-12-23", 91, id="TV-R03"),
        pytest.param("2023-11-30", "2024-02-22", "2024-02-29", "2024-02-29", 91, id="TV-R05"),
        pytest.param("2024-06-05", "2024-08-28", "2024-09-05", "2024-09-05", 92, id="TV-R07"),
    ],
)
def test_a_first_review_is_due_in_three_months(icpc: str, target: str, limit: str, bookable: str, days: int) -> None:
    in_leicester, in_plo = due("rcpc1_due", on(icpc)), due("rcpc1_due", on(icpc), "PLO_003")
    assert (in_leicester.due, in_leicester.latest_bookable) == (on(limit), on(bookable))
    assert (in_leicester.due - on(icpc)).days == days
    assert in_leicester.plan_target is None
    assert (in_plo.due, in_plo.plan_target) == (on(limit), on(target))


@pytest.mark.parametrize(
    ("held", "six_months", "bookable", "schedule_by"),
    [
        pytest.param("2023-04-06", "2023-10-06", "2023-10-06", "2023-10-05", id="TV-S01"),
        pytest.param("2024-08-15", "2025-02-15", "2025-02-14", "2025-02-13", id="TV-S03"),
        pytest.param("2025-06-26", "2025-12-26", "2025-12-24", "2025-12-24", id="TV-S05"),
        pytest.param("2025-11-18", "2026-05-18", "2026-05-18", "2026-05-18", id="TV-S07"),
        pytest.param("2023-03-01", "2023-09-01", "2023-09-01", "2023-08-30", id="TV-S09"),
    ],
)
def test_a_later_review_is_due_six_months_after_the_last_was_held(
    held: str, six_months: str, bookable: str, schedule_by: str
) -> None:
    found = due("rcpcN_due", on(held))
    assert (found.due, found.latest_bookable, found.schedule_by) == (on(six_months), on(bookable), on(schedule_by))


@pytest.mark.parametrize(
    ("key", "event", "last_moment"),
    [
        pytest.param("maqa_urgent_due", "2023-03-25T12:00", "2023-03-26T13:00+01:00", id="TV-H01"),
        pytest.param("maqa_urgent_due", "2022-12-23T17:00", "2022-12-24T17:00+00:00", id="TV-H03"),
        pytest.param("duty_consult_due", "2022-12-23T11:00", "2022-12-28T11:00+00:00", id="TV-H05"),
        pytest.param("booking_due", "2023-09-06T09:15", "2023-09-07T09:15+01:00", id="TV-H07"),
        pytest.param("rcpc_change_notice", "2024-01-08T10:00", "2024-01-07T10:00+00:00", id="TV-H09"),
    ],
)
def test_a_24_hour_deadline_falls_at_a_moment_in_london(key: str, event: str, last_moment: str) -> None:
    found = due(key, datetime.fromisoformat(event))
    assert isinstance(found.due, datetime)
    assert found.due.isoformat(timespec="minutes") == last_moment
    assert found.latest_bookable is None


def test_people_are_told_of_a_changed_review_from_the_last_working_day() -> None:
    """TV-H09: the conference is on a Monday, so the warning starts on the Friday."""
    found = due("rcpc_change_notice", datetime(2024, 1, 8, 10, 0, tzinfo=LONDON))
    assert found.warn_from == datetime(2024, 1, 5, 10, 0, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("month", "nominal", "goes_out"),
    [
        pytest.param("2017-04", "2017-04-03", "2017-04-03", id="TV-L01"),
        pytest.param("2018-04", "2018-04-02", "2018-04-03", id="TV-L03"),
        pytest.param("2023-01", "2023-01-02", "2023-01-03", id="TV-L05"),
        pytest.param("2024-01", "2024-01-01", "2024-01-02", id="TV-L07"),
        pytest.param("2025-05", "2025-05-05", "2025-05-06", id="TV-L09"),
        pytest.param("2027-05", "2027-05-03", "2027-05-04", id="TV-L11"),
        pytest.param("2024-09", "2024-09-02", "2024-09-02", id="TV-L13"),
    ],
)
def test_the_list_goes_out_on_the_first_monday_or_the_next_working_day(month: str, nominal: str, goes_out: str) -> None:
    found = due("lpm_list_due", month)
    assert (found.nominal, found.due) == (on(nominal), on(goes_out))
    assert due("lpm_list_due", on(month + "-28")) == found


@pytest.mark.parametrize(
    ("reviewed", "nominal", "next_review"),
    [
        pytest.param("2023-12-11", "2023-12-25", "2023-12-27", id="TV-L15"),
        pytest.param("2024-04-22", "2024-05-06", "2024-05-07", id="TV-L17"),
    ],
)
def test_the_fortnightly_review_moves_on_past_a_holiday(reviewed: str, nominal: str, next_review: str) -> None:
    found = due("lpm_review_due", on(reviewed))
    assert (found.nominal, found.due, found.latest_bookable) == (on(nominal), on(next_review), on(next_review))


@pytest.mark.parametrize(
    ("meeting", "opens", "closes", "carm"),
    [
        pytest.param("2024-11-19", "2024-12-31", "2025-01-14", "2025-03-11", id="TV-P07"),
        pytest.param("2025-02-26", "2025-04-09", "2025-04-23", "2025-06-18", id="TV-P09"),
    ],
)
def test_a_plo_review_has_a_window_of_six_to_eight_weeks(meeting: str, opens: str, closes: str, carm: str) -> None:
    window = due("plo_review_window", on(meeting))
    assert (window.window_from, window.due, window.latest_bookable) == (on(opens), on(closes), on(closes))
    assert due("plo_carm_due", on(meeting)).due == on(carm)


@pytest.mark.parametrize(
    ("strategy", "before", "after"),
    [
        pytest.param("2022-08-26", "2022-09-19", "2022-09-20", id="TV-X01"),
        pytest.param("2022-09-01", "2022-09-22", "2022-09-23", id="TV-X03"),
    ],
)
def test_a_proclaimed_day_moves_the_deadline(strategy: str, before: str, after: str) -> None:
    funeral = date(2022, 9, 19)
    known = WorkingDays({day: NotWorked(title, GOV_UK) for day, title in carried_days() if day != funeral})
    proclaimed = known.with_days({funeral: NotWorked("State Funeral", "Proclaimed")})
    llr = standard("LLR")
    assert deadline("icpc_due", on(strategy), llr, known).due == on(before)
    assert deadline("icpc_due", on(strategy), llr, proclaimed).due == on(after)


def test_the_census_looks_15_working_days_back() -> None:
    """TV-Z01."""
    assert england_and_wales().add(on("2024-03-31"), -15) == on("2024-03-08")


def test_the_first_late_day_is_the_next_day() -> None:
    found = due("icpc_due", on("2024-03-18")).due
    assert found + timedelta(days=1) == on("2024-04-11")
