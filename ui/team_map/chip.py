"""A team as a chip on the map: its mark, its name, and a few words where it needs somebody."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from cpdesk.rows.team_map import MappedTeam
from ui.shared.marks import chip_font, chip_size, paint_chip
from ui.shared.plain_text import plain_tip
from ui.shared.theme import Theme
from ui.team_map.stop import Stop
from ui.team_map.team_words import spoken, standing

LETTERS = 12
WIDEST = 4000
SLACK = 4  # letters are a fraction of a dot wider than their chip was measured for


class TeamChip(Stop):
    """One team: Enter or a click opens it, F2 links it, dragging it proposes another chair.

    `dragged` carries where the pointer is on the screen, `dropped` where it was let go.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, team: MappedTeam, theme: Theme, parent: QWidget | None = None, *, may_keep: bool = True) -> None:
        super().__init__(parent)
        self.team = team
        self._theme = theme
        self._may_keep = may_keep
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self._room = WIDEST
        self.standing = standing(team)
        self.setText(f"{team.name} · {self.standing.words}" if self.standing.words else team.name)
        self.setAccessibleName(spoken(team))
        how = "Enter opens it, F2 links another chair, or drag it." if may_keep else "Enter opens it."
        self.setToolTip(plain_tip(f"{spoken(team)}\n{how}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def give_up(self) -> None:
        """The drag is over without anything being proposed."""
        self._pressed_at, self._dragging = None, False
        self.setDown(False)

    def fit(self, room: int) -> None:
        """Stay within this width."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its words, and never wider than its card."""
        whole = chip_size(self.text(), chip_font(self.font()))
        return QSize(min(whole.width(), self._room), whole.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough: what does not fit ends in an ellipsis, and hover shows all of it."""
        whole = self.sizeHint()
        letters = QFontMetrics(chip_font(self.font())).averageCharWidth() * LETTERS
        return QSize(min(whole.width(), letters), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, its words cut where the card ends."""
        painter = QPainter(self)
        font = chip_font(self.font())
        room = self.width() - chip_size("", font).width() + SLACK
        words = self._cut_to(room, QFontMetrics(font))
        colours = self._theme.mark_colours(self.standing.mark)
        if self._dragging:
            painter.setOpacity(0.45)
        paint_chip(painter, self.rect(), self.standing.mark, words, colours, font, strong=self.hasFocus())
        painter.end()

    def _cut_to(self, room: int, metrics: QFontMetrics) -> str:
        """Both ends of a long name stay: teams of one service differ in their last word."""
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        beside = f" · {self.standing.words}" if self.standing.words else ""
        left = max(room // 2, room - metrics.horizontalAdvance(self.team.name))
        beside = metrics.elidedText(beside, Qt.TextElideMode.ElideRight, left)
        of_name = room - metrics.horizontalAdvance(beside)
        return metrics.elidedText(self.team.name, Qt.TextElideMode.ElideMiddle, of_name) + beside

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag might begin."""
        if event.button() == Qt.MouseButton.LeftButton and self._may_keep:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the team along, once the pointer has left the spot."""
        if self._pressed_at is None:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance() or self._dragging:
            self._dragging = True
            self.setDown(False)
            self.update()
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the team go where the pointer is; without a drag it was a click."""
        dragging = self._dragging
        self._pressed_at, self._dragging = None, False
        if dragging:
            self.update()
            self.dropped.emit(event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)
