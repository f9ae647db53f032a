"""The room that will hold this, and says so until it does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.desk_link import DeskLink
from ui.shared.empty_state import EmptyState
from ui.shared.remembered import Remembered
from ui.shared.theme import Theme

WHAT = "What needs doing, latest first: LPM dates overdue, conferences to book, replies due."
NOT_YET = (
    "Today's work is not part of this version yet. What is overdue in the LPM register stands at the top of that tab."
)


class TodayTab(QWidget):
    """An honest empty room: what will be here, and that it is not built yet."""

    counted = Signal(str)
    badge = Signal(int)

    def __init__(self, link: DeskLink, theme: Theme, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(NOT_YET, heading=WHAT))

    def read_again(self) -> None:
        """There is nothing to read."""
