"""The shapes that say a state without its colour: triangle, diamond, clock, dot, tick, square; and their chips."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cpdesk.rows.marks import Mark
from ui.shared.colours import MarkColours
from ui.shared.theme import Theme


def paint_mark(painter: QPainter, rect: QRect | QRectF, mark: Mark, colours: MarkColours) -> None:
    """Draws the shape of a state into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.edge))
    _SHAPES[mark](painter, QRectF(rect), colours)
    painter.restore()


def paint_chip(  # noqa: PLR0917  a painter's parts, in the order in which Qt names them
    painter: QPainter, rect: QRect, mark: Mark, words: str, colours: MarkColours, font: QFont, *, strong: bool = False
) -> None:
    """Draws a chip: rounded box, shape, words; a strong edge shows that it is pressed or in focus."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.edge), 2 if strong else 1))
    painter.setBrush(QColor(colours.fill))
    inset = 1.0 if strong else 0.5
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4, 4)
    side = shape_side(font)
    left = rect.left() + side // 2 + 2
    paint_mark(painter, QRect(left, rect.center().y() - side // 2 + 1, side, side), mark, colours)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    words_at = QRect(rect)
    words_at.setLeft(left + side + side // 2)
    painter.drawText(words_at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
    painter.restore()


def chip_font(font: QFont) -> QFont:
    """The half-bold face in which chips speak."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def chip_size(words: str, font: QFont) -> QSize:
    """How much room a chip needs; `font` is the chip's own face."""
    metrics = QFontMetrics(font)
    side = shape_side(font)
    return QSize(metrics.horizontalAdvance(words) + side * 2 + side // 2 + 6, metrics.height() + 7)


def shape_side(font: QFont) -> int:
    """The side of the square in which a shape is drawn beside text of this size."""
    return max(9, int(QFontMetrics(font).capHeight() * 1.25))


class MarkChip(QAbstractButton):
    """A state as a chip with shape and words; a chip that can be pressed filters."""

    def __init__(self, mark: Mark, words: str, theme: Theme, *, pressable: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._theme = theme
        self.mark = mark
        self.setText(words)
        self.setCheckable(pressable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(mark, words)
        theme.changed.connect(self._dress)

    def set_state(self, mark: Mark, words: str) -> None:
        """Shows another state."""
        self.mark = mark
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return chip_size(self.text(), chip_font(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the chip; a second edge shows that it is pressed or has the focus."""
        painter = QPainter(self)
        strong = self.isChecked() or self.hasFocus()
        colours = self._theme.mark_colours(self.mark)
        paint_chip(painter, self.rect(), self.mark, self.text(), colours, chip_font(self.font()), strong=strong)
        painter.end()


def _triangle(painter: QPainter, r: QRectF, _colours: MarkColours) -> None:
    painter.drawPolygon(QPolygonF([QPointF(r.center().x(), r.top()), r.bottomRight(), r.bottomLeft()]))


def _diamond(painter: QPainter, r: QRectF, _colours: MarkColours) -> None:
    middle = r.center()
    corners = [
        QPointF(middle.x(), r.top()),
        QPointF(r.right(), middle.y()),
        QPointF(middle.x(), r.bottom()),
        QPointF(r.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _clock(painter: QPainter, r: QRectF, colours: MarkColours) -> None:
    width = max(1.3, r.width() / 7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.edge), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawEllipse(r.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    middle = r.center()
    painter.drawLine(middle, QPointF(middle.x(), r.top() + r.height() * 0.24))
    painter.drawLine(middle, QPointF(r.right() - r.width() * 0.26, middle.y()))


def _dot(painter: QPainter, r: QRectF, _colours: MarkColours) -> None:
    painter.drawEllipse(r)


def _tick(painter: QPainter, r: QRectF, colours: MarkColours) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(colours.edge), max(1.8, r.width() / 5.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    path = QPainterPath(QPointF(r.left() + r.width() * 0.06, r.top() + r.height() * 0.55))
    path.lineTo(r.left() + r.width() * 0.36, r.top() + r.height() * 0.85)
    path.lineTo(r.left() + r.width() * 0.95, r.top() + r.height() * 0.17)
    painter.drawPath(path)


def _square(painter: QPainter, r: QRectF, _colours: MarkColours) -> None:
    painter.drawRoundedRect(r, r.width() / 12, r.width() / 12)


_SHAPES: dict[Mark, Callable[[QPainter, QRectF, MarkColours], None]] = {
    Mark.OVERDUE: _triangle,
    Mark.ESCALATED: _diamond,
    Mark.DUE_SOON: _clock,
    Mark.ON_TRACK: _dot,
    Mark.HELD: _tick,
    Mark.NEUTRAL: _square,
}
