"""The chip of a card that waits: which clock presses most, in the words of Today."""

from datetime import date, datetime

import pytest

from cpdesk.desk.waiting_words import KeptClock, request_words
from cpdesk.rows.marks import Mark
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.london import LONDON
from cpdesk.rules.requests import RequestState

NOW = datetime(2026, 11, 26, 10, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "mark", "words"),
    [
        (datetime(2026, 11, 26, 9, tzinfo=LONDON), Mark.OVERDUE, "Day 7 of 15, 24 h passed"),
        (datetime(2026, 11, 26, 15, tzinfo=LONDON), Mark.NEUTRAL, "Day 7 of 15, more asked for"),
    ],
)
def test_a_consultation_that_still_has_no_answer_runs_out(at: datetime, mark: Mark, words: str) -> None:
    strategy_on, last = date(2026, 11, 17), date(2026, 12, 8)
    clocks = {
        "duty_consult_due": KeptClock(at.date(), at.date(), at, runs=True),
        "icpc_due": KeptClock(last, last, datetime(2026, 12, 8, 23, 59, tzinfo=LONDON), runs=True),
    }
    said = request_words(RequestState.MORE_INFORMATION, strategy_on, clocks, NOW, england_and_wales())
    assert said == (mark, words)
