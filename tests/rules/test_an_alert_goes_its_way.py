"""Which way an alert goes, which steps it can take, and when its clocks end: S17 to S21, A06 to A08, I22, I23."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.clock import deadline
from cpdesk.rules.london import LONDON
from cpdesk.rules.lpm import ConferenceKind
from cpdesk.rules.maqa import (
    ABOUT_THEME,
    ALERT_OPEN,
    NOT_ENDED,
    AlertDirection,
    AlertState,
    AlertStep,
    Ladder,
    Theme,
    alert_number,
    steps_from,
    themes_as_kept,
    themes_from,
    way_of,
)
from cpdesk.rules.record import Channel
from cpdesk.rules.standards import standard

LLR, DAYS = standard("LLR"), england_and_wales()
RAISED_STATES = (*ALERT_OPEN, AlertState.RESOLVED, AlertState.WITHDRAWN)


@given(st.sampled_from(AlertDirection), st.booleans())
def test_i22_a_maqa_leaves_or_enters_social_care_and_the_rest_is_internal(
    direction: AlertDirection, social_care: bool
) -> None:
    way, channel = way_of(direction, social_care=social_care)
    assert (way is AlertDirection.INTERNAL) == (channel is Channel.INTERNAL_QA)
    if social_care:
        assert channel is Channel.INTERNAL_QA
    elif direction is not AlertDirection.INTERNAL:
        assert (way, channel) == (direction, Channel.MAQA)


def test_tv_d14_an_alert_against_our_own_social_worker_is_internal() -> None:
    assert way_of(AlertDirection.TO_AGENCY, social_care=True) == (AlertDirection.INTERNAL, Channel.INTERNAL_QA)


@given(st.builds(Ladder, *([st.booleans()] * 6)))
def test_nothing_skips_the_raising(ladder: Ladder) -> None:
    assert (ladder.state is AlertState.DRAFT) == (not ladder.raised)
    steps = steps_from(ladder.state)
    assert (AlertStep.RAISED in steps) == (not ladder.raised)
    if not ladder.raised:
        assert set(steps) == {AlertStep.RAISED, AlertStep.RISK}
    elif ladder.withdrawn or ladder.resolved:
        assert steps == (AlertStep.REOPENED,)
    else:
        assert {AlertStep.RESOLVED, AlertStep.WITHDRAWN, AlertStep.RISK} <= set(steps)
        assert (AlertStep.ESCALATED in steps) == (not ladder.escalated)


@given(st.lists(st.sampled_from(AlertStep), max_size=12))
def test_whoever_takes_only_the_steps_that_are_offered_ends_where_the_ladder_says(taken: list[AlertStep]) -> None:
    done: dict[str, bool] = dict.fromkeys(Ladder.__dataclass_fields__, False)
    for step in taken:
        before = Ladder(**done).state
        if step not in steps_from(before):
            continue
        if step is AlertStep.REOPENED:
            done |= {"resolved": False, "withdrawn": False}
        elif step.value in done:
            done[step.value] = True
        after = Ladder(**done).state
        assert after is not AlertState.DRAFT or before is AlertState.DRAFT
        assert (after in NOT_ENDED) == (step not in {AlertStep.RESOLVED, AlertStep.WITHDRAWN})


@given(st.sets(st.sampled_from(Theme)))
def test_themes_are_kept_and_read_again(themes: set[Theme]) -> None:
    assert set(themes_from(themes_as_kept(themes))) == themes
    assert len(themes_as_kept(Theme)) <= 200  # so wide is their field


def test_numbers_and_themes_as_people_say_them() -> None:
    assert (alert_number(12, Channel.MAQA), alert_number(12, Channel.INTERNAL_QA)) == ("MAQA 12", "QA 12")
    assert set(ABOUT_THEME.values()) <= set(Theme)


def test_tv_m03_raised_within_ten_working_days_of_the_icpc() -> None:
    found = deadline("maqa_raise_due", date(2023, 12, 8), LLR, DAYS, ConferenceKind.ICPC)
    assert (found.due, found.assumed) == (date(2023, 12, 22), False)
    assert deadline("maqa_raise_due", date(2023, 12, 8), LLR, DAYS, ConferenceKind.RCPC).assumed


def test_tv_m05_resolved_within_ten_working_days_of_the_raising() -> None:
    assert deadline("maqa_resolve_due", date(2022, 9, 8), LLR, DAYS).due == date(2022, 9, 23)


@pytest.mark.parametrize(
    ("risk", "due"),
    [
        ((2023, 3, 25, 12), (2023, 3, 26, 13)),
        ((2022, 12, 23, 17), (2022, 12, 24, 17)),
        ((2026, 10, 24, 12), (2026, 10, 25, 11)),
    ],
    ids=["TV-H01", "TV-H03", "clocks go back"],
)
def test_immediate_risk_runs_24_hours_whatever_the_clocks_do(
    risk: tuple[int, int, int, int], due: tuple[int, int, int, int]
) -> None:
    found = deadline("maqa_urgent_due", datetime(*risk, tzinfo=LONDON), LLR, DAYS)
    assert found.due == datetime(*due, tzinfo=LONDON)


@given(st.integers(0, 9 * 365 * 24 * 60))
def test_i23_immediate_risk_is_due_24_hours_later_in_elapsed_time(minutes: int) -> None:
    at = datetime(2021, 1, 4, tzinfo=UTC) + timedelta(minutes=minutes)
    found = deadline("maqa_urgent_due", at, LLR, DAYS)
    assert isinstance(found.due, datetime)
    assert found.due.astimezone(UTC) - at == timedelta(hours=24)
