"""Bringing a part of a long page into sight, with what belongs to it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def bring_into_sight(part: QWidget, beneath: int = 60) -> None:
    """Scroll the page around a part to it, once everything has its place."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part, beneath))


def _scroll_to(part: QWidget, beneath: int) -> None:
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(part, 0, beneath)
