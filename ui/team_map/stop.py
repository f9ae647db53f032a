"""A place on the map where the keyboard can stand: arrows go from one to the next, Tab goes past all of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Stop(QAbstractButton):
    """A name or a chip. Enter or a click opens it; every other key is for the field of cards."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take_turn(mine=False)

    def take_turn(self, *, mine: bool) -> None:
        """Whether Tab comes here: one place of the whole map at a time."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard stands now."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open; Qt would spend the arrows on its own order."""
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
            return
        event.ignore()
