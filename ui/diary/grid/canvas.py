"""The ground of the painted diary: where its columns and cards stand, scrolled and painted; only what is in sight."""

from collections.abc import Sequence
from datetime import datetime, time

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cpdesk.rules.london import LONDON
from ui.diary.grid.card_lines import CardFaces, faces_of, lines_of, more_lines, stack_lines
from ui.diary.grid.columns import GridColumn
from ui.diary.grid.ghost import Ghost
from ui.diary.grid.layout import PlacedCard, PlacedGrid, PlacedMore, least_size, place_grid
from ui.diary.grid.paint import (
    DrawnGhost,
    DrawnItem,
    paint_closed_names,
    paint_columns,
    paint_ghost,
    paint_headings,
    paint_hours,
    paint_items,
    paint_now,
)
from ui.diary.grid.steps import reading_order
from ui.shared.theme import Theme

USUAL_DAY = (9 * 60, 17 * 60)
_A_MINUTE = 60_000
_LEAST_GHOST_LINES = 5
_STEP = 24


def _clock_now() -> time:
    return datetime.now(LONDON).time()


class GridCanvas(QAbstractScrollArea):
    """Places columns and cards once for each change, and paints what is in sight."""

    clock = staticmethod(_clock_now)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: tuple[GridColumn, ...] = ()
        self._day = USUAL_DAY
        self._faces: CardFaces = faces_of(self._small_font())
        self._placed = place_grid((), (1, 1), USUAL_DAY, self._faces.plain_metrics)
        self._drawn: tuple[DrawnItem, ...] = ()
        self._chosen = -1
        self._placing = False
        self._ghost: Ghost | None = None
        each_minute = QTimer(self)
        each_minute.setInterval(_A_MINUTE)
        each_minute.timeout.connect(self.viewport().update)
        each_minute.start()
        theme.changed.connect(self._place)

    def ghost(self) -> Ghost | None:
        """The proposal shown now."""
        return self._ghost

    def placed(self) -> PlacedGrid:
        """Where everything stands now."""
        return self._placed

    def drawn(self) -> tuple[DrawnItem, ...]:
        """The cards with the lines that fit into them, in the order of the arrow keys."""
        return self._drawn

    def item_at(self, at: QPointF) -> PlacedCard | PlacedMore | None:
        """What stands at this place of the viewport."""
        if at.y() < self.head() or at.x() < self.axis():
            return None
        inside = self.inside(at)
        return next((drawn.item for drawn in self._drawn if drawn.item.box.contains(inside)), None)

    def inside(self, at: QPointF) -> QPointF:
        """A place of the viewport in the coordinates of the columns."""
        return QPointF(
            at.x() - self.axis() + self.horizontalScrollBar().value(),
            at.y() - self.head() + self.verticalScrollBar().value(),
        )

    def axis(self) -> float:
        """How wide the clock times at the left are."""
        return self._faces.plain_metrics.horizontalAdvance("00:00") + 16

    def head(self) -> float:
        """How high the headings are: a line more where somebody is away."""
        lines = 3 if any(column.notes for column in self._columns) else 2
        return lines * (self._faces.plain_metrics.height() + 1) + 10

    def bring_into_sight(self, box: QRectF) -> None:
        """Scroll until this place is seen."""
        for bar, low, high, room in (
            (self.verticalScrollBar(), box.top(), box.bottom(), self.viewport().height() - self.head()),
            (self.horizontalScrollBar(), box.left(), box.right(), self.viewport().width() - self.axis()),
        ):
            if low < bar.value():
                bar.setValue(int(low) - 4)
            elif high > bar.value() + room:
                bar.setValue(int(min(high - room + 4, low - 4)))

    def reveal_ghost(self) -> None:
        """Scroll until the dashed card is seen, where it is among these columns."""
        for ghost in self._drawn_ghosts():
            self.bring_into_sight(ghost.box)

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, self._theme.point_size - 0.8))
        return font

    def _place(self) -> None:
        """Work out anew where everything stands."""
        self._faces = faces_of(self._small_font())
        room = self._room()
        placed = place_grid(self._columns, room, self._day, self._faces.plain_metrics)
        self._placed = PlacedGrid(placed.columns, placed.hours, reading_order(placed.items), placed.width)
        self._drawn = tuple(self._draw(item) for item in self._placed.items)
        self._chosen = min(self._chosen, len(self._drawn) - 1)
        for bar, whole, seen in (
            (self.horizontalScrollBar(), placed.width, room[0]),
            (self.verticalScrollBar(), placed.hours.height(), room[1]),
        ):
            bar.setRange(0, max(0, round(whole - seen)))
            bar.setPageStep(round(seen))
            bar.setSingleStep(_STEP)
        self.viewport().update()

    def _room(self) -> tuple[float, float]:
        """The room for columns and hours, with scroll bars where they need more.

        Qt's own "as needed" would show a bar, place anew in less room, hide it again, and so on without end.
        """
        whole = self.maximumViewportSize()
        wide, high = whole.width() - self.axis() - 1, whole.height() - self.head() - 1
        least = least_size(self._columns, self._day, self._faces.plain_metrics)
        bar = self.verticalScrollBar().sizeHint().width()
        across = least[0] > wide
        down = least[1] > high - (bar if across else 0)
        across = across or (down and least[0] > wide - bar)
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._placing = True
        self.setHorizontalScrollBarPolicy(on if across else off)
        self.setVerticalScrollBarPolicy(on if down else off)
        self._placing = False
        return max(wide - (bar if down else 0), 60.0), max(high - (bar if across else 0), 60.0)

    def _draw(self, item: PlacedCard | PlacedMore) -> DrawnItem:
        if isinstance(item, PlacedCard):
            lines, shape = lines_of(item.card, item.box, self._faces)
            return DrawnItem(item, lines, shape)
        return DrawnItem(item, more_lines(len(item.cards), item.box, self._faces), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colours.page)
        axis, head = self.axis(), self.head()
        dx, dy = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        view = QRectF(self.viewport().rect())
        seen = QRectF(dx, dy, view.width() - axis, view.height() - head)
        self._paint_body(painter, seen, axis, head)
        painter.save()
        painter.setClipRect(QRectF(0, head, axis, view.height()))
        painter.translate(0, head - dy)
        paint_hours(painter, self._placed, self._theme, self._faces, axis)
        painter.restore()
        painter.setClipRect(QRectF(axis, 0, view.width(), head))
        painter.translate(axis - dx, 0)
        paint_headings(painter, self._placed, self._theme, self._faces, QRectF(dx, 0, seen.width(), head))
        painter.end()

    def _paint_body(self, painter: QPainter, seen: QRectF, axis: float, head: float) -> None:
        painter.save()
        painter.setClipRect(QRectF(axis, head, seen.width(), seen.height()))
        painter.translate(axis - seen.left(), head - seen.top())
        paint_columns(painter, self._placed, self._theme, seen)
        paint_closed_names(painter, self._placed, self._theme, self._faces)
        now = self.clock()
        # behind the cards: across the words of one it would look like a conference that was struck out
        paint_now(painter, self._placed, now.hour * 60 + now.minute, self._theme)
        chosen = self._drawn[self._chosen] if self.hasFocus() and 0 <= self._chosen < len(self._drawn) else None
        paint_items(painter, self._in_sight(seen), self._theme, self._faces, chosen)
        for ghost in self._drawn_ghosts():
            paint_ghost(painter, ghost, self._theme, self._faces)
        painter.restore()

    def _in_sight(self, seen: QRectF) -> Sequence[DrawnItem]:
        return [drawn for drawn in self._drawn if drawn.item.box.intersects(seen)]

    def _drawn_ghosts(self) -> list[DrawnGhost]:
        """The dashed card in the first column that it belongs to; none while another week is in sight."""
        ghost = self._ghost
        columns = [one for one in self._placed.columns if not one.column.thin]
        one = next((one for one in columns if ghost is not None and ghost.stands_in(one.column)), None)
        if ghost is None or one is None:
            return []
        minute = ghost.start.hour * 60 + ghost.start.minute
        top = self._placed.hours.y(minute)
        height = max(self._placed.hours.y(minute + ghost.minutes) - top, self._ghost_height(ghost))
        top = max(min(top, self._placed.hours.height() - height), 0.0)
        box = QRectF(one.left + 2, top, one.width - 4, height)
        wanted = [(words, place < 2) for place, words in enumerate(ghost.lines)]
        return [DrawnGhost(box, stack_lines(wanted, box, self._faces), ghost.mark)]

    def _ghost_height(self, ghost: Ghost) -> float:
        """High enough for all of its lines, however short the conference."""
        return max(len(ghost.lines), _LEAST_GHOST_LINES) * self._faces.plain_metrics.height() + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the places again."""
        super().resizeEvent(event)
        if not self._placing:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_ghost"):
            self._place()
