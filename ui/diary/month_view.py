"""The painted month: each day with how many conferences it has and the first of them; Enter opens the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from cpdesk.rows.diary import DiaryCard
from cpdesk.rules.calendar import WorkingDays
from cpdesk.rules.how_dates_read import MONTHS, WEEKDAYS, counted, long
from ui.diary.grid.card_lines import CardFaces, faces_of
from ui.diary.grid.card_words import clock, family_shown, sentence
from ui.diary.grid.columns import why_closed
from ui.diary.legend import day_of, mark_of
from ui.shared.marks import paint_mark
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme

_WEEKEND_SHARE = 0.45  # of the width of a weekday
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the page: its cards in order, and why nobody works on it."""

    on: date
    cards: tuple[DiaryCard, ...]
    closed: str

    def spoken(self) -> str:
        """The day as it is read aloud."""
        parts = [long(self.on), self.closed, counted(len(self.cards), "conference") if self.cards else "free"]
        return ". ".join(part for part in parts if part) + "."


def month_days(first: date, last: date, cards: Sequence[DiaryCard], calendar: WorkingDays) -> tuple[MonthDay, ...]:
    """Every day of the page, Monday to Sunday, week by week."""
    by_day: dict[date, list[DiaryCard]] = {}
    for card in sorted(cards, key=lambda one: (one.start_at, one.id)):
        by_day.setdefault(day_of(card), []).append(card)
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return tuple(MonthDay(on, tuple(by_day.get(on, ())), _named(on, calendar)) for on in days)


class MonthView(QWidget):
    """Shows a month; `day_wanted` carries the day that was opened, `read` what the arrow keys reached."""

    day_wanted = Signal(object)
    read = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: tuple[MonthDay, ...] = ()
        self._month = 0
        self._today: date | None = None
        self._chosen = -1
        self.setAccessibleName("Month")
        self.setAccessibleDescription("Arrow keys go from day to day. Enter opens the day.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[MonthDay], on: date, today: date) -> None:
        """Show this page; the day that was looked at stays chosen."""
        self._days, self._month, self._today = tuple(days), on.month, today
        self._chosen = next((place for place, day in enumerate(self._days) if day.on == on), 0)
        self.update()

    def chosen_day(self) -> date | None:
        """The day that the keyboard is on."""
        return self._days[self._chosen].on if 0 <= self._chosen < len(self._days) else None

    def box_of(self, place: int) -> QRectF:
        """Where the day at this place of the page stands."""
        head = self._faces().plain_metrics.height() + 10
        weeks = max(1, len(self._days) // 7)
        each = self.width() / (5 + 2 * _WEEKEND_SHARE)
        high = (self.height() - head) / weeks
        week, weekday = divmod(place, 7)
        left = weekday * each if weekday < 6 else (5 + _WEEKEND_SHARE) * each
        return QRectF(left, head + week * high, each if weekday < 5 else each * _WEEKEND_SHARE, high)

    def _faces(self) -> CardFaces:
        font = QFont(self.font())
        font.setPointSizeF(max(7.5, self._theme.point_size - 0.8))
        return faces_of(font)

    def _place_at(self, at: QPointF) -> int:
        return next((place for place in range(len(self._days)) if self.box_of(place).contains(at)), -1)

    def _choose(self, place: int) -> None:
        if not 0 <= place < len(self._days):
            return
        self._chosen = place
        words = self._days[place].spoken()
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.read.emit(words)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.colours.page))
        faces = self._faces()
        for place in range(min(7, len(self._days))):
            box = self.box_of(place)
            painter.setFont(faces.bold)
            painter.setPen(QColor(self._theme.colours.quiet))
            words = WEEKDAYS[place] if place < 5 else WEEKDAYS[place][:3]
            cut = faces.bold_metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - 10)
            painter.drawText(QPointF(box.left() + 7, 5 + faces.bold_metrics.ascent()), cut)
        for place, day in enumerate(self._days):
            self._paint_day(painter, self.box_of(place), day, faces, place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.colours.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_day(self, painter: QPainter, box: QRectF, day: MonthDay, faces: CardFaces, place: int) -> None:
        c = self._theme.colours
        today = day.on == self._today
        if day.on.month != self._month or today:
            painter.fillRect(box, QColor(c.stripe))
        if day.closed and day.on.weekday() < 5:
            painter.fillRect(box, QBrush(QColor(c.line), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(QLineF(box.topLeft(), box.topRight()))
        painter.drawLine(QLineF(box.topLeft(), box.bottomLeft()))
        top = self._paint_head(painter, box, day, faces, today=today)
        self._paint_cards(painter, box, day, faces, top)
        if place == self._chosen and self.hasFocus():
            painter.setPen(QPen(QColor(c.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)

    def _paint_head(self, painter: QPainter, box: QRectF, day: MonthDay, faces: CardFaces, *, today: bool) -> float:
        c = self._theme.colours
        number = f"{day.on.day} {MONTHS[day.on.month - 1][:3]}" if day.on.day == 1 else str(day.on.day)
        count = day.closed if day.closed and day.on.weekday() < 5 else str(len(day.cards)) if day.cards else ""
        painter.setFont(faces.bold)
        painter.setPen(QColor(c.main if today else c.text if day.on.month == self._month else c.quiet))
        base = box.top() + 4 + faces.bold_metrics.ascent()
        words = f"{number} today" if today and box.width() > 90 else number
        painter.drawText(QPointF(box.left() + 7, base), words)
        painter.setFont(faces.plain)
        painter.setPen(QColor(c.quiet))
        room = box.width() - faces.bold_metrics.horizontalAdvance(words) - 22
        cut = faces.plain_metrics.elidedText(count, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(QPointF(box.right() - 7 - faces.plain_metrics.horizontalAdvance(cut), base), cut)
        return base + 5

    def _paint_cards(self, painter: QPainter, box: QRectF, day: MonthDay, faces: CardFaces, top: float) -> None:
        line = faces.plain_metrics.height() + 2
        room = int((box.bottom() - top - 2) // line)
        shown = day.cards if len(day.cards) <= room else day.cards[: max(room - 1, 0)]
        for card in shown:
            colours = self._theme.mark_colours(mark_of(card))
            chip = QRectF(box.left() + 5, top, box.width() - 10, line - 2)
            painter.fillRect(chip, QColor(colours.fill))
            side = faces.shape()
            paint_mark(
                painter, QRectF(chip.left() + 3, chip.center().y() - side / 2, side, side), mark_of(card), colours
            )
            painter.setPen(QColor(colours.text))
            words = f"{clock(card)} {family_shown(card)}"
            cut = faces.plain_metrics.elidedText(words, Qt.TextElideMode.ElideRight, chip.width() - side - 10)
            painter.drawText(QPointF(chip.left() + side + 7, top + faces.plain_metrics.ascent() - 1), cut)
            top += line
        rest = len(day.cards) - len(shown)
        if rest and room > 0:
            painter.setPen(QColor(self._theme.colours.quiet))
            cut = faces.plain_metrics.elidedText(f"+{rest} more", Qt.TextElideMode.ElideRight, box.width() - 12)
            painter.drawText(QPointF(box.left() + 7, top + faces.plain_metrics.ascent()), cut)

    # Keys, mouse, hover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Enter opens one."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._choose(self._chosen + _STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen_day() is not None:
            self.day_wanted.emit(self.chosen_day())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a day."""
        self._choose(self._place_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens it."""
        place = self._place_at(event.position())
        if place >= 0:
            self.day_wanted.emit(self._days[place].on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read the chosen day."""
        super().focusInEvent(event)
        self._choose(self._chosen)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Hover reads all conferences of a day."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            words = [self._days[place].spoken(), *map(sentence, self._days[place].cards)] if place >= 0 else []
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(words)), self)
            return True
        return bool(super().event(event))


def _named(on: date, calendar: WorkingDays) -> str:
    return why_closed(on, calendar) if on.weekday() < 5 else ""
