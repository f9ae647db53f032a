"""How the window looks, as the View menu and Settings change it: light or dark, and how large its text is."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.shared.remembered import Remembered
from ui.shared.theme import STANDARD_POINTS, Appearance, Theme

POINT_STEP = 1.0


class WindowLooks(QObject):
    """Dresses the whole program, and remembers how for this person; `changed` carries the appearance in force."""

    changed = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, remembered: Remembered) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._remembered = remembered

    def look_like(self, appearance: Appearance) -> None:
        """Light, dark, or as the system has it."""
        self._remembered.keep("window/appearance", appearance.value)
        self._dress(appearance, self._theme.point_size)

    def size_text(self, points: float) -> None:
        """Text of this size everywhere, in a window that stays as large as it was."""
        before = self._window.size()
        self._dress(self._theme.appearance, points)
        QTimer.singleShot(0, self._window, lambda: self._window.resize(before))
        self._remembered.keep("window/points", self._theme.point_size)

    def larger(self) -> None:
        """Text one step larger."""
        self.size_text(self._theme.point_size + POINT_STEP)

    def smaller(self) -> None:
        """Text one step smaller."""
        self.size_text(self._theme.point_size - POINT_STEP)

    def standard(self) -> None:
        """Text of the usual size."""
        self.size_text(STANDARD_POINTS)

    def _dress(self, appearance: Appearance, points: float) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._theme.follow(app, appearance, points)
            self.changed.emit(appearance)
