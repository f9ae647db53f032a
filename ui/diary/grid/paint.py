"""Draws the diary's grid: hours, columns, what is closed, cards, and the dashed card of a proposal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from cpdesk.rows.marks import Mark
from cpdesk.rules.conferences import ConferenceState
from ui.diary.grid.card_lines import BAR, CardFaces, Line
from ui.diary.grid.layout import PlacedCard, PlacedColumn, PlacedGrid, PlacedMore
from ui.diary.legend import mark_of
from ui.shared.marks import paint_mark
from ui.shared.theme import Theme

_ROUND = 4.0
_HALF_HOUR = 30
_HOUR = 60


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """A card or a "+7 more" with its lines, ready to be painted."""

    item: PlacedCard | PlacedMore
    lines: tuple[Line, ...]
    shape: QRectF | None


@dataclass(frozen=True, slots=True)
class DrawnGhost:
    """The dashed card of a time that is not kept yet."""

    box: QRectF
    lines: tuple[Line, ...]
    mark: Mark


def paint_columns(painter: QPainter, placed: PlacedGrid, theme: Theme, seen: QRectF) -> None:
    """The ground: today's column, hatched days with their name, half-hour lines, edges of columns."""
    height = placed.hours.height()
    for one in placed.columns:
        box = QRectF(one.left, 0, one.width, height)
        if not box.intersects(seen):
            continue
        if one.column.today and not one.column.name:  # on a day by chair or room, every column is today's
            painter.fillRect(box, QColor(theme.colours.stripe))
        if one.column.closed or one.column.thin:
            _hatch(painter, box, theme)
    _paint_hour_lines(painter, placed, theme, seen)
    painter.setPen(QPen(QColor(theme.colours.line), 1))
    for one in placed.columns:
        painter.drawLine(QLineF(one.left, 0, one.left, height))


def _hatch(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.fillRect(box, QColor(theme.colours.stripe))
    painter.fillRect(box, QBrush(QColor(theme.colours.line), Qt.BrushStyle.BDiagPattern))


def _paint_hour_lines(painter: QPainter, placed: PlacedGrid, theme: Theme, seen: QRectF) -> None:
    hours = placed.hours
    whole, half = QPen(QColor(theme.colours.line), 1), QPen(QColor(theme.colours.line), 1, Qt.PenStyle.DotLine)
    for minute in range(hours.first, hours.last + 1, _HALF_HOUR):
        y = hours.y(minute)
        if seen.top() - 1 <= y <= seen.bottom() + 1:
            painter.setPen(half if minute % _HOUR else whole)
            painter.drawLine(QLineF(max(seen.left(), 0.0), y, min(seen.right(), placed.width), y))


def paint_closed_names(painter: QPainter, placed: PlacedGrid, theme: Theme, faces: CardFaces) -> None:
    """The name of a day or chair that cannot be booked, on top of its hatching."""
    painter.setFont(faces.bold)
    for one in placed.columns:
        if not one.column.closed or one.column.thin:
            continue
        words = faces.bold_metrics.elidedText(one.column.closed, Qt.TextElideMode.ElideRight, one.width - 16)
        across = faces.bold_metrics.horizontalAdvance(words) + 10
        box = QRectF(one.left + (one.width - across) / 2, 8, across, faces.bold_metrics.height() + 4)
        painter.fillRect(box, QColor(theme.colours.page))
        painter.setPen(QColor(theme.colours.quiet))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def paint_items(
    painter: QPainter, items: Sequence[DrawnItem], theme: Theme, faces: CardFaces, chosen: DrawnItem | None
) -> None:
    """The cards; a ring stands round the chosen one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for drawn in items:
        if isinstance(drawn.item, PlacedCard):
            _paint_card(painter, drawn, drawn.item, theme, faces)
        else:
            _paint_more(painter, drawn, theme, faces)
        if drawn is chosen:
            _ring(painter, drawn.item.box, theme)


def _paint_card(painter: QPainter, drawn: DrawnItem, item: PlacedCard, theme: Theme, faces: CardFaces) -> None:
    mark = mark_of(item.card)
    colours = theme.mark_colours(mark)
    provisional = item.card.state is ConferenceState.PROVISIONAL
    edge = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine if provisional else Qt.PenStyle.SolidLine)
    painter.setPen(edge)
    painter.setBrush(QColor(colours.fill))
    painter.drawRoundedRect(item.box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    bar = QRectF(item.box.left() + 1, item.box.top() + 3, BAR, item.box.height() - 6)
    painter.fillRect(bar, QColor(colours.edge))
    if drawn.shape is not None:
        paint_mark(painter, drawn.shape, mark, colours)
    _paint_lines(painter, drawn.lines, colours.text, faces)


def _paint_more(painter: QPainter, drawn: DrawnItem, theme: Theme, faces: CardFaces) -> None:
    painter.setPen(QPen(QColor(theme.colours.edge), 1))
    painter.setBrush(QColor(theme.colours.page))
    painter.drawRoundedRect(drawn.item.box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    _paint_lines(painter, drawn.lines, theme.colours.text, faces)


def _paint_lines(painter: QPainter, lines: Sequence[Line], colour: str, faces: CardFaces) -> None:
    painter.setPen(QColor(colour))
    for line in lines:
        painter.setFont(faces.bold if line.bold else faces.plain)
        painter.drawText(line.at, line.words)


def _ring(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.colours.text), 2))
    painter.drawRoundedRect(box, _ROUND + 1, _ROUND + 1)


def paint_ghost(painter: QPainter, ghost: DrawnGhost, theme: Theme, faces: CardFaces) -> None:
    """The dashed card of a proposal, in the colour of how it stands with its limit."""
    colours = theme.mark_colours(ghost.mark)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.fill))
    painter.setPen(QPen(QColor(colours.edge), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(ghost.box.adjusted(1, 1, -1, -1), _ROUND, _ROUND)
    _paint_lines(painter, ghost.lines, colours.text, faces)


def paint_now(painter: QPainter, placed: PlacedGrid, minute: int, theme: Theme) -> None:
    """The line of this minute, across today's column."""
    today = next((one for one in placed.columns if one.column.today), None)
    if today is None or not placed.hours.first <= minute <= placed.hours.last:
        return
    columns = [one for one in placed.columns if one.column.today]
    y = placed.hours.y(minute)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.colours.problem), 1.6))
    painter.drawLine(QLineF(today.left, y, columns[-1].left + columns[-1].width, y))
    painter.setBrush(QColor(theme.colours.problem))
    painter.drawEllipse(QPointF(today.left, y), 3.5, 3.5)


def paint_headings(painter: QPainter, placed: PlacedGrid, theme: Theme, faces: CardFaces, seen: QRectF) -> None:
    """The day, chair or room above each column, how many conferences, and who is away; `seen` is the strip for it."""
    head = seen.height()
    painter.fillRect(seen, QColor(theme.colours.page))
    for one in placed.columns:
        if not one.column.thin and one.left < seen.right() and one.left + one.width > seen.left():
            _paint_heading(painter, one, theme, faces, head)
    painter.setPen(QPen(QColor(theme.colours.line), 1))
    painter.drawLine(QLineF(seen.left(), head - 0.5, seen.right(), head - 0.5))
    for one in placed.columns:
        painter.drawLine(QLineF(one.left, 0, one.left, head))


def _paint_heading(painter: QPainter, one: PlacedColumn, theme: Theme, faces: CardFaces, head: float) -> None:
    column, room = one.column, one.width - 14
    today = column.today and not column.name
    lines = [(_day_words(one, room, faces) if today else column.heading, True), (column.under, False)]
    if column.notes:
        lines.append((_notes(column.notes, room, faces), False))
    line = faces.plain_metrics.height()
    top = 5.0
    for place, (words, bold) in enumerate(lines):
        if top + line > head:
            break
        metrics = faces.metrics(bold)
        colour = theme.colours.main if bold and today else theme.colours.text if bold else theme.colours.quiet
        painter.setPen(QColor(theme.colours.amber if place == 2 else colour))
        painter.setFont(faces.bold if bold else faces.plain)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(one.left + 8, top + metrics.ascent()), cut)
        top += line + 1


def _day_words(one: PlacedColumn, room: float, faces: CardFaces) -> str:
    """The heading of today: "Mon 23 Nov  today", and "Today 23 Nov" where there is less room."""
    whole = f"{one.column.heading}  today"
    if faces.bold_metrics.horizontalAdvance(whole) <= room:
        return whole
    return f"Today {one.column.heading.partition(' ')[2]}"


def _notes(notes: Sequence[str], room: float, faces: CardFaces) -> str:
    """Who is away: every name where there is room, otherwise the first and how many more."""
    whole = ", ".join(notes)
    if len(notes) == 1 or faces.plain_metrics.horizontalAdvance(whole) <= room:
        return whole
    more = f" +{len(notes) - 1}"
    cut = room - faces.plain_metrics.horizontalAdvance(more)
    return faces.plain_metrics.elidedText(notes[0], Qt.TextElideMode.ElideRight, cut) + more


def paint_hours(painter: QPainter, placed: PlacedGrid, theme: Theme, faces: CardFaces, axis: float) -> None:
    """The clock times at the left, each beneath its line."""
    painter.setPen(QColor(theme.colours.quiet))
    painter.setFont(faces.plain)
    for minute in range(placed.hours.first, placed.hours.last, _HOUR):
        box = QRectF(0, placed.hours.y(minute) + 2, axis - 7, faces.plain_metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), f"{minute // _HOUR:02}:00")
