"""Times of day as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.clock_times import NotATime, read_clock_time, shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("13", time(13)),
        (" 13:00 ", time(13)),
        ("1pm", time(13)),
        ("1.30 pm", time(13, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9 a.m.", time(9)),
        ("13h", time(13)),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, meant: time) -> None:
    assert read_clock_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter a time like"),
        ("noon", "Enter a time like"),
        ("25:00", "A day has no hour 25."),
        ("9:75", "An hour has no minute 75."),
        ("13pm", "There is no 13 pm."),
        ("0 am", "There is no 0 am."),
    ],
)
def test_what_is_no_time_is_said_in_words(typed: str, said: str) -> None:
    with pytest.raises(NotATime, match=said):
        read_clock_time(typed)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_is_shown_is_read_as_the_same_time(at: time) -> None:
    assert read_clock_time(shown(at)) == at
