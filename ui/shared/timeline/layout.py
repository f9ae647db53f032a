"""Where everything of a timeline stands: months, lanes, bars, marks and words that never lie on each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from cpdesk.rows.lpm_register import LANE_WORDS, Lane, Timeline, TimelineBar, TimelineMark

OVER = "over"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HALF_BOLD = 1.2  # an overrun is said in half-bold letters, which are wider
AIR = 5.0
ROWS_OF_WORDS = 3
LAST_DAY = date(2300, 1, 1)


@dataclass(frozen=True, slots=True)
class PlacedBar:
    """A bar, and where its words stand; no place for them means that hover and list say them."""

    bar: TimelineBar
    box: QRectF
    words: str
    words_box: QRectF | None
    inside: bool


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark, and where its words stand."""

    mark: TimelineMark
    box: QRectF
    words_box: QRectF | None


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane's name and the stretch of height that it takes."""

    words: str
    top: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedTimeline:
    """A whole timeline on paper of a given width."""

    lanes: tuple[PlacedLane, ...]
    bars: tuple[PlacedBar, ...]
    marks: tuple[PlacedMark, ...]
    months: tuple[tuple[float, str], ...]
    today_x: float
    left: float
    right: float
    axis_y: float
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """From a day to its place across the page."""

    first: date
    last: date
    left: float
    right: float

    def x(self, on: date) -> float:
        """How far from the left a day stands."""
        days = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (on - self.first).days / days


def place_timeline(timeline: Timeline, width: float, metrics: QFontMetricsF) -> PlacedTimeline:
    """A timeline laid out for this width and these letters."""
    lanes = [lane for lane in Lane if _has_anything(timeline, lane)]
    names = [LANE_WORDS[lane] for lane in lanes]
    gutter = max((metrics.horizontalAdvance(name) for name in names), default=0.0) + 2 * AIR
    scale = _scale(timeline, gutter, max(gutter + 80.0, width - AIR))
    line = metrics.height()
    top = line + AIR
    placed_lanes: list[PlacedLane] = []
    bars: list[PlacedBar] = []
    marks: list[PlacedMark] = []
    for lane, name in zip(lanes, names, strict=True):
        on_lane = LaneOnPaper(scale, metrics, top)
        on_lane.put(
            [bar for bar in timeline.bars if bar.lane is lane], [mark for mark in timeline.marks if mark.lane is lane]
        )
        placed_lanes.append(PlacedLane(name, top, on_lane.middle, on_lane.bottom))
        bars += on_lane.bars
        marks += on_lane.marks
        top = on_lane.bottom + AIR
    return PlacedTimeline(
        tuple(placed_lanes),
        tuple(bars),
        tuple(marks),
        _months(scale, metrics),
        scale.x(timeline.today),
        scale.left,
        scale.right,
        top,
        top + line + AIR,
    )


class LaneOnPaper:
    """One lane being laid out: what stands on it so far, so that nothing lies on anything."""

    def __init__(self, scale: Scale, metrics: QFontMetricsF, top: float) -> None:
        self.bars: list[PlacedBar] = []
        self.marks: list[PlacedMark] = []
        self._scale = scale
        self._metrics = metrics
        self._line = metrics.height()
        self._thick = self._line + 4.0
        self._top = top
        self._taken: list[QRectF] = []
        self.middle = top + self._thick / 2
        self.bottom = top + self._thick

    def put(self, bars: Sequence[TimelineBar], marks: Sequence[TimelineMark]) -> None:
        """Place bars and marks first, then find room for the words of each."""
        bar_boxes = [self._bar_box(bar) for bar in bars]
        marks = sorted(marks, key=lambda mark: mark.on)
        mark_boxes = side_by_side([self._mark_box(mark) for mark in marks])
        self._taken = [*mark_boxes]
        for place, (bar, box) in enumerate(zip(bars, bar_boxes, strict=True)):
            on_top = bar_boxes[place + 1 :]
            self.bars.append(self._bar_with_words(bar, box, on_top, [*bar_boxes[:place], *on_top]))
        self._taken += bar_boxes
        said: set[str] = set()
        for mark, box in zip(marks, mark_boxes, strict=True):
            # "Core group" is said once and not beneath each of the dots.
            said_before = mark.lane is Lane.CORE_GROUPS and mark.words in said
            said.add(mark.words)
            words_box = None if said_before else self._beneath(mark.words, box.center().x())
            self.marks.append(PlacedMark(mark, box, words_box))

    def _bar_box(self, bar: TimelineBar) -> QRectF:
        left, right = self._scale.x(bar.first), self._scale.x(bar.last)
        return QRectF(left, self._top, max(3.0, right - left), self._thick)

    def _mark_box(self, mark: TimelineMark) -> QRectF:
        size = self._line * 0.95
        return QRectF(self._scale.x(mark.on) - size / 2, self.middle - size / 2, size, size)

    def _bar_with_words(
        self, bar: TimelineBar, box: QRectF, on_top: Sequence[QRectF], others: Sequence[QRectF]
    ) -> PlacedBar:
        needed = self._metrics.horizontalAdvance(bar.words) * (HALF_BOLD if bar.tone == OVER else 1) + AIR
        beside = QRectF(box.right() + AIR, box.y(), needed, box.height())
        room = widest_gap(box, [*self._taken, *on_top])
        if bar.tone == OVER and self._is_free(beside, others):
            return self._said(bar, box, beside, inside=False)
        if needed <= room.width():
            return self._said(bar, box, room, inside=True)
        if self._is_free(beside, others):
            return self._said(bar, box, beside, inside=False)
        return PlacedBar(bar, box, bar.words, None, inside=False)

    def _said(self, bar: TimelineBar, box: QRectF, words_box: QRectF, *, inside: bool) -> PlacedBar:
        self._taken.append(words_box)
        return PlacedBar(bar, box, bar.words, words_box, inside)

    def _is_free(self, wanted: QRectF, others: Iterable[QRectF] = ()) -> bool:
        if wanted.right() > self._scale.right or wanted.left() < self._scale.left - AIR:
            return False
        return not any(wanted.intersects(box) for box in (*self._taken, *others))

    def _beneath(self, words: str, x: float) -> QRectF | None:
        """Room for words beneath the bars, close to `x`, or None when the lane is full."""
        width = self._metrics.horizontalAdvance(words) + AIR
        for row in range(ROWS_OF_WORDS):
            y = self._top + self._thick + 1 + row * self._line
            for left in (x - width / 2, x - width + AIR, x - AIR):
                kept_in = min(max(left, self._scale.left - AIR), self._scale.right - width)
                wanted = QRectF(kept_in, y, width, self._line)
                if self._is_free(wanted):
                    self._taken.append(wanted)
                    self.bottom = max(self.bottom, wanted.bottom())
                    return wanted
        return None


def side_by_side(boxes: Sequence[QRectF]) -> list[QRectF]:
    """Boxes in order, each moved on as far as it must be not to hide the one before."""
    placed: list[QRectF] = []
    for box in boxes:
        free_from = placed[-1].right() + 2 if placed else box.left()
        placed.append(box.translated(max(0.0, free_from - box.left()), 0.0))
    return placed


def widest_gap(box: QRectF, in_the_way: Iterable[QRectF]) -> QRectF:
    """The widest stretch of a bar on which nothing stands."""
    edge = box.left()
    best = QRectF(edge, box.y(), 0.0, box.height())
    for other in sorted((o for o in in_the_way if o.intersects(box)), key=lambda o: o.left()):
        if other.left() - edge > best.width():
            best = QRectF(edge, box.y(), other.left() - edge, box.height())
        edge = max(edge, other.right())
    if box.right() - edge > best.width():
        best = QRectF(edge, box.y(), box.right() - edge, box.height())
    return best


def _has_anything(timeline: Timeline, lane: Lane) -> bool:
    return any(bar.lane is lane for bar in timeline.bars) or any(mark.lane is lane for mark in timeline.marks)


def _scale(timeline: Timeline, left: float, right: float) -> Scale:
    days = [timeline.today]
    days += [day for bar in timeline.bars for day in (bar.first, bar.last)]
    days += [mark.on for mark in timeline.marks]
    first, last = min(days).replace(day=1), min(max(days), LAST_DAY)
    # Some air after the last day, so that the words beside a bar that ends today have room.
    return Scale(first, last + timedelta(days=max(16, (last - first).days // 6)), left + AIR, right)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _months(scale: Scale, metrics: QFontMetricsF) -> tuple[tuple[float, str], ...]:
    """The first of each month that has room for its name; January and the first one carry the year."""
    widest = metrics.horizontalAdvance("Mmm 00") + AIR
    placed: list[tuple[float, str]] = []
    day, year, free_from = scale.first, 0, scale.left - 1
    while day < scale.last:
        x = scale.x(day)
        if x >= free_from and x + widest <= scale.right + AIR:
            name = MONTHS[day.month - 1]
            placed.append((x, name if day.year == year else f"{name} {day:%y}"))
            year, free_from = day.year, x + widest
        day = _month_after(day)
    return tuple(placed)
