"""What the pane says in words: history by what was done, steps, gaps."""

from datetime import UTC, datetime

from cpdesk.rows.lpm_register import HistoryLine
from ui.lpm_register.pane_sections import gaps_words, history_words

AT = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)


def test_what_was_done_at_once_is_told_at_once() -> None:
    lines = (
        HistoryLine(AT, "sam", "State", "Booked", "Booked", "The solicitor is ill.", "Book the LPM"),
        HistoryLine(AT, "sam", "LPM booked for", "26/11/2026", "30/11/2026", "The solicitor is ill.", "Book the LPM"),
        HistoryLine(AT, "pat", "Entered", "", "", "", "New recommendation"),
    )
    assert history_words(lines) == [
        "23/11/2026 09:14 sam, Book the LPM: LPM booked for from 26/11/2026 to 30/11/2026; "
        "State from Booked to Booked (The solicitor is ill.)",
        "23/11/2026 09:14 pat, New recommendation",
    ]


def test_moments_are_told_in_english_time() -> None:
    line = HistoryLine(SUMMER, "pat", "Outcome", "", "No further action", "", "Record the LPM date")
    assert history_words((line,)) == ["01/07/2026 23:30 pat, Record the LPM date: Outcome No further action"]


def test_gaps_are_named_in_one_sentence() -> None:
    assert gaps_words(("No rationale recorded", "No risk statement recorded", "No LPM due date recorded")) == (
        "Not recorded: rationale, risk statement and LPM due date."
    )
    assert gaps_words(()) == ""
