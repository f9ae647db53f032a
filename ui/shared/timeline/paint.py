"""Draws a laid-out timeline: bars in the colours of the states, overruns hatched, today dashed."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from cpdesk.rows.marks import Mark
from ui.shared.colours import MarkColours
from ui.shared.marks import paint_mark
from ui.shared.theme import Theme
from ui.shared.timeline.layout import OVER, PlacedBar, PlacedMark, PlacedTimeline

CENTRED = int(Qt.AlignmentFlag.AlignCenter)
LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def paint_timeline(
    painter: QPainter, placed: PlacedTimeline, theme: Theme, chosen: QRectF | None, read: str = ""
) -> None:
    """The whole timeline; a ring stands round what the keyboard is reading, and its words stand on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_months(painter, placed, theme)
    for bar in placed.bars:
        _paint_bar(painter, bar, theme)
    _paint_today(painter, placed, theme, words=not read)
    for bar in placed.bars:
        _paint_words_of_bar(painter, bar, theme)
    for mark in placed.marks:
        _paint_mark(painter, mark, theme)
    if read:
        painter.setPen(QColor(theme.colours.text))
        top = QRectF(0, 0, placed.right, painter.fontMetrics().height())
        painter.drawText(top, LEFT_MIDDLE, read)
    if chosen is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.colours.text), 2))
        painter.drawRoundedRect(chosen.adjusted(-3, -3, 3, 3), 5, 5)


def tone_colours(tone: str, theme: Theme) -> MarkColours:
    """The colours of a bar: those of its mark, or of overdue for an overrun."""
    known = {mark.value: mark for mark in Mark}
    return theme.mark_colours(Mark.OVERDUE if tone == OVER else known.get(tone, Mark.NEUTRAL))


def _paint_months(painter: QPainter, placed: PlacedTimeline, theme: Theme) -> None:
    line = painter.fontMetrics().height()
    for x, words in placed.months:
        painter.setPen(QPen(QColor(theme.colours.line), 1))
        painter.drawLine(QPointF(x, line), QPointF(x, placed.axis_y))
        painter.setPen(QColor(theme.colours.quiet))
        painter.drawText(QPointF(x + 2, placed.axis_y + line), words)
    painter.setPen(QPen(QColor(theme.colours.edge), 1))
    painter.drawLine(QPointF(placed.left - 6, placed.axis_y), QPointF(placed.right, placed.axis_y))
    painter.setPen(QColor(theme.colours.quiet))
    for lane in placed.lanes:
        painter.drawText(QPointF(0, lane.middle + painter.fontMetrics().capHeight() / 2), lane.words)


def _paint_today(painter: QPainter, placed: PlacedTimeline, theme: Theme, *, words: bool) -> None:
    painter.setPen(QPen(QColor(theme.colours.main), 1.5, Qt.PenStyle.DashLine))
    metrics = painter.fontMetrics()
    top = 2.0 if words else float(metrics.height())
    painter.drawLine(QPointF(placed.today_x, top), QPointF(placed.today_x, placed.axis_y))
    if not words:
        return
    painter.save()
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    width = painter.fontMetrics().horizontalAdvance("Today") + 4
    fits_right = placed.today_x + width + 4 <= placed.right
    left = placed.today_x + 4 if fits_right else placed.today_x - width - 2
    painter.drawText(QPointF(left, metrics.ascent()), "Today")
    painter.restore()


def _paint_bar(painter: QPainter, placed: PlacedBar, theme: Theme) -> None:
    colours = tone_colours(placed.bar.tone, theme)
    box = placed.box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.setBrush(QColor(colours.fill))
    painter.drawRoundedRect(box, 3, 3)
    if placed.bar.tone == OVER:
        painter.setBrush(QBrush(QColor(colours.edge), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(box, 3, 3)


def _paint_words_of_bar(painter: QPainter, placed: PlacedBar, theme: Theme) -> None:
    if placed.words_box is None:
        return
    colours = tone_colours(placed.bar.tone, theme)
    painter.save()
    over = placed.bar.tone == OVER
    if over:
        bold = QFont(painter.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
    if placed.inside:
        # Words are never crossed by the hatching or by the line of today.
        across = min(painter.fontMetrics().horizontalAdvance(placed.words) + 6.0, placed.words_box.width())
        behind = QRectF(placed.words_box.center().x() - across / 2, placed.box.y() + 2, across, placed.box.height() - 4)
        painter.fillRect(behind, QColor(colours.fill))
    painter.setPen(QColor(colours.text if placed.inside or over else theme.colours.text))
    painter.drawText(placed.words_box, CENTRED if placed.inside else LEFT_MIDDLE, placed.words)
    painter.restore()


def _paint_mark(painter: QPainter, placed: PlacedMark, theme: Theme) -> None:
    page = QColor(theme.colours.page)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(page)
    painter.drawEllipse(placed.box.adjusted(-2, -2, 2, 2))
    inset = placed.box.width() * 0.1
    paint_mark(
        painter,
        placed.box.adjusted(inset, inset, -inset, -inset),
        placed.mark.mark,
        theme.mark_colours(placed.mark.mark),
    )
    if placed.words_box is not None:
        # The line of today stops behind words instead of crossing them.
        painter.fillRect(placed.words_box.adjusted(1, 0, -1, 0), page)
        painter.setPen(QColor(theme.colours.text))
        painter.drawText(placed.words_box, CENTRED, placed.mark.words)
