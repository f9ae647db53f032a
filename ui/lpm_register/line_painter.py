"""Painting the register's lines: whole rows in one go, with nothing made that can be kept from the last time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cpdesk.rows.lpm_register import Column
from cpdesk.rows.marks import Mark
from ui.lpm_register.columns import PLACE_OF
from ui.lpm_register.shown_line import ShownLine
from ui.shared.copying import NOTHING
from ui.shared.marks import chip_font, chip_size, paint_chip
from ui.shared.theme import Theme

PADDING = 8
_STATE = PLACE_OF[Column.STATE]
_CHILD = PLACE_OF[Column.CHILD]
_ELLIPSES_KEPT = 20_000
_CHIPS_KEPT = 500


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """Where a column stands on the screen now."""

    place: int
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class _Colours:
    page: QColor
    stripe: QColor
    text: QColor
    quiet: QColor
    amber: QColor
    chosen: QColor
    text_chosen: QColor
    frame: QColor


class LinePainter:
    """Paints lines of the register on to a table's viewport."""

    def __init__(self, theme: Theme, of: QWidget) -> None:
        self._theme = theme
        self._of = of
        self._shortened: dict[tuple[str, int, bool], str] = {}
        self._chips: dict[tuple[Mark, str, int], QPixmap] = {}
        self.restyle()

    def restyle(self) -> None:
        """Take up the font and colours of the window as they are now."""
        self._plain = self._of.font()
        self._bold = chip_font(self._plain)
        self._metrics = QFontMetrics(self._plain)
        self._bold_metrics = QFontMetrics(self._bold)
        self._colours = self._taken_from(self._of.palette())
        self._shortened.clear()
        self._chips.clear()

    def row_height(self) -> int:
        """How tall a line is, so that its chip has air around it."""
        return chip_size("Overdue", self._bold).height() + 6

    def width_of(self, words: str, place: int) -> int:
        """How wide a column must be to show these words whole."""
        if place == _STATE:
            return chip_size(words, self._bold).width() + 2 * PADDING
        metrics = self._bold_metrics if place == _CHILD else self._metrics
        return metrics.horizontalAdvance(words) + 2 * PADDING

    def paint_row(
        self, painter: QPainter, strip: QRect, line: ShownLine, spans: Sequence[ColumnSpan], *, odd: bool, chosen: bool
    ) -> None:
        """One line: its ground, then every cell that stands in the strip."""
        colours = self._colours
        painter.fillRect(strip, colours.chosen if chosen else colours.stripe if odd else colours.page)
        usual = colours.text_chosen if chosen else colours.text
        baseline = strip.top() + (strip.height() + self._metrics.ascent() - self._metrics.descent()) // 2
        painter.setFont(self._plain)
        painter.setPen(usual)
        pen_is = usual
        for span in spans:
            if span.place == _STATE:
                self._paint_chip(painter, strip, span, line)
                continue
            cell = line.cells[span.place]
            wanted = usual
            if line.amber[span.place]:
                wanted = colours.amber
            elif cell == NOTHING and not chosen:
                wanted = colours.quiet
            if wanted is not pen_is:
                painter.setPen(wanted)
                pen_is = wanted
            self._paint_words(painter, span, cell, baseline)

    def paint_frame(self, painter: QPainter, cell: QRect) -> None:
        """The frame around the cell that the keyboard is on."""
        painter.setPen(QPen(self._colours.frame, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cell).adjusted(1, 1.5, -1.5, -1.5), 3, 3)

    def _taken_from(self, palette: QPalette) -> _Colours:
        return _Colours(
            page=palette.color(QPalette.ColorRole.Base),
            stripe=palette.color(QPalette.ColorRole.AlternateBase),
            text=palette.color(QPalette.ColorRole.Text),
            quiet=palette.color(QPalette.ColorRole.PlaceholderText),
            amber=QColor(self._theme.colours.amber),
            chosen=palette.color(QPalette.ColorRole.Highlight),
            text_chosen=palette.color(QPalette.ColorRole.HighlightedText),
            frame=QColor(self._theme.colours.main),
        )

    def _paint_words(self, painter: QPainter, span: ColumnSpan, cell: str, baseline: int) -> None:
        bold = span.place == _CHILD
        key = (cell, span.width, bold)
        words = self._shortened.get(key)
        if words is None:
            words = self._shorten(key)
        if bold:
            painter.setFont(self._bold)
        painter.drawText(span.left + PADDING, baseline, words)
        if bold:
            painter.setFont(self._plain)

    def _shorten(self, key: tuple[str, int, bool]) -> str:
        cell, width, bold = key
        if len(self._shortened) > _ELLIPSES_KEPT:
            self._shortened.clear()
        metrics = self._bold_metrics if bold else self._metrics
        words = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width - 2 * PADDING + 2)
        self._shortened[key] = words
        return words

    def _paint_chip(self, painter: QPainter, strip: QRect, span: ColumnSpan, line: ShownLine) -> None:
        key = (line.mark, line.cells[_STATE], span.width)
        chip = self._chips.get(key)
        if chip is None:
            chip = self._make_chip(key)
        height = chip.height() / chip.devicePixelRatio()
        painter.drawPixmap(span.left + PADDING - 2, strip.top() + round((strip.height() - height) / 2), chip)

    def _make_chip(self, key: tuple[Mark, str, int]) -> QPixmap:
        if len(self._chips) > _CHIPS_KEPT:
            self._chips.clear()
        mark, words, width = key
        too_wide = max(0, chip_size(words, self._bold).width() - (width - PADDING))
        if too_wide:
            room = self._bold_metrics.horizontalAdvance(words) - too_wide
            words = self._bold_metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        chip = self._chips[key] = self._painted_chip(mark, words)
        return chip

    def _painted_chip(self, mark: Mark, words: str) -> QPixmap:
        size = chip_size(words, self._bold)
        dots = self._of.devicePixelRatioF()
        chip = QPixmap(round(size.width() * dots), round(size.height() * dots))
        chip.setDevicePixelRatio(dots)
        chip.fill(Qt.GlobalColor.transparent)
        painter = QPainter(chip)
        paint_chip(painter, QRect(QPoint(0, 0), size), mark, words, self._theme.mark_colours(mark), self._bold)
        painter.end()
        return chip
