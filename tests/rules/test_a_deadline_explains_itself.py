"""Every deadline says when it is, how it was counted, what was left out and which document says so."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cpdesk.rules.calendar import LOCAL_CLOSURE, NotWorked, OutsideCalendar, england_and_wales
from cpdesk.rules.clock import NoSuchDeadline, deadline
from cpdesk.rules.clock_hours import LONDON, NoSuchTime
from cpdesk.rules.deadline import SkippedDay
from cpdesk.rules.deadline_keys import DEADLINE_KEYS
from cpdesk.rules.standards import setting, standard


def explained(key: str, anchor: date | datetime | str, code: str = "LEICESTER_CITY") -> str:
    return deadline(key, anchor, setting(key, code), england_and_wales()).explanation


def test_working_days_name_the_holidays_left_out() -> None:
    found = deadline("icpc_due", date(2024, 3, 18), standard("LLR"), england_and_wales())
    assert found.explanation == (
        "Wed 10 Apr 2024: 15 working days after the strategy discussion on Mon 18 Mar 2024. "
        "Not counted: Good Friday 29 March, Easter Monday 1 April. LLR Practice Standards, ICPC."
    )
    assert found.skipped == (
        SkippedDay(date(2024, 3, 29), "Good Friday"),
        SkippedDay(date(2024, 4, 1), "Easter Monday"),
    )
    assert (found.counted, found.source, found.standards) == ("15 working days", "LLR Practice Standards, ICPC", "LLR")


def test_a_plain_span_leaves_nothing_out() -> None:
    assert explained("icpc_due", date(2023, 6, 5)) == (
        "Mon 26 Jun 2023: 15 working days after the strategy discussion on Mon 5 Jun 2023. "
        "LLR Practice Standards, ICPC."
    )


def test_notice_is_counted_backwards() -> None:
    assert explained("icpc_notice", date(2023, 4, 18)) == (
        "Wed 5 Apr 2023: 7 working days before the planned ICPC on Tue 18 Apr 2023. "
        "Not counted: Good Friday 7 April, Easter Monday 10 April. LLR Practice Standards, ICPC."
    )


def test_a_meeting_due_on_a_holiday_is_booked_before_it() -> None:
    assert "That is Boxing Day: book for Fri 22 Dec 2023 at the latest." in explained(
        "core_next_due", date(2023, 11, 28)
    )
    assert "That is a Saturday: book for Fri 14 Feb 2025 at the latest." in explained("rcpcN_due", date(2024, 8, 15))


def test_what_is_no_meeting_is_done_before_a_holiday() -> None:
    assert "That is Platinum Jubilee bank holiday: act by Wed 1 Jun 2022 at the latest." in explained(
        "lbp_legal_due", date(2022, 5, 27)
    )


def test_a_review_says_how_to_be_safe_under_every_way_of_counting() -> None:
    assert "Book by Thu 5 Oct 2023 to be within 182 days too." in explained("rcpcN_due", date(2023, 4, 6))
    assert "182" not in explained("rcpcN_due", date(2025, 11, 18))


def test_a_list_that_moves_says_why() -> None:
    assert explained("lpm_list_due", "2018-04").startswith(
        "Tue 3 Apr 2018: the first Monday of the month is Mon 2 Apr 2018, Easter Monday; moved on"
    )


def test_a_plan_target_stands_beside_the_limit() -> None:
    assert "Plan for Tue 4 Apr 2023, 84 days after." in explained("rcpc1_due", date(2023, 1, 10), "PLO_003")


def test_what_is_assumed_of_a_review_says_so() -> None:
    found = deadline("record_due", date(2024, 3, 18), standard("LLR"), england_and_wales(), "RCPC")
    assert found.assumed
    assert "for an RCPC it is assumed" in found.explanation
    assert not deadline("record_due", date(2024, 3, 18), standard("LLR"), england_and_wales(), "ICPC").assumed


def test_a_year_without_an_official_list_is_provisional() -> None:
    found = deadline("icpc_due", date(2031, 4, 1), standard("LLR"), england_and_wales())
    assert found.provisional
    assert "Bank holidays of 2031 are projected, not official yet." in found.explanation
    assert not deadline("icpc_due", date(2028, 4, 1), standard("LLR"), england_and_wales()).provisional


def test_a_span_that_runs_into_a_projected_year_is_provisional() -> None:
    assert deadline("icpc_due", date(2028, 12, 20), standard("LLR"), england_and_wales()).provisional


def test_a_local_closure_is_named_too() -> None:
    closed = england_and_wales().with_days({date(2024, 3, 20): NotWorked("Office move", LOCAL_CLOSURE)})
    found = deadline("icpc_due", date(2024, 3, 18), standard("LLR"), closed)
    assert found.due == date(2024, 4, 11)
    assert "Not counted: Office move 20 March, Good Friday 29 March" in found.explanation


def test_the_standard_that_sets_it_is_named_when_ones_own_is_silent() -> None:
    found = deadline("core_next_due", date(2023, 4, 11), setting("core_next_due"), england_and_wales())
    assert found.standards == "PLO_003"


def test_a_stated_date_is_its_own_deadline() -> None:
    found = deadline("lpm_by", date(2026, 11, 14), standard("LEICESTER_CITY"), england_and_wales())
    assert (found.due, found.latest_bookable) == (date(2026, 11, 14), date(2026, 11, 13))
    assert found.explanation.startswith("Sat 14 Nov 2026: the date stated by the chair.")


def test_clear_days_leave_the_day_of_sending_out_too() -> None:
    llr = standard("LLR")
    clear = replace(llr, spans={**llr.spans, "icpc_notice": replace(llr.spans["icpc_notice"], clear=True)})
    found = deadline("icpc_notice", date(2023, 6, 26), clear, england_and_wales())
    assert found.due == date(2023, 6, 14)
    assert found.counted == "7 clear working days"


@pytest.mark.parametrize(
    ("key", "anchor", "sentence"),
    [
        ("icpc_due", datetime(2024, 3, 18, 9, tzinfo=LONDON), "counted in days"),
        ("duty_consult_due", date(2024, 3, 18), "counted in hours. Enter the time too"),
        ("icpc_due", "2024-03", "counted from a day"),
        ("maqa_themes_due", date(2024, 3, 31), "The standard sets no day for it."),
        ("linked_meetings", date(2024, 3, 31), "at least 2 a year"),
        ("tea_due", date(2024, 3, 31), "There is no deadline of that name. Choose one of icpc_due"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_a_sentence(key: str, anchor: date | str, sentence: str) -> None:
    with pytest.raises(NoSuchDeadline, match=sentence):
        explained(key, anchor)


def test_a_deadline_that_the_document_does_not_set_says_so() -> None:
    with pytest.raises(NoSuchDeadline, match="set no time between core groups"):
        deadline("core_next_due", date(2024, 3, 18), standard("LLR"), england_and_wales())


@pytest.mark.parametrize("key", [key for key in DEADLINE_KEYS if setting(key).spans[key].hours is None])
@pytest.mark.parametrize("anchor", [date(1, 1, 1), date(2011, 12, 31), date(9999, 12, 31)])
def test_a_day_outside_the_calendar_is_refused_with_a_sentence(key: str, anchor: date) -> None:
    with pytest.raises(ValueError, match=r"known from 2012|known up to|from 2012 to|sets no day") as refused:
        explained(key, anchor)
    assert type(refused.value).__module__.startswith("cpdesk.rules")


@pytest.mark.parametrize("anchor", [datetime(2011, 12, 31, 9, 0), datetime(9999, 12, 30, 9, 0)])  # noqa: DTZ001 (as typed)
def test_a_moment_outside_the_calendar_is_refused_with_a_sentence(anchor: datetime) -> None:
    with pytest.raises(OutsideCalendar):
        explained("maqa_urgent_due", anchor)


def test_an_hour_that_no_clock_showed_is_refused() -> None:
    with pytest.raises(NoSuchTime, match="There was no 01:30 on Sun 26 Mar 2023"):
        explained("maqa_urgent_due", datetime(2023, 3, 26, 1, 30))  # noqa: DTZ001 (as a person types it)


def test_an_hour_that_comes_twice_means_the_first_unless_its_zone_says_otherwise() -> None:
    typed = deadline("maqa_urgent_due", datetime(2023, 10, 29, 1, 30), standard("LLR"), england_and_wales())  # noqa: DTZ001 (typed, without a zone)
    second = deadline(
        "maqa_urgent_due", datetime(2023, 10, 29, 1, 30, tzinfo=UTC), standard("LLR"), england_and_wales()
    )
    assert typed.due == datetime(2023, 10, 30, 0, 30, tzinfo=UTC)
    assert second.due == datetime(2023, 10, 30, 1, 30, tzinfo=UTC)
    assert "comes twice, because the clocks go back; the first is meant" in typed.explanation
    assert "the second is meant" in second.explanation


def test_every_deadline_that_a_standard_sets_can_be_counted() -> None:
    counted = 0
    for code in ("LEICESTER_CITY", "LLR", "PLO_003", "LANCASHIRE"):
        for key, span in standard(code).spans.items():
            if span.not_set or span.per_year or span.rule == "calendar_quarter":
                continue
            anchor = datetime(2024, 3, 18, 9, tzinfo=LONDON) if span.hours else date(2024, 3, 18)
            found = deadline(key, anchor, standard(code), england_and_wales())
            assert found.explanation.endswith(f"{span.source}.")
            assert "None" not in found.explanation
            counted += 1
    assert counted == 13 + 18 + 8
