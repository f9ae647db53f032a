"""How a number is painted: at the right, underlined where it opens something, with its bar beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from cpdesk.rows.marks import Mark
from ui.shared.numbers.cells import NumberCell
from ui.shared.numbers.model import Index, NumbersModel
from ui.shared.theme import Theme

PADDING = 8
BAR_WIDE = 90
WIDEST_NUMBER = "under 5"
_STATE = QStyle.StateFlag


class NumberPainter(QStyledItemDelegate):
    """Paints numbers with their bars; headings of rows are painted as in any table, totals in bold.

    Where there is little room `bars` are left out, so that no word is cut.
    """

    def __init__(self, cells: NumbersModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._cells = cells
        self._theme = theme
        self.bars = True

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A total stands out."""
        super().initStyleOption(option, index)
        if self._cells.rows[index.row()].total:
            option.font.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row, then number and bar."""
        cell = self._cells.cell(index)
        if cell is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        painter.save()
        chosen = bool(option.state & _STATE.State_Selected)
        if chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if index.column() in self._cells.with_bars:
            room = self._paint_bar(painter, room, cell.bar, option.font)
        self._paint_number(painter, room, option, cell)
        if chosen and option.state & _STATE.State_HasFocus:
            painter.setPen(QColor(self._theme.colours.main))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the number, and for a bar where there is one."""
        cell = self._cells.cell(index)
        if cell is None:
            return super().sizeHint(option, index)
        self.initStyleOption(option, index)
        metrics = QFontMetrics(option.font)
        wide = metrics.horizontalAdvance(cell.words) + 2 * PADDING
        if index.column() in self._cells.with_bars:
            wide = metrics.horizontalAdvance(WIDEST_NUMBER) + 2 * PADDING + (BAR_WIDE + PADDING) * self.bars
        return QSize(wide, metrics.height() + PADDING)

    def _paint_bar(self, painter: QPainter, room: QRect, bar: float | None, font: QFont) -> QRect:
        """Draw the bar, where there is one, at the right of its number; gives the room that is left for the number."""
        number = QFontMetrics(font).horizontalAdvance(WIDEST_NUMBER)
        if not self.bars:
            return room
        most = room.width() - number - PADDING
        ground = QRect(room.left() + number + PADDING, room.top() + room.height() // 2 - 5, max(most, 0), 10)
        if bar is not None:
            colours = self._theme.mark_colours(Mark.NEUTRAL)
            painter.fillRect(ground, QColor(colours.fill))
            painter.fillRect(ground.adjusted(0, 0, round(ground.width() * (bar - 1)), 0), QColor(colours.edge))
        return QRect(room.left(), room.top(), number, room.height())

    def _paint_number(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, cell: NumberCell) -> None:
        chosen = bool(option.state & _STATE.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        font = QFont(option.font)
        font.setUnderline(cell.opens is not None)
        painter.setFont(font)
        painter.setPen(option.palette.color(role))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), cell.words)
