"""A few plain bars with their numbers; each narrows the alerts to what it counts."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shared.plain_text import from_the_left
from ui.shared.theme import Theme

Bar = tuple[str, str, int]
MOST = 4
_GAP = 8
_NAME_SHARE = 0.42


class BarList(QWidget):
    """Bars beneath each other, the longest first; Up and Down go along them, Enter, space or a click `chosen` one.

    Of more bars than have room the rest is summed up in the last line, without a key; choosing it is `rest_chosen`.
    """

    chosen = Signal(str)
    rest_chosen = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._here = 0
        self._in_force = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._dress)
        self._name()

    def show_bars(self, bars: tuple[Bar, ...], in_force: str = "") -> None:
        """Show these bars: key, words and number of each; the one in force is marked."""
        self._bars = bars if len(bars) <= MOST else (*bars[: MOST - 1], _rest(bars[MOST - 1 :]))
        self._in_force = in_force
        self._here = min(self._here, max(len(self._bars) - 1, 0))
        self._name()
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        """The bars as they are drawn."""
        return self._bars

    def sizeHint(self) -> QSize:
        """A title and so many lines."""
        return QSize(320, self._line() * (MOST + 1) + 2)

    def minimumSizeHint(self) -> QSize:
        """Names and bars may be cut; their numbers never are."""
        return QSize(200, self.sizeHint().height())

    def _line(self) -> int:
        return self.fontMetrics().height() + 3

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        said = ", ".join(f"{words} {number}" for _key, words, number in self._bars)
        self.setAccessibleName(f"{self._title}: {said or 'none'}")
        here = self._bars[self._here] if self._bars else None
        where = "." if here is None or here[0] else " one by one on the quarter's page."
        self.setAccessibleDescription(f"{here[1]}, {here[2]}. Enter shows them{where}" if here else "")

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._bars):
            self._here = place
            self._name()
            self.update()
            if self._bars[place][0]:
                self.chosen.emit(self._bars[place][0])
            else:
                self.rest_chosen.emit()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, then each bar with name and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(self._theme.colours.text))
        first = QRect(0, 0, self.width(), self._line())
        painter.drawText(first, int(Qt.AlignmentFlag.AlignVCenter), self._title)
        painter.setFont(self.font())
        if not self._bars:
            painter.setPen(QColor(self._theme.colours.quiet))
            painter.drawText(first.translated(0, self._line()), int(Qt.AlignmentFlag.AlignVCenter), "None was raised.")
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, QRect(0, self._line() * (place + 1), self.width(), self._line()), place, bar)
        painter.end()

    def _paint_bar(self, painter: QPainter, strip: QRect, place: int, bar: Bar) -> None:
        c, (key, words, number) = self._theme.colours, bar
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        most = max(each[2] for each in self._bars if each[0]) if any(each[0] for each in self._bars) else number
        metrics = QFontMetrics(self.font())
        digits = metrics.horizontalAdvance("0000")
        name = QRect(4, strip.top(), int(strip.width() * _NAME_SHARE), strip.height())
        painter.setPen(QColor(c.text if key else c.quiet))
        painter.drawText(
            name, middle, from_the_left(metrics.elidedText(words, Qt.TextElideMode.ElideRight, name.width()))
        )
        room = strip.width() - name.right() - 2 * _GAP - digits
        wide = max(3, round(room * number / most)) if key and number else 0
        drawn = QRect(name.right() + _GAP, strip.top() + 3, wide, strip.height() - 6)
        if wide:
            colours = c.main if key == self._in_force else c.edge
            painter.fillRect(drawn, QColor(colours))
        numbers_at = QRect(drawn.left() + wide + (_GAP if wide else 0), strip.top(), digits, strip.height())
        painter.drawText(numbers_at, middle, str(number))
        if self.hasFocus() and place == self._here:
            painter.setPen(QPen(QColor(c.main), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(strip.adjusted(1, 0, -2, -1), 3, 3)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go along the bars; Enter and space narrow to the one the cursor is on."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._bars:
            self._here = min(max(self._here + steps[Qt.Key(event.key())], 0), len(self._bars) - 1)
            self._name()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self._here)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a bar narrows to it."""
        self._choose(int(event.position().y()) // self._line() - 1)


def _rest(bars: tuple[Bar, ...]) -> Bar:
    return "", f"{len(bars)} others", sum(number for _key, _words, number in bars)
