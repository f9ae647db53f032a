"""Painting a row beneath Find: its line with the reason why it was found, and a quieter line beneath."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.find.model import ROW
from ui.find.rows import FindRow
from ui.shared.marks import chip_font
from ui.shared.theme import Theme

ACROSS, AIR = 12, 5
_IN_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
Place = QModelIndex | QPersistentModelIndex


class FindPainter(QStyledItemDelegate):
    """Paints the rows; a sentence goes on in as many lines as it needs, everything else ends in an ellipsis."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        """As high as the lines of the row."""
        row = _row(index)
        width = self._view.viewport().width()
        if row.opens is None and not row.heading:
            room = QRect(0, 0, max(1, width - 2 * ACROSS), 10_000)
            words = QFontMetrics(option.font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.line)
            return QSize(width, words.height() + 2 * AIR + 4)
        lines = 2 if row.beneath and not row.heading else 1
        return QSize(width, lines * _line_height(option.font) + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """The ground, and the words upon it."""
        row = _row(index)
        painter.save()
        painter.setClipRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(self._theme.colours.selected))
        inner = option.rect.adjusted(ACROSS, AIR, -ACROSS, -AIR)
        if row.heading:
            self._heading(painter, inner, row, option.font)
        elif row.opens is None:
            painter.setFont(option.font)
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(inner, int(Qt.TextFlag.TextWordWrap), row.line)
        else:
            self._thing(painter, inner, row, option.font, chosen=chosen)
        painter.restore()

    def _heading(self, painter: QPainter, inner: QRect, row: FindRow, font: QFont) -> None:
        colours = self._theme.colours
        taken = _write(painter, inner, row.line, chip_font(font), colours.quiet)
        if row.beneath:
            _write(painter, inner.adjusted(taken + ACROSS, 0, 0, 0), row.beneath, font, colours.quiet)

    def _thing(self, painter: QPainter, inner: QRect, row: FindRow, font: QFont, *, chosen: bool) -> None:
        colours = self._theme.colours
        text = colours.selected_text if chosen else colours.text
        quiet = colours.selected_text if chosen else colours.quiet
        height = _line_height(font)
        first = QRect(inner.left(), inner.top(), inner.width(), height)
        why = min(QFontMetrics(font).horizontalAdvance(row.because) + ACROSS, inner.width() // 2) if row.because else 0
        taken = _write(painter, first.adjusted(0, 0, -why, 0), row.line, chip_font(font), text)
        if row.because:  # it keeps its place beside the longest name
            _write(painter, first.adjusted(taken + ACROSS, 0, 0, 0), row.because, font, quiet)
        if row.beneath:
            _write(painter, first.translated(0, height), row.beneath, font, quiet)


def _row(index: Place) -> FindRow:
    row = index.data(ROW)
    assert isinstance(row, FindRow)  # noqa: S101 - the model holds nothing else
    return row


def _line_height(font: QFont) -> int:
    """A line with room for scripts that are taller than ours."""
    return QFontMetrics(font).height() + 3


def _write(painter: QPainter, room: QRect, words: str, font: QFont, colour: str) -> int:
    """Writes one line and gives how much room it took; what does not fit ends in an ellipsis."""
    if room.width() <= 0:
        return 0
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(_IN_LINE), shown)
    return metrics.horizontalAdvance(shown)
