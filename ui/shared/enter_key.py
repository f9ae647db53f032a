"""Enter presses the button that the cursor is on; Qt itself does so in dialogs only, and this window has none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton


def press_by_enter(event: QKeyEvent) -> bool:
    """Whether this key was Enter on a button, which is then pressed. Boxes to tick keep to the space bar."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.isAutoRepeat():
        return False
    button = QApplication.focusWidget()
    if not isinstance(button, QAbstractButton) or isinstance(button, QCheckBox | QRadioButton):
        return False
    event.accept()
    button.click()
    return True
