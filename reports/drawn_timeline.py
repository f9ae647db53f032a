"""A child's timeline drawn on paper: lanes from top to bottom, bars, marks by shape and colour, today as a line.

Words that find no room are left to the list beneath, which says everything.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from cpdesk.rows.lpm_register import LANE_WORDS, Lane, Timeline, TimelineBar, TimelineMark
from cpdesk.rows.marks import Mark
from cpdesk.rules.how_dates_read import MONTHS
from reports.house_fonts import REGULAR, STRONG, is_plain
from reports.house_style import MARK_COLOURS
from reports.pdf_house import INK, QUIET

TOLD = "The timeline drawn; all that it shows is listed in words below."
_NAMES = 24 * mm
_POINTS = 7.5
_BAR, _WORDS, _AIR = 4.6 * mm, 3.4 * mm, 1.6 * mm
_LINE = HexColor("#C9D2DB")
_YEARS_ONLY = 3 * 366
_LAST_DAY = date(2300, 1, 1)
_CORNERS = {
    Mark.OVERDUE: ((0, 1), (-1, -0.8), (1, -0.8)),
    Mark.ESCALATED: ((0, 1.1), (1.1, 0), (0, -1.1), (-1.1, 0)),
    Mark.HELD: ((-0.85, 0.85), (0.85, 0.85), (0.85, -0.85), (-0.85, -0.85)),
}


class DrawnTimeline(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A timeline as wide as the text."""

    def __init__(self, timeline: Timeline) -> None:
        """The timeline; lanes on which nothing stands are left out."""
        super().__init__()
        self._timeline = timeline
        self._lanes = [lane for lane in Lane if self._bars(lane) or self._marks(lane)]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """How much room it takes at this width."""
        self.width = width
        self.height = len(self._lanes) * (_BAR + _WORDS + _AIR) + 8 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draws it as one picture, with the words that a screen reader says instead."""
        canvas = self.canv
        canvas.tags.opened("Figure").instead = TOLD
        with canvas.tags.words(canvas, "Figure"):
            canvas.setFont(REGULAR, _POINTS)
            up = self.height - 4 * mm
            self._draw_axis(up)
            for lane in self._lanes:
                self._draw_lane(lane, up - _AIR)
                up -= _BAR + _WORDS + _AIR
            self._draw_today()
        canvas.tags.closed()

    def _bars(self, lane: Lane) -> list[TimelineBar]:
        return [bar for bar in self._timeline.bars if bar.lane is lane]

    def _marks(self, lane: Lane) -> list[TimelineMark]:
        return sorted((mark for mark in self._timeline.marks if mark.lane is lane), key=lambda mark: mark.on)

    def _x(self, on: date) -> float:
        """How far from the left a day stands."""
        first, last = self._days()
        whole = max(1, (last - first).days)
        return float(_NAMES + (self.width - _NAMES) * (min(on, last) - first).days / whole)

    def _days(self) -> tuple[date, date]:
        """The days at both ends, with some air after the last."""
        days = [self._timeline.today, *(mark.on for mark in self._timeline.marks)]
        days += [day for bar in self._timeline.bars for day in (bar.first, bar.last)]
        first, last = min(days).replace(day=1), min(max(days), _LAST_DAY)
        air = timedelta(days=max(16, (last - first).days // 8))
        return first, last + air

    def _draw_axis(self, top: float) -> None:
        """The months, or the years of a long road, with their names beneath."""
        canvas = self.canv
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.5)
        canvas.line(_NAMES, 4 * mm, self.width, 4 * mm)
        canvas.setFillColor(QUIET)
        free_from = 0.0
        for on, words in self._named_days():
            x = self._x(on)
            if x >= free_from and x + stringWidth(words, REGULAR, _POINTS) <= self.width:
                canvas.line(x, 4 * mm, x, top)
                canvas.drawString(x + 1, 0.8 * mm, words)
                free_from = x + stringWidth(words, REGULAR, _POINTS) + 2 * mm

    def _named_days(self) -> Iterator[tuple[date, str]]:
        first, last = self._days()
        only_years = (last - first).days > _YEARS_ONLY
        day = first
        while day < last:
            name = MONTHS[day.month - 1][:3]
            if only_years and (day.month == 1 or day == first):
                yield day, f"{day.year}"
            elif not only_years:
                yield day, f"{name} {day.year}" if day.month == 1 or day == first else name
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)

    def _draw_lane(self, lane: Lane, top: float) -> None:
        canvas = self.canv
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, _POINTS)
        middle = top - _BAR / 2
        canvas.drawString(0, middle - 0.9 * mm, LANE_WORDS[lane])
        bars, marks = self._bars(lane), self._marks(lane)
        for place, bar in enumerate(bars):
            self._draw_bar(bar, middle, [self._x(one.first) for one in bars[place + 1 :]], marks)
        free_from = _NAMES
        for mark in marks:
            _draw_mark(canvas, mark.mark, self._x(mark.on), middle)
            free_from = self._draw_words(mark.words, self._x(mark.on), top - _BAR - _WORDS + 1 * mm, free_from)

    def _draw_bar(self, bar: TimelineBar, middle: float, next_from: list[float], marks: list[TimelineMark]) -> None:
        """A bar, with its words on it or beside it where there is room."""
        canvas = self.canv
        ink, fill = MARK_COLOURS.get("overdue" if bar.tone == "over" else bar.tone, MARK_COLOURS["neutral"])
        left, right = self._x(bar.first), self._x(bar.last)
        canvas.setFillColor(HexColor(f"#{fill}"))
        canvas.setStrokeColor(HexColor(f"#{ink}"))
        canvas.roundRect(left, middle - _BAR / 2, max(2.0, right - left), _BAR, 2, fill=1)
        needed = stringWidth(bar.words, STRONG, _POINTS) + 4
        in_the_way = [self._x(mark.on) - 2 * mm for mark in marks]
        on_it = min([right, *(x for x in (*in_the_way, *next_from) if x > left)])
        beside = min([self.width, *(x for x in (*in_the_way, *next_from) if x > right)])
        canvas.setFillColor(HexColor(f"#{ink}"))
        canvas.setFont(STRONG, _POINTS)
        if is_plain(bar.words) and on_it - left >= needed:
            canvas.drawString(left + 2, middle - 0.9 * mm, bar.words)
        elif is_plain(bar.words) and beside - right >= needed:
            canvas.drawString(right + 2, middle - 0.9 * mm, bar.words)

    def _draw_words(self, words: str, x: float, up: float, free_from: float) -> float:
        """Words beneath a mark where those before leave room; how far that room is taken then."""
        long = stringWidth(words, REGULAR, _POINTS)
        left = min(max(x - long / 2, _NAMES), self.width - long)
        if left < free_from or not is_plain(words):
            return free_from
        self.canv.setFillColor(INK)
        self.canv.setFont(REGULAR, _POINTS)
        self.canv.drawString(left, up, words)
        return float(left + long + 2 * mm)

    def _draw_today(self) -> None:
        x = self._x(self._timeline.today)
        self.canv.setStrokeColor(INK)
        self.canv.setDash(2, 2)
        self.canv.line(x, 4 * mm, x, self.height - 3.5 * mm)
        self.canv.setDash()
        self.canv.setFillColor(INK)
        self.canv.setFont(STRONG, _POINTS)
        self.canv.drawCentredString(min(x, self.width - 4 * mm), self.height - 2.5 * mm, "Today")


def _draw_mark(canvas: Any, mark: Mark, x: float, y: float) -> None:
    """A mark by its shape and colour, so that grey print still tells it."""
    ink, _ = MARK_COLOURS.get(mark.value, MARK_COLOURS["neutral"])
    canvas.setFillColor(HexColor(f"#{ink}"))
    canvas.setStrokeColor(HexColor("#FFFFFF"))
    size = 1.5 * mm
    if mark not in _CORNERS:
        canvas.circle(x, y, size, fill=1)
        return
    path = canvas.beginPath()
    (first_x, first_y), *rest = _CORNERS[mark]
    path.moveTo(x + first_x * size, y + first_y * size)
    for across, up in rest:
        path.lineTo(x + across * size, y + up * size)
    path.close()
    canvas.drawPath(path, fill=1)
