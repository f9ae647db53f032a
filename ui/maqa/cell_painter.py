"""Painting the cells of the alerts: the state as a chip with shape and words, risk and what is late in amber."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cpdesk.rows.marks import Mark
from ui.maqa.columns import FACES, AlertColumn
from ui.maqa.model import AlertsModel
from ui.shared.marks import chip_font, chip_size, paint_chip
from ui.shared.theme import Theme

PADDING = 6
_BOLD = frozenset({AlertColumn.MEETING, AlertColumn.RISK})
Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints a cell of the table on the ground that its row has."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def restyle(self) -> None:
        """Take up the font as it is now."""
        self._bold = chip_font(self._table.font())

    def row_height(self) -> int:
        """How tall a row is, so that its chip has air around it."""
        return chip_size("Overdue", self._bold).height() + 6

    def width_of(self, words: str, place: int) -> int:
        """How wide a column must be to show these words whole, and its heading with the arrow."""
        column = FACES[place].column
        bold = QFontMetrics(self._bold)
        heading = bold.horizontalAdvance(FACES[place].heading) + 2 * PADDING + (12 if FACES[place].sort else 0)
        if column is AlertColumn.STATE:
            return max(heading, chip_size(words, self._bold).width() + 2 * PADDING)
        metrics = bold if column in _BOLD else QFontMetrics(self._table.font())
        return max(heading, metrics.horizontalAdvance(words) + 2 * PADDING)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the words."""
        words = str(index.data() or "")
        return QSize(self.width_of(words, index.column()), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the chip or the words."""
        model = index.model()
        if not isinstance(model, AlertsModel):
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, index, chosen=chosen)
        row, face = model.rows()[index.row()], FACES[index.column()]
        cell = model.cells(index.row())[index.column()]
        if face.column is AlertColumn.STATE:
            self._paint_chip(painter, option.rect, row.mark, cell)
        else:
            colour = self._colour(face.column, row.mark, chosen=chosen)
            self._paint_words(painter, option.rect, cell, colour, bold=face.column in _BOLD)
        if self._table.hasFocus() and index == self._table.currentIndex():
            painter.setPen(QColor(self._theme.colours.main))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -2, -2), 3, 3)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, chosen: bool) -> None:
        c = self._theme.colours
        painter.fillRect(option.rect, QColor(c.selected if chosen else c.stripe if index.row() % 2 else c.page))

    def _colour(self, column: AlertColumn, mark: Mark, *, chosen: bool) -> str:
        c = self._theme.colours
        late = mark in {Mark.OVERDUE, Mark.ESCALATED} and column is AlertColumn.DUE
        if (column is AlertColumn.RISK or late) and not chosen:
            return c.amber
        return c.selected_text if chosen else c.text

    def _paint_words(self, painter: QPainter, rect: QRect, words: str, colour: str, *, bold: bool) -> None:
        font = self._bold if bold else self._table.font()
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width() + 2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)

    def _paint_chip(self, painter: QPainter, rect: QRect, mark: Mark, words: str) -> None:
        size = chip_size(words, self._bold)
        too_wide = size.width() - (rect.width() - PADDING)
        if too_wide > 0:
            metrics = QFontMetrics(self._bold)
            room = metrics.horizontalAdvance(words) - too_wide
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            size = chip_size(words, self._bold)
        corner = QPoint(rect.left() + PADDING, rect.center().y() - size.height() // 2 + 1)
        paint_chip(painter, QRect(corner, size), mark, words, self._theme.mark_colours(mark), self._bold)
