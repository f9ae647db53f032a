"""Where the keyboard goes in a long page: back to where it was, and what it goes to is brought into sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(part: QWidget, beneath: int = 60) -> None:
    """Scroll the page around a part to it, once everything has its place."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part, beneath))


def go_on_in(page: QWidget) -> bool:
    """Take the keyboard back to where it was in this page last; False when it was nowhere."""
    last = page.focusWidget()
    if last is None or last is page or not last.isVisibleTo(page) or not last.isEnabled():
        return False
    last.setFocus()
    bring_into_sight(last)
    return True


def _scroll_to(part: QWidget, beneath: int) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part, 0, beneath)
