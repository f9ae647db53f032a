"""Cards that overlap stand side by side, and what is painted stays within its card, however many there are."""

import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from cpdesk.rows.diary import Diary, DiaryCard
from cpdesk.rules.calendar import england_and_wales
from cpdesk.rules.conferences import ConferenceState
from cpdesk.rules.london import LONDON
from ui.diary.grid.card_lines import faces_of, lines_of
from ui.diary.grid.columns import GridColumn, week_columns, with_today
from ui.diary.grid.ghost import Ground
from ui.diary.grid.grid import DiaryGrid
from ui.diary.grid.layout import PlacedCard, PlacedGrid, PlacedMore, place_grid
from ui.shared.theme import Theme

MONDAY = date(2026, 11, 23)
DAY = (9 * 60, 17 * 60)
A_FRAME = 0.016
Make = Callable[..., DiaryCard]


@pytest.fixture
def metrics(theme: Theme) -> QFontMetricsF:
    return QFontMetricsF(QFont("Inter", 9))


def column(cards: list[DiaryCard], **other: object) -> GridColumn:
    return GridColumn(MONDAY, "Mon 23 Nov", "", tuple(cards), **other)  # type: ignore[arg-type]  # the test's own words


def nothing_overlaps(placed: PlacedGrid) -> bool:
    return not any(one.box.intersects(other.box) for one, other in combinations(placed.items, 2))


def test_two_at_the_same_time_share_the_column(card: Make, metrics: QFontMetricsF) -> None:
    placed = place_grid([column([card(1, hour=10), card(2, hour=10.5)])], (200, 600), DAY, metrics)
    first, second = (item.box for item in placed.items)
    assert first.width() == second.width() < 100
    assert first.right() < second.left()
    assert second.top() > first.top()


def test_one_after_the_other_each_has_the_whole_width(card: Make, metrics: QFontMetricsF) -> None:
    placed = place_grid([column([card(1, hour=10), card(2, hour=11.5)])], (200, 600), DAY, metrics)
    assert {item.box.width() for item in placed.items} == {192}


def test_three_rooms_at_the_same_hour_are_three_cards(card: Make, metrics: QFontMetricsF) -> None:
    day = column([card(1, hour=10), card(2, hour=10), card(3, hour=10.5)])
    placed = place_grid([day], (206, 600), DAY, metrics)
    assert [type(item) for item in placed.items] == [PlacedCard] * 3


def test_too_many_at_once_say_how_many_more(card: Make, metrics: QFontMetricsF) -> None:
    cards = [card(number, hour=10) for number in range(1, 9)]
    placed = place_grid([column(cards)], (170, 600), DAY, metrics)
    more = [item for item in placed.items if isinstance(item, PlacedMore)]
    shown = [item for item in placed.items if isinstance(item, PlacedCard)]
    assert len(more) == 1
    assert len(more[0].cards) == 7
    assert len(shown) == 1


def test_the_hours_reach_as_far_as_the_conferences(card: Make, metrics: QFontMetricsF) -> None:
    cards = [card(1, hour=7.5), card(2, hour=17.5)]
    hours = place_grid([column(cards)], (200, 600), DAY, metrics).hours
    assert (hours.first, hours.last) == (7 * 60, 19 * 60)


@given(spans=st.lists(st.tuples(st.integers(14, 40), st.integers(1, 8)), max_size=40), width=st.floats(60, 900))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_card_ever_covers_another_and_none_is_lost(
    card: Make, metrics: QFontMetricsF, spans: list[tuple[int, int]], width: float
) -> None:
    cards = [card(place, hour=half / 2, minutes=30 * halves) for place, (half, halves) in enumerate(spans, 1)]
    placed = place_grid([column(cards)], (width, 600), DAY, metrics)
    assert nothing_overlaps(placed)
    found = [one.id for item in placed.items for one in cards_of(item)]
    assert sorted(found) == [one.id for one in cards]


def cards_of(item: PlacedCard | PlacedMore) -> Sequence[DiaryCard]:
    return [item.card] if isinstance(item, PlacedCard) else item.cards


LONG = "Featherstonehaugh-Cholmondeley-Example and Invented"


@pytest.mark.parametrize("width", [46, 60, 85, 120, 190])
@pytest.mark.parametrize("minutes", [15, 30, 60, 150])
@pytest.mark.parametrize("state", [ConferenceState.PROVISIONAL, ConferenceState.HELD])
def test_the_words_of_a_card_never_leave_it(
    card: Make, theme: Theme, width: int, minutes: int, state: ConferenceState
) -> None:
    faces = faces_of(QFont("Inter", 9))
    long = card(1, family=LONG, chair=LONG, state=state, minutes=minutes, looked_after=True, words="Day 13 of 15")
    placed = place_grid([column([long])], (width, 500), DAY, faces.plain_metrics)
    box = placed.items[0].box
    lines, _shape = lines_of(long, box, faces)
    assert lines
    for line in lines:
        metrics = faces.metrics(line.bold)
        assert line.at.x() + metrics.horizontalAdvance(line.words) <= box.right()
        assert line.at.y() <= box.bottom()


def full_week(card: Make) -> list[DiaryCard]:
    chance = random.Random(3)  # the same week in every run
    return [
        card(
            number,
            on=MONDAY + timedelta(days=number % 5),
            hour=chance.randrange(18, 32) / 2,
            minutes=chance.choice([30, 60, 90, 120]),
            family=chance.choice(["Sampleton", LONG, "Ng"]),
            state=chance.choice([ConferenceState.PROVISIONAL, ConferenceState.CONFIRMED]),
        )
        for number in range(1, 201)
    ]


def test_a_week_of_200_conferences_is_painted_within_a_frame(card: Make, theme: Theme, qtbot: QtBot) -> None:
    grid = DiaryGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(1100, 620)
    cards = full_week(card)
    diary = Diary(MONDAY, MONDAY + timedelta(days=6), tuple(cards), (), 200, 0)
    calendar = england_and_wales()
    now = cards[0].start_at.astimezone(LONDON)
    grid.show_columns(with_today(week_columns(diary, cards, calendar), MONDAY), DAY, Ground(calendar, now, cards, ()))
    grid.show()
    assert nothing_overlaps(grid.placed())
    picture = QImage(grid.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    took = []
    for _ in range(9):
        before = time.process_time()
        grid.viewport().render(picture)
        took.append(time.process_time() - before)
    assert min(took) < A_FRAME
