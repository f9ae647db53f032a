"""The road of a child's recommendations, painted; arrow keys read each mark aloud."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cpdesk.rows.lpm_register import LANE_WORDS, Timeline
from cpdesk.rules.how_dates_read import long
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme
from ui.shared.timeline.layout import PlacedTimeline, place_timeline
from ui.shared.timeline.paint import paint_timeline

NOTHING_YET = "Timeline"
STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Something on the timeline that can be read: where it stands and what it says."""

    on: date
    box: QRectF
    words: str


class TimelineView(QWidget):
    """A timeline to look at, to hover over and to walk along with the arrow keys."""

    read = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._placed: PlacedTimeline | None = None
        self._readings: tuple[Reading, ...] = ()
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(NOTHING_YET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._place)

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show another road, or none."""
        self._timeline = timeline
        self._chosen = -1
        self.setAccessibleName(NOTHING_YET)
        self.setAccessibleDescription(" ".join(timeline.told) if timeline else "")
        self._place()

    def placed(self) -> PlacedTimeline | None:
        """Where everything stands now."""
        return self._placed

    def readings(self) -> tuple[str, ...]:
        """Everything that the arrow keys read, in order of date."""
        return tuple(reading.words for reading in self._readings)

    def _place(self) -> None:
        if self._timeline is None:
            self._placed, self._readings = None, ()
        else:
            self._placed = place_timeline(self._timeline, max(240, self.width()), QFontMetricsF(self._small_font()))
            self._readings = _readings(self._placed)
        self.setMinimumHeight(round(self._placed.height) if self._placed else 0)
        self.updateGeometry()
        self.update()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.0, self._theme.point_size - 1.2))
        return font

    def _step(self, by: int) -> None:
        if not self._readings:
            return
        start = self._chosen if self._chosen >= 0 else (-1 if by > 0 else len(self._readings))
        self._choose(min(max(start + by, 0), len(self._readings) - 1))

    def _choose(self, place: int) -> None:
        self._chosen = place
        words = self._readings[place].words
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.read.emit(words)
        self.update()

    def _reading_at(self, x: float, y: float) -> int:
        near = [i for i, reading in enumerate(self._readings) if reading.box.adjusted(-3, -3, 3, 3).contains(x, y)]
        return min(near, key=lambda i: self._readings[i].box.width(), default=-1)

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as its lanes."""
        return QSize(560, round(self._placed.height) if self._placed else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._placed is None:
            return
        painter = QPainter(self)
        painter.setFont(self._small_font())
        shown = self._chosen >= 0 and self.hasFocus()
        reading = self._readings[self._chosen] if shown else None
        paint_timeline(
            painter, self._placed, self._theme, reading.box if reading else None, reading.words if reading else ""
        )
        if self.hasFocus() and not shown:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._theme.colours.main))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the places again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk along the marks; Home and End go to the ends."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._step(-len(self._readings))
        elif key == Qt.Key.Key_End:
            self._step(len(self._readings))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click reads what is there."""
        place = self._reading_at(event.position().x(), event.position().y())
        if place >= 0:
            self._choose(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave off reading."""
        self._chosen = -1
        self.setAccessibleName(NOTHING_YET)
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the arrow keys work here."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Hover reads a mark."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._reading_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self._readings[place].words) if place >= 0 else "", self)
            return True
        return super().event(event)


def _readings(placed: PlacedTimeline) -> tuple[Reading, ...]:
    found = [
        Reading(m.mark.on, m.box, f"{m.mark.words}, {long(m.mark.on)}. {LANE_WORDS[m.mark.lane]}.")
        for m in placed.marks
    ]
    found += [
        Reading(
            b.bar.first,
            b.box,
            f"{b.bar.words}, from {long(b.bar.first)} to {long(b.bar.last)}. {LANE_WORDS[b.bar.lane]}.",
        )
        for b in placed.bars
    ]
    return tuple(sorted(found, key=lambda reading: (reading.on, reading.box.x())))
