"""The timeline lays out whatever it is given so that words, marks and bars never lie on each other."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from cpdesk.rows.lpm_register import Lane, Timeline, TimelineBar, TimelineMark
from cpdesk.rows.marks import Mark
from ui.shared.timeline.layout import place_timeline
from ui.shared.timeline.list import timeline_lines

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2012, 1, 1), date(2030, 12, 31))
WORDS = st.text("abcdefgh ij", min_size=1, max_size=40)
BARS = st.builds(
    lambda lane, first, length, tone, words: TimelineBar(lane, first, first + timedelta(days=length), tone, words),
    st.sampled_from(list(Lane)),
    DAYS,
    st.integers(0, 900),
    st.sampled_from(["over", *[mark.value for mark in Mark]]),
    WORDS,
)
MARKS = st.builds(TimelineMark, st.sampled_from(list(Lane)), DAYS, st.sampled_from(list(Mark)), WORDS)
TIMELINES = st.builds(
    lambda bars, marks: Timeline(TODAY, tuple(bars), tuple(marks), ()),
    st.lists(BARS, max_size=5),
    st.lists(MARKS, max_size=9),
)


@pytest.mark.usefixtures("qapp")
@given(timeline=TIMELINES, width=st.integers(240, 1600))
def test_words_and_marks_never_lie_on_each_other(timeline: Timeline, width: int) -> None:
    placed = place_timeline(timeline, width, QFontMetricsF(QFont()))
    taken = [mark.box for mark in placed.marks]
    taken += [mark.words_box for mark in placed.marks if mark.words_box is not None]
    taken += [_drawn(bar.words, bar.words_box) for bar in placed.bars if bar.words_box is not None]
    for one, other in combinations(taken, 2):
        assert not _overlap(one, other), (one, other)


@pytest.mark.usefixtures("qapp")
@given(timeline=TIMELINES, width=st.integers(240, 1600))
def test_month_names_keep_apart_and_stay_on_the_page(timeline: Timeline, width: int) -> None:
    metrics = QFontMetricsF(QFont())
    placed = place_timeline(timeline, width, metrics)
    ends = [x + metrics.horizontalAdvance(words) for x, words in placed.months]
    assert all(end < start for end, (start, _words) in zip(ends, placed.months[1:], strict=False))
    assert placed.left <= placed.today_x <= placed.right


@pytest.mark.usefixtures("qapp")
def test_january_carries_its_year() -> None:
    timeline = Timeline(TODAY, (), (TimelineMark(Lane.LPM, date(2026, 10, 5), Mark.NEUTRAL, "LPM recommended"),), ())
    bar = TimelineBar(Lane.LPM, date(2026, 10, 5), date(2027, 2, 1), "on_track", "LPM")
    placed = place_timeline(Timeline(TODAY, (bar,), timeline.marks, ()), 900, QFontMetricsF(QFont()))
    assert [words for _x, words in placed.months][:4] == ["Oct 26", "Nov", "Dec", "Jan 27"]


def test_the_list_tells_everything_in_order_of_date(qtbot: QtBot) -> None:
    timeline = Timeline(
        TODAY,
        (TimelineBar(Lane.LPM, date(2026, 11, 2), TODAY, "over", "15 wd over"),),
        (TimelineMark(Lane.LPM, date(2026, 10, 5), Mark.NEUTRAL, "LPM recommended"),),
        (),
    )
    assert timeline_lines(timeline) == (
        ("05/10/2026", "", "LPM", "LPM recommended"),
        ("02/11/2026", "23/11/2026", "LPM", "15 wd over"),
    )


def _overlap(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > 0.5 and shared.height() > 0.5


def _drawn(words: str, box: QRectF) -> QRectF:
    """Where the words of a bar are drawn: in the middle of their stretch, or from its left."""
    return box.adjusted(0, 2, 0, -2)
