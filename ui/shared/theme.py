"""How the window looks: Fusion, our own palette and style, light, dark or as the system asks."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cpdesk.rows.marks import Mark
from ui.shared.colours import DARK, LIGHT, Colours, MarkColours
from ui.shared.stylesheet import stylesheet

STANDARD_POINTS = 10.0
SMALLEST_POINTS = 8.0
LARGEST_POINTS = 20.0


class Appearance(StrEnum):
    """What View > Appearance offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The colours in force and the size of text; `changed` when either is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours: Colours = LIGHT
        self.dark = False
        self.point_size = STANDARD_POINTS
        self.appearance = Appearance.SYSTEM

    def mark_colours(self, mark: Mark) -> MarkColours:
        """The text, fill and edge of this state's chip."""
        return self.colours.marks[mark]

    def apply(self, app: QApplication, dark: bool, point_size: float) -> None:
        """Dresses the whole program; with high contrast asked for, the system's own palette stays."""
        self.dark = dark
        self.point_size = min(max(point_size, SMALLEST_POINTS), LARGEST_POINTS)
        self.colours = DARK if dark else LIGHT
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
        font = app.font()
        font.setPointSizeF(self.point_size)
        app.setFont(font)
        if high_contrast_wanted():
            app.setPalette(app.style().standardPalette())
            app.setStyleSheet("")
        else:
            app.setPalette(palette(self.colours))
            app.setStyleSheet(stylesheet(self.colours, self.point_size))
        self.changed.emit()

    def follow(self, app: QApplication, appearance: Appearance, point_size: float) -> None:
        """Dresses the program as chosen; `SYSTEM` keeps following what the system says."""
        self.appearance = appearance
        self.apply(app, self._wants_dark(), point_size)
        app.styleHints().colorSchemeChanged.connect(self._system_changed, Qt.ConnectionType.UniqueConnection)

    def _wants_dark(self) -> bool:
        if self.appearance is Appearance.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.appearance is Appearance.DARK

    def _system_changed(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.appearance is Appearance.SYSTEM:
            self.apply(app, self._wants_dark(), self.point_size)


def high_contrast_wanted() -> bool:
    """Whether the person asked the system for high contrast; older Qt cannot say, then not."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is None:
        return False
    return accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def palette(c: Colours) -> QPalette:
    """The palette for controls that draw themselves; `BrightText` is the text on a main button."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.page),
        (role.AlternateBase, c.stripe),
        (role.Text, c.text),
        (role.PlaceholderText, c.quiet),
        (role.Button, c.page),
        (role.ButtonText, c.text),
        (role.BrightText, c.main_text),
        (role.Highlight, c.selected),
        (role.HighlightedText, c.selected_text),
        (role.ToolTipBase, c.page),
        (role.ToolTipText, c.text),
        (role.Link, c.main),
        (role.LinkVisited, c.main),
        (role.Mid, c.line),
        (role.Dark, c.edge),
        (role.Accent, c.main),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.quiet))
    return made
