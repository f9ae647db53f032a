"""A row of controls that goes on in a second line when the window is narrow, its last ones at the right."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_STRETCHES = frozenset({QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored})


class FlowRow(QLayout):
    """Puts widgets side by side, line by line. Those that stretch share what is left of their line."""

    def __init__(self, parent: QWidget, right_from: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right_from = right_from
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a part at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at this place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the part at this place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrow row is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall the row is at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every part in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """As wide as the widest part."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def expandingDirections(self) -> Qt.Orientation:
        """It takes the whole width."""
        return Qt.Orientation.Horizontal

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            tall = max(item.sizeHint().height() for item in line)
            if move:
                self._put(line, QRect(rect.left(), top, rect.width(), tall))
            top += tall + self.spacing()
        return max(top - self.spacing() - rect.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = width + 1
        for item in self._items:
            if item.isEmpty():
                continue
            needs = _needs(item)
            if used + self.spacing() + needs > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(item)
            used += self.spacing() + needs
        return lines

    def _put(self, line: list[QLayoutItem], strip: QRect) -> None:
        spare = strip.width() - sum(map(_needs, line)) - self.spacing() * (len(line) - 1)
        left = strip.left()
        for item in line:
            wide = _needs(item)
            if _stretches(item):
                more = min(spare, item.maximumSize().width() - wide)
                wide, spare = wide + more, spare - more
            if item.widget() is self._right_from:
                left, spare = left + spare, 0
            tall = item.sizeHint().height()
            item.setGeometry(QRect(QPoint(left, strip.top() + (strip.height() - tall) // 2), QSize(wide, tall)))
            left += wide + self.spacing()


def _stretches(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() in _STRETCHES


def _needs(item: QLayoutItem) -> int:
    return item.minimumSize().width() if _stretches(item) else item.sizeHint().width()
