"""Ctrl+Y in a box that somebody types in: it brings back the typing that Ctrl+Z took, on every system."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class OwnRedo(QObject):
    """Ctrl+Z belongs to the box everywhere; Ctrl+Y would go to the window on Linux and do again another step.

    `keys` is the widget that has the keyboard for the box, where that is another one.
    """

    def __init__(self, box: QLineEdit | QPlainTextEdit, keys: QWidget | None = None) -> None:
        super().__init__(box)
        self._box = box
        (keys or box).installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Ctrl+Y for the box before the window's menus see it."""
        if not isinstance(event, QKeyEvent) or self._box.isReadOnly():
            return False
        if event.key() != Qt.Key.Key_Y or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._box.redo()
        return True
