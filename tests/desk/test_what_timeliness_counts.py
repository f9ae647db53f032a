"""What timeliness counts and what not: due today, hours, adjourned, cancelled, by which standard, on which day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.desk.clocks import keep_clocks
from cpdesk.desk.work import Desk, Work
from cpdesk.records.model import Conference, ConferenceChild, CoreGroup, IcpcRequest, Invitee, MaqaAlert
from cpdesk.rows.refusals import Refusal
from cpdesk.rows.timeliness import GroupBy, MeasureShown, Timeliness, TimelinessRows, TimelinessShown
from cpdesk.rows.unit import AddDayNotWorked
from cpdesk.rules.timeliness import Measure, ReviewMethod, Standing

MONDAY = date(2026, 11, 23)
FIRST, LAST = date(2023, 1, 1), date(2027, 3, 31)
Working = Callable[[], AbstractContextManager[Work]]
Records = Callable[[Work], Any]


def of(shown: TimelinessShown, measure: Measure, method: ReviewMethod | None = None) -> MeasureShown:
    return next(one for one in shown.measures if (one.measure, one.method) == (measure, method))


def total(desk: Desk, measure: Measure, method: ReviewMethod | None = None) -> tuple[int, int, int]:
    """In time, late, and still open past its day."""
    found = of(desk.ask(Timeliness(FIRST, LAST)), measure, method).total
    return found.in_time, found.late, found.open_late


@pytest.fixture
def icpc_of(working: Working, diary_records: Records) -> Callable[..., int]:
    """Makes an initial conference, of a strategy discussion and held on a day; gives its number."""

    def made(strategy_on: date, held_on: date | None, *, day: date | None = None, **more: Any) -> int:
        with working() as work:
            records = diary_records(work)
            ticked = datetime.combine(strategy_on + timedelta(days=1), datetime.min.time(), UTC)
            request = records.request("Ash-Sample", strategy_on=strategy_on, ticked_at=ticked, state="booked")
            at = datetime.combine(held_on or day or MONDAY, datetime.min.time(), UTC) + timedelta(hours=10)
            wanted = {"state": "held", "held_at": at} if held_on else {}
            conference = records.of_request(request, at, **{**wanted, **more})
            keep_clocks(work, requests=[request.id], conferences=[conference.id])
            number: int = conference.id
            return number

    return made


def test_the_fifteenth_working_day_is_in_time_and_the_sixteenth_is_late(
    unit: Desk, icpc_of: Callable[..., int]
) -> None:
    icpc_of(date(2024, 3, 11), date(2024, 4, 3))  # TV-A17
    assert total(unit, Measure.ICPC) == (1, 0, 0)
    icpc_of(date(2024, 3, 11), date(2024, 4, 4))
    assert total(unit, Measure.ICPC) == (1, 1, 0)


def test_what_is_due_today_counts_nothing_and_tomorrow_it_is_open_past_its_day(
    unit: Desk, make_desk: Callable[..., Desk], icpc_of: Callable[..., int]
) -> None:
    icpc_of(date(2026, 11, 2), None, day=date(2026, 12, 1))  # its 15th working day is this Monday
    assert total(unit, Measure.ICPC) == (0, 0, 0)
    assert total(make_desk(today=MONDAY + timedelta(days=1)), Measure.ICPC) == (0, 0, 1)


def review_after(held_on: date, working: Working, diary_records: Records, icpc: int) -> int:
    """A first review that has no date yet, after an initial conference that was held on this day."""
    with working() as work:
        before = work.session.get_one(Conference, icpc)
        review = diary_records(work).new(
            Conference(kind="RCPC", state="requested", family_id=before.family_id, previous_id=icpc, sequence_no=1)
        )
        keep_clocks(work, conferences=[icpc, review.id])
        number: int = review.id
        return number


def test_a_review_that_is_due_today_counts_nothing_by_the_method_of_which_today_is_the_last_day(
    unit: Desk, make_desk: Callable[..., Desk], working: Working, diary_records: Records, icpc_of: Callable[..., int]
) -> None:
    held_on = date(2026, 8, 24)  # 91 days: today; three months: tomorrow
    review_after(held_on, working, diary_records, icpc_of(date(2026, 8, 10), held_on))
    by = dict(zip(ReviewMethod, ((0, 0, 0), (0, 0, 0), (0, 0, 0)), strict=True))
    assert {one: total(unit, Measure.REVIEW, one) for one in ReviewMethod} == by
    tomorrow = make_desk(today=MONDAY + timedelta(days=1))
    told = {one: total(tomorrow, Measure.REVIEW, one) for one in ReviewMethod}
    assert told == {**dict.fromkeys(ReviewMethod, (0, 0, 1)), ReviewMethod.MONTHS: (0, 0, 0)}
    (shown,) = [of(tomorrow.ask(Timeliness(FIRST, LAST)), Measure.REVIEW, one) for one in (ReviewMethod.DAYS_91_182,)]
    assert shown.differs == 1


def test_an_open_review_counts_in_the_month_in_which_each_method_has_its_day(
    unit: Desk, working: Working, diary_records: Records, icpc_of: Callable[..., int]
) -> None:
    held_on = date(2024, 6, 1)  # three months: 1 September; 91 days: 31 August
    review_after(held_on, working, diary_records, icpc_of(date(2024, 5, 13), held_on))
    august, september = (date(2024, 8, 1), date(2024, 8, 31)), (date(2024, 9, 1), date(2024, 9, 30))
    for days, months, by_days in ((august, 0, 1), (september, 1, 0)):
        shown = unit.ask(Timeliness(*days))
        numbers = [of(shown, Measure.REVIEW, one).total.open_late for one in ReviewMethod]
        assert numbers == [months, by_days, by_days]
        for method, number in zip(ReviewMethod, numbers, strict=True):
            assert len(unit.ask(TimelinessRows(*days, Measure.REVIEW, method)).rows) == number
    held_on = date(2024, 1, 31)  # three months: 30 April; 91 days: 1 May
    review_after(held_on, working, diary_records, icpc_of(date(2024, 1, 15), held_on))
    shown = unit.ask(Timeliness(date(2024, 5, 1), date(2024, 5, 31)))
    assert [of(shown, Measure.REVIEW, one).total.open_late for one in ReviewMethod] == [0, 1, 1]


def test_what_was_done_late_counts_in_the_month_in_which_it_was_done(unit: Desk, icpc_of: Callable[..., int]) -> None:
    icpc_of(date(2024, 4, 3), date(2024, 5, 7))  # due on Wed 24 April
    found = of(unit.ask(Timeliness(date(2024, 4, 1), date(2024, 5, 31))), Measure.ICPC)
    assert [(cell.group, cell.late) for cell in found.cells] == [("2024-04", 0), ("2024-05", 1)]
    (row,) = unit.ask(TimelinessRows(date(2024, 5, 1), date(2024, 5, 31), Measure.ICPC)).rows
    assert (row.due_on, row.done_on, row.standing) == (date(2024, 4, 24), date(2024, 5, 7), Standing.LATE)
    assert row.over == "8 wd late"
    assert row.explained.startswith("Wed 24 Apr 2024: 15 working days after the strategy discussion")


def test_a_conference_that_was_adjourned_counts_when_it_was_first_held(
    unit: Desk, working: Working, diary_records: Records, icpc_of: Callable[..., int]
) -> None:
    first = icpc_of(date(2024, 3, 11), date(2024, 4, 3))
    with working() as work:
        one = work.session.get_one(Conference, first)
        for child in work.session.query(ConferenceChild).filter_by(conference_id=first):
            child.outcome = "adjourned"
        again = datetime(2024, 5, 1, 10, tzinfo=UTC)
        next_one = diary_records(work).new(
            Conference(
                kind="ICPC", state="held", family_id=one.family_id, request_id=one.request_id, previous_id=first,
                start_at=again, end_at=again + timedelta(hours=1), on_day=again.date(), held_at=again,
            )
        )  # fmt: skip
        keep_clocks(work, requests=[one.request_id or 0], conferences=[first, next_one.id])
    assert total(unit, Measure.ICPC) == (1, 0, 0)


def test_what_was_cancelled_counts_nothing(unit: Desk, icpc_of: Callable[..., int], working: Working) -> None:
    number = icpc_of(date(2026, 9, 1), None, day=date(2026, 9, 30))
    assert total(unit, Measure.ICPC) == (0, 0, 1)
    with working() as work:
        one = work.session.get_one(Conference, number)
        one.state = "cancelled"
        request = work.session.get_one(IcpcRequest, one.request_id)
        request.state = "closed"
        keep_clocks(work, requests=[request.id], conferences=[number])
    assert total(unit, Measure.ICPC) == (0, 0, 0)
    assert total(unit, Measure.NOTICE_ICPC) == (0, 0, 0)


def test_a_notice_that_was_never_sent_stays_open_after_the_conference(
    unit: Desk, working: Working, diary_records: Records, icpc_of: Callable[..., int]
) -> None:
    number = icpc_of(date(2024, 3, 11), date(2024, 4, 3))
    assert total(unit, Measure.NOTICE_ICPC) == (0, 0, 0)  # nobody is listed: nothing is known of its invitations
    with working() as work:
        for agency, sent in (("School", datetime(2024, 3, 20, 9, tzinfo=UTC)), ("Police", None)):
            diary_records(work).new(
                Invitee(
                    conference_id=number, agency=agency, kind="invite", inviter="unit", source="other", sent_at=sent
                )
            )
        keep_clocks(work, conferences=[number])
    assert total(unit, Measure.NOTICE_ICPC) == (0, 0, 1)
    (row,) = unit.ask(TimelinessRows(FIRST, LAST, Measure.NOTICE_ICPC)).rows
    assert (row.due_on, row.done_on, row.standing) == (date(2024, 3, 21), None, Standing.OPEN_LATE)
    until_then = unit.ask(TimelinessRows(FIRST, date(2024, 3, 21), Measure.NOTICE_ICPC)).rows
    assert until_then == (row,), "it counts by its own day, also when the conference lies after the days asked for"


def test_immediate_risk_is_counted_by_the_clock_across_a_night_in_which_it_changes(
    unit: Desk, working: Working, diary_records: Records
) -> None:
    identified = datetime(2023, 3, 25, 12, tzinfo=UTC)  # TV-H01: until Sunday 13:00 by the clock on the wall
    with working() as work:
        for minutes in (0, 1):
            alert = diary_records(work).new(
                MaqaAlert(
                    channel="maqa", about="absence", agency="School", state="resolved", noted_on=identified.date(),
                    raised_at=identified, raised_on=identified.date(), risk_at=identified,
                    resolved_at=identified + timedelta(hours=24, minutes=minutes), outcome="explained",
                )
            )  # fmt: skip
            keep_clocks(work, concerns=[alert.id])
    assert total(unit, Measure.MAQA_RESOLVED) == (1, 1, 0)
    late = unit.ask(TimelinessRows(FIRST, LAST, Measure.MAQA_RESOLVED, standing=Standing.LATE)).rows
    assert [(row.what, row.over) for row in late] == [("MAQA 2", "late")]


def test_a_day_that_is_added_later_moves_no_figure_of_what_was_done(unit: Desk, icpc_of: Callable[..., int]) -> None:
    icpc_of(date(2024, 3, 11), date(2024, 4, 4))
    assert total(unit, Measure.ICPC) == (0, 1, 0)
    unit.do(AddDayNotWorked(date(2024, 3, 20), "Office closed"))
    assert total(unit, Measure.ICPC) == (0, 1, 0)  # I27: its clock had ended


@pytest.mark.parametrize(("code", "counts"), [("LEICESTER_CITY", (0, 0, 0)), ("PLO_003", (1, 0, 0))])
def test_where_a_standard_sets_no_time_the_measure_says_so_and_counts_nothing(
    unit: Desk, working: Working, diary_records: Records, icpc_of: Callable[..., int],
    by_standard: Callable[[str], None], code: str, counts: tuple[int, int, int],
) -> None:  # fmt: skip
    by_standard(code)
    number = icpc_of(date(2024, 3, 11), date(2024, 4, 3))
    with working() as work:
        records, before = diary_records(work), None
        for place, held_on in enumerate((date(2024, 4, 10), date(2024, 5, 8)), 1):
            wanted = CoreGroup(
                conference_id=number, previous_id=before, sequence_no=place, state="held", planned_on=held_on,
                held_on=held_on,
            )  # fmt: skip
            before = records.new(wanted).id
            keep_clocks(work, core_groups=[before])
    assert total(unit, Measure.FIRST_CORE_GROUP) == (1, 0, 0)
    assert total(unit, Measure.NEXT_CORE_GROUP) == counts
    said = of(unit.ask(Timeliness(FIRST, LAST)), Measure.NEXT_CORE_GROUP).said
    assert ("set a time between core groups" in said) == (code == "LEICESTER_CITY")


def test_days_in_the_wrong_order_are_refused(unit: Desk) -> None:
    for asked in (Timeliness(LAST, FIRST), TimelinessRows(LAST, FIRST, Measure.ICPC)):
        with pytest.raises(Refusal, match="first day is after the last") as refused:
            unit.ask(asked)
        assert refused.value.field == "first"
    with pytest.raises(Refusal, match="12 years apart"):
        unit.ask(Timeliness(date(2000, 1, 1), LAST))


def test_an_empty_unit_has_every_measure_with_nothing_in_it(unit: Desk) -> None:
    shown = unit.ask(Timeliness(date(2026, 10, 1), date(2026, 12, 31)))
    assert [words for _, words in shown.groups] == ["October 2026", "November 2026", "December 2026"]
    assert [one.measure for one in shown.measures if one.method in (None, ReviewMethod.MONTHS)] == list(Measure)
    assert all(one.total.share is None and one.total.done == 0 for one in shown.measures)
    assert unit.ask(Timeliness(FIRST, LAST, GroupBy.CHAIR)).groups == ()


def test_the_chosen_method_of_reviews_comes_first(unit: Desk) -> None:
    for chosen in ReviewMethod:
        shown = unit.ask(Timeliness(FIRST, LAST, method=chosen))
        methods = [one.method for one in shown.measures if one.measure is Measure.REVIEW]
        assert methods[0] is chosen
        assert set(methods) == set(ReviewMethod)


@pytest.mark.usefixtures("years_written")
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.sets(st.dates(date(2024, 1, 2), date(2026, 12, 30)), min_size=1, max_size=3))
def test_each_thing_is_counted_once_however_the_years_are_cut(sqlite_desk: Desk, cuts: set[date]) -> None:
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    begins = [first, *sorted(cuts)]
    ends = [*(on - timedelta(days=1) for on in sorted(cuts)), last]
    whole = [one.total for one in sqlite_desk.ask(Timeliness(first, last)).measures]
    parts = [
        [one.total for one in sqlite_desk.ask(Timeliness(*both)).measures] for both in zip(begins, ends, strict=True)
    ]
    for place, expected in enumerate(whole):
        some = [part[place] for part in parts]
        assert (expected.in_time, expected.late, expected.open_late) == (
            sum(one.in_time for one in some), sum(one.late for one in some), sum(one.open_late for one in some),
        )  # fmt: skip
