"""A box of choices in which a choice can be typed by its whole name, and which the wheel leaves alone."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget


class StillBox(QComboBox):
    """Turning the wheel over it scrolls the page beneath and never changes what is chosen by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TypedChoiceBox(StillBox):
    """A space goes on with the name being typed ("Cluster 5"); otherwise it opens the list, as always.

    Qt opens the list at every space, and Enter would then take whichever name the first word led to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since_letter = QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters look for a name; Ctrl+A is not for the table behind the box."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return
        if event.key() == Qt.Key.Key_Space and self._is_typing():
            self._search(event.text())
            return
        if event.text().isprintable() and event.text().strip():
            self._since_letter.start()
        super().keyPressEvent(event)

    def _is_typing(self) -> bool:
        pause = QApplication.keyboardInputInterval()
        return self._since_letter.isValid() and self._since_letter.elapsed() < pause

    def _search(self, letter: str) -> None:
        view = self.view()
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn(), self.rootModelIndex()))
        view.keyboardSearch(letter)
        self.setCurrentIndex(view.currentIndex().row())
        self._since_letter.start()
