"""The tabs under the head strip: icon, name and, where there is something to do, a count."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from ui.shared.icons import icon_pixmap
from ui.shared.theme import Theme

GAP = 9
SIDE_ROOM = 16
UNDERLINE = 3


class TabStrip(QTabBar):
    """One tab a room; arrow keys move along it, Ctrl+1 to Ctrl+6 go straight there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn: list[str] = []
        self._counts: list[int] = []
        self._names: list[str] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("Rooms")
        theme.changed.connect(self._dress)

    def add_room(self, name: str, drawn: str) -> None:
        """Adds a tab with its icon; its key is told by its tooltip."""
        self._drawn.append(drawn)
        self._names.append(name)
        self._counts.append(0)
        place = self.addTab(name)
        self.setTabToolTip(place, f"{name} (Ctrl+{place + 1})")

    def set_count(self, place: int, count: int) -> None:
        """Shows how many things wait in a room; nothing where none do."""
        self._counts[place] = count
        self.setTabText(place, f"{self._names[place]}  {count}" if count else self._names[place])

    def tabSizeHint(self, place: int) -> QSize:
        """Room for icon and words, measured in the half-bold face so that choosing a tab moves nothing."""
        metrics = QFontMetrics(self._strong())
        wide = SIDE_ROOM * 2 + self._icon_side() + GAP + metrics.horizontalAdvance(self.tabText(place))
        return QSize(wide, metrics.height() + 18 + UNDERLINE)

    def minimumTabSizeHint(self, place: int) -> QSize:
        """A tab is never cut."""
        return self.tabSizeHint(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws every tab; the chosen one half-bold and underlined."""
        painter = QPainter(self)
        for place in range(self.count()):
            self._paint_tab(painter, place, self.tabRect(place))
        painter.end()

    def _paint_tab(self, painter: QPainter, place: int, rect: QRect) -> None:
        c = self._theme.colours
        chosen = place == self.currentIndex()
        colour = c.text if chosen else c.quiet
        side = self._icon_side()
        top = rect.top() + (rect.height() - UNDERLINE - side) // 2
        painter.drawPixmap(
            rect.left() + SIDE_ROOM, top, icon_pixmap(self._drawn[place], colour, side, self.devicePixelRatioF())
        )
        painter.setFont(self._strong() if chosen else self.font())
        painter.setPen(QColor(colour))
        words = rect.adjusted(SIDE_ROOM + side + GAP, 0, 0, -UNDERLINE)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.tabText(place))
        if chosen:
            painter.fillRect(rect.left(), rect.bottom() - UNDERLINE + 1, rect.width(), UNDERLINE, QColor(c.main))
            if self.hasFocus():
                painter.setPen(QPen(QColor(c.main), 1, Qt.PenStyle.DotLine))
                painter.drawRect(rect.adjusted(4, 4, -5, -UNDERLINE - 4))

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _icon_side(self) -> int:
        return QFontMetrics(self.font()).height()

    def _dress(self) -> None:
        for place in range(self.count()):  # makes the bar measure its tabs again
            self.setTabText(place, self.tabText(place))
        self.update()
