"""The icons, drawn by us as SVG, in whatever colour the text beside them has."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
ON_BUTTON = QPalette.ColorRole.ButtonText
ON_MAIN_BUTTON = QPalette.ColorRole.BrightText


def icon(name: str, role: QPalette.ColorRole = ON_BUTTON, colour: str = "") -> QIcon:
    """The icon of this name, in the palette's colour for this role when it is painted, or in one colour always."""
    return QIcon(_SvgIcon(name, role, colour))


def icon_pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """One picture of an icon, for a widget that paints itself."""
    return _drawn(name, colour, side, ratio)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    pixels = max(1, round(side * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _SvgIcon(QIconEngine):
    """Paints one SVG in the colour of the palette in force, so that light and dark need no second set."""

    def __init__(self, name: str, role: QPalette.ColorRole, colour: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draws the icon centred in `rect`."""
        side = min(rect.width(), rect.height())
        ratio = painter.deviceTransform().m11()
        picture = _drawn(self._name, self._shade(mode), side, ratio)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """One picture of the icon for controls that ask for it."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _SvgIcon(self._name, self._role, self._colour)

    def _shade(self, mode: QIcon.Mode) -> str:
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
            return QColor(QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText)).name()
        return self._colour or QColor(QGuiApplication.palette().color(self._role)).name()
