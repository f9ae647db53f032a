"""The tiles above Today's list: a number, what it counts, and a line beneath; each leads to what it counts."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from cpdesk.rows.marks import Mark
from cpdesk.rows.today import Tile, TileCount
from ui.shared.marks import paint_mark, shape_side
from ui.shared.theme import Theme

TITLES = {
    Tile.LPM_OVERDUE: ("LPM overdue", Mark.OVERDUE, "Shows them in the LPM register"),
    Tile.LPM_DUE_SOON: ("LPM due in 5 wd", Mark.DUE_SOON, "Shows them in the LPM register. wd: working days"),
    Tile.TO_BOOK: ("ICPC to book", Mark.ESCALATED, "Shows what waits for a date in the diary"),
    Tile.RECORDS_DUE: ("Records to send", Mark.HELD, "Shows the records due by the end of this week"),
    Tile.MAQA_DUE: ("MAQA due this week", Mark.OVERDUE, "Shows them among the MAQA alerts"),
    Tile.THIS_WEEK: ("Conferences this week", Mark.NEUTRAL, "Shows this week in the diary"),
}
_BAR = 5
_SIDE = 14
_GAP = 8
_ABOVE = 9
_LARGER = 1.9


class TileButton(QAbstractButton):
    """One tile: bar and shape in its colour, number, title, and what stands beneath."""

    def __init__(self, tile: Tile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self._theme = theme
        title, self._mark, tip = TITLES[tile]
        self._number, self._line = "–", ""
        self.setText(title)
        self.setToolTip(tip)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def show_count(self, count: TileCount) -> None:
        """Shows how many there are."""
        self._number = f"{count.count}+" if count.more else str(count.count)
        self._line = count.line
        self.setAccessibleName(f"{self.text()}: {self._number}, {self._line}")
        self._dress()

    def sizeHint(self) -> QSize:
        """Room for all of its words."""
        first = (
            self._large().horizontalAdvance(self._number)
            + shape_side(self._strong())
            + QFontMetrics(self._strong()).horizontalAdvance(self.text())
            + 2 * _GAP
        )
        wide = max(first, self.fontMetrics().horizontalAdvance(self._line))
        tall = self._large().height() + self.fontMetrics().height() + 2 * _ABOVE
        return QSize(_BAR + wide + 2 * _SIDE, tall)

    def minimumSizeHint(self) -> QSize:
        """A tile is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the tile; a second edge shows the cursor."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, colours = self._theme.colours, self._theme.mark_colours(self._mark)
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(c.main if strong else c.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(c.page))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.fillRect(QRect(1, 4, _BAR, self.height() - 8), QColor(colours.edge))
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        c, colours = self._theme.colours, self._theme.mark_colours(self._mark)
        large, left = self._large(), _BAR + _SIDE
        top = QRect(left, _ABOVE, self.width() - left, large.height())
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(colours.text))
        painter.setFont(self._large_font())
        painter.drawText(top, middle, self._number)
        side = shape_side(self._strong())
        left += large.horizontalAdvance(self._number) + _GAP
        paint_mark(painter, QRect(left, top.center().y() - side // 2 + 1, side, side), self._mark, colours)
        painter.setFont(self._strong())
        painter.setPen(QColor(c.text))
        painter.drawText(top.adjusted(left + side + _GAP - top.left(), 0, 0, 0), middle, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(c.quiet))
        beneath = QRect(_BAR + _SIDE, top.bottom(), self.width() - _SIDE, self.fontMetrics().height() + 2)
        painter.drawText(beneath, middle, self._line)

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _large_font(self) -> QFont:
        font = self._strong()
        font.setPointSizeF(max(font.pointSizeF(), 1.0) * _LARGER)
        return font

    def _large(self) -> QFontMetrics:
        return QFontMetrics(self._large_font())

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class TileRow(QWidget):
    """The six tiles side by side, or in two or three lines where the window is narrow or the text large."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = tuple(TileButton(tile, theme, self) for tile in Tile)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        self._columns = 0
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, which=tile.tile: self.chosen.emit(which))
        self._arrange(len(self.tiles))
        theme.changed.connect(self._fit)

    def show_counts(self, counts: tuple[TileCount, ...]) -> None:
        """Shows these numbers."""
        for tile in self.tiles:
            for count in counts:
                if count.tile is tile.tile:
                    tile.show_count(count)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As wide as one tile: the others go beneath each other."""
        return QSize(max(tile.sizeHint().width() for tile in self.tiles), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts as many side by side as have room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = max(tile.sizeHint().width() for tile in self.tiles) + self._grid.spacing()
        room = (self.width() + self._grid.spacing()) // needed
        self._arrange(next((number for number in (6, 3, 2) if number <= room), 1))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
