"""A room that is not built yet: what will be here, and what to do until then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.empty_state import EmptyState


class RoomToCome(QWidget):
    """An honest empty room: no button that could not work."""

    counted = Signal(str)
    badge = Signal(int)

    def __init__(self, what: str, not_yet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(not_yet, heading=what))

    def read_again(self) -> None:
        """There is nothing to read."""
