"""Where every card of the painted diary stands: worked out once for each change, so that painting only paints.

Cards that overlap stand side by side. Where there are more than stay readable, the last place of the row says
"+7 more" and opens that day's list.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from cpdesk.rows.diary import DiaryCard
from ui.diary.grid.columns import GridColumn
from ui.diary.legend import ends, starts

MINUTES_A_DAY = 24 * 60
_THIN = 18.0
_GAP = 4.0  # between a card and the edge of its column
_BETWEEN = 3.0  # between two cards side by side
_LETTERS_OF_A_LANE = 9.0
_LETTERS_OF_A_COLUMN = 14.0
_LINES_AN_HOUR = 4.0
_STRETCH = 120  # minutes that one "+7 more" stands for


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card and its place, in the coordinates of the whole diary below its headings."""

    card: DiaryCard
    column: int
    box: QRectF
    lane: int


@dataclass(frozen=True, slots=True)
class PlacedMore:
    """What stands for cards that would not be readable: how many, and which."""

    cards: tuple[DiaryCard, ...]
    column: int
    box: QRectF
    lane: int


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column with its left edge and its width."""

    column: GridColumn
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Hours:
    """The part of the day that is shown, in minutes after midnight, and how high an hour is."""

    first: int
    last: int
    hour: float

    def y(self, minute: float) -> float:
        """How far below the headings this minute of the day stands."""
        return (minute - self.first) * self.hour / 60

    def minute(self, y: float) -> float:
        """The minute of the day at this height."""
        return self.first + y * 60 / self.hour

    def height(self) -> float:
        """How high the whole day is."""
        return self.y(self.last)


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """Everything that is painted, with its place. `items` is the order in which the arrow keys go."""

    columns: tuple[PlacedColumn, ...]
    hours: Hours
    items: tuple[PlacedCard | PlacedMore, ...]
    width: float


def place_grid(
    columns: Sequence[GridColumn], size: tuple[float, float], day: tuple[int, int], metrics: QFontMetricsF
) -> PlacedGrid:
    """Places the columns and cards in a room of this size; `day` is when the unit's day begins and ends."""
    letter = metrics.averageCharWidth()
    placed = _place_columns(columns, size[0], letter * _LETTERS_OF_A_COLUMN)
    first, last = _hours_shown(columns, day)
    hour = max(size[1] / ((last - first) / 60), metrics.height() * _LINES_AN_HOUR)
    hours = Hours(first, last, hour)
    items: list[PlacedCard | PlacedMore] = []
    for place, one in enumerate(placed):
        items += _place_cards(place, one, hours, letter * _LETTERS_OF_A_LANE)
    width = placed[-1].left + placed[-1].width if placed else 0.0
    return PlacedGrid(placed, hours, tuple(items), width)


def least_size(columns: Sequence[GridColumn], day: tuple[int, int], metrics: QFontMetricsF) -> tuple[float, float]:
    """How much room the columns need to stay readable; with less of it they are scrolled."""
    thin = sum(column.thin for column in columns)
    wide = (len(columns) - thin) * metrics.averageCharWidth() * _LETTERS_OF_A_COLUMN
    first, last = _hours_shown(columns, day)
    return wide + thin * _THIN, (last - first) / 60 * metrics.height() * _LINES_AN_HOUR


def minutes_of(card: DiaryCard) -> tuple[int, int]:
    """When a card starts and ends, in minutes after midnight; one that ends the next day ends with its own."""
    start, end = starts(card), ends(card)
    first = start.hour * 60 + start.minute
    last = end.hour * 60 + end.minute if end.date() == start.date() else MINUTES_A_DAY
    return first, max(last, first + 15)


def _hours_shown(columns: Sequence[GridColumn], day: tuple[int, int]) -> tuple[int, int]:
    """The unit's day, made longer by whole hours where a conference lies outside of it."""
    first, last = day
    for column in columns:
        for card in column.cards:
            start, end = minutes_of(card)
            first, last = min(first, start), max(last, end)
    return first // 60 * 60, min(-(-last // 60) * 60, MINUTES_A_DAY)


def _place_columns(columns: Sequence[GridColumn], width: float, least: float) -> tuple[PlacedColumn, ...]:
    wide = sum(not column.thin for column in columns)
    thin = len(columns) - wide
    each = max((width - thin * _THIN) / wide, least) if wide else 0.0
    placed: list[PlacedColumn] = []
    left = 0.0
    for column in columns:
        span = _THIN if column.thin else each
        placed.append(PlacedColumn(column, left, span))
        left += span
    return tuple(placed)


def _place_cards(place: int, placed: PlacedColumn, hours: Hours, lane: float) -> list[PlacedCard | PlacedMore]:
    most = max(2, int((placed.width - 2 * _GAP) // lane))
    found: list[PlacedCard | PlacedMore] = []
    for cluster in _clusters(placed.column.cards):
        found += _place_cluster(place, placed, cluster, hours, most)
    return found


def _clusters(cards: Sequence[DiaryCard]) -> list[list[tuple[DiaryCard, int]]]:
    """Cards that overlap one another, directly or through others, each with its place from the left."""
    clusters: list[list[tuple[DiaryCard, int]]] = []
    free_from: list[int] = []
    for card in sorted(cards, key=lambda one: (minutes_of(one)[0], -minutes_of(one)[1], one.id)):
        start, end = minutes_of(card)
        if not free_from or start >= max(free_from):
            clusters.append([])
            free_from = []
        lane = next((i for i, until in enumerate(free_from) if until <= start), len(free_from))
        free_from[lane : lane + 1] = [end]
        clusters[-1].append((card, lane))
    return clusters


def _place_cluster(
    place: int, placed: PlacedColumn, cluster: list[tuple[DiaryCard, int]], hours: Hours, most: int
) -> list[PlacedCard | PlacedMore]:
    lanes = 1 + max(lane for _card, lane in cluster)
    shown = lanes if lanes <= most else most - 1
    across = min(lanes, most)
    found: list[PlacedCard | PlacedMore] = [
        PlacedCard(card, place, _box(placed, hours, minutes_of(card), lane, across), lane)
        for card, lane in cluster
        if lane < shown
    ]
    hidden = [card for card, lane in cluster if lane >= shown]
    if hidden:
        found += [
            PlacedMore(cards, place, _box(placed, hours, stretch, shown, across), shown)
            for cards, stretch in _by_time(hidden)
        ]
    return found


def _by_time(hidden: list[DiaryCard]) -> list[tuple[tuple[DiaryCard, ...], tuple[int, int]]]:
    """Cards without a place of their own, by the two hours in which they start, and the stretch that stands for them.

    A stretch ends where the next one begins, so that it is also plain when there is much.
    """
    parts: dict[int, list[DiaryCard]] = {}
    for card in sorted(hidden, key=lambda one: minutes_of(one)[0]):
        parts.setdefault(minutes_of(card)[0] // _STRETCH, []).append(card)
    starting = [minutes_of(cards[0])[0] for cards in parts.values()]
    ending = [*starting[1:], max(minutes_of(card)[1] for card in hidden)]
    return [(tuple(cards), (first, last)) for cards, first, last in zip(parts.values(), starting, ending, strict=True)]


def _box(placed: PlacedColumn, hours: Hours, stretch: tuple[int, int], lane: int, across: int) -> QRectF:
    room = placed.width - 2 * _GAP
    each = (room - _BETWEEN * (across - 1)) / across
    top, bottom = hours.y(stretch[0]), hours.y(stretch[1])
    return QRectF(placed.left + _GAP + lane * (each + _BETWEEN), top + 1, each, max(bottom - top - 2, 8.0))
